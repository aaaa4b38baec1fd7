"""Gamma quantiles at 40 digits for QuantilesTests: bisection on the regularised incomplete gamma function (below shape 10^5),
and on the integral of the density around the mean (from there on)."""
from mpmath import mp, mpf, gammainc, exp, log, loggamma, quad, linspace, sqrt
mp.dps = 40
def small(p, a, upper):
    f = (lambda x: gammainc(a, x, mp.inf, regularized=True)) if upper else (lambda x: gammainc(a, 0, x, regularized=True))
    lo, hi = mpf(-800), mpf(20)
    for _ in range(160):
        mid = (lo + hi) / 2
        if (f(exp(mid)) > p) == upper: lo = mid
        else: hi = mid
    return exp(lo)
def large(p, a, upper):
    density = lambda y: exp((a - 1) * log(y) - y - loggamma(a))
    x = a
    for _ in range(12):
        tail = quad(density, linspace(x, a + 40 * sqrt(a), 60)) if upper else quad(density, linspace(a - 40 * sqrt(a), x, 60))
        x += ((tail - p) if upper else (p - tail)) / density(x)
    return x
for a, p, upper in (("0.01", "0.025", False), ("0.01", "0.025", True), ("0.05", "0.025", False), ("0.3", "0.5", False), ("1.7", "0.025", False), ("1.7", "0.025", True),
                    ("37.2", "0.025", False), ("37.2", "1e-10", True), ("350", "0.975", False), ("10000", "1e-10", False), ("10000", "0.025", True)):
    print(a, p, "above" if upper else "below", mp.nstr(small(mpf(p), mpf(a), upper), 18))
for a, p, upper in (("1e6", "0.025", False), ("1e6", "0.025", True), ("1e8", "0.025", True)):
    print(a, p, "above" if upper else "below", mp.nstr(large(mpf(p), mpf(a), upper), 18))
