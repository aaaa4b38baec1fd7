"""The gamma model of Clayton & Kaldor (1987) at 30 digits: their two moment equations as printed, and once more with the
quantile of chi-square at Phi(-1) in place of n - 1 (Q-profile limit of the spread); for each region the posterior mean
under the first prior and the hull of the two equal-tailed 95 % intervals.
Data: Scottish lip cancer (their table 1), and the five regions of the documentation (100 jobs to an event)."""
from mpmath import mp, mpf, findroot, gammainc, ncdf
mp.dps = 30
LIP = ([9,39,11,9,15,8,26,7,6,20,13,5,3,8,17,9,2,7,9,7,16,31,11,7,19,15,7,10,16,11,5,3,7,8,11,9,11,8,6,4,10,8,2,6,19,3,2,3,28,6,1,1,1,1,0,0],
       "1.4 8.7 3.0 2.5 4.3 2.4 8.1 2.3 2.0 6.6 4.4 1.8 1.1 3.3 7.8 4.6 1.1 4.2 5.5 4.4 10.5 22.7 8.8 5.6 15.5 12.5 6.0 9.0 14.4 10.2 4.8 2.9 7.0 8.5 12.3 10.1 12.7 9.4 7.2 5.3 18.8 15.8 4.3 14.6 50.7 8.2 5.6 9.3 88.7 19.6 3.4 3.6 5.7 7.0 4.2 1.8".split())
FIVE = ("6 24 4 90 1.5".split(), "15 18 12.5 30 50".split())

def bisect(f, lo, hi):
    for _ in range(110):
        mid = (lo + hi) / 2
        if f(mid) < 0: lo = mid
        else: hi = mid
    return (lo + hi) / 2

def quantile(p, shape, rate):
    return bisect(lambda x: gammainc(shape, 0, x * rate, regularized=True) - p, mpf(0), mpf(60))

def prior(O, E, divisor, start):
    n = len(O)
    def equations(nu, alpha):
        theta, mean = [(o + nu) / (e + alpha) for o, e in zip(O, E)], nu / alpha
        return [mean - sum(theta) / n, nu / alpha**2 - sum((1 + alpha / e) * (t - mean)**2 for t, e in zip(theta, E)) / divisor]
    return findroot(equations, start)

for name, (O, E), start, shown in (("lip", LIP, (1.6, 1.1), (0, 1, 9, 44, 48, 54, 55)), ("five", FIVE, (0.7, 0.7), range(5))):
    O, E = [mpf(x) for x in O], [mpf(x) for x in E]
    n = len(O)
    chi = quantile(ncdf(-1), mpf(n - 1) / 2, mpf(1) / 2) if n < 20 else 2 * bisect(lambda x: gammainc(mpf(n - 1) / 2, 0, x, regularized=True) - ncdf(-1), mpf(1), mpf(200))
    first = prior(O, E, n - 1, start)
    wide = prior(O, E, chi, (first[0] * 0.8, first[1] * 0.8))
    print(name, "chi", mp.nstr(chi, 12), "prior", mp.nstr(first.T, 14), "wide", mp.nstr(wide.T, 14))
    for r in shown:
        ends = [[quantile(mpf(p), O[r] + nu, E[r] + alpha) for p in ("0.025", "0.975")] for nu, alpha in (first, wide)]
        print(r, mp.nstr((O[r] + first[0]) / (E[r] + first[1]), 13), mp.nstr(min(ends[0][0], ends[1][0]), 13), mp.nstr(max(ends[0][1], ends[1][1]), 13))
print("floor example", [mp.nstr(quantile(mpf(p), mpf("32.5"), mpf("32.5")), 16) for p in ("0.025", "0.975")])
