"""Concentration of one industry in exact fractions. Ellison-Glaeser and Maurel-Sedillot from their definitions; the spatial Gini
as half the mean difference of the quotients s/x between all pairs of regions, weighted by x, which needs no Lorenz curve; Theil
by mpmath 1.3.0 at 40 digits."""
from fractions import Fraction as F
import mpmath
mpmath.mp.dps = 40

def show(name, value):
    value = mpmath.mpf(value.numerator) / value.denominator if isinstance(value, F) else value
    print(name, mpmath.nstr(value, 20))

def ellison(label, plants, weights):
    total, whole = sum(size for _, size in plants), sum(weights)
    s = [F(sum(size for region, size in plants if region == r), total) for r in range(len(weights))]
    x = [F(w, whole) for w in weights]
    h = sum(F(size, total) ** 2 for _, size in plants)
    g = sum((a - b) ** 2 for a, b in zip(s, x))
    rest = 1 - sum(b * b for b in x)
    show(label + " G", g)
    show(label + " H", h)
    show(label + " gamma", (g - rest * h) / (rest * (1 - h)))
    show(label + " MS", ((sum(a * a for a in s) - sum(b * b for b in x)) / rest - h) / (1 - h))

# Farhauer & Kroell (2014) as printed in the manual of R's package REAT: Wien, Linz, Graz; gamma is 0.05990628 there.
ellison("book", [(0, 200), (0, 650), (0, 12000), (0, 100), (0, 50), (1, 16000), (1, 13000), (1, 1500), (1, 1500), (2, 25000)],
        [500000, 400000, 100000])
# Two plants in two like regions: the example of the documentation.
ellison("two", [(0, 3), (0, 1), (1, 4)], [1, 1])

def pairs(label, jobs, weights):
    n = len(jobs)
    s = [F(j, sum(jobs)) for j in jobs]
    x = [F(w, sum(weights)) for w in weights]
    show(label + " gini", sum(abs(s[a] * x[b] - s[b] * x[a]) for a in range(n) for b in range(n)) / 2)
    theil = mpmath.mpf(0)
    for a, b in zip(s, x):
        if a:
            q = a / b
            theil += mpmath.mpf(a.numerator) / a.denominator * mpmath.log(mpmath.mpf(q.numerator) / q.denominator)
    show(label + " theil", theil)

jobs = [120, 0, 45, 310, 7, 88, 260, 19]
weights = [5200, 1800, 2600, 4100, 950, 3900, 2700, 6400]
pairs("weighted", jobs, weights)
pairs("plain", jobs, [1] * 8)
