"""Logistic fits by scipy.optimize.curve_fit on two simulated series, the band by the delta method, and the ends of the ceiling's
profile interval by brentq on the least sum of squares with K given."""
import numpy as np, scipy
from scipy.optimize import brentq, curve_fit, least_squares
from scipy.stats import t as student

def logistic(t, k, r, m):
    return k / (1 + np.exp(-r * (t - m)))

def slopes(t, k, r, m):
    s = 1 / (1 + np.exp(-r * (t - m)))
    return np.column_stack([s, k * s * (1 - s) * (t - m), -k * s * (1 - s) * r])

def report(name, years, counts, start):
    years, counts = np.array(years, float), np.array(counts, float)
    p, cov = curve_fit(logistic, years, counts, p0=start, jac=slopes, method="lm", xtol=1e-15, ftol=1e-15,
                       gtol=1e-15, maxfev=100000)
    best = ((logistic(years, *p) - counts) ** 2).sum()
    df = len(years) - 3
    q = student.ppf(0.975, df)
    print(name, "K rho t0", *(repr(float(v)) for v in p))
    print(name, "se", *(repr(float(v)) for v in np.sqrt(np.diag(cov))))
    print(name, "SS", repr(float(best)))
    last = years[-1]
    s = logistic(last, 1, p[1], p[2])
    g = np.array([s, p[0] * s * (1 - s) * (last - p[2]), -p[0] * s * (1 - s) * p[1]])
    n, e = logistic(last, *p), np.sqrt(g @ cov @ g)
    print(name, "band", repr(float(n)), repr(float(n - q * e)), repr(float(n + q * e)))
    h = np.array([0, last - p[2], -p[1]])
    eta, e = p[1] * (last - p[2]), np.sqrt(h @ cov @ h)
    print(name, "share", *(repr(float(1 / (1 + np.exp(-v)))) for v in (eta, eta - q * e, eta + q * e)))
    limit = best * (1 + q * q / df)
    def excess(k):
        sums = []
        for begin in ([p[1], p[2]], [p[1], p[2] + np.log(k / p[0]) / p[1]]):
            f = least_squares(lambda v: logistic(years, k, *v) - counts, begin, xtol=1e-15, ftol=1e-15, gtol=1e-15, method="lm")
            sums.append(2 * f.cost)
        return min(sums) - limit
    print(name, "ceiling", repr(brentq(excess, p[0] * 0.3, p[0], xtol=1e-10)), repr(brentq(excess, p[0], p[0] * 9, xtol=1e-10)))

print("scipy", scipy.__version__)
years = list(range(2000, 2018))
# K = 400, rho = 0.45, t0 = 2009 with normal noise of deviation 8, rounded; seed 1 of numpy's PCG64.
rng = np.random.default_rng(1)
rising = np.maximum(0, np.round(logistic(np.array(years), 400, 0.45, 2009) + rng.normal(0, 8, len(years)))).tolist()
print("rising", rising)
report("rising", years, rising, [400, 0.4, 2009])
falling = np.maximum(0, np.round(logistic(np.array(years), 250, -0.6, 2008) + rng.normal(0, 5, len(years)))).tolist()
print("falling", falling)
report("falling", years, falling, [250, -0.5, 2008])
