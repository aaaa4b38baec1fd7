"""Root mean square errors of leaving each known figure out and imputing it, by NumPy and scikit-learn.

Run: python3 leave_one_out.py > leave_one_out.json  (needs numpy and scikit-learn; their versions are in the output)
"""
import importlib.metadata
import json

import numpy as np
from sklearn.impute import KNNImputer

nan = np.nan
# The table of imputations.py.
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


def regression(row, target):
    known = ~np.isnan(X[:, target])
    known[row] = False
    A = np.column_stack([np.ones(len(X)), X[:, 1], X[:, 2], X[:, 3]])
    return A[row] @ np.linalg.lstsq(A[known], X[known, target], rcond=None)[0]


def neighbours(row, target):
    # The column's own spread plays no part in the distance of a row that lacks it.
    spread = np.nanstd(X, axis=0, ddof=1)
    without = X.copy()
    without[row, target] = nan
    return (KNNImputer(n_neighbors=5).fit_transform(without / spread) * spread)[row, target]


def error(impute, target):
    known = np.flatnonzero(~np.isnan(X[:, target]))
    return float(np.sqrt(np.mean([(impute(i, target) - X[i, target]) ** 2 for i in known])))


print(json.dumps({
    "versions": {p: importlib.metadata.version(p) for p in ("numpy", "scikit-learn")},
    "regression": {"wage": error(regression, 0)},
    "nearest_neighbours": {"wage": error(neighbours, 0), "patents": error(neighbours, 4)},
}, indent=1))
