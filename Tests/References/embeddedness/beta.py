"""Quantiles of the beta distribution by mpmath 1.3.0 at 50 digits: bisection on the logarithm of the odds; the last lines are
those of the documentation of Embeddedness, Beta(k + 1/2, n - k + 1/2)."""
import mpmath
mpmath.mp.dps = 50

def quantile(side, p, a, b):
    p, a, b = mpmath.mpf(p), mpmath.mpf(a), mpmath.mpf(b)
    def tail(u):
        if side == "below":
            return mpmath.betainc(a, b, 0, 1 / (1 + mpmath.exp(-u)), regularized=True)
        return mpmath.betainc(b, a, 0, 1 / (1 + mpmath.exp(u)), regularized=True)
    low, high = mpmath.mpf(-3000), mpmath.mpf(3000)
    if min(a, b) > 0.2:
        low, high = mpmath.mpf(-80), mpmath.mpf(80)
    for _ in range(120):
        middle = (low + high) / 2
        if (tail(middle) < p) == (side == "below"):
            low = middle
        else:
            high = middle
    return 1 / (1 + mpmath.exp(-low))

cases = [(0.5, 0.5), (0.05, 3), (3, 0.25), (1, 1), (2, 3), (17.5, 2083.5), (0.5, 2100.5), (2100.5, 0.5), (350, 410),
         (300.5, 900.5)]
for a, b in cases:
    for p in [0.025, 0.5, 1e-10]:
        for side in ["below", "above"]:
            print(a, b, side, p, mpmath.nstr(quantile(side, p, a, b), 20), flush=True)
for k, n in [(17, 2100), (0, 12), (12, 12), (3, 8)]:
    a, b = k + mpmath.mpf(1) / 2, n - k + mpmath.mpf(1) / 2
    print(k, "of", n, "mean", mpmath.nstr(a / (a + b), 20), "interval", mpmath.nstr(quantile("below", 0.025, a, b), 20),
          mpmath.nstr(quantile("above", 0.025, a, b), 20))
