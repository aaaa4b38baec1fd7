#!/usr/bin/env python3
"""Whole processes: CPU time (user and system), wall time and peak memory, median of the runs, one warm-up before.

usage: python3 Benchmarks/whole_process.py PROGRAM [RUNS]
"""
import math
import os
import random
import statistics
import sys
import tempfile
import time

ROWS, COLUMNS = 100_000, 40
FAMILIES = ["infrastructure", "costs", "tax", "location", "stability", "cluster"]


def measured(arguments, runs):
    figures = []
    for run in range(runs + 1):
        started = time.monotonic()
        child = os.fork()
        if child == 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            os.execv(arguments[0], arguments)
        _, status, usage = os.wait4(child, 0)
        if status != 0:
            sys.exit(f"{' '.join(arguments[:4])} … ended with status {status}")
        if run > 0:
            figures.append((usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024))
    return [statistics.median(column) for column in zip(*figures)]


def synthetic(folder):
    """A matrix and a dataset of the same 100,000 × 40 figures, with a profile."""
    draw = random.Random(1)
    with open(f"{folder}/matrix.csv", "w") as matrix, open(f"{folder}/regions.csv", "w") as regions, \
            open(f"{folder}/indicators.csv", "w") as figures:
        matrix.write("id," + ",".join(f"k{j}" for j in range(COLUMNS)) + "\n")
        regions.write("region,name,country,lat,lon,area_km2\n")
        figures.write("region,indicator,year,value,unit,source,grade\n")
        for i in range(ROWS):
            row = [f"{math.exp(draw.gauss(3, 1)):.3f}" for _ in range(COLUMNS)]
            matrix.write(f"R{i:06d},{','.join(row)}\n")
            regions.write(f"R{i:06d},Region {i},C{i % 50},{draw.uniform(30, 60):.4f},{draw.uniform(-10, 30):.4f},900\n")
            figures.writelines(f"R{i:06d},k{j},2020,{row[j]},u,S,official\n" for j in range(COLUMNS))
    with open(f"{folder}/indicator_catalogue.csv", "w") as catalogue:
        catalogue.write("indicator,title,unit,family,direction,description\n")
        catalogue.writelines(f"k{j},Figure {j},u,{FAMILIES[j % 6]},benefit,\n" for j in range(COLUMNS))
    with open(f"{folder}/dataset.yaml", "w") as manifest:
        manifest.write('name: "synthetic"\ntitle: "Synthetic"\n')
    with open(f"{folder}/profile.yaml", "w") as profile:
        profile.write("name: synthetic\nmethod: weighted-sum\nmissing: refuse\nfamilies:\n")
        for f, family in enumerate(FAMILIES):
            profile.write(f"  {family}:\n    weight: {f + 1}\n    indicators:\n")
            profile.writelines(f"      k{j}: {{weight: 1, direction: benefit}}\n" for j in range(f, COLUMNS, 6))


def main():
    program, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 11
    print(f"{'whole process':58} {'CPU s':>7} {'wall s':>7} {'peak MB':>8}   median of {runs}")

    def show(title, *arguments, few=False):
        cpu, wall, memory = measured([program, *arguments], 3 if few else runs)
        print(f"{title:58} {cpu:7.3f} {wall:7.3f} {memory:8.1f}")

    show("--version", "--version")
    show("rank, 275 regions, 98,496 employment rows", "rank", "--profile", "automotive-parts", "--format", "csv")
    show("explain DE11 --versus SK01", "explain", "DE11", "--versus", "SK01", "--profile", "automotive-parts")
    with tempfile.TemporaryDirectory() as folder:
        synthetic(folder)
        weights = ",".join(f"k{j}={j + 1}" for j in range(COLUMNS))
        for method in ("weighted-sum", "weighted-product", "topsis"):
            show(f"rank --matrix, 100,000 x 40, {method}", "rank", "--matrix", f"{folder}/matrix.csv", "--weights", weights,
                 "--method", method, "--format", "csv", few=True)
        with open(f"{folder}/matrix.csv") as whole, open(f"{folder}/small.csv", "w") as small:
            small.writelines(",".join(line.rstrip().split(",")[:31]) + "\n" for line, _ in zip(whole, range(1001)))
        draws = ["robust", "--matrix", f"{folder}/small.csv", "--weights", ",".join(f"k{j}=1" for j in range(30)),
                 "--spread", "uniform", "--top", "10", "--format", "csv"]
        show("robust, 10,000 draws on 1,000 x 30, with pairwise", *draws, few=True)
        show("robust, the same, --ranks top", *draws, "--ranks", "top", few=True)
        show("rank, dataset folder of 100,000 x 40 (146 MB of CSV)", "rank", "--dataset", folder, "--profile",
             f"{folder}/profile.yaml", "--format", "csv", few=True)


main()
