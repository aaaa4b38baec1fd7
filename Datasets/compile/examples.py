#!/usr/bin/env python3
"""The two example tables of Datasets/examples: simulated, so that what stands behind every figure is known.

    python3 Datasets/compile/examples.py Datasets/examples

Only `random()` of Python's Mersenne Twister is used, whose values are the same in every version.
"""
import csv
import math
import pathlib
import random
import sys

REGIONS = [  # region, country, wage, unemployment in %, hours to a port, jobs in thousands, drawing power
    ("Avon", "Albany", 21.0, 4.8, 2.5, 410, 0.00), ("Brook", "Albany", 18.5, 6.1, 4.0, 265, 0.10),
    ("Crest", "Albany", 16.8, 8.9, 6.5, 190, -0.15), ("Dale", "Boreas", 14.2, 7.4, 3.0, 330, 0.05),
    ("Elm", "Boreas", 12.6, 11.2, 5.5, 175, 0.10), ("Fen", "Boreas", 12.1, 12.5, 1.5, 140, -0.10),
    ("Glen", "Corvia", 9.4, 9.8, 7.0, 285, 0.00), ("Heath", "Corvia", 8.1, 14.6, 9.0, 160, 0.15),
    ("Isle", "Corvia", 8.8, 13.1, 2.0, 120, -0.05), ("Knoll", "Corvia", 7.5, 16.0, 8.0, 95, -0.10),
]
SECTORS = ("electronics", "machinery", "textiles")


class Draws:
    """Gumbel, normal, gamma and Poisson numbers from one stream of uniform ones."""

    def __init__(self, seed):
        self.uniform = random.Random(seed).random

    def open_uniform(self):
        value = self.uniform()
        return value if value > 0 else 2.0**-53

    def gumbel(self):
        return -math.log(-math.log(self.open_uniform()))

    def normal(self):
        return math.sqrt(-2 * math.log(self.open_uniform())) * math.cos(2 * math.pi * self.uniform())

    def gamma(self, shape):
        # Marsaglia and Tsang (2000), for a shape of 1 or above.
        d = shape - 1 / 3
        while True:
            x = self.normal()
            v = (1 + x / math.sqrt(9 * d)) ** 3
            if v > 0 and math.log(self.open_uniform()) < x * x / 2 + d - d * v + d * math.log(v):
                return d * v

    def poisson(self, mean):
        limit, count, product = math.exp(-mean), 0, self.uniform()
        while product > limit:
            count += 1
            product *= self.uniform()
        return count


def plants(draws):
    """120 plants of 40 investors, each choosing among ten regions; a plant joins its sector's stock."""
    stock = {(r[0], s): 0 for r in REGIONS for s in SECTORS}
    tastes = [-1.6 + 0.9 * draws.normal() for _ in range(40)]
    rows = []
    for plant in range(1, 121):
        investor = (plant - 1) % 40
        sector = SECTORS[investor % 3]
        year = 2010 + (plant - 1) // 20
        best, chosen, seen = -math.inf, None, []
        for name, country, wage, unemployment, port, _, _ in REGIONS:
            paid = round(wage * (1 + 0.02 * (year - 2010)) * (0.9 + 0.2 * draws.uniform()), 2)
            idle = round(unemployment + 2 * draws.uniform() - 1, 1)
            there = stock[name, sector]
            utility = (tastes[investor] * math.log(paid) - 0.03 * idle - 0.18 * port
                       + 0.7 * math.log1p(there) + draws.gumbel())
            seen.append([plant, f"F{investor + 1:02}", year, sector, name, country, 0, paid, idle, port, there])
            if utility > best:
                best, chosen = utility, name
        for row in seen:
            row[6] = int(row[4] == chosen)
        stock[chosen, sector] += 1
        rows += seen
    return ["plant", "investor", "year", "sector", "region", "country", "choice", "wage", "unemployment",
            "port_hours", "plants"], rows


def openings(draws):
    """Openings by region, year and sector: NB2 with alpha 0.4, exposure the jobs there."""
    rows = []
    for name, country, wage, unemployment, port, jobs, pull in REGIONS:
        for year in range(2010, 2018):
            for k, sector in enumerate(SECTORS):
                there = round(jobs * (0.8 + 0.4 * draws.uniform()) * (0.5, 0.35, 0.25)[k], 1)
                paid = round(wage * (1 + 0.02 * (year - 2010)) * (0.95 + 0.1 * draws.uniform()), 2)
                idle = round(unemployment + 2 * draws.uniform() - 1, 1)
                mean = math.exp(-1.4 + pull + 0.03 * (year - 2010) - 0.7 * math.log(paid) - 0.05 * port
                                + math.log(there) + 0.2 * (k == 0) - 0.3 * (k == 2))
                count = draws.poisson(mean * draws.gamma(2.5) / 2.5)
                rows.append([name, country, year, sector, count, paid, idle, port, there])
    return ["region", "country", "year", "sector", "openings", "wage", "unemployment", "port_hours", "jobs"], rows


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, (header, rows) in (("plants", plants(Draws(20))), ("openings", openings(Draws(21)))):
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


if __name__ == "__main__":
    main()
