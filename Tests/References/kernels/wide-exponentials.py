"""Exponentials to 30 digits, for the loop's test.

Run: python3 wide-exponentials.py > wide-exponentials.txt  (needs mpmath 1.3.0)
"""
import mpmath as mp

mp.mp.dps = 30
for x in (-740.5, -708.25, -87.3, -10.0, -0.6931471805599453, -0.1, -1e-9, 0.3, 1.0, 2.5, 33.3, 300.7, 709.75):
    value = mp.exp(mp.mpf(x))
    print(repr(x), mp.nstr(value, 20))
