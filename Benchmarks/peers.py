#!/usr/bin/env python3
"""The program beside Python libraries on the same files in one run: whole processes in turn, then kernels in turn.

usage: python3 Benchmarks/peers.py PROGRAM [--peers ../shared/peers] [--python VENV/bin/python] [--data FOLDER]
                                   [--runs 3] [--rounds 2] [--only WORDS] [--no-kernels] [--json FILE]

Seconds are processor time (user and system), the best of the runs; ratios are of processor time and of time on the
clock. A kernel is one call on a matrix in memory, its
normalisation included; a whole process reads the CSV and writes the first ten. Exit code 1: top ids or weights do
not agree with the numpy baseline.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time

from peer_cases import CASES, LIBRARIES
from peer_estimates import ESTIMATES, EstimateCase

HERE = os.path.dirname(os.path.abspath(__file__))
# Settings for old builds of BLAS would slow a current one.
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}
ENVIRONMENT["PYTHONDONTWRITEBYTECODE"] = "1"
# One call of what a peer's script times: the script as it is, its timing loop replaced. Where the binary copies of the
# scripts for models are not there, their arrays come from the CSV.
ONCE = """
import json, os, runpy, sys
import numpy
import peerlib
load, tables = numpy.load, {}
def load_or_read(path, *more, **named):
    if os.path.exists(path):
        return load(path, *more, **named)
    import pandas
    stem = path[:-len(".npy")].removesuffix("-choice")
    if stem not in tables:
        tables[stem] = pandas.read_csv(stem + ".csv")
    table = tables[stem]
    if path.endswith("-choice.npy"):
        return table.alt.to_numpy()[table.chosen.to_numpy() == 1]
    return numpy.ascontiguousarray(table[[name for name in table if name.startswith("x")]].to_numpy())
numpy.load = load_or_read
def once(task, peer, version, label, compute, digest=None, **more):
    result = compute()
    print(json.dumps({"case": label, "result_digest": digest(result) if digest else None}, default=peerlib._plain))
