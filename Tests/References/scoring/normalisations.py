"""Two more normalisations of the seven regions by other programs: max (pymcdm) and logistic (SciPy).

Run: python3 normalisations.py > normalisations.json  (needs numpy, scipy and pymcdm; their versions are in the output)
"""
import importlib.metadata
import json

import numpy as np
import pymcdm
import scipy.special
import scipy.stats

X = np.array([[62.5, 0.031, 1840.0, 7.2], [48.0, 0.044, 2975.5, 5.5], [71.25, 0.025, 905.0, 8.75],
              [55.5, 0.052, 4120.0, 4.25], [39.0, 0.019, 1510.25, 6.5], [66.0, 0.038, 3305.0, 9.5],
              [58.75, 0.061, 2240.0, 3.75]])
T = np.array([1, -1, 1, -1])  # 1 benefit, -1 cost

print(json.dumps({
    "versions": {p: importlib.metadata.version(p) for p in ("numpy", "scipy", "pymcdm")},
    # Costs as costs: pymcdm's formula of a benefit on every column.
    "max": [list(map(float, pymcdm.normalizations.max_normalization(X[:, j], False))) for j in range(4)],
    "logistic": [list(map(float, scipy.special.expit(T[j] * scipy.stats.zscore(X[:, j], ddof=1)))) for j in range(4)],
    "logistic of 2, 4, 9": list(map(float, scipy.special.expit(scipy.stats.zscore([2, 4, 9], ddof=1)))),
}, indent=1))
