"""Kendall's tau b by SciPy and the weighted rank correlation by pymcdm for RankAgreementTests."""
import numpy, scipy
from importlib.metadata import version
from scipy.stats import kendalltau, rankdata
from pymcdm.correlations import rw
print("numpy", numpy.__version__, "scipy", scipy.__version__, "pymcdm", version("pymcdm"))
A = [0.62, 0.48, 0.71, 0.55, 0.39, 0.66, 0.59, 0.48]
B = [0.31, 0.44, 0.25, 0.52, 0.19, 0.38, 0.61, 0.44]
C = [3, 1, 2, 2, 1, 3, 3, 1]
for name, x, y in (("ab", A, B), ("ac", A, C), ("bc", B, C), ("cc", C, C)):
    ranks = [rankdata([-v for v in z]) for z in (x, y)]
    print(name, repr(float(kendalltau(x, y).statistic)), repr(float(rw(*map(numpy.array, ranks)))))
