"""CODAS, CoCoSo, MAIRCA, SPOTIS, TODIM and RIM by other programs: pymcdm, and pyDecision for TODIM.

Run: python3 distances.py > distances.json
Needs numpy 2.4.6, pymcdm 1.4.0, scikit-criteria 0.10 and pyDecision 5.1.8; the versions are in the output.
Each figure of pymcdm is compared with scikit-criteria on the way, and the script stops where the two differ.
"""
import importlib.metadata
import json
import warnings

import matplotlib

matplotlib.use("Agg")
import numpy as np
import skcriteria as skc
from pyDecision.algorithm import todim_method
from pymcdm import methods as M
from skcriteria.agg import cocoso, codas, mairca, rim, spotis

warnings.simplefilter("ignore")
REGIONS = [[62.5, 0.031, 1840.0, 7.2], [48.0, 0.044, 2975.5, 5.5], [71.25, 0.025, 905.0, 8.75],
           [55.5, 0.052, 4120.0, 4.25], [39.0, 0.019, 1510.25, 6.5], [66.0, 0.038, 3305.0, 9.5],
           [58.75, 0.061, 2240.0, 3.75]]
WEIGHTS, TYPES = [0.35, 0.15, 0.3, 0.2], [1, -1, 1, -1]  # 1 benefit, -1 cost

# Sixty alternatives, five criteria, the second and the fourth a cost.
GRID = [[1 + (17 * i * i + 31 * i * j + 7 * j) % 97 for j in range(5)] for i in range(60)]
GRID_WEIGHTS, GRID_TYPES = [0.1, 0.15, 0.2, 0.25, 0.3], [1, -1, 1, -1, 1]

# The examples that the documentation of pymcdm works, from the methods' papers.
CODAS_PAPER = ([[45, 3600, 45, 0.9], [25, 3800, 60, 0.8], [23, 3100, 35, 0.9], [14, 3400, 50, 0.7],
                [15, 3300, 40, 0.8], [28, 3000, 30, 0.6]], [0.2857, 0.3036, 0.2321, 0.1786], [1, -1, 1, 1])
COCOSO_PAPER = ([[60, 0.4, 2540, 500, 990], [6.35, 0.15, 1016, 3000, 1041], [6.8, 0.1, 1727.2, 1500, 1676],
                 [10, 0.2, 1000, 2000, 965], [2.5, 0.1, 560, 500, 915], [4.5, 0.08, 1016, 350, 508],
                 [3, 0.1, 1778, 1000, 920]], [0.036, 0.192, 0.326, 0.326, 0.12], [1, -1, 1, 1, 1])
MAIRCA_PAPER = ([[70, 245, 16.4, 19], [52, 246, 7.3, 22], [53, 295, 10.3, 25], [63, 256, 12, 8],
                 [64, 233, 5.3, 17]], [0.04744, 0.02464, 0.51357, 0.41435], [1, 1, 1, 1])
SPOTIS_PAPER = ([[10.5, -3.1, 1.7], [-4.7, 0, 3.4], [8.1, 0.3, 1.3], [3.2, 7.3, -5.3]], [0.2, 0.3, 0.5],
                [1, -1, 1], [[-5, 12], [-6, 10], [-8, 5]])
RIM_PAPER = ([[30, 0, 2, 3, 3, 2], [40, 9, 1, 3, 2, 2], [25, 0, 3, 1, 3, 2], [27, 0, 5, 3, 3, 1],
              [45, 15, 2, 2, 3, 4]], [0.2262, 0.2143, 0.1786, 0.1429, 0.1190, 0.1190], [1, 1, -1, 1, 1, 1],
             [[23, 60], [0, 15], [0, 10], [1, 3], [1, 3], [1, 5]],
             [[30, 35], [10, 15], [0, 0], [3, 3], [3, 3], [4, 5]])


def figures(values):
    return [float(v) for v in values]


def same(values, other):
    np.testing.assert_allclose(values, other, rtol=1e-12, atol=1e-13)
    return figures(values)


def problem(X, w, t):
    """The same as scikit-criteria takes it."""
    return skc.mkdm(np.array(X, float), [int(k) for k in t], weights=list(w))


def benefits(X, w, t, normalised):
    X, t = np.array(X, float), np.array(t)
    return problem(normalised(X, t), w, [1] * len(w))


def linear(X, t):
    return np.where(t == 1, X / X.max(axis=0), X.min(axis=0) / X)


def minmax(X, t):
    low, high = X.min(axis=0), X.max(axis=0)
    return np.where(t == 1, X - low, high - X) / (high - low)


def arrays(X, w, t):
    return np.array(X, float), np.array(w, float), np.array(t)


def run_codas(X, w, t, tau=0.02):
    if tau == 0.02:
        ours = M.CODAS()(*arrays(X, w, t), validation=False)
        return same(ours, codas.CODAS().evaluate(benefits(X, w, t, linear)).e_.score)
    return figures(codas.CODAS(tau=tau).evaluate(benefits(X, w, t, linear)).e_.score)


