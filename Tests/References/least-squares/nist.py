"""Least squares solutions of NIST's linear sets in 60 digits, for the figures as doubles hold them.

Usage: python3 nist.py FOLDER > nist.txt, where FOLDER has the files NAME.dat of NIST's Statistical Reference
Datasets (linear regression), as NIST prints them. The digits of a set's ceiling are those in which the exact
solution for the doubles, rounded to a double, agrees with the certified figure: no program that reads doubles
can be asked for more.
"""

import re
import sys

from mpmath import fsum, inverse, matrix, mp, mpf, nstr, sqrt

mp.dps = 60
SETS = {"Norris": 1, "Pontius": 2, "NoInt1": -1, "NoInt2": -1, "Filip": 10, "Longley": 0, "Wampler1": 5, "Wampler2": 5,
        "Wampler3": 5, "Wampler4": 5, "Wampler5": 5}


def numbers(line):
    return re.findall(r"[-+]?\d*\.?\d+(?:[ED][-+]?\d+)?|Infinity", line)


def read(path):
    lines = open(path).read().splitlines()
    estimates, errors = [], []
    for line in lines[:60]:
        found = re.match(r"\s+B\d+\s+(\S+)\s+(\S+)", line)
        if found:
            estimates.append(found[1])
            errors.append(found[2])
    text = "\n".join(lines[:60])
    deviation = re.search(r"Deviation\s+(\S+)", text[text.index("Residual"):])[1]
    r2 = re.search(r"R-Squared\s+(\S+)", text)[1]
    rss = re.search(r"Residual\s+\d+\s+(\S+)", text)[1]
    f = numbers(re.search(r"Regression\s+\d+.*", text)[0])[-1]
    start = max(i for i, line in enumerate(lines) if line.startswith("Data:"))
    rows = [numbers(line) for line in lines[start + 1:] if numbers(line)]
    return estimates, errors, deviation, r2, rss, f, rows


def digits(found, certified):
    c, x = mpf(certified), mpf(float(found))
    error = abs(x - c) / abs(c) if c else abs(x)
    return mpf(15) if error == 0 else min(mpf(15), -mp.log10(error))


for name, degree in SETS.items():
    estimates, errors, deviation, r2, rss, f, rows = read(f"{sys.argv[1]}/{name}.dat")
    y = [mpf(float(row[0])) for row in rows]
    x = [[mpf(float(v)) for v in row[1:]] for row in rows]
    if degree == -1:
        design = x
    elif degree == 0:
        design = [[mpf(1)] + row for row in x]
    else:
        design = [[row[0] ** j for j in range(degree + 1)] for row in x]
    n, k = len(y), len(design[0])
    X, Y = matrix(design), matrix(y)
    gram = inverse(X.T * X)
    b = gram * (X.T * Y)
    e = Y - X * b
    s2 = fsum(v * v for v in e)
    mean = fsum(y) / n if degree >= 0 else 0
    total = fsum((v - mean) ** 2 for v in y)
    se = [sqrt(s2 / (n - k) * gram[j, j]) for j in range(k)]
    fit = 1 - s2 / total
    print(name, "coefficients", *(nstr(v, 20) for v in b))
    print(name, "standard_errors", *(nstr(v, 20) for v in se))
    print(name, "residual_sum_of_squares", nstr(s2, 20), "r2", nstr(fit, 20))
    print(name, "ceiling", "coefficients", nstr(min(map(digits, b, estimates)), 4), "standard_errors",
          nstr(min(map(digits, se, errors)), 4), "rss", nstr(digits(s2, rss), 4), "r2", nstr(digits(fit, r2), 4),
          "sd", nstr(digits(sqrt(s2 / (n - k)), deviation), 4))
