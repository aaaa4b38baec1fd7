"""Weights from judgements: eigenvectors to 40 digits, and the best-worst model solved in whole fractions.

Run: python3 judged.py > judged.json  (needs mpmath; its version is in the output)
"""
import importlib.metadata
import json
from fractions import Fraction as F

import mpmath as mp

mp.mp.dps = 40
RANDOM_INDEX = [mp.mpf(x) for x in ("0.58", "0.90", "1.12", "1.24", "1.32", "1.41", "1.45", "1.49")]
# Saaty (1980), wealth of nations; Saaty (2008), drinks; Saaty (1990), a house.
TABLES = {
    "wealth": "1 4 9 6 6 5 5|1/4 1 7 5 5 3 4|1/9 1/7 1 1/5 1/5 1/7 1/5|1/6 1/5 5 1 1 1/3 1/3|1/6 1/5 5 1 1 1/3 1/3|"
              "1/5 1/3 7 3 3 1 2|1/5 1/4 5 3 3 1/2 1",
    "drinks": "1 9 5 2 1 1 1/2|1/9 1 1/3 1/9 1/9 1/9 1/9|1/5 3 1 1/3 1/4 1/3 1/9|1/2 9 3 1 1/2 1 1/3|1 9 4 2 1 2 1/2|"
              "1 9 3 1 1/2 1 1/3|2 9 9 3 2 3 1",
    "house": "1 5 3 7 6 6 1/3 1/4|1/5 1 1/3 5 3 3 1/5 1/7|1/3 3 1 6 3 4 6 1/5|1/7 1/5 1/6 1 1/3 1/4 1/7 1/8|"
             "1/6 1/3 1/3 3 1 1/2 1/5 1/6|1/6 1/3 1/4 4 2 1 1/5 1/6|3 5 1/6 7 5 5 1 1/2|4 7 5 8 6 6 2 1",
    "circle": "1 2 1/2|1/2 1 2|2 1/2 1",
}


def table(text):
    return [[F(x) for x in row.split()] for row in text.split("|")]


def eigen(rows):
    values, vectors = mp.eig(mp.matrix([[mp.mpf(x.numerator) / x.denominator if isinstance(x, F) else x for x in r] for r in rows]))
    k = max(range(len(values)), key=lambda i: mp.re(values[i]))
    v = [abs(vectors[i, k]) for i in range(len(values))]
    return mp.re(values[k]), [x / mp.fsum(v) for x in v]


def ratio(value, n):
    return (value - n) / (n - 1) / RANDOM_INDEX[n - 3]


def hierarchy(rows):
    n = len(rows)
    value, w = eigen(rows)
    best = None
    for i in range(n):
        for j in range(i + 1, n):
            revised = [r[:] for r in rows]
            revised[i][j], revised[j][i] = w[i] / w[j], w[j] / w[i]
            found = ratio(eigen(revised)[0], n)
            if best is None or found < best[0]:
                best = (found, i, j, w[i] / w[j])
    return {"eigenvalue": mp.nstr(value, 20), "weights": [mp.nstr(x, 20) for x in w], "ratio": mp.nstr(ratio(value, n), 20),
            "hurts most": {"row": best[1] + 1, "column": best[2] + 1, "stated": str(rows[best[1]][best[2]]),
                           "implied": mp.nstr(best[3], 20), "ratio": mp.nstr(best[0], 20)}}


