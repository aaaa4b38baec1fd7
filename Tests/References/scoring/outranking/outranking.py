"""WASPAS, VIKOR, PROMETHEE II and ELECTRE III by other programs.

Run: python3 outranking.py > outranking.json  (needs numpy, pymcdm, pyDecision and scikit-criteria; their versions are in
the output)

ELECTRE III is worked twice: by pyDecision, and in fractions, straight from the definitions of Roy (1978), where no
rounding can decide a comparison. `agrees` says whether both put the alternatives in the same classes; the README says
where they part.
"""
import importlib.metadata
import json
import warnings
from fractions import Fraction

import numpy as np
import pymcdm
from pyDecision.algorithm import electre_iii, promethee_ii
from skcriteria import mkdm
from skcriteria.agg.vikor import VIKOR

warnings.simplefilter("ignore")
X = np.array([[62.5, 0.031, 1840.0, 7.2], [48.0, 0.044, 2975.5, 5.5], [71.25, 0.025, 905.0, 8.75],
              [55.5, 0.052, 4120.0, 4.25], [39.0, 0.019, 1510.25, 6.5], [66.0, 0.038, 3305.0, 9.5],
              [58.75, 0.061, 2240.0, 3.75]])
W = np.array([0.35, 0.15, 0.3, 0.2])
T = np.array([1, -1, 1, -1])  # 1 benefit, -1 cost
Q, P, V = [2, 0.003, 150, 0.5], [10, 0.015, 900, 2], [30, 0.06, 3000, 6]
# Chakraborty & Zavadskas (2014), Informatica 25(1) 1, as pymcdm's documentation has it.
MACHINES = np.array([[30, 23, 5, 0.745, 0.745, 1500, 5000], [18, 13, 15, 0.745, 0.745, 1300, 6000],
                     [15, 12, 10, 0.500, 0.500, 950, 7000], [25, 20, 13, 0.745, 0.745, 1200, 4000],
                     [14, 18, 14, 0.255, 0.745, 950, 3500], [17, 15, 9, 0.745, 0.500, 1250, 5250],
                     [23, 18, 20, 0.500, 0.745, 1100, 3000], [16, 8, 14, 0.255, 0.500, 1500, 3000]])
MACHINE_WEIGHTS = np.array([0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445])
# Brans, Vincke & Mareschal (1986): six plants, functions of six kinds.
PLANTS = np.array([[80, 90, 600, 54, 8, 5], [65, 58, 200, 97, 1, 1], [83, 60, 400, 72, 4, 7], [40, 80, 1000, 75, 7, 10],
                   [52, 72, 600, 20, 3, 8], [94, 96, 700, 36, 5, 6]], dtype=float)
PLANT_TYPES = [-1, 1, -1, -1, -1, 1]


def numbers(values):
    return list(map(float, values))


def vikor(v):
    *_, s, r, q = pymcdm.methods.VIKOR(v=v)._method(X, W, T)
    return {"S": numbers(s), "R": numbers(r), "Q": numbers(q)}


def compromise(x, weights, types, v):
    extra = VIKOR(v=v).evaluate(mkdm(x, objectives=[max if t == 1 else min for t in types], weights=weights)).extra_
    return {"set": [int(i) + 1 for i in extra["compromise_set"]], "advantage": bool(extra["acceptable_advantage"]),
            "stability": bool(extra["acceptable_stability"]), "Q": numbers(extra["q_k"])}


def flows(x, weights, types, functions, q, p, s):
    net = promethee_ii(x * np.array(types), W=list(weights), Q=q, S=s, P=p, F=functions, sort=False, verbose=False)
    return numbers(net[:, 1])


def by_pymcdm(function, **thresholds):
    plus, minus, net = pymcdm.methods.PROMETHEE_II(function, **thresholds)._method(X, W, T)[-3:]
    return {"plus": numbers(plus), "minus": numbers(minus), "net": numbers(net)}


# ---- ELECTRE III in fractions ----

def s(level):
    return Fraction(30, 100) - Fraction(15, 100) * level


def credibilities(x, weights, types, q, p, v):
    f = lambda number: Fraction(str(number))
    m = len(x)
    sigma = [[Fraction(0)] * m for _ in range(m)]
    for a in range(m):
        for b in range(m):
            if a == b:
                continue
            concordance, discordances = Fraction(0), []
            for j in range(len(weights)):
                d = (f(x[b][j]) - f(x[a][j])) * types[j]
                if d <= f(q[j]):
                    concordance += f(weights[j])
                elif d < f(p[j]):
                    concordance += f(weights[j]) * (f(p[j]) - d) / (f(p[j]) - f(q[j]))
                if v is not None and d > f(p[j]):
                    discordances.append(Fraction(1) if d >= f(v[j]) else (d - f(p[j])) / (f(v[j]) - f(p[j])))
            sigma[a][b] = concordance
            for d in discordances:
                if d > concordance:
                    sigma[a][b] *= (1 - d) / (1 - concordance)
    return sigma


