"""Sample skewness and excess kurtosis, and winsorisation until both are within limits, by SciPy.

Run: python3 treatments.py > treatments.json  (needs numpy and scipy; their versions are in the output)
"""
import importlib.metadata
import json

import numpy as np
from scipy.stats import kurtosis, skew

COLUMNS = {
    "one high": [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000],
    "one low": [-1000, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    "two high": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 150, 210],
    "high and low": [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, -400, 310],
    "calm": [2.5, 3.5, 1.25, 7.75, 4.0, 6.5, 5.25, 3.0],
    "four": [1, 2, 4, 9],
    "densities": [12.5, 3.25, 0.75, 41.0, 8.5, 5.5, 2.25, 19.0, 6.75, 3876.5, 15.25, 9.0, 4.5, 7.25, 11.75, 2.0, 1.5,
                  22.5, 1208.25, 13.0, 6.25, 17.75, 3.5, 10.0, 25.5, 5.0, 8.0, 14.5, 30.25, 2.75],
}


def skewed(x):
    return abs(skew(x, bias=False)) > 2 or kurtosis(x, bias=False) > 3.5


def winsorised(x):
    """Each step: the end on the side of the skew takes the value next to it; a tenth of the values at most."""
    x, pulled = np.array(x, dtype=float), set()
    while len(set(x)) > 1 and skewed(x):
        end = x.max() if skew(x, bias=False) >= 0 else x.min()
        group = set(np.flatnonzero(x == end).tolist())
        if len(pulled | group) > max(1, len(x) // 10):
            break
        rest = x[x != end]
        x[x == end] = rest.max() if end == x.max() else rest.min()
        pulled |= group
    return {"values": x.tolist(), "pulled": len(pulled), "still_skewed": bool(skewed(x))}


out = {"versions": {p: importlib.metadata.version(p) for p in ("numpy", "scipy")}, "columns": {}}
for name, values in COLUMNS.items():
    x = np.array(values, dtype=float)
    out["columns"][name] = {"input": x.tolist(), "skewness": float(skew(x, bias=False)),
                            "kurtosis": float(kurtosis(x, bias=False)), **winsorised(x)}
print(json.dumps(out, indent=1))
