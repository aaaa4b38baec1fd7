"""Upper tails and quantiles of the t, F, chi-square and normal distributions, in 40 digits.

Usage: python3 tails.py > tails.txt. Columns: distribution, degrees, x, upper tail at x as printed.
"""

from mpmath import betainc, erfc, gammainc, mp, mpf, nstr, sqrt

mp.dps = 60


def t_tail(x, v):
    half = betainc(v / 2, mpf(1) / 2, 0, v / (v + x * x), regularized=True) / 2
    return half if x >= 0 else 1 - half


def f_tail(x, a, b):
    return betainc(b / 2, a / 2, 0, b / (b + a * x), regularized=True)


def chi_tail(x, v):
    return gammainc(v / 2, x / 2, regularized=True)


def normal_tail(x):
    return erfc(x / sqrt(mpf(2))) / 2


for v in ("0.7", "1", "2", "3", "9.5", "30", "45", "200", "1000", "5000", "1e6", "1e9"):
    for x in ("-1.5", "0.001", "0.25", "1", "2.5", "8", "20", "37"):
        print("t", v, x, nstr(t_tail(mpf(x), mpf(v)), 20))
for a, b in (("1", "10"), ("3", "37"), ("10", "71"), ("2", "1e5"), ("40", "2.5"), ("1", "3e5"), ("5", "1e7"), ("300", "2000")):
    for x in ("0.01", "0.5", "0.99", "1", "1.1", "4", "60", "300", "1500"):
        tail = 0 if mpf(x) * mpf(a) > 1400 and mpf(b) > 1e3 else f_tail(mpf(x), mpf(a), mpf(b))
        if tail > mpf("1e-300"):
            print("f", f"{a},{b}", x, nstr(tail, 20))
for v in ("1", "2", "7", "40", "1000"):
    for x in ("0.001", "0.5", "3", "40", "900", "1200"):
        print("chi", v, x, nstr(chi_tail(mpf(x), mpf(v)), 20))
for x in ("-6", "-1", "0", "0.5", "1.959963984540054", "8", "30", "38"):
    print("normal", "-", x, nstr(normal_tail(mpf(x)), 20))
