"""Columns without the effects of groups, and the degrees of freedom that these cost, in exact rational arithmetic.
Usage: python3 absorption.py > absorption.txt"""
from fractions import Fraction
import mpmath
from simulated import counts

mpmath.mp.dps = 40


def reduce(rows):
    """Reduced row echelon form in place; the places of the pivots."""
    pivots, r = [], 0
    for c in range(len(rows[0])):
        p = next((i for i in range(r, len(rows)) if rows[i][c]), None)
        if p is None: continue
        rows[r], rows[p] = rows[p], rows[r]
        inverse = 1 / rows[r][c]; rows[r] = [v * inverse for v in rows[r]]
        for i in range(len(rows)):
            if i != r and rows[i][c]:
                f = rows[i][c]; rows[i] = [a - f * b for a, b in zip(rows[i], rows[r])]
        pivots.append(c); r += 1
        if r == len(rows): break
    return pivots


for seed, n, effects, weighted in [(1, 40, "f", True), (2, 40, "fg", False), (3, 40, "fg", True), (4, 12, "fg", True), (5, 60, "fgh", True), (6, 14, "fgh", False)]:
    data = counts(seed, n)
    D = [[Fraction(int(r[e] == level)) for r in data] for e in effects for level in sorted({r[e] for r in data})]
    w = [Fraction(r["w"], 4) if weighted else Fraction(1) for r in data]
    k = len(D)
    columns = [[Fraction(r[c]) for r in data] for c in "ac"]
    system = [[sum(w[i] * D[a][i] * D[b][i] for i in range(n)) for b in range(k)]
              + [sum(w[i] * D[a][i] * x[i] for i in range(n)) for x in columns] for a in range(k)]
    pivots = [p for p in reduce(system) if p < k]
    print("design", seed, n, effects, int(weighted), len(pivots))
    for j, x in enumerate(columns):
        t = [Fraction(0)] * k
        for row, p in enumerate(pivots): t[p] = system[row][k + j]
        rest = [x[i] - sum(t[a] * D[a][i] for a in range(k)) for i in range(n)]
        print(*[mpmath.nstr(mpmath.mpf(v.numerator) / v.denominator, 20) for v in rest])
