"""Cheapest reforms by SLSQP from many starts, for the tests of Counterfactuals.

Seven alternatives by four criteria, the second a cost; the first alternative is to reach the top k by three levers with
quadratic costs. For every set of k - 1 others that may stay ahead, all remaining ones are constraints.
"""
import itertools

import numpy as np
import scipy
from scipy.optimize import minimize

FIGURES = np.array([
    [3.0, 6.0, 4.0, 5.0],
    [7.0, 3.5, 6.0, 4.0],
    [6.5, 4.0, 7.5, 6.0],
    [8.0, 5.0, 5.0, 7.0],
    [4.5, 2.5, 3.0, 8.0],
    [5.0, 7.0, 8.0, 3.0],
    [2.0, 8.0, 2.5, 6.5],
])
WEIGHTS = np.array([0.3, 0.25, 0.25, 0.2])
COST = np.array([False, True, False, False])
UP = np.array([1.0, 2.0, 3.0])
DOWN = np.array([1.5, 1.2, 2.0])
LOWER, UPPER = 1.0, 12.0


def figures(x):
    changed = FIGURES.copy()
    changed[0, :3] = x
    return changed


def minmax(f):
    low, high = f.min(axis=0), f.max(axis=0)
    share = np.where(COST, (high - f) / (high - low), (f - low) / (high - low))
    return share @ WEIGHTS


def topsis(f):
    v = f / np.sqrt((f ** 2).sum(axis=0)) * WEIGHTS
    ideal = np.where(COST, v.min(axis=0), v.max(axis=0))
    anti = np.where(COST, v.max(axis=0), v.min(axis=0))
    near = np.sqrt(((v - ideal) ** 2).sum(axis=1))
    far = np.sqrt(((v - anti) ** 2).sum(axis=1))
    return far / (near + far)


def cost(x):
    d = x - FIGURES[0, :3]
    return (np.where(d < 0, DOWN, UP) * d * d).sum()


def cheapest(score, top):
    generator = np.random.default_rng(1)
    best = None
    for ahead in itertools.combinations(range(1, 7), top - 1):
        behind = [i for i in range(1, 7) if i not in ahead]

        def leads(x):
            s = score(figures(x))
            return s[0] - s[behind]

        for _ in range(300):
            found = minimize(
                cost, generator.uniform(LOWER, UPPER, 3), method="SLSQP", bounds=[(LOWER, UPPER)] * 3,
                constraints={"type": "ineq", "fun": leads}, options={"ftol": 1e-14, "maxiter": 500})
            s = score(figures(found.x))
            rank = 1 + (s > s[0] + 1e-9).sum()
            if rank <= top and (best is None or found.fun < best[0]):
                best = (found.fun, found.x)
    return best


print("scipy", scipy.__version__, "numpy", np.__version__)
for name, score in [("minmax", minmax), ("topsis", topsis)]:
    print(name, "scores", score(FIGURES))
    for top in (1, 2, 3):
        print(name, "top", top, "cost %.10g figures %s" % (lambda b: (b[0], b[1]))(cheapest(score, top)))