peerlib.case = once
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def measured(arguments, environment):
    """Standard output, and CPU seconds, wall seconds and peak MB of a whole process; none where it failed."""
    with tempfile.TemporaryFile() as out:
        started = time.monotonic()
        child = subprocess.Popen(arguments, stdout=out, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        wall = time.monotonic() - started
        out.seek(0)
        text = out.read().decode()
    figures = {"cpu_s": usage.ru_utime + usage.ru_stime, "wall_s": wall, "peak_mb": usage.ru_maxrss / 1024}
    return (text, figures) if status == 0 else (None, None)


class Comparison:
    def __init__(self, given, data):
        self.given = given
        self.data = data
        self.figures = {}  # (case, who, kind) → best figures
        self.answers = {}  # (case, who) → top ids or weights
        self.record = open(given.json, "w") if given.json else None
        # Beside a CSV the peers look for a binary copy: where there is none, they read the CSV.
        self.bare = os.path.join(data, "csv-only")
        os.makedirs(self.bare, exist_ok=True)
        for name in os.listdir(data):
            link = os.path.join(self.bare, name)
            if name.endswith(".csv") and not os.path.exists(link):
                os.symlink(os.path.join(data, name), link)

    def keep(self, case, who, kind, figures, answer=None):
        best = self.figures.setdefault((case, who, kind), dict(figures))
        for key, value in figures.items():
            best[key] = min(best[key], value)
        if answer is not None:
            self.answers[case, who] = answer
        if self.record:
            line = {"case": case.title, "size": case.size, "who": who, "kind": kind, **figures}
            print(json.dumps(line), file=self.record, flush=True)

    def best(self, case, who, kind, clock="cpu_s"):
        return self.figures.get((case, who, kind), {}).get(clock)

    def peer(self, case, who, folder, *, once):
        script = case.script(who)
        path = os.path.join(HERE if script == "peer_more.py" else self.given.peers, script)
        arguments = [path, "--data", os.path.join(folder, case.file), "--peer", who]
        if script in ("peer_rank.py", "peer_more.py"):
            arguments += ["--methods", case.peers[who]]
        environment = dict(ENVIRONMENT, PYTHONPATH=self.given.peers, PEER_LIMIT_S=str(case.limit))
        return measured([self.given.python, *(["-c", ONCE] if once else []), *arguments], environment)

    def lines(self, case, who, text):
        """The lines of a peer's output that are about the case."""
        for line in (text or "").splitlines():
            found = json.loads(line)
            name = found["case"].split("/")
            if case.peers[who] in (name[0], name[-1]) and found.get("status", "ok") == "ok":
                yield found

    def processes(self, case):
        """Program, peer, program, peer, …"""
        own = [self.given.program, *case.arguments(self.data)]
        for _ in range(self.given.runs):
            for kind, arguments in (("process", own + list(case.short)), ("all rows", own)):
                if kind == "all rows" and not case.short:
                    continue
                text, figures = measured(arguments, ENVIRONMENT)
                if text is None:
                    sys.exit(f"failed: {' '.join(own[:4])} … ({case.title} {case.size})")
                self.keep(case, "lodestone", kind, figures, case.answer(text))
            for who in case.libraries():
                text, figures = self.peer(case, who, self.bare, once=True)
                for found in self.lines(case, who, text):
                    self.keep(case, who, "process", figures, case.peer_answer(found["result_digest"]))

    def kernels(self, cases):
        """All of the program's kernels, then all of the peers', and again."""
        for _ in range(self.given.rounds):
            self.own_kernels(cases)
            for case in cases:
                for who in case.peers:
                    text, _ = self.peer(case, who, self.data, once=False)
                    for found in self.lines(case, who, text):
                        figures = {"cpu_s": found["best_cpu_s"], "wall_s": found["best_s"], "peak_mb": found["peak_rss_mb"]}
                        self.keep(case, who, "kernel", figures, case.peer_answer(found["result_digest"]))

    def own_kernels(self, cases):
        wanted = "|".join(re.escape(case.kernel) for case in cases)
        text, _ = measured(
            ["swift", "package", "--package-path", os.path.dirname(HERE), "--build-path",
             os.path.join(os.path.dirname(HERE), ".build-bench"), "--allow-writing-to-package-directory", "benchmark",
             "--filter", f"kernel: ({wanted})", "--format", "jmh", "--path", "stdout", "--no-progress"],
            dict(ENVIRONMENT, LODESTONE_BENCHMARKS="1", LODESTONE_PEER_DATA=self.data))
        found = [line for line in (text or "").splitlines() if line.startswith("[{")]
        if not found:
            print("the program's kernels could not be measured: see 'make bench'", file=sys.stderr)
            return
        by_name = {entry["benchmark"].split("kernel:_", 1)[-1]: entry for entry in json.loads(found[-1])}
        for case in cases:
            entry = by_name.get(case.kernel.replace(" ", "_"))
            if entry:
                least = {k: v["scorePercentiles"]["0.0"] for k, v in entry["secondaryMetrics"].items()}
                wall = next(v for k, v in least.items() if "wall" in k.lower())
                self.keep(case, "lodestone", "kernel", {"cpu_s": least["CPU ns"] / 1e9, "wall_s": wall / 1e6})

    def disagreements(self, case):
        own = self.answers.get((case, "lodestone"))
        others = [who for who in case.peers if (case, who) in self.answers]
        return [who for who in others if own is not None and not case.agrees(own, self.answers[case, who])]

    def row(self, case):
        def text(value):
            return "" if value is None else f"{value:.4f}" if value < 0.1 else f"{value:.3f}"

        def fastest(names, kind, clock="cpu_s"):
            found = [(self.best(case, who, kind, clock), who) for who in names]
            return min((one for one in found if one[0] is not None), default=(None, ""))

        def ratio(names, kind):
            """Of processor time, then of time on the clock, where the program's threads count."""
            pairs = [(fastest(names, kind, clock)[0], self.best(case, "lodestone", kind, clock))
                     for clock in ("cpu_s", "wall_s")]
            return ", ".join(f"{theirs / own:.1f}" for theirs, own in pairs if theirs and own)

        own, kernel = self.best(case, "lodestone", "process"), self.best(case, "lodestone", "kernel")
        by_hand = [who for who in case.peers if who not in LIBRARIES]
        base, base_name = fastest(by_hand, "kernel")
        library, library_name = fastest([who for who in case.peers if who in LIBRARIES], "kernel")
        whole, whole_name = fastest(case.libraries(), "process")
        peak = self.figures.get((case, "lodestone", "process"), {}).get("peak_mb")
        cells = [
            case.title, case.size, text(own), text(self.best(case, "lodestone", "all rows")),
            "" if peak is None else f"{peak:.0f}", text(kernel),
            f"{text(base)} {base_name}", f"{text(library)} {library_name}", f"{text(whole)} {whole_name}",
            ratio(case.libraries(), "process"), ratio(by_hand, "kernel"),
            ", ".join(self.disagreements(case))]
        return "| " + " | ".join(cell.strip() for cell in cells) + " |"

    def table(self, cases):
        print("| what | size | process, s | writing all rows, s | peak MB | kernel, s | hand-made kernel, s "
              "| fastest library's kernel, s "
              "| fastest library's process, s | process ratio | hand-made kernel over kernel | other answer |")
        print("|---|---|--:|--:|--:|--:|---|---|---|--:|--:|---|")
        for case in cases:
            print(self.row(case))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--peers", default=os.path.join(os.path.dirname(HERE), "../shared/peers"))
    parser.add_argument("--python", default=sys.executable, help="a Python that has the peers' packages")
    parser.add_argument("--data", help="folder for the peers' data; kept")
    parser.add_argument("--runs", type=int, default=3, help="whole processes of each")
    parser.add_argument("--rounds", type=int, default=2, help="turns of the kernels")
    parser.add_argument("--only", default="", help="only cases whose title and size hold these words")
    parser.add_argument("--no-kernels", action="store_true")
    parser.add_argument("--json", help="every single measurement as a line of JSON")
    given = parser.parse_args()
    given.program, given.peers = os.path.abspath(given.program), os.path.abspath(given.peers)
    if not os.path.exists(os.path.join(given.peers, "peerlib.py")):
        print(f"no peers' scripts in '{given.peers}': nothing is compared; name their folder with --peers")
        return 0
    cases = [case for case in CASES + ESTIMATES if all(word in f"{case.title} {case.size}" for word in given.only.split())]
    modules = sorted({module for case in cases for module in case.modules})
    needed = "import " + ", ".join(modules)
    if subprocess.run([given.python, "-c", needed], stderr=subprocess.DEVNULL, env=ENVIRONMENT).returncode != 0:
        print(f"'{given.python}' lacks the peers' packages ({', '.join(modules)}): nothing is compared; set them up as "
              f"'{os.path.join(given.peers, 'README.md')}' says and name that Python with --python")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        data = os.path.abspath(given.data or temporary)
        # Those of the models take 1.2 GB.
        kinds = {"E,F" if isinstance(case, EstimateCase) else "A,AHP,C" for case in cases}
        wanted = [kind for kind, last in (("A,AHP,C", "smaa-1000x30.csv"), ("E,F", "poisson-200000.csv"))
                  if kind in kinds and not os.path.exists(os.path.join(data, last))]
        if wanted:
            subprocess.run([given.python, os.path.join(given.peers, "make_data.py"), "--out", data, "--only",
                            ",".join(wanted)], check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        return compare(given, data, cases)


def compare(given, data, cases):
    started = time.monotonic()
    comparison = Comparison(given, data)
    for case in cases:
        comparison.processes(case)
    if not given.no_kernels:
        comparison.kernels(cases)
    comparison.table(cases)
    took = time.monotonic() - started
    print(f"\nbest of {given.runs} processes and {given.rounds} turns of kernels; {took:.0f} s in all")
    wrong = [case for case in cases
             if case.is_firm and any(who not in LIBRARIES for who in comparison.disagreements(case))]
    for case in wrong:
        print(f"{case.title} {case.size} does not agree with the baseline", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
