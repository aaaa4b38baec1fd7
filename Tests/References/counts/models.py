"""Poisson and negative binomial models in 50-digit arithmetic (mpmath), Newton with exact derivatives until the step is
below 1e-40; absorbed effects as indicators of their levels. Usage: python3 models.py > models.txt"""
import mpmath
from mpmath import mp, mpf, matrix, exp, log, loggamma, psi
from simulated import counts

mp.dps = 50


def solve(gradient_hessian, start):
    point = start
    for _ in range(200):
        g, H = gradient_hessian(point)
        step = mpmath.lu_solve(H, g)
        size = max(abs(s) for s in step)
        if size > 2: step = step * (2 / size)
        point = point + step
        if size < mpf(10) ** -40: return point
    raise SystemExit("no convergence")


def design(data, names, effects):
    """Columns in front; the first effect keeps all levels, each later one loses its first."""
    columns = [[mpf(r[n]) if n != "1" else mpf(1) for r in data] for n in names]
    for k, effect in enumerate(effects):
        levels = sorted({r[effect] for r in data})
        for level in levels[1 if k else 0:]: columns.append([mpf(int(r[effect] == level)) for r in data])
    # Scaled, so that 50 digits are enough by far.
    return columns


def poisson(y, w, o, X):
    n, k = len(y), len(X)
    def parts(b):
        eta = [o[i] + sum(b[j] * X[j][i] for j in range(k)) for i in range(n)]
        mu = [exp(e) for e in eta]
        g = matrix(k, 1); H = matrix(k, k)
        for a in range(k):
            g[a] = sum(w[i] * (y[i] - mu[i]) * X[a][i] for i in range(n))
            for b2 in range(a + 1):
                H[a, b2] = H[b2, a] = sum(w[i] * mu[i] * X[a][i] * X[b2][i] for i in range(n))
        return eta, mu, g, H
    # The start: weighted least squares of log(y + 1/2).
    G = matrix(k, k); v = matrix(k, 1)
    for a in range(k):
        v[a] = sum((log(y[i] + mpf(1) / 2) - o[i]) * X[a][i] for i in range(n))
        for b2 in range(k): G[a, b2] = sum(X[a][i] * X[b2][i] for i in range(n))
    b = solve(lambda b: parts(b)[2:], mpmath.lu_solve(G, v))
    eta, mu, g, H = parts(b)
    V = H ** -1
    S = [[w[i] * (y[i] - mu[i]) * X[a][i] for a in range(k)] for i in range(n)]
    L = sum(w[i] * (y[i] * eta[i] - mu[i] - loggamma(y[i] + 1)) for i in range(n))
    return b, V, sandwich(V, S), L


def sandwich(V, S):
    k = V.rows; M = matrix(k, k)
    for a in range(k):
        for b in range(a + 1): M[a, b] = M[b, a] = sum(s[a] * s[b] for s in S)
    return V * M * V


def negative_binomial(y, w, o, X, alpha):
    n, k = len(y), len(X)
    def row(i, eta, t):
        """gradient and minus Hessian in eta and ln alpha, by the gamma function and its derivatives"""
        a = exp(t); r = 1 / a; mu = exp(eta)
        L = loggamma(y[i] + r) - loggamma(r) - loggamma(y[i] + 1) + y[i] * log(a * mu / (1 + a * mu)) - r * log(1 + a * mu)
        d = 1 + a * mu
        le = (y[i] - mu) / d
        lr = psi(0, y[i] + r) - psi(0, r) - log(d) + (1 - (y[i] + r) / (r + mu))          # dL/dr
        lrr = psi(1, y[i] + r) - psi(1, r) + a * a * mu / d - (mu - y[i]) / (r + mu) ** 2      # d2L/dr2
        return L, le, -mu * (1 + a * y[i]) / d ** 2, -r * lr, r * r * lrr + r * lr, -a * mu * (y[i] - mu) / d ** 2
    def parts(p):
        g = matrix(k + 1, 1); H = matrix(k + 1, k + 1); total = mpf(0); S = []
        for i in range(n):
            eta = o[i] + sum(p[j] * X[j][i] for j in range(k))
            L, le, lee, lt, ltt, let = row(i, eta, p[k])
            total += w[i] * L; S.append([w[i] * le * X[a][i] for a in range(k)] + [w[i] * lt])
            for a in range(k):
                g[a] += w[i] * le * X[a][i]
                for b in range(k): H[a, b] -= w[i] * lee * X[a][i] * X[b][i]
                H[a, k] -= w[i] * let * X[a][i]; H[k, a] = H[a, k]
            g[k] += w[i] * lt; H[k, k] -= w[i] * ltt
        return total, g, H, S
    b = poisson(y, w, o, X)[0]
    p = solve(lambda p: parts(p)[1:3], matrix([*b, log(mpf(alpha))]))
    L, g, H, S = parts(p)
    V = H ** -1; R = sandwich(V, S); a = exp(p[k])
    for M in (V, R):                                      # from ln alpha to alpha
        for j in range(k + 1): M[j, k] *= a
        for j in range(k + 1): M[k, j] *= a
    return [*p[:k], a], V, R, L


def show(key, values): print(key, *[mpmath.nstr(v, 20) for v in values])


def main():
    print(f"# mpmath {mpmath.__version__}; covariances are the lower triangle by rows")
    for name, model, seed, names, effects, weighted, offset in [
        ("poisson", "p", 1, "1 a b c", "", False, False), ("poisson-weights-offset", "p", 2, "1 a b c", "", True, True),
        ("poisson-no-constant", "p", 1, "a b", "", False, False),
        ("poisson-one-effect", "p", 3, "a b c", "f", True, False), ("poisson-two-effects", "p", 4, "a b c", "f g", True, True),
        ("poisson-three-effects", "p", 5, "a b c", "f g h", False, False),
        ("negative-binomial", "n", 1, "1 a b c", "", False, False), ("negative-binomial-weights-offset", "n", 6, "1 a b", "", True, True)]:
        data = counts(seed, 90)
        y = [mpf(r["y"]) for r in data]; w = [mpf(r["w"]) / 4 if weighted else mpf(1) for r in data]
        o = [log(mpf(r["e"])) if offset else mpf(0) for r in data]
        X = design(data, names.split(), effects.split())
        if model == "p": b, V, R, L = poisson(y, w, o, X)
        else: b, V, R, L = negative_binomial(y, w, o, X, "0.3")
        one = [[mpf(1)] * len(y)]
        null = poisson(y, w, o, one)[3] if model == "p" else negative_binomial(y, w, o, one, "0.3")[3]
        k = len(names.split()) + (model == "n")
        print("model", name)
        show("coefficients", b[:k])
        show("covariance", [V[a, c] for a in range(k) for c in range(a + 1)])
        show("robust", [R[a, c] for a in range(k) for c in range(a + 1)])
        show("likelihood", [L, null])


main()
