"""Methods that the peers' own scripts leave out, in their form: one JSON line for each.

usage: PYTHONPATH=PEERS python peer_more.py --data rank-MxN.csv --peer pymcdm|pyDecision [--methods a,b]
"""
import argparse
import warnings

import numpy as np
from peerlib import case, load_matrix, load_meta, top_digest, version

warnings.filterwarnings("ignore")
parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--peer", required=True)
parser.add_argument("--methods", default="")
given = parser.parse_args()
X = load_matrix(given.data)
w, t, q, p = load_meta(given.data[:-4] + "-criteria.csv")

if given.peer == "pymcdm":
    from pymcdm import methods

    def plain(method):
        return lambda: method()(X, w, t)

    bounds = np.vstack((X.min(0), X.max(0))).T
    best = np.where(t == 1, X.max(0), X.min(0))
    ALL = {
        "waspas": (plain(methods.WASPAS), False), "codas": (plain(methods.CODAS), False),
        "cocoso": (plain(methods.COCOSO), False), "marcos": (plain(methods.MARCOS), False),
        "mairca": (plain(methods.MAIRCA), True), "moora": (plain(methods.MOORA), False),
        "rim": (lambda: methods.RIM(bounds, np.vstack((best, best)).T)(X, w, t), False),
    }
else:
    from pyDecision import algorithm

    kinds = ["max" if x == 1 else "min" for x in t]
    ALL = {
        "todim": (lambda: algorithm.todim_method(X, kinds, w, teta=1, graph=False, verbose=False), False),
    }

for name in given.methods.split(",") if given.methods else ALL:
    if name in ALL:
        compute, smaller_is_better = ALL[name]
        size = "x".join(map(str, X.shape))
        case("A-rank", given.peer, version(given.peer), f"{name}/{size}", compute,
             lambda scores: top_digest(scores, lower=smaller_is_better), reps=7, budget=4.0)
