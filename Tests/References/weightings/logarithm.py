"""The polynomial of the logarithm between the square roots of 1/2 and 2, fitted to 40 digits.

ln((1 + s)/(1 - s)) = 2s + s·z·f(z) with z = s² and f(z) = sum of 2/(2k + 1)·z^(k - 1), k = 1, 2, …; s is 3 - 2·sqrt(2) at
most. Printed: the coefficients of f as doubles, the constant first, the largest error of z·f by them, and ln 2 in two
parts, the first with 32 bits, so that its product with an exponent is exact.

Run: python3 logarithm.py > logarithm.txt  (needs mpmath 1.3.0)
"""
import mpmath as mp

mp.mp.dps = 40
END = (3 - 2 * mp.sqrt(2)) ** 2


def f(z):
    return mp.nsum(lambda k: 2 * z ** (k - 1) / (2 * k + 1), [1, mp.inf]) if z else mp.mpf(2) / 3


coefficients = [mp.mpf(float(c)) for c in reversed(mp.chebyfit(f, [0, END], 7))]
for c in coefficients:
    print(repr(float(c)))
error = max(abs(z * (mp.polyval(list(reversed(coefficients)), z) - f(z))) for z in mp.linspace(0, END, 2001))
print("largest error", mp.nstr(error, 5), "2 to the power", mp.nstr(mp.log(error, 2), 5))
high = mp.floor(mp.log(2) * 2 ** 32) / 2 ** 32
print("ln 2", repr(float(high)), repr(float(mp.log(2) - high)))
