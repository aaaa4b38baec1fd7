"""What peers.py compares: a question to the program, and the name that each peer's script gives to the same one."""
import csv
import json
import math
import os

# Whole processes are compared with the first ones; the others' scripts time kernels only.
PROCESSES = ("pymcdm", "scikit-criteria", "pyDecision", "xlogit", "pyfixest")
LIBRARIES = PROCESSES + ("pyrepo-mcda", "mcda", "ahpy")


class Case:
    """One method on one file.

    peers: by peer, the name of the method there. options: further arguments of the program.
    """

    def __init__(self, title, size, kernel, peers, script, options=(), file=None):
        self.title, self.size, self.kernel, self.peers, self.options = title, size, kernel, peers, list(options)
        self.scripts = script if isinstance(script, dict) else dict.fromkeys(peers, script)
        self.file = file or f"rank-{size}.csv"

    # Arguments that make the answer as short as the peers'.
    short = ()
    # Whether both sides answer the same question, so that the answers must agree.
    is_firm = True
    # What the peers' scripts import.
    modules = ("numpy", "polars", "pymcdm", "skcriteria", "pyDecision")
    # Seconds after which a peer's runs are stopped.
    limit = 60

    def script(self, who):
        return self.scripts[who]

    def libraries(self):
        return [who for who in self.peers if who in PROCESSES]

    def criteria(self, data):
        with open(os.path.join(data, self.file[:-4] + "-criteria.csv")) as lines:
            return list(csv.DictReader(lines))

    def matrix_arguments(self, data, *, weights):
        rows = self.criteria(data)
        given = ["--matrix", os.path.join(data, self.file), "--format", "csv"]
        if weights:
            given += ["--weights", ",".join(f"{row['criterion']}={row['weight']}" for row in rows)]
        return given + ["--cost", ",".join(row["criterion"] for row in rows if row["direction"] == "min")]

    def agrees(self, own, theirs):
        return own == theirs


class RankCase(Case):
    short = ("--top", "10")

    def __init__(self, method, size, peers, variant="", script="peer_rank.py"):
        title = f"rank {method} {variant}".strip()
        super().__init__(title, size, f"rank {size} {method} {variant}".strip(), peers, script)
        self.method, self.variant = method, variant

    def arguments(self, data):
        arguments = ["rank", *self.matrix_arguments(data, weights=True), "--method", self.method]
        rows = self.criteria(data)
        if self.variant == "linear" and self.method == "promethee-ii":
            arguments += ["--param", "function=linear"]
            for row in rows:
                for key in ("q", "p"):
                    arguments += ["--param", f"{key}.{row['criterion']}={row[key]}"]
        elif self.variant == "gaussian":
            arguments += ["--param", "function=gaussian"]
            for row in rows:
                arguments += ["--param", f"s.{row['criterion']}={row['p']}"]
        elif self.variant:
            arguments += ["--normalise", self.variant]
        return arguments

    def answer(self, text):
        return [int(line.split(",")[1]) for line in text.splitlines()[1:11]]

    def peer_answer(self, digest):
        return digest["top"]


class WeighCase(Case):
    """The first six weights are compared."""

    def __init__(self, method, size, peers):
        super().__init__(f"weigh {method}", size, f"weigh {size} {method}", peers, "peer_weights.py")
        self.method = method

    def arguments(self, data):
        return ["weigh", *self.matrix_arguments(data, weights=False), "--method", self.method]

    def answer(self, text):
        return [float(row["weight"]) for row in csv.DictReader(text.splitlines())][:6]

    def peer_answer(self, digest):
        return digest["weights"][:6]

    def agrees(self, own, theirs):
        return all(abs(a - b) <= 1e-8 for a, b in zip(own, theirs))


class JudgementCase(WeighCase):
    """Weights from judgements, whose files are written in the program's form first."""

    def __init__(self, method, peers):
        Case.__init__(self, f"weigh {method}", "9", f"weigh 9 {method}", peers, "peer_weights.py", file=f"{method}-9.csv")
        self.method = method
        # The peers' file has four worst criteria. Their scripts take the first, the program the one on which both rows
        # of judgements agree, which has the smaller ξ.
        self.is_firm = method != "bwm"

    def arguments(self, data):
        with open(os.path.join(data, self.file)) as lines:
            rows = [line.strip().split(",") for line in lines if line[0].isdigit()]
        names = [f"c{j}" for j in range(len(rows))]

        def written(name, header, table):
            path = os.path.join(data, name)
            with open(path, "w") as out:
                out.write("".join(",".join(line) + "\n" for line in [header, *table]))
            return path

        if self.method == "ahp":
            table = [[name, *row] for name, row in zip(names, rows)]
            files = ["--pairwise", written("lodestone-ahp.csv", ["criterion", *names], table), "--allow-inconsistent"]
        else:
            files = []
            for k, flag in enumerate(("--best-to-others", "--others-to-worst")):
                table = [[name, row[k]] for name, row in zip(names, rows)]
                files += [flag, written(f"lodestone-bwm-{k}.csv", ["criterion", "value"], table)]
        return ["weigh", "--method", self.method, "--format", "csv", *files]


