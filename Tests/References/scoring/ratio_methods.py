"""COPRAS, ARAS, EDAS, MABAC, MARCOS, MOORA and MULTIMOORA by other programs, and examples of rank reversal.

Python 3.11; pip install pymcdm==1.4.0 scikit-criteria==0.10 pyDecision==5.1.8
Run: python3 ratio_methods.py > ratio_methods.json  (versions are in the output)

pymcdm's COPRAS is not used: its formula shortens to S+ + S-, which rewards costs. scikit-criteria's full
multiplicative form takes weights as factors, which change no rank; here they are exponents, as in WPM.
"""
import contextlib
import importlib.metadata
import io
import itertools
import json
from decimal import Decimal, getcontext

import numpy as np
import pymcdm
from pymcdm import methods as M
from pymcdm import normalizations as N

with contextlib.redirect_stdout(io.StringIO()):
    from pyDecision.algorithm import aras_method, copras_method, edas_method, marcos_method
    from skcriteria.agg.copras import copras as skc_copras
    from skcriteria.agg.moora import refpoint

getcontext().prec = 60
words = lambda T: ["max" if t == 1 else "min" for t in T]


def copras(X, W, T):
    return copras_method(X, W, words(T), graph=False, verbose=False)[:, 1]


def by_pymcdm(method):
    return lambda X, W, T: method(X, W, T)


def multimoora(X, W, T):
    """the three figures of other programs, joined by the majority of their ranks"""
    y = M.MOORA()(X, W, T)
    d = refpoint(X / np.sqrt((X ** 2).sum(axis=0)), T, W)[1]
    u = M.WPM(N.linear_normalization)(X, W, T)
    return majority([list(y), list(-d), list(u)])


def majority(rankings):
    m = len(rankings[0])
    return [sum(sum(r[i] > r[k] for r in rankings) >= 2 for k in range(m)) for i in range(m)]


METHODS = {
    "copras": copras, "aras": by_pymcdm(M.ARAS()), "edas": by_pymcdm(M.EDAS()), "mabac": by_pymcdm(M.MABAC()),
    "marcos": by_pymcdm(M.MARCOS()), "moora": by_pymcdm(M.MOORA()), "multimoora": multimoora,
}
SECOND = {
    "copras": lambda X, W, T: skc_copras(X / X.sum(axis=0), W, T)[1] / 100,
    "aras": lambda X, W, T: aras_method(X, W, words(T), graph=False, verbose=False)[:, 1],
    "edas": lambda X, W, T: edas_method(X, words(T), W, graph=False, verbose=False).ravel(),
    "marcos": lambda X, W, T: marcos_method(X, W, words(T), graph=False, verbose=False).ravel(),
}


def figures(X, W, T, names=METHODS):
    X, W, T = np.array(X, float), np.array(W, float), np.array(T)
    W = W / W.sum()
    return {n: [float(v) for v in METHODS[n](X, W, T)] for n in names}


def gaps(X, W, T):
    """largest difference between two programs"""
    X, W, T = np.array(X, float), np.array(W, float), np.array(T)
    out = {}
    for n, f in SECOND.items():
        try:
            out[n] = float(np.max(np.abs(np.array(f(X, W, T), float) - np.array(METHODS[n](X, W, T), float))))
        except Exception as error:
            out[n] = repr(error)
    return out


def exact_multimoora(X, W, T):
    """in 60 digits, so that what is equal on paper is equal within 1e-50"""
    X = [[Decimal(x) for x in r] for r in X]
    n = len(W)
    total = sum(map(Decimal, W))
    W = [Decimal(w) / total for w in W]
    L = [sum(r[j] ** 2 for r in X).sqrt() for j in range(n)]
    V = [[r[j] / L[j] for j in range(n)] for r in X]
    y = [sum(t * w * v for t, w, v in zip(T, W, r)) for r in V]
    best = [max(r[j] for r in V) if T[j] == 1 else min(r[j] for r in V) for j in range(n)]
    d = [-max(w * abs(b - v) for w, b, v in zip(W, best, r)) for r in V]
    u = [sum(t * w * x.ln() for t, w, x in zip(T, W, r)) for r in X]
    tie = Decimal(10) ** -50

    def ranks(v):
        return [sum(1 for b in v if b < a - tie) for a in v]
    return majority([ranks(y), ranks(d), ranks(u)])