def distilled(sigma, best):
    left, classes = list(range(len(sigma))), []
    while left:
        tie = left
        level = max((sigma[a][b] for a in tie for b in tie if a != b), default=Fraction(0))
        while True:
            level = max((sigma[a][b] for a in tie for b in tie if a != b and sigma[a][b] < level - s(level)),
                        default=Fraction(0))
            outranks = lambda a, b: (a != b and sigma[a][b] > level
                                     and sigma[a][b] - sigma[b][a] > s(sigma[a][b]))
            qualification = {a: sum(outranks(a, b) for b in tie) - sum(outranks(b, a) for b in tie) for a in tie}
            tie = [a for a in tie if qualification[a] == best(qualification.values())]
            if len(tie) == 1 or level == 0:
                break
        classes.append(tie)
        left = [a for a in left if a not in tie]
    return classes if best is max else classes[::-1]


def ranks(classes):
    """ties share the smallest rank of their group"""
    rank, before = {}, 0
    for group in classes:
        rank.update({a: before + 1 for a in group})
        before += len(group)
    return [rank[a] for a in sorted(rank)]


def read(groups):
    return [sorted(int(name[1:]) - 1 for name in group.split("; ")) for group in groups]


def electre(x, weights, types, q, p, v):
    sigma = credibilities(x, weights, types, q, p, v)
    down, up = distilled(sigma, max), distilled(sigma, min)
    wide = [1e9] * len(weights)
    theirs = electre_iii(np.array(x, dtype=float) * np.array(types), P=p, Q=q, V=v or wide, W=list(weights))
    return {"descending": ranks(down), "ascending": ranks(up), "agrees": [down, up] == [read(theirs[2]), read(theirs[3])],
            "pyDecision": [ranks(read(theirs[2])), ranks(read(theirs[3]))]}


def made(seed, rows=12, columns=4):
    return [[(7 * i * i + 13 * i * (j + seed) + 5 * j * j + 3 * i * i * j + seed) % 23 for j in range(columns)]
            for i in range(rows)]


made_weights = [0.4, 0.3, 0.2, 0.1]
q, p = ([t[j] for j in range(4)] for t in (Q, P))
none = [0] * 6
versions = {n: importlib.metadata.version(n) for n in ("numpy", "pymcdm", "pyDecision", "scikit-criteria")}
waspas = lambda x, w, t, share: numbers(pymcdm.methods.WASPAS(l=share)(x, w, t))
print(json.dumps({
    "versions": versions,
    "waspas": {"lambda=0.5": waspas(X, W, T, 0.5), "lambda=0.2": waspas(X, W, T, 0.2),
               "machines": waspas(MACHINES, MACHINE_WEIGHTS, np.array([1, 1, 1, 1, 1, -1, -1]), 0.5)},
    "vikor": {"v=0.5": vikor(0.5), "v=0.25": vikor(0.25),
              "compromise": {f"v={v}": compromise(X, W, T, v) for v in (0.25, 0.5, 1.0)},
              "compromise of three": compromise(np.array([[0, 1.0], [0.5, 0.5], [1.0, 0]]), [0.5, 0.5], [1, 1], 0.5),
              "unstable": compromise(np.array([[1.0, 5, 7], [8, 2, 5], [2, 7, 4], [4, 3, 3], [2, 7, 9], [2, 3, 4]]),
                                     [0.5, 0.3, 0.2], [1, 1, 1], 0.5)},
    "promethee-ii": {
        "usual": by_pymcdm("usual"), "u-shape": by_pymcdm("ushape", q=q), "v-shape": by_pymcdm("vshape", p=p),
        "level": by_pymcdm("level", q=q, p=p), "linear": by_pymcdm("vshape_2", q=q, p=p),
        "gaussian": flows(X, W, T, ["t6"] * 4, none, none, P),
        "plants": flows(PLANTS, [1] * 6, PLANT_TYPES, ["t2", "t3", "t5", "t4", "t1", "t6"], [10, 0, 50, 10, 0, 0],
                        [0, 30, 500, 60, 0, 0], [0, 0, 0, 0, 0, 5])},
    "electre-iii": {
        "regions": electre(X.tolist(), W.tolist(), T.tolist(), Q, P, V),
        **{f"made {seed}": electre(made(seed), made_weights, [1, 1, -1, 1], [1] * 4, [4] * 4, [12] * 4)
           for seed in range(1, 7)},
        **{f"made {seed}, no thresholds": electre(made(seed), made_weights, [1, 1, -1, 1], [0] * 4, [0] * 4, None)
           for seed in range(1, 4)}},
}, indent=1, ensure_ascii=False))