class RobustCase(Case):
    """Draws of the program are its own, and those of the peers lie in a file: probabilities of the first rank agree
    within five standard errors of their difference."""

    draws = 10_000

    def __init__(self, detail, peers, variant="", options=()):
        super().__init__(f"robust {detail}", "1000x30x10000", f"robust 1000x30 10000 draws {variant}".strip(), peers,
                         "peer_smaa.py", options, file="smaa-1000x30.csv")

    def libraries(self):
        """No library but VIKOR's has it: what is written by hand stands in, as a whole process too."""
        return list(self.peers)

    def arguments(self, data):
        return ["robust", *self.matrix_arguments(data, weights=True)[:2], "--format", "json",
                *self.matrix_arguments(data, weights=True)[4:], "--spread", "uniform", "--top", "10",
                "--draws", str(self.draws), *self.options]

    def answer(self, text):
        return {int(one["id"]): one["rank_acceptability"][0] for one in json.loads(text)["alternatives"]}

    def peer_answer(self, digest):
        return {int(i): count / self.draws for i, count in digest["first_rank_top5"]}

    def agrees(self, own, theirs):
        return all(abs(own[i] - p) <= 5 * math.sqrt(2 * p * (1 - p) / self.draws) for i, p in theirs.items())


def everyone(name, *, but=()):
    return {who: name for who in ("numpy", "pymcdm", "scikit-criteria", "pyDecision", "pyrepo-mcda") if who not in but}


def ranks(size):
    """Methods that take O(m·n), as far as the peers get with them at this size."""
    few = {"numpy", "pymcdm", "pyDecision"} if size == "100000x50" else None
    cases = [
        RankCase("weighted-sum", size, everyone("wsm", but=("pyDecision",))),
        RankCase("weighted-sum", size, {"pyDecision": "wsm_maxlinear"}, "linear"),
        RankCase("weighted-product", size, everyone("wpm", but=("pyDecision", "pyrepo-mcda"))),
        *(RankCase(name, size, everyone(name, but=("scikit-criteria",) if name == "aras" else ()))
          for name in ("topsis", "vikor", "copras", "aras", "edas", "spotis")),
        RankCase("mabac", size, everyone("mabac", but=("pyDecision",))),
    ]
    for name in ("waspas", "cocoso", "marcos", "mairca", "moora", "rim"):
        cases.append(RankCase(name, size, {"pymcdm": name}, script="peer_more.py"))
    cases += [RankCase("codas", size, {}), RankCase("multimoora", size, {}), RankCase("promethee-ii", size, {})]
    cases.append(RankCase("promethee-ii", size, {"numpy": "promethee2"}, "linear"))
    if few:
        for case in cases:
            case.peers = {who: name for who, name in case.peers.items() if who in few}
    return cases


CASES = [
    RankCase("weighted-sum", "30x20", everyone("wsm", but=("pyDecision",))),
    RankCase("topsis", "30x20", everyone("topsis")),
    RankCase("topsis", "2000x20", everyone("topsis")),
    RankCase("promethee-ii", "2000x20", everyone("promethee2", but=("scikit-criteria", "pyDecision", "pyrepo-mcda")),
             "linear"),
    RankCase("codas", "2000x20", {"pymcdm": "codas"}, script="peer_more.py"),
    RankCase("todim", "2000x20", {}), RankCase("electre-iii", "2000x20", {}),
    RankCase("promethee-ii", "2000x20", {}, "gaussian"),
    RankCase("todim", "10000x20", {}), RankCase("promethee-ii", "10000x20", {}, "gaussian"),
    *ranks("100000x20"), *ranks("100000x50"),
    *(WeighCase(method, "100000x50", peers) for method, peers in (
        ("equal", {}), ("entropy", everyone("entropy", but=("pyDecision",))),
        ("critic", everyone("critic")), ("std", {}), ("merec", everyone("merec")), ("pca", {}))),
    JudgementCase("ahp", {"numpy": "ahp", "pymcdm": "ahp", "ahpy": "ahp", "pyDecision": "ahp", "pyrepo-mcda": "ahp"}),
    JudgementCase("bwm", {"numpy": "bwm_linear", "pyDecision": "bwm"}),
    RobustCase("top 10", {"numba": "top10", "numpy": "top10"}, "top 10", ("--ranks", "top")),
    RobustCase("all ranks", {"numpy": "full-m-by-m"}),
]
