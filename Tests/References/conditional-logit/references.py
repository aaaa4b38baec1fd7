"""Conditional logits in 50-digit arithmetic (mpmath), on data made by a generator that the tests repeat.

Newton on the log-likelihood with exact derivatives until the gradient is below 1e-40; no code is shared with the
package. Usage: python3 references.py > references.txt
"""
import mpmath
from mpmath import mp, mpf, matrix

mp.dps = 50


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


def simulated(seed, cases):
    """Integers, so that both sides read the same figures: 2 to 6 alternatives a case, three covariates (the third in
    the millions), a weight of 1 to 4 quarters, an inclusion probability of k/8; the choice leans towards the first."""
    random = SplitMix(seed)
    data = []
    for _ in range(cases):
        size = 2 + random.below(5)
        rows = [[random.below(41) - 20, random.below(2), 5_000_000 + 1000 * random.below(1000)] for _ in range(size)]
        inclusion = [1 + random.below(8) for _ in range(size)]
        weight = 1 + random.below(4)
        keys = [rows[j][0] + 10 * rows[j][1] - (rows[j][2] - 5_000_000) // 50_000 + random.below(60) for j in range(size)]
        data.append((rows, inclusion, weight, keys.index(max(keys))))
    return data


def fitted(data, weighted=False, corrected=False):
    K = 3
    beta = matrix(K, 1)
    while True:
        L, g, H = mpf(0), matrix(K, 1), matrix(K, K)
        meat = matrix(K, K)
        P = []
        for rows, inclusion, weight, chosen in data:
            w = mpf(weight) / 4 if weighted else mpf(1)
            u = [sum(beta[k] * (x[k] - rows[0][k]) for k in range(K)) for x in rows]
            if corrected: u = [a - mpmath.log(mpf(p) / 8) for a, p in zip(u, inclusion)]
            e = [mpmath.exp(a) for a in u]
            s = mpmath.fsum(e)
            p = [a / s for a in e]
            P.append(p)
            L += w * (u[chosen] - mpmath.log(s))
            m = [mpmath.fsum(p[j] * rows[j][k] for j in range(len(rows))) for k in range(K)]
            score = [w * (rows[chosen][k] - m[k]) for k in range(K)]
            for a in range(K):
                g[a] += score[a]
                for b in range(K):
                    meat[a, b] += score[a] * score[b]
                    H[a, b] += w * mpmath.fsum(p[j] * (rows[j][a] - m[a]) * (rows[j][b] - m[b]) for j in range(len(rows)))
        if max(abs(x) for x in g) < mpf(10) ** -35: break
        beta += mpmath.lu_solve(H, g)
    V = mpmath.inverse(H)
    robust = V * meat * V
    null = mpmath.fsum(-(mpf(d[2]) / 4 if weighted else 1) * mpmath.log(len(d[0])) for d in data)
    elasticities = []
    for k in range(K):
        E = [[beta[k] * x[k] * (1 - q) for x, q in zip(d[0], p)] for d, p in zip(data, P)]
        w = [(mpf(d[2]) / 4 if weighted else mpf(1)) for d in data]
        elasticities.append((
            mpmath.fsum(a * q * e for a, p, es in zip(w, P, E) for q, e in zip(p, es)) / mpmath.fsum(w),
            mpmath.fsum(a * es[d[3]] for a, es, d in zip(w, E, data)) / mpmath.fsum(w)))
    return beta, V, robust, L, null, elasticities


def show(name, values): print(f"{name}: " + " ".join(mpmath.nstr(v, 20) for v in values))


for seed, cases, weighted, corrected in ((1, 60, False, False), (2, 60, True, False), (3, 60, True, True)):
    beta, V, robust, L, null, elasticities = fitted(simulated(seed, cases), weighted, corrected)
    print(f"seed {seed}, {cases} cases, weighted {weighted}, corrected {corrected}")
    show("coefficients", beta)
    show("covariance", V)
    show("robust", robust)
    show("log-likelihood, null", [L, null])
    show("elasticities (probability-weighted, at chosen)", [x for pair in elasticities for x in pair])
