"""The models that peers.py compares with those of Python libraries, on the same observations."""
import json
import os

from peer_cases import Case


class EstimateCase(Case):
    """Coefficients agree to 1e-6 of their size."""

    modules = ("numpy", "pandas", "polars", "xlogit", "pyfixest")
    # A library may take half a minute for one fit.
    limit = 600

    def __init__(self, model, size, kernel, peers, script, file, options):
        super().__init__(f"estimate {model}", size, f"estimate {kernel}", peers, script, options, file)
        self.model = model

    def arguments(self, data):
        return ["estimate", self.model, "--data", os.path.join(data, self.file), "--format", "json", *self.options]

    def answer(self, text):
        return [one["estimate"] for one in json.loads(text)["coefficients"]]

    def peer_answer(self, digest):
        return digest["coef"]

    def agrees(self, own, theirs):
        return len(own) == len(theirs) and all(abs(a - b) <= 1e-6 * max(1, abs(a)) for a, b in zip(own, theirs))


class MixedCase(EstimateCase):
    """Draws differ, and with them the answer: log-likelihoods agree to half a per cent."""

    is_firm = False

    def answer(self, text):
        return json.loads(text)["log_likelihood"]

    def peer_answer(self, digest):
        return digest["ll"]

    def agrees(self, own, theirs):
        return abs(own - theirs) <= 0.005 * abs(own)


def choice(covariates, *more):
    formula = "chosen ~ " + " + ".join(f"x{k}" for k in range(covariates))
    return ["--formula", formula, "--case", "chooser", "--alternative", "alt", *more]


def counts(effects):
    formula = "fdi ~ ln_cluster + wage + tax + infra + risk + dist | " + effects
    return ["--formula", formula, "--se", "cluster:region", "--small-sample", "standard"]


def both(name, library):
    return {"numpy": name, library: name}


ESTIMATES = [
    *(EstimateCase("conditional-logit", size, f"clogit {size} on 2 threads", both(size, "xlogit"), "peer_clogit.py",
                   f"clogit-{size}.csv", choice(covariates))
      for size, covariates in (("5000x100x12", 12), ("20000x200x15", 15))),
    MixedCase("mixed-logit", "452x57x8x200", "mixed 452x57x8 200 draws", {"xlogit": "452x57x8x200"}, "peer_mixed.py",
              "mixed-452x57x8.csv", choice(8, "--random", "x0:normal,x1:normal,x2:normal", "--draws", "200")),
    EstimateCase("poisson", "200000", "poisson 200000 pair", both("pair", "pyfixest"), "peer_poisson.py",
                 "poisson-200000.csv", counts("pair + year")),
]