def minimise(costs, rows, sides):
    """Simplex with Bland's rule, two phases, whole fractions: the least costs·x with rows·x = sides and x >= 0."""
    m, n = len(rows), len(costs)
    tableau = [[F(v) * (1 if s >= 0 else -1) for v in r] + [F(int(i == k)) for k in range(m)] + [F(abs(s))]
               for i, (r, s) in enumerate(zip(rows, sides))]
    basis = list(range(n, n + m))

    def run(prices, allowed):
        while True:
            reduced = [prices[j] - sum(prices[basis[i]] * tableau[i][j] for i in range(m)) for j in range(allowed)]
            enter = next((j for j in range(allowed) if reduced[j] < 0), None)
            if enter is None:
                return
            leave = min((i for i in range(m) if tableau[i][enter] > 0),
                        key=lambda i: (tableau[i][-1] / tableau[i][enter], basis[i]))
            pivot = tableau[leave][enter]
            tableau[leave] = [v / pivot for v in tableau[leave]]
            for i in range(m):
                if i != leave and tableau[i][enter]:
                    factor = tableau[i][enter]
                    tableau[i] = [a - factor * b for a, b in zip(tableau[i], tableau[leave])]
            basis[leave] = enter

    run([F(0)] * n + [F(1)] * m, n + m)
    for i in range(m):  # a basis without the helping columns
        if basis[i] >= n:
            enter = next((j for j in range(n) if tableau[i][j]), None)
            if enter is not None:
                pivot = tableau[i][enter]
                tableau[i] = [v / pivot for v in tableau[i]]
                for k in range(m):
                    if k != i and tableau[k][enter]:
                        factor = tableau[k][enter]
                        tableau[k] = [a - factor * b for a, b in zip(tableau[k], tableau[i])]
                basis[i] = enter
    run([F(c) for c in costs] + [F(0)] * m, n)
    x = [F(0)] * (n + m)
    for i in range(m):
        x[basis[i]] = tableau[i][-1]
    return x[:n]


def best_worst(best_row, worst_row):
    best_row, worst_row = [F(v) for v in best_row.split()], [F(v) for v in worst_row.split()]
    n = len(best_row)
    best = max((j for j in range(n) if best_row[j] == 1), key=lambda j: worst_row[j])
    worst = max((j for j in range(n) if worst_row[j] == 1), key=lambda j: best_row[j])
    limits = []
    for j in range(n):
        for sign in (1, -1):
            for one, factor, other in ((best, best_row[j], j), (j, worst_row[j], worst)):
                if one != other:  # sign·(w_one − factor·w_other) ≤ xi
                    row = [F(0)] * (n + 1)
                    row[one] += sign
                    row[other] -= sign * factor
                    row[n] = F(-1)
                    limits.append(row)
    slack = len(limits)
    rows = [r + [F(int(i == k)) for k in range(slack)] for i, r in enumerate(limits)]
    rows.append([F(1)] * n + [F(0)] * (1 + slack))
    x = minimise([0] * n + [1] + [0] * slack, rows, [0] * slack + [1])
    apart = best_row[worst]
    between = [abs(a * b - apart) / (apart * apart - apart) for a, b in zip(best_row, worst_row)] if apart > 1 else [F(0)]
    between = [v for j, v in enumerate(between) if j not in (best, worst)]
    return {"best": " ".join(map(str, best_row)), "worst": " ".join(map(str, worst_row)),
            "weights": [str(v) for v in x[:n]], "xi": str(x[n]), "ratio": str(max(between, default=F(0)))}


print(json.dumps({
    "versions": {"mpmath": importlib.metadata.version("mpmath")},
    "hierarchies": {name: hierarchy(table(text)) for name, text in TABLES.items()},
    "best-worst": [best_worst(a, b) for a, b in [
        ("8 2 1", "1 5 8"), ("2 1 4 2 8", "4 8 2 4 1"), ("1 3 4 7 9", "9 4 3 2 1"), ("4 1 2 6 3 9", "3 9 5 2 2 1"),
        ("1 2 2 5 4 3 9", "9 6 4 2 3 7 1"), ("1 7/2 5", "5 3/2 1"), ("3 1 9 2 2 4 6 5 7", "4 9 1 3 5 2 2 3 2"),
        ("1 2 3 5", "5 9 1 1"), ("1 4", "4 1"),
    ]],
    "rank order centroid": {str(n): [str(sum(F(1, i) for i in range(k, n + 1)) / n) for k in range(1, n + 1)] for n in (3, 5)},
}, indent=1))
