"""Writes choices.csv and counts.csv: made-up figures for the tests of `estimate` and for the references."""
import csv
import random

draw = random.Random(20261124)
places = ["alba", "brno", "cork", "deva", "enna"]
nests = ["west", "east", "west", "east", "south"]

with open("choices.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow("who firm city year weight where nest y times x z price pi".split())
    for case in range(90):
        open_here = [j for j in range(5) if draw.random() < 0.8 or j < 2]
        weight = draw.choice([0.25, 0.5, 1, 1.5, 2])
        rows = [[j, draw.randint(-20, 20), draw.randint(0, 1), draw.randint(80, 400) / 100, draw.randint(1, 8) / 8]
                for j in open_here]
        shared = {name: draw.gauss(0, 1) for name in set(nests)}
        taste = draw.gauss(0.1, 0.15)
        keys = [taste * r[1] + 0.6 * r[2] - 1.1 * r[3] + 0.3 * (r[0] == 2) + shared[nests[r[0]]]
                + draw.gauss(0, 1) for r in rows]
        best = keys.index(max(keys))
        times = draw.randint(1, 4)
        city, year = draw.randint(0, 8), draw.randint(2011, 2016)
        for n, r in enumerate(rows):
            out.writerow([f"{case:02}", f"firm {case // 2}", f"c{city}", year, weight, places[r[0]], nests[r[0]],
                          int(n == best), times if n == best else 0, r[1], r[2], f"{r[3]:.2f}", r[4]])

with open("counts.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow("n a b sector size exposure w f g v".split())
    for row in range(140):
        a, b = draw.randint(-20, 20) / 10, draw.randint(1, 50)
        sector, size = draw.choice(["C29", "C10", "C13"]), draw.choice([2, 10, 100])
        exposure, w = draw.randint(1, 8), draw.choice([0.5, 1, 1, 2])
        f, g = draw.randint(1, 7), draw.choice(["p", "q", "r", "s", "t"])
        level = exposure / 3 * 2.718281828 ** (0.4 * a + 0.02 * b + 0.3 * (sector == "C29") + 0.1 * f - 0.5)
        level *= draw.gammavariate(1.5, 1 / 1.5)
        n = 0
        left = 2.718281828 ** -level
        u = draw.random()
        term = left
        while u > left and n < 200:
            n += 1
            term *= level / n
            left += term
        # Level 7 of f never sees one.
        out.writerow([0 if f == 7 else n, a, b, sector, size, exposure, w, f, g,
                      round(3 + 2 * a - 0.1 * b + draw.gauss(0, 2), 3)])
