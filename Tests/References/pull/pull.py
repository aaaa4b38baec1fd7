"""Pulls worked out without the package: choices.csv is made by a small generator of its own, models are maximised by
Newton's steps in numpy (conditional logit) and by scipy (nested logit), and what growth does is read from the
probabilities themselves, computed again with the grown stock, not from any formula for a change.

Run as: python3 pull.py > pull.txt   (writes choices.csv beside it)
"""
import csv
import math
import sys

import numpy as np
import scipy
from scipy.optimize import minimize

CASES, SITES = 150, "abcdef"
NEST = dict(zip(SITES, ["north", "north", "north", "south", "south", "south"]))


class Draws:
    """The minimal standard generator: state times 16807 modulo 2^31 - 1."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = self.state * 16807 % 2147483647
        return self.state / 2147483647

    def normal(self):
        return math.sqrt(-2 * math.log(self.uniform())) * math.cos(2 * math.pi * self.uniform())


def table():
    draws, rows = Draws(20), []
    base = {s: 2 + 3 * k for k, s in enumerate(SITES)}
    for n in range(CASES):
        case = []
        for s in SITES:
            old = base[s] + math.floor(6 * draws.uniform())
            hidden = draws.normal()
            stock = max(0, math.floor(old * 0.8 + 2 * hidden + 3 * draws.uniform()))
            lead = max(0, math.floor(stock + 2 * draws.normal()))
            wage = round(10 + 5 * draws.uniform(), 2)
            past = math.floor(4 * draws.uniform())
            u = 0.9 * math.log1p(stock) - 1.2 * math.log(wage) + 0.3 * math.log1p(past) + 0.3 * hidden
            u -= math.log(-math.log(draws.uniform()))
            case.append([n + 1, s, NEST[s], 0, wage, stock, old, lead, past, u])
        max(case, key=lambda r: r[-1])[3] = 1
        rows += [r[:-1] for r in case]
    with open("choices.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["case", "site", "nest", "chosen", "wage", "stock", "old", "lead", "past"])
        out.writerows(rows)
    return {name: np.array([r[k] for r in rows]) for k, name in
            enumerate(["case", "site", "nest", "chosen", "wage", "stock", "old", "lead", "past"])}


T = table()
CHOSEN = T["chosen"].reshape(CASES, -1).argmax(axis=1)
J = len(SITES)


def shares(v):
    v = v.reshape(CASES, J)
    e = np.exp(v - v.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def logit(x, weights=None):
    """coefficients, covariance, log-likelihood of columns x (rows × K)"""
    w = np.ones(CASES) if weights is None else weights
    b = np.zeros(x.shape[1])
    x3 = x.reshape(CASES, J, -1)
    for _ in range(50):
        p = shares(x @ b)
        mean = np.einsum("nj,njk->nk", p, x3)
        gradient = (w[:, None] * (x3[np.arange(CASES), CHOSEN] - mean)).sum(axis=0)
        information = np.einsum("n,nj,njk,njl->kl", w, p, x3, x3) - np.einsum("n,nk,nl->kl", w, mean, mean)
        step = np.linalg.solve(information, gradient)
        b = b + step
        if abs(step).max() < 1e-13 * (1 + abs(b).max()):
            break
    p = shares(x @ b)
    return b, np.linalg.inv(information), (w * np.log(p[np.arange(CASES), CHOSEN])).sum()


def say(name, *values):
    print(name + ": " + " ".join(repr(float(v)) for v in values))


def columns(stock, square=False, form=np.log1p):
    parts = [np.log(T["wage"]), np.log1p(T["past"]), form(stock)] + ([form(stock) ** 2] if square else [])
    return np.column_stack(parts)


stock = T["stock"].astype(float)
print("# numpy", np.__version__, "scipy", scipy.__version__, "python", sys.version.split()[0])

for label, form, square in [("log1p", np.log1p, False), ("log1p squared", np.log1p, True),
                            ("level", lambda n: n, False), ("level squared", lambda n: n, True)]:
    x = columns(stock, square, form)
    b, cov, ll = logit(x)
    say(label + " coefficients", *b)
    say(label + " standard errors", *np.sqrt(np.diag(cov)))
    say(label + " log-likelihood", ll)
    p = shares(x @ b)
    say(label + " shares", *p.mean(axis=0))
    # elasticities as differences of the shares, the stock of one site 1e-5 of itself up and down
    weighted = []
    for j in range(J):
        ends = []
        for h in (1e-5, -1e-5):
            moved = stock.reshape(CASES, J).copy()
            moved[:, j] *= 1 + h
            ends.append(shares(columns(moved.ravel(), square, form) @ b)[:, j].mean())
        weighted.append((ends[0] - ends[1]) / 2e-5)
    say(label + " elasticities", *[w / s for w, s in zip(weighted, p.mean(axis=0))])
    say(label + " elasticity", sum(weighted) / p.mean(axis=0).sum())
    for growth, grow in [("+1", lambda n: n + 1), ("+10%", lambda n: n * 1.1)]:
        after, zero, positive, matrix = [], [], [], []
        for j in range(J):
            moved = stock.reshape(CASES, J).copy()
            moved[:, j] = grow(moved[:, j])
            v, u = x @ b, columns(moved.ravel(), square, form) @ b
            q = shares(u)
            after.append(q[:, j].mean())
            matrix.append((q - p).sum(axis=0))
            zero.append(matrix[-1][j])
            gain = np.exp((u - v).reshape(CASES, J)[:, j])
            positive.append((p[:, j] * (gain - 1)).sum())
        say(f"{label} {growth} share after", *after)
        say(f"{label} {growth} zero-sum", *zero)
        say(f"{label} {growth} positive-sum", *positive)
        for j in range(J):
            say(f"{label} {growth} changes when {SITES[j]} grows", *matrix[j])

# turning points: maximum of b f + q f^2 over f, delta method by numerical derivative, Fieller by its quadratic
for label, form, back in [("log1p squared", np.log1p, np.expm1), ("level squared", lambda n: n, lambda f: f)]:
    b, cov, _ = logit(columns(stock, True, form))
    point = lambda u, w: back(-u / (2 * w))
    h = 1e-6
    g = np.array([(point(b[2] + h, b[3]) - point(b[2] - h, b[3])) / (2 * h),
                  (point(b[2], b[3] + h) - point(b[2], b[3] - h)) / (2 * h)])
    say(label + " turning point", point(b[2], b[3]), math.sqrt(g @ cov[2:, 2:] @ g))
    z = scipy.stats.norm.isf(0.025)
    r = np.roots([b[3] ** 2 - z * z * cov[3, 3], -2 * (b[2] * b[3] - z * z * cov[2, 3]), b[2] ** 2 - z * z * cov[2, 2]])
    if b[3] ** 2 > z * z * cov[3, 3] and np.isreal(r).all():
        say(label + " fieller", *sorted(back(-r.real / 2)))
    say(label + " stock range", stock.min(), stock.max())

# lead beside lag
x = np.column_stack([columns(stock), np.log1p(T["lead"])])
b, cov, _ = logit(x)
z = b[3] / math.sqrt(cov[3, 3])
say("placebo lead", b[3], math.sqrt(cov[3, 3]), 2 * scipy.stats.norm.sf(abs(z)))
say("placebo lag", b[2], math.sqrt(cov[2, 2]))

# without past
b, cov, _ = logit(columns(stock)[:, [0, 2]])
say("without past", b[1], math.sqrt(cov[1, 1]))

# control function: first stage with a constant, F of the instrument by the sandwich over sites and as usual
y = np.log1p(stock)
z = np.column_stack([np.ones(len(y)), np.log(T["wage"]), np.log1p(T["past"]), np.log1p(T["old"])])
bread = np.linalg.inv(z.T @ z)
gamma = bread @ z.T @ y
e = y - z @ gamma
meat = np.zeros((4, 4))
for s in SITES:
    score = (z * e[:, None])[T["site"] == s].sum(axis=0)
    meat += np.outer(score, score)
say("first stage F", gamma[3] ** 2 / (bread @ meat @ bread)[3, 3], gamma[3] ** 2 / (bread[3, 3] * (e @ e) / (len(y) - 4)))
say("control function", *logit(np.column_stack([columns(stock), e]))[0])
generator = np.random.default_rng(1)
fits = []
for _ in range(4000):
    counts = np.bincount(generator.integers(0, CASES, CASES), minlength=CASES).astype(float)
    w = np.repeat(counts, J)
    own = y - z @ np.linalg.solve(z.T @ (w[:, None] * z), z.T @ (w * y))
    fits.append(logit(np.column_stack([columns(stock), own]), counts)[0])
say("control function bootstrap errors", *np.std(fits, axis=0, ddof=1))


# nested logit, utility divided by lambda in the nest
def nested(theta, moved=stock):
    v = (columns(moved) @ theta[:3]).reshape(CASES, J)
    north = np.array([NEST[s] == "north" for s in SITES])
    top, inner = [], []
    for lam, members in [(theta[3], north), (theta[4], ~north)]:
        u = v[:, members] / lam
        big = u.max(axis=1, keepdims=True)
        i = big[:, 0] + np.log(np.exp(u - big).sum(axis=1))
        top.append(lam * i)
        inner.append(u - i[:, None])
    top = np.array(top).T
    big = top.max(axis=1, keepdims=True)
    logs = top - big - np.log(np.exp(top - big).sum(axis=1, keepdims=True))
    out = np.empty((CASES, J))
    out[:, north] = logs[:, :1] + inner[0]
    out[:, ~north] = logs[:, 1:] + inner[1]
    return out


start = np.append(logit(columns(stock))[0], [1.0, 1.0])
loss = lambda t: -nested(t)[np.arange(CASES), CHOSEN].sum()
best = minimize(loss, start, method="BFGS", options={"gtol": 1e-9})
for _ in range(20):  # Newton's steps on differences, to the last digits that these have
    h, k = 1e-4, len(best.x)
    eye = np.eye(k) * h
    gradient = np.array([(8 * (loss(best.x + a) - loss(best.x - a)) - loss(best.x + 2 * a) + loss(best.x - 2 * a)) / (12 * h) for a in eye])
    hessian = np.array([[(loss(best.x + a + c) - loss(best.x + a - c) - loss(best.x - a + c) + loss(best.x - a - c)) / (4 * h * h) for a in eye] for c in eye])
    best.x = best.x - np.linalg.solve(hessian, gradient)
say("nested coefficients", *best.x)
say("nested log-likelihood", -loss(best.x))
p = np.exp(nested(best.x))
for j in range(J):
    moved = stock.reshape(CASES, J).copy()
    moved[:, j] += 1
    say(f"nested +1 changes when {SITES[j]} grows", *(np.exp(nested(best.x, moved.ravel())) - p).sum(axis=0))