def run_cocoso(X, w, t, share=0.5):
    other = cocoso.CoCoSo(share).evaluate(benefits(X, w, t, minmax)).e_.score
    return same(M.COCOSO(l=share)(*arrays(X, w, t), validation=False), other)


def run_mairca(X, w, t):
    ours = M.MAIRCA()(*arrays(X, w, t), validation=False)
    return same(ours, mairca.MAIRCA().evaluate(problem(X, w, t)).e_["values"])


def run_spotis(X, w, t, bounds=None):
    X, w, t = arrays(X, w, t)
    bounds = M.SPOTIS.make_bounds(X) if bounds is None else np.array(bounds, float)
    other = spotis.SPOTIS().evaluate(problem(X, w, t), bounds=bounds).e_.score
    return same(M.SPOTIS(bounds)(X, w, t, validation=False), other)


def run_rim(X, w, t, bounds=None, ideal=None):
    X, w, t = arrays(X, w, t)
    bounds = M.SPOTIS.make_bounds(X) if bounds is None else np.array(bounds, float)
    ours = M.RIM(bounds, ideal)(X, w, t, validation=False)
    # Without an ideal scikit-criteria takes the best observed value and pymcdm the better bound: it is told
    # the latter.
    best = [[b[1], b[1]] if k == 1 else [b[0], b[0]] for b, k in zip(bounds, t)] if ideal is None else ideal
    other = rim.RIM().evaluate(problem(X, w, t), ranges=[tuple(b) for b in bounds.tolist()],
                               ref_ideals=[tuple(map(float, i)) for i in best])
    return same(ours, other.e_.score)


def run_todim(X, w, t, theta=1.0):
    kinds = ["max" if k == 1 else "min" for k in t]
    return figures(todim_method(np.array(X, float), kinds, np.array(w), theta, graph=False, verbose=False))


def both(run, X):
    """Three alternatives, and the same with a fourth one: their order changes."""
    return {"matrix": X, "three": run(X[:3], [0.5, 0.5], [1, 1]), "four": run(X, [0.5, 0.5], [1, 1])}


REGION_BOUNDS = [[30, 80], [0.01, 0.07], [0, 5000], [2, 10]]
REGION_IDEAL = [[55, 60], [0.02, 0.03], [4000, 5000], [2, 4.5]]
print(json.dumps({
    "versions": {p: importlib.metadata.version(p)
                 for p in ("numpy", "pymcdm", "scikit-criteria", "pydecision")},
    "regions": {
        "codas": run_codas(REGIONS, WEIGHTS, TYPES),
        "codas tau=0.1": run_codas(REGIONS, WEIGHTS, TYPES, 0.1),
        "cocoso": run_cocoso(REGIONS, WEIGHTS, TYPES),
        "cocoso lambda=0.8": run_cocoso(REGIONS, WEIGHTS, TYPES, 0.8),
        "mairca": run_mairca(REGIONS, WEIGHTS, TYPES),
        "spotis": run_spotis(REGIONS, WEIGHTS, TYPES),
        "spotis bounds": run_spotis(REGIONS, WEIGHTS, TYPES, REGION_BOUNDS),
        "todim": run_todim(REGIONS, WEIGHTS, TYPES),
        "todim theta=2.5": run_todim(REGIONS, WEIGHTS, TYPES, 2.5),
        "rim": run_rim(REGIONS, WEIGHTS, TYPES),
        "rim bounds": run_rim(REGIONS, WEIGHTS, TYPES, REGION_BOUNDS),
        "rim bounds ideal": run_rim(REGIONS, WEIGHTS, TYPES, REGION_BOUNDS, REGION_IDEAL),
    },
    "papers": {
        "codas": run_codas(*CODAS_PAPER),
        "cocoso": run_cocoso(*COCOSO_PAPER),
        "mairca": run_mairca(*MAIRCA_PAPER),
        "spotis": run_spotis(*SPOTIS_PAPER),
        "rim": run_rim(*RIM_PAPER),
    },
    "grid": {
        "codas": run_codas(GRID, GRID_WEIGHTS, GRID_TYPES),
        "cocoso": run_cocoso(GRID, GRID_WEIGHTS, GRID_TYPES),
        "todim": run_todim(GRID, GRID_WEIGHTS, GRID_TYPES),
    },
    # The third row is better than the fourth, and scores less: it lies .0211 from the first, whose taxicab
    # distance is longer, and the fourth lies .0198 from it, less than tau.
    "codas dominated": run_codas([[17, 12], [12, 6], [8, 20], [7, 20]], [0.5, 0.5], [1, 1]),
    "reversals": {
        "codas": both(run_codas, [[1, 5], [1, 6], [7, 1], [9, 7]]),
        "cocoso": both(run_cocoso, [[6, 5], [7, 6], [9, 1], [4, 3]]),
        "mairca": both(run_mairca, [[5, 1], [2, 3], [8, 2], [2, 7]]),
        "spotis": both(run_spotis, [[1, 4], [9, 3], [6, 2], [7, 6]]),
        "rim": both(run_rim, [[2, 9], [5, 7], [1, 8], [1, 3]]),
        "todim": both(run_todim, [[3, 8], [5, 3], [2, 8], [6, 3]]),
    },
}, indent=1))
