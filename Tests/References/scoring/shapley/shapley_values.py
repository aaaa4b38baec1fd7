"""Shapley values by other roads than the sum over coalitions with factorial weights.

Python 3.11; pip install shap==0.51.0 numpy==2.4.6
Run: python3 shapley_values.py > shapley_values.json  (versions are in the output)

1. "orders": the mean over every one of the n! orders, in fractions.
2. "shap": the exact explainer of the package shap, with the baseline as its only background point.
"""
import importlib.metadata
import itertools
import json
from fractions import Fraction

import numpy as np
import shap

ALTERNATIVE = [7.0, 3.5, 0.25, 12.0, 5.0, 0.5]
BASELINE = [4.0, 5.0, 0.5, 9.0, 2.0, 0.75]
FAMILIES = [[0, 1], [2], [3, 4, 5]]


def polynomial(x):
    """Products, a minimum and a square: nothing about it adds up."""
    return x[0] * x[1] - 3 * x[2] * x[3] + min(x[4], x[5] * 8) + x[0] * x[3] * x[5] + x[4] ** 2


def closeness(x):
    """TOPSIS between the ideal (10, 6, 0, 14, 6, 0) and the anti-ideal (0, 0, 1, 4, 0, 1), equal weights."""
    ideal, anti = np.array([10, 6, 0, 14, 6, 0.0]), np.array([0, 0, 1, 4, 0, 1.0])
    scale = np.abs(ideal - anti)
    best = np.sqrt((((x - ideal) / scale) ** 2).sum())
    worst = np.sqrt((((x - anti) / scale) ** 2).sum())
    return worst / (best + worst)


def by_orders(score, groups):
    a, b = [[Fraction(v) for v in point] for point in (ALTERNATIVE, BASELINE)]
    totals, orders = [Fraction(0)] * len(groups), 0
    for order in itertools.permutations(range(len(groups))):
        orders += 1
        point = list(b)
        before = score(point)
        for player in order:
            for j in groups[player]:
                point[j] = a[j]
            after = score(point)
            totals[player] += after - before
            before = after
    return [total / orders for total in totals]


def by_shap(score):
    background = np.array([BASELINE])
    explainer = shap.explainers.Exact(
        lambda rows: np.array([score(row) for row in rows]), shap.maskers.Independent(background))
    return [float(v) for v in explainer(np.array([ALTERNATIVE])).values[0]]


def shown(fractions):
    return {"fractions": [str(f) for f in fractions], "decimals": [float(f) for f in fractions]}


print(json.dumps({
    "versions": {name: importlib.metadata.version(name) for name in ("shap", "numpy")},
    "polynomial by orders": shown(by_orders(polynomial, [[j] for j in range(6)])),
    "polynomial by orders, families": shown(by_orders(polynomial, FAMILIES)),
    "polynomial by shap": by_shap(polynomial),
    "closeness by shap": by_shap(closeness),
}, indent=1))
