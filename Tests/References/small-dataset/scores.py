"""The answer to Tests/Fixtures/cars.yaml on Tests/Fixtures/small-dataset, worked out a second time.

Standard library only; written from the formulas of the documentation, in exact fractions wherever the formula
has no root, sine or exponential. Run: python3 scores.py > scores.txt
"""
import csv
import math
import platform
from fractions import Fraction as F
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent / "Fixtures" / "small-dataset"
RADIUS = 6371.0088


def rows(name):
    with open(HERE / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


regions = rows("regions.csv")
ids = [r["region"] for r in regions]
country = {r["region"]: r["country"] for r in regions}
figures = {}
for year in ("2019", "2020"):  # the newer year overwrites the older one, but only where it has a figure
    for area_is_country in (True, False):
        for f in rows("indicators.csv"):
            if f["year"] != year or not f["value"] or (f["region"] in country.values()) != area_is_country:
                continue
            for i in ids:
                if i == f["region"] or country[i] == f["region"]:
                    figures[i, f["indicator"]] = F(f["value"])

# employment of 2020: blank is unknown, absent is zero
cells = {(e["region"], e["industry"]): (F(e["employment"]) if e["employment"] else None)
         for e in rows("employment.csv") if e["year"] == "2020"}
industries = [i["industry"] for i in rows("industries.csv") if i["parent"]]
cell = lambda r, i: cells.get((r, i), F(0))
total = {r: cells[r, "T"] for r in ids}


def quotient(r, i):
    if cell(r, i) is None:
        return None
    known = [s for s in ids if cell(s, i) is not None]
    return cell(r, i) / total[r] / (sum(cell(s, i) for s in known) / sum(total[s] for s in known))


lq = {(r, i): quotient(r, i) for r in ids for i in industries}
home = {i: {r for r in ids if lq[r, i] is not None and lq[r, i] > 1} for i in industries}
known = {i: {r for r in ids if lq[r, i] is not None} for i in industries}


def proximity(i, j):
    both = home[i] & home[j]
    return F(len(both), max(len(home[i] & known[j]), len(home[j] & known[i]))) if both else F(0)


def completeness(r, links):
    held = {j: a for j, a in links.items() if lq[r, j] is not None}
    present = sum(a * min(F(1), lq[r, j]) for j, a in held.items())
    whole = sum(links.values())
    return present / sum(held.values()), present / whole, (present + whole - sum(held.values())) / whole


def kilometres(r, s):  # haversine
    a, b = regions[ids.index(r)], regions[ids.index(s)]
    la, lb = math.radians(float(a["lat"])), math.radians(float(b["lat"]))
    dl = math.radians(float(b["lon"]) - float(a["lon"]))
    square = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(dl / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(square))


def internal(r):
    return 2 / 3 * math.sqrt(float(regions[ids.index(r)]["area_km2"]) / math.pi)


own = "C1"
inputs = {s["supplier"]: F(s["coefficient"]) for s in rows("supply.csv")
          if s["user"] == own and s["supplier"] != own}
related = {j: proximity(own, j) for j in industries if j != own and proximity(own, j) > 0}
print("Python", platform.python_version())
print("\nlocation quotients, exact")
for r in ids:
    print(r, *(str(lq[r, i]) for i in industries))
print("\nproximity of C1", *(f"{j} {p}" for j, p in related.items()))
print("density around C1", *(str(
    sum(p for j, p in related.items() if lq[r, j] is not None and lq[r, j] > 1)
    / sum(p for j, p in related.items() if lq[r, j] is not None)) for r in ids))
print("complete set by inputs: value, low, high")
for r in ids:
    print(r, *map(str, completeness(r, inputs)))
print("complete set by co-location: value, low, high")
for r in ids:
    print(r, *map(str, completeness(r, related)))
potential = {r: float(figures[r, "gdp"]) / internal(r)
             + sum(float(figures[s, "gdp"]) / kilometres(r, s) for s in ids if s != r) for r in ids}
print("market potential of gdp", *map(repr, potential.values()))
print("neighbour cluster of C1", *(repr(sum(
    math.exp(-kilometres(r, s) / 100) * float(cell(s, own) or 0) for s in ids if s != r)) for r in ids))

# the profile: criterion, weight, direction
CRITERIA = [("motorways", F(20, 100), 1), ("wage", F(25, 100), -1), ("tax_rate", F(15, 100), -1),
            ("market_potential", F(10, 100), 1), ("rule_of_law", F(10, 100), 1), ("lq", F(10, 100), 1),
            ("complete_set", F(10, 100), 1)]
value = {}
for r in ids:
    for name in ("motorways", "wage", "tax_rate", "rule_of_law"):
        value[r, name] = figures.get((r, name))
    value[r, "market_potential"] = F(potential[r])
    value[r, "lq"] = lq[r, own]
    value[r, "complete_set"] = completeness(r, inputs)[0]


def scores(chosen):
    filled = {}
    for name, _, _ in CRITERIA:
        for r in chosen:
            if value[r, name] is None:
                same = [value[s, name] for s in chosen
                        if country[s] == country[r] and value[s, name] is not None]
                filled[r, name] = sum(same) / len(same)
            else:
                filled[r, name] = value[r, name]
    parts = {r: [] for r in chosen}
    for name, weight, sign in CRITERIA:
        column = [filled[r, name] for r in chosen]
        low, high = (F(0), F(40)) if name == "tax_rate" else (min(column), max(column))
        for r in chosen:
            x = F(1) if low == high else (filled[r, name] - low) / (high - low)
            parts[r].append(weight * (x if sign > 0 else 1 - x))
    return parts


cheap = [r for r in ids if (value[r, "wage"] or 99) < 15]
for title, chosen in (("all regions", ids), ("only where wage < 15", cheap)):
    parts = scores(chosen)
    print(f"\nscores by country-mean, {title}: score, then the part of each criterion")
    for r in sorted(chosen, key=lambda r: -sum(parts[r])):
        print(r, repr(float(sum(parts[r]))), *(repr(float(p)) for p in parts[r]))
