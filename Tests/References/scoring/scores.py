"""Normalisations, scores and effective weights of one matrix by other programs.

Run: python3 scores.py > scores.json  (needs numpy, scipy and pymcdm; their versions are in the output)
"""
import importlib.metadata
import json

import numpy as np
import pymcdm
import scipy.stats

X = np.array([[62.5, 0.031, 1840.0, 7.2], [48.0, 0.044, 2975.5, 5.5], [71.25, 0.025, 905.0, 8.75],
              [55.5, 0.052, 4120.0, 4.25], [39.0, 0.019, 1510.25, 6.5], [66.0, 0.038, 3305.0, 9.5],
              [58.75, 0.061, 2240.0, 3.75]])
W = np.array([0.35, 0.15, 0.3, 0.2])
T = np.array([1, -1, 1, -1])  # 1 benefit, -1 cost
N = pymcdm.normalizations


def by_column(function):
    return [list(map(float, function(X[:, j], T[j] == -1))) for j in range(X.shape[1])]


def shares(scores):
    r = np.array([np.corrcoef(N.minmax_normalization(X[:, j], T[j] == -1), scores)[0, 1] for j in range(4)])
    return list(map(float, r ** 2 / np.sum(r ** 2)))


weighted_sum = pymcdm.methods.WSM(normalization_function=N.minmax_normalization)(X, W, T)
print(json.dumps({
    "versions": {p: importlib.metadata.version(p) for p in ("numpy", "scipy", "pymcdm")},
    "minmax": by_column(N.minmax_normalization),
    "linear": by_column(N.linear_normalization),
    "sum": by_column(N.sum_normalization),
    "vector": [list(map(float, N.vector_normalization(X[:, j], False))) for j in range(4)],
    "z-score": [list(map(float, T[j] * scipy.stats.zscore(X[:, j], ddof=1))) for j in range(4)],
    "rank": [list(map(float, (scipy.stats.rankdata(T[j] * X[:, j]) - 1) / (len(X) - 1))) for j in range(4)],
    "weighted-sum": list(map(float, weighted_sum)),
    "weighted-product": list(map(float, pymcdm.methods.WPM(N.linear_normalization)(X, W, T))),
    "topsis": list(map(float, pymcdm.methods.TOPSIS(N.vector_normalization)(X, W, T))),
    "effective_weights": shares(weighted_sum),
}, indent=1))
