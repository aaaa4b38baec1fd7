"""White's robust standard errors (HC0) of NIST's set Filip, for the figures as doubles hold them, in 60 digits.

Usage: python3 filip.py FILE > filip.txt, where FILE is NIST's Filip.dat.
"""

import sys

from mpmath import inverse, matrix, mp, mpf, nstr, sqrt

mp.dps = 60
lines = open(sys.argv[1]).read().splitlines()
start = max(i for i, line in enumerate(lines) if line.startswith("Data:"))
rows = [[mpf(float(v)) for v in line.split()] for line in lines[start + 1:] if line.split()]
X = matrix([[x**j for j in range(11)] for _, x in rows])
y = matrix([y for y, _ in rows])
bread = inverse(X.T * X)
e = y - X * (bread * (X.T * y))
U = matrix([[e[i] * X[i, j] for j in range(11)] for i in range(len(rows))]) * bread
print("HC0", "standard_errors", *(nstr(sqrt(sum(U[i, j] ** 2 for i in range(len(rows)))), 20) for j in range(11)))