def reversal(name):
    """three small integer rows whose first two change places when the third is added"""
    f = METHODS[name]
    rng = np.random.default_rng(1)
    W, T = np.array([0.5, 0.25, 0.25]), np.array([1, 1, -1])
    while True:
        X = rng.integers(1, 10, (4, 3)).astype(float)
        before, after = f(X[:3], W, T), f(X, W, T)
        for a, b in itertools.combinations(range(3), 2):
            if (before[a] - before[b]) * (after[a] - after[b]) < 0 and (
                    min(abs(before[a] - before[b]), abs(after[a] - after[b])) > 0.01):
                return {"rows": X.astype(int).tolist(), "pair": [a, b], "before": list(map(float, before)),
                        "after": list(map(float, after))}


REGIONS = ([[62.5, 0.031, 1840.0, 7.2], [48.0, 0.044, 2975.5, 5.5], [71.25, 0.025, 905.0, 8.75],
            [55.5, 0.052, 4120.0, 4.25], [39.0, 0.019, 1510.25, 6.5], [66.0, 0.038, 3305.0, 9.5],
            [58.75, 0.061, 2240.0, 3.75]], [0.35, 0.15, 0.3, 0.2], [1, -1, 1, -1])
FLATS = ([[1543, 2000, 39000, 15, 13.76, 3.86, 5, 3, 5000], [1496, 3600, 43000, 14, 14, 2.5, 4, 4, 4000],
          [1584, 3100, 24500, 10, 13.1, 3.7, 2, 2, 3500], [1560, 2700, 36000, 12, 13.2, 3.2, 3, 3, 3500],
          [1572, 2500, 31500, 13, 13.3, 3.4, 3, 2, 3500], [1580, 2400, 20000, 12, 12.8, 3.9, 2, 2, 3000]],
         [0.2027, 0.1757, 0.1622, 0.1351, 0.1081, 0.0946, 0.0676, 0.0405, 0.0135],
         [-1, -1, -1, 1, 1, -1, 1, 1, 1])
# Kracka, Brauers & Zavadskas (2010), Inzinerine Ekonomika 21(4) 352-359.
HEATING = ([[33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
            [38.90, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
            [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
            [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
            [36.21, 14.79, 9.17, 17.77, 17.06, 148.30, 6.610],
            [37.80, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935]],
           [1] * 7, [-1, -1, -1, -1, 1, -1, 1])
# Answers on a scale from 1 to 4, full of products and sums that are equal on paper.
ANSWERS = ([[2, 3, 1, 4], [3, 2, 1, 4], [1, 4, 2, 3], [4, 1, 3, 2], [2, 2, 2, 2], [1, 4, 3, 2], [3, 2, 4, 1],
            [4, 4, 1, 1], [1, 1, 4, 4], [2, 3, 2, 3], [3, 3, 2, 2], [4, 1, 2, 3]],
           [1, 1, 1, 1], [1, 1, 1, -1])

print(json.dumps({
    "versions": {p: importlib.metadata.version(p)
                 for p in ("numpy", "pymcdm", "scikit-criteria", "pyDecision")},
    "regions": figures(*REGIONS),
    "largest difference from a second program on the regions": gaps(*REGIONS),
    "flats": figures(*FLATS, names=("copras",)),
    "largest difference from a second program on the flats": gaps(*FLATS)["copras"],
    "regions, benefits only": figures(
        REGIONS[0], REGIONS[1], [1, 1, 1, 1], ("copras", "aras", "edas", "mabac", "marcos")),
    "regions, costs only": figures(REGIONS[0], REGIONS[1], [-1, -1, -1, -1]),
    "heating": figures(*HEATING, names=("moora", "multimoora")),
    "answers, multimoora in 60 digits": exact_multimoora(*ANSWERS),
    "regions, multimoora in 60 digits": exact_multimoora(*REGIONS),
    "reversals": {n: reversal(n) for n in METHODS},
}, indent=1))
