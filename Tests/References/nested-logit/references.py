"""Nested logits in 60-digit arithmetic (mpmath), on data made by a generator that the tests repeat.

Only the likelihood is written down, straight from its definition. Gradient and second derivatives are central
differences with a step of 1e-15, which keeps some 30 digits; Newton's method on them runs until the gradient is below
1e-20. Starting values come from scipy on the same likelihood. No code is shared with the package.
Usage: python3 references.py > references.txt
"""
import numpy
import scipy.optimize
from mpmath import mp, mpf, matrix, exp, log, fsum, inverse, lu_solve, nstr

mp.dps = 60
NESTS = [0, 1, 1, 2, 2, 2]  # of the alternatives 0 to 5


class SplitMix:
    """Steele, Lea & Flood (2014), fig. 17."""
    def __init__(self, seed): self.state = seed
    def next(self):
        m = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & m
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & m
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & m
        return z ^ (z >> 31)
    def below(self, n): return (self.next() >> 33) % n


def simulated(kind, seed, cases):
    """Whole numbers. Of six alternatives each is open with odds of 4 to 1, the first two always. 'alike': errors are
    shared in a nest; 'unlike': what one alternative of a nest has more its neighbour has less; 'turned': the best
    alternative of the worst nest is chosen."""
    random = SplitMix(seed)
    data = []
    for _ in range(cases):
        open_ = [j for j in range(6) if random.below(5) > 0 or j < 2]
        a = [random.below(41) - 20 for _ in open_]
        b = [random.below(2) for _ in open_]
        pi = [1 + random.below(8) for _ in open_]
        weight = 1 + random.below(4)
        shared = [random.below(61) - 30 for _ in range(3)]
        own = [random.below(31) for _ in open_]
        keys = []
        for i, j in enumerate(open_):
            key = a[i] + 8 * b[i] + own[i]
            if kind == "alike": key += shared[NESTS[j]]
            if kind == "unlike": key += shared[NESTS[j]] if j % 2 == 0 else -shared[NESTS[j]]
            keys.append(key)
        if kind == "turned":
            best = {m: max(k + shared[m] // 2 for i, k in enumerate(keys) if NESTS[open_[i]] == m) for m in {NESTS[j] for j in open_}}
            worst = min(best, key=lambda m: (best[m], m))
            keys = [k if NESTS[j] == worst else -1000 for k, j in zip(keys, open_)]
        data.append((open_, a, b, pi, weight, keys.index(max(keys))))
    return data


def logs(theta, case, model, exp=exp, log=log):
    """log P of every alternative of a case, and log P within its nest."""
    open_, a, b, pi, weight, chosen = case
    number = (lambda x: mpf(x)) if exp is mp.exp else float
    V = [theta[0] * x + theta[1] * y for x, y in zip(a, b)]
    if model["offset"]: V = [v - log(number(p) / 8) for v, p in zip(V, pi)]
    lambdas = [1, theta[2], theta[2] if model["equal"] else theta[3]]
    inner, W = [None] * len(V), {}
    for m in {NESTS[j] for j in open_}:
        rows = [i for i, j in enumerate(open_) if NESTS[j] == m]
        top = max(V[i] / lambdas[m] for i in rows)
        I = top + log(sum(exp(V[i] / lambdas[m] - top) for i in rows))
        for i in rows: inner[i] = V[i] / lambdas[m] - I
        W[m] = lambdas[m] * I
    top = max(W.values())
    D = top + log(sum(exp(w - top) for w in W.values()))
    return [inner[i] + W[NESTS[j]] - D for i, j in enumerate(open_)], inner


def parts(theta, data, model):
    return [(mpf(c[4]) / 4 if model["weights"] else mpf(1)) * logs(theta, c, model)[0][c[5]] for c in data]


def fitted(model):
    data = simulated(model["kind"], model["seed"], model["cases"])
    K = 3 if model["equal"] else 4

    def minus(t):
        with numpy.errstate(all="ignore"):
            return -sum((c[4] / 4 if model["weights"] else 1) * logs(t, c, model, numpy.exp, numpy.log)[0][c[5]] for c in data)
    best = None
    for start in model["starts"]:
        found = scipy.optimize.minimize(minus, [0.05 * start, 0.3 * start] + [start] * (K - 2), method="Nelder-Mead",
                                        options=dict(maxiter=20000, maxfev=20000, xatol=1e-10, fatol=1e-12))
        if best is None or found.fun < best.fun - 1e-9: best = found
    theta = [mpf(float(x)) for x in best.x]
    h = mpf(10) ** -15
    unit = lambda k, s: [t + (s * h if k == i else 0) for i, t in enumerate(theta)]
    while True:
        up = [parts(unit(k, 1), data, model) for k in range(K)]
        down = [parts(unit(k, -1), data, model) for k in range(K)]
        here = parts(theta, data, model)
        scores = [[(u - d) / (2 * h) for u, d in zip(up[k], down[k])] for k in range(K)]
        g = matrix([fsum(s) for s in scores])
        H = matrix(K, K)
        for p in range(K):
            H[p, p] = -(fsum(up[p]) + fsum(down[p]) - 2 * fsum(here)) / h ** 2
            for q in range(p):
                both = lambda s, t: fsum(parts([x + (s * h if i == p else 0) + (t * h if i == q else 0) for i, x in enumerate(theta)], data, model))
                H[p, q] = H[q, p] = -(both(1, 1) - both(1, -1) - both(-1, 1) + both(-1, -1)) / (4 * h * h)
        if max(abs(x) for x in g) < mpf(10) ** -20: break
        step = lu_solve(H, g)
        theta = [t + s for t, s in zip(theta, step)]
    V = inverse(H)
    meat = matrix(K, K)
    for p in range(K):
        for q in range(K): meat[p, q] = fsum(x * y for x, y in zip(scores[p], scores[q]))
    weight = lambda c: mpf(c[4]) / 4 if model["weights"] else mpf(1)
    null = fsum(-weight(c) * log(len(c[0])) for c in data)
    elasticities = []
    for k, place in ((0, 1), (1, 2)):
        top, bottom, chosen, total = mpf(0), mpf(0), mpf(0), mpf(0)
        for c in data:
            P = [exp(x) for x in logs(theta, c, model)[0]]
            # d log P / d V of the row itself, by a difference in its own x
            E = []
            for i in range(len(P)):
                x = c[place][i]
                moved = lambda s: tuple(v if n != place else [y + s * h if m == i else mpf(y) for m, y in enumerate(v)] for n, v in enumerate(c))
                E.append(x * (logs(theta, moved(1), model)[0][i] - logs(theta, moved(-1), model)[0][i]) / (2 * h))
            top += weight(c) * fsum(p * e for p, e in zip(P, E))
            chosen += weight(c) * E[c[5]]
            total += weight(c)
        elasticities += [top / total, chosen / total]
    return theta, V, V * meat * V, fsum(here), null, elasticities


def show(name, values): print(f"{name} " + " ".join(nstr(v, 20) for v in values))


MODELS = [
    dict(name="alike", kind="alike", seed=1, cases=150, equal=False, weights=False, offset=False, starts=[0.5, 1]),
    dict(name="alike-weighted", kind="alike", seed=2, cases=150, equal=True, weights=True, offset=True, starts=[0.5, 1]),
    dict(name="unlike", kind="unlike", seed=3, cases=150, equal=False, weights=False, offset=False, starts=[1, 1.5, 2]),
    dict(name="turned", kind="turned", seed=4, cases=150, equal=True, weights=False, offset=False, starts=[-0.5, -0.2]),
]

if __name__ == "__main__":
    for model in MODELS:
        theta, V, robust, L, null, elasticities = fitted(model)
        print(f"# {model}")
        show(model["name"] + " coefficients", theta)
        show(model["name"] + " covariance", V)
        show(model["name"] + " robust", robust)
        show(model["name"] + " log-likelihoods", [L, null])
        show(model["name"] + " elasticities", elasticities)
