"""exp(x) at doubles from 0 to -745 in 50-digit arithmetic (mpmath). Usage: python3 exponentials.py > exponentials.txt"""
import mpmath
from mpmath import mp, mpf

mp.dps = 50
for i in range(60):
    x = -(i * i * 0.2 + i / 7)          # the double that this is
    print(repr(x), mpmath.nstr(mpmath.exp(mpf(x)), 20))
