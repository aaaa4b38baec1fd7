"""Weights of one matrix by other programs, and of columns that hardly vary to 40 digits.

Run: python3 objective.py > objective.json  (needs numpy, pymcdm, scikit-criteria and mpmath; their versions are in the output)
"""
import importlib.metadata
import json
import warnings

warnings.simplefilter("ignore")
import mpmath as mp
import numpy as np
import pymcdm
from skcriteria.preprocessing import weighters

mp.mp.dps = 40
X = np.array([[62.5, 0.031, 1840.0, 7.2], [48.0, 0.044, 2975.5, 5.5], [71.25, 0.025, 905.0, 8.75],
              [55.5, 0.052, 4120.0, 4.25], [39.0, 0.019, 1510.25, 6.5], [66.0, 0.038, 3305.0, 9.5],
              [58.75, 0.061, 2240.0, 3.75]])
T = np.array([1, -1, 1, -1])  # 1 benefit, -1 cost
# The second column varies in its seventh digit, the third in its twelfth.
NEAR = [["1.5", "1000.0001", "1.000000000001", "7"], ["2.5", "1000.0004", "1.000000000005", "9"],
        ["4.25", "1000.0002", "1.000000000002", "8"], ["3", "1000.0007", "1.000000000003", "6"]]


def unit(x):
    return (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))


directed = np.where(T == 1, unit(X), 1 - unit(X))
values, vectors = np.linalg.eigh(np.corrcoef(X.T))


def shares(values):
    return [mp.nstr(v / mp.fsum(values), 20) for v in values]


def entropy(columns):
    def amount(column):
        p = [x / mp.fsum(column) for x in column]
        return 1 + mp.fsum(q * mp.log(q) for q in p) / mp.log(len(p))
    return shares([amount(c) for c in columns])


def deviation(columns):
    def amount(column):
        u = [(x - min(column)) / (max(column) - min(column)) for x in column]
        mean = mp.fsum(u) / len(u)
        return mp.sqrt(mp.fsum((x - mean) ** 2 for x in u) / len(u))
    return shares([amount(c) for c in columns])


def merec(columns):
    n, m = len(columns), len(columns[0])
    d = [[abs(mp.log(min(c) / x)) for x in c] for c in columns]
    s = [mp.log(1 + mp.fsum(d[j][i] for j in range(n)) / n) for i in range(m)]
    return shares([mp.fsum(abs(mp.log(1 + mp.fsum(d[k][i] for k in range(n) if k != j) / n) - s[i]) for i in range(m))
                   for j in range(n)])


# The doubles that the decimals are read as, not the decimals themselves.
near = [[mp.mpf(float(row[j])) for row in NEAR] for j in range(4)]
print(json.dumps({
    "versions": {p: importlib.metadata.version(p) for p in ("numpy", "pymcdm", "scikit-criteria", "mpmath")},
    "regions": {
        "entropy (pymcdm)": list(map(float, pymcdm.weights.entropy_weights(X))),
        "critic (scikit-criteria, on directed minmax)": list(map(float, weighters.critic_weights(
            directed, np.ones(4), correlation="pearson", scale=False))),
        "std (scikit-criteria, on minmax)": list(map(float, weighters.std_weights(unit(X)))),
        "merec (pymcdm)": list(map(float, pymcdm.weights.merec_weights(X, T))),
        "pca (numpy)": list(map(float, vectors[:, -1] ** 2)),
    },
    "columns that hardly vary (mpmath)": {
        "entropy": entropy(near), "std": deviation(near), "merec": merec(near),
    },
}, indent=1))
