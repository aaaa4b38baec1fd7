"""Robust and clustered covariances of ordinary and weighted least squares.

Usage: python3 covariances.py > covariances.txt. Each line: fit, covariance, small-sample factor or none, standard
errors, with clusters variances. The data are those of CovarianceReference.swift.
"""

import numpy as np
import statsmodels.api as sm

print("# statsmodels", sm.__version__ if hasattr(sm, "__version__") else __import__("statsmodels").__version__)
rows = range(24)
x1 = np.array([(7 * i) % 11 / 2 for i in rows])
x2 = np.array([(5 * i * i) % 13 / 4 for i in rows])
y = np.array([1 + x1[i] / 2 - x2[i] + ((11 * i * i + 3 * i) % 17 - 8) / 8 for i in rows])
weights = np.array([1 + i % 3 / 2 for i in rows])
firm = np.array([i // 5 for i in rows])
year = np.array([i % 4 for i in rows])
sector = np.array([(i * i) % 7 for i in rows])
X = sm.add_constant(np.column_stack([x1, x2]))
for name, model in (("ols", sm.OLS(y, X)), ("wls", sm.WLS(y, X, weights=weights))):
    fit = model.fit()
    print(name, "coefficients", "-", *map(repr, map(float, fit.params)))
    print(name, "information", "-", *map(repr, map(float, fit.bse)))
    print(name, "summary", "-", *map(repr, map(float, (fit.rsquared, fit.fvalue, fit.f_pvalue, fit.scale))))
    print(name, "tails", "-", *map(repr, map(float, fit.pvalues)))
    print(name, "interval", "-", *map(repr, map(float, fit.conf_int().ravel())))
    for kind, factor in (("HC0", "none"), ("HC1", "standard")):
        print(name, "robust", factor, *map(repr, map(float, model.fit(cov_type=kind).bse)))
    for groups, label in ((firm, "firm"), (year, "year"), (np.column_stack([firm, year]), "firm,year"),
                          (np.column_stack([sector, year]), "sector,year")):
        for correction in (False, True):
            found = model.fit(cov_type="cluster", cov_kwds={"groups": groups, "use_correction": correction})
            print(name, label, "standard" if correction else "none", *map(repr, map(float, np.diag(found.cov_params()))))
