"""The parts of scores that do not add up, on Tests/Fixtures/small-dataset by the profile cars.yaml.

Python 3.11; pip install pymcdm==1.4.0 numpy==2.4.6
Run: python3 parts.py > parts.json  (versions are in the output)

A part is the mean, over every one of the 7! orders of the criteria, of what the score changes by when the
criterion comes in: before, the region has the median of all regions on it, afterwards its own figure. Half that
mean, for the difference of two regions' scores, the two having exchanged their figures before. The scores are
those of pymcdm for topsis and promethee-ii, and of the formulas of Opricovic & Tzeng (2004) for vikor; figures are
those of ../scores.py, gaps filled by the mean of the country.
"""
import contextlib
import importlib.metadata
import io
import itertools
import json
import math
import sys
from pathlib import Path

import numpy as np
from pymcdm.methods import PROMETHEE_II, TOPSIS
from pymcdm.normalizations import vector_normalization

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
with contextlib.redirect_stdout(io.StringIO()):
    import scores as small

names = [name for name, _, _ in small.CRITERIA]
weights = np.array([float(weight) for _, weight, _ in small.CRITERIA])
types = np.array([sign for _, _, sign in small.CRITERIA])


def filled(region, name):
    if small.value[region, name] is not None:
        return float(small.value[region, name])
    same = [small.value[s, name] for s in small.ids
            if small.country[s] == small.country[region] and small.value[s, name] is not None]
    return float(sum(same) / len(same))


figures = np.array([[filled(region, name) for name in names] for region in small.ids])


def topsis(matrix):
    return TOPSIS(normalization_function=vector_normalization)(matrix, weights, types)


def promethee(matrix):
    # A usual criterion; pymcdm's net flow is a mean over the other alternatives already.
    return PROMETHEE_II("usual")(matrix, weights, types)


def vikor(matrix, v=0.5):
    best = np.where(types > 0, matrix.max(axis=0), matrix.min(axis=0))
    worst = np.where(types > 0, matrix.min(axis=0), matrix.max(axis=0))
    regret = weights * (best - matrix) / (best - worst)
    s, r = regret.sum(axis=1), regret.max(axis=1)
    return -(v * (s - s.min()) / (s.max() - s.min()) + (1 - v) * (r - r.min()) / (r.max() - r.min()))


def mean_over_orders(worth):
    known = {}

    def value(members):
        if members not in known:
            known[members] = float(worth(members))
        return known[members]

    count = len(names)
    gains = [[] for _ in names]
    for order in itertools.permutations(range(count)):
        members = frozenset()
        for j in order:
            gains[j].append(value(members | {j}) - value(members))
            members |= {j}
    return [math.fsum(gain) / math.factorial(count) for gain in gains], value(frozenset())


def against_typical(score, i):
    typical = np.median(figures, axis=0)

    def worth(members):
        matrix = figures.copy()
        for j in range(len(names)):
            if j not in members:
                matrix[i, j] = typical[j]
        return score(matrix)[i]

    return mean_over_orders(worth)


def against_each_other(score, a, b):
    def worth(members):
        matrix = figures.copy()
        for j in range(len(names)):
            if j not in members:
                matrix[[a, b], j] = matrix[[b, a], j]
        found = score(matrix)
        return found[a] - found[b]

    parts, _ = mean_over_orders(worth)
    return [part / 2 for part in parts]


answer = {"versions": {name: importlib.metadata.version(name) for name in ("pymcdm", "numpy")}}
for title, score in (("topsis", topsis), ("promethee-ii", promethee), ("vikor", vikor)):
    own = score(figures)
    answer[title] = {"scores": dict(zip(small.ids, map(float, own)))}
    for region in ("AA1", "BB1"):
        parts, base = against_typical(score, small.ids.index(region))
        answer[title][region] = {"base": base, "parts": dict(zip(names, parts))}
    a, b = small.ids.index("AA1"), small.ids.index("BB1")
    answer[title]["AA1 against BB1"] = dict(zip(names, against_each_other(score, a, b)))
print(json.dumps(answer, indent=1))
