"""How far the estimates of hidden sections miss.

Known figures are hidden in half of a country's regions and shared out again. Run:
`python3 Datasets/compile/holdout.py --raw FOLDER`. Prints, for each section of 2014, the sum of the absolute
misses over the sum of the true figures, for each way of sharing the residual.
"""

import argparse
import random
import sys

sys.dont_write_bytecode = True  # the folder holds sources only

import europe
from europe_employment import Cells, GROUP_OF, GROUPS, SECTIONS
from tables import own, read

REPETITIONS = 20


def shares(cells, country, section, hidden):
    """Weights of the hidden regions by each way of sharing."""
    group = GROUP_OF[section]
    ways = {
        "own figure of 2013": [cells.known.get((region, section, "2013")) for region in hidden],
        "survey, section group": [cells.survey_figure(region, group, "2014") for region in hidden],
        "survey, all employed": [cells.survey_figure(region, "TOTAL", "2014") for region in hidden],
    }
    total = [cells.known.get((country, s, "2014")) for s in GROUPS[group]]
    survey = cells.survey_figure(country, group, "2014")
    less = []
    for region in hidden:
        whole = cells.survey_figure(region, group, "2014")
        if whole is None or None in total or not survey:
            less.append(None)
            continue
        hidden_too = {"D": "DE", "E": "DE", "B": "BDE"}.get(section, section)
        known = sum(cells.known.get((region, s, "2014"), 0) for s in GROUPS[group] if s not in hidden_too)
        less.append(max(whole * sum(total) / survey - known, 1.0))
    ways["survey, group less known sections"] = less
    return ways


def misses(cells, section):
    draws, found = random.Random(1), {}
    for country, regions in cells.regions.items():
        if len(regions) < 4 or any((region, section, "2014") not in cells.known for region in regions):
            continue
        for _ in range(REPETITIONS):
            hidden = draws.sample(regions, len(regions) // 2)
            truth = [cells.known[region, section, "2014"] for region in hidden]
            for way, weights in shares(cells, country, section, hidden).items():
                if None not in weights and sum(weights) > 0 and sum(truth) > 0:
                    miss = sum(abs(sum(truth) * w / sum(weights) - t) for w, t in zip(weights, truth))
                    before = found.get(way, (0.0, 0))
                    found[way] = (before[0] + miss, before[1] + sum(truth))
    return {way: miss / truth for way, (miss, truth) in found.items()}


def main():
    parser = argparse.ArgumentParser(description="measures the estimates of hidden sections")
    parser.add_argument("--raw", required=True, help="folder with the raw tables")
    folder = parser.parse_args().raw + "/" + europe.NAME
    corrections = [row for row in own("tables/employment_corrections.csv") if row["dataset"] == europe.NAME]
    cells = Cells(
        read(folder + "/employment.csv"),
        read(folder + "/employment_sections_lfs.csv"),
        europe.region_rows(read(folder + "/regions.csv")),
        corrections,
    )
    for section in SECTIONS:
        print(
            section,
            ", ".join(f"{way} {100 * miss:.1f} %" for way, miss in sorted(misses(cells, section).items())),
        )


if __name__ == "__main__":
    main()
