"""Gaps filled by least squares and by nearest neighbours, by NumPy and scikit-learn.

Run: python3 imputations.py > imputations.json  (needs numpy and scikit-learn; their versions are in the output)
"""
import importlib.metadata
import json

import numpy as np
from sklearn.impute import KNNImputer

nan = np.nan
NAMES = ["wage", "gdp", "rail", "age", "patents"]
# Nine regions; 'wage' lacks two figures, 'patents' three, the others none.
X = np.array([
    [18.5, 31.0, 4.25, 41.5, 120.0],
    [nan, 27.5, 3.75, 43.0, 95.5],
    [22.0, 38.25, 6.5, 39.75, nan],
    [11.25, 19.0, 2.0, 44.5, 20.25],
    [15.75, 26.5, 5.0, 42.25, 71.0],
    [26.5, 44.0, 7.25, 38.0, 240.5],
    [9.5, 16.25, 1.5, 45.75, nan],
    [nan, 35.0, 5.5, 40.5, nan],
    [13.0, 22.75, 3.0, 43.5, 38.75],
])


def regression(target, predictors):
    known = ~np.isnan(X[:, target])
    A = np.column_stack([np.ones(len(X))] + [p for p in predictors])
    coefficients = np.linalg.lstsq(A[known], X[known, target], rcond=None)[0]
    return {int(i): float(A[i] @ coefficients) for i in np.flatnonzero(~known)}


def neighbours(k):
    spread = np.nanstd(X, axis=0, ddof=1)
    filled = KNNImputer(n_neighbors=k).fit_transform(X / spread) * spread
    return {name: {int(i): float(filled[i, j]) for i in np.flatnonzero(np.isnan(X[:, j]))}
            for j, name in enumerate(NAMES) if np.isnan(X[:, j]).any()}


def fit(columns, target):
    return list(map(float, np.linalg.lstsq(np.column_stack(columns), np.array(target), rcond=None)[0]))


print(json.dumps({
    "versions": {p: importlib.metadata.version(p) for p in ("numpy", "scikit-learn")},
    "regression": {n: regression(j, [X[:, 1], X[:, 2], X[:, 3]]) for n, j in (("wage", 0), ("patents", 4))},
    "nearest_neighbours": neighbours(5),
    "least_squares": fit([[1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 7, 5]], [3, 5, 4, 8, 9, 13]),
}, indent=1))
