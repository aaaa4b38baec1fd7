"""Mixed logits with numpy, on panels made by a generator that the tests repeat.

The log-likelihood is written out draw by draw. Its gradient is taken by complex steps and the second derivatives by
complex steps through the gradient's formula, both exact to rounding (Squire & Trapp 1998). Newton's steps, halved
where they do not rise, until the gradient is below 1e-10. Halton's sequence is made here, digit by digit, and the
inverse normal distribution is scipy's. Nothing is shared with the package. Usage: python3 references.py > references.txt
"""
import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from scipy.special import ndtri


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


def panel(seed, members):
    """2 to 4 choices a member among 2 to 5 alternatives; three covariates in whole numbers; a weight of 1 to 4 quarters
    a member, an offset of 0 to 7 eighths a row, 1 or 2 equal choices a case. Tastes differ from member to member."""
    random = SplitMix(seed)
    data = []
    for _ in range(members):
        taste, other = random.below(9), random.below(21) - 6
        weight = 1 + random.below(4)
        cases = []
        for _ in range(2 + random.below(3)):
            size = 2 + random.below(4)
            rows = [[random.below(21) - 10, random.below(2), random.below(13)] for _ in range(size)]
            offset = [random.below(8) for _ in range(size)]
            count = 1 + random.below(2)
            keys = [taste * x[0] + 3 * other * x[1] - 2 * x[2] + random.below(100) for x in rows]
            cases.append((rows, offset, count, keys.index(max(keys))))
        data.append((weight, cases))
    return data


def radical(m, base):
    value, part = 0.0, 1.0 / base
    while m:
        m, digit = divmod(m, base)
        value += digit * part
        part /= base
    return value


def deviate(kind, u):
    if kind in ("normal", "lognormal"): return ndtri(u)
    if kind == "uniform": return np.sqrt(3) * (2 * u - 1)
    return np.sqrt(6) * np.where(u < 0.5, np.sqrt(2 * u) - 1, 1 - np.sqrt(2 * (1 - u)))


def halton(members, draws, kinds, burn):
    return [np.array([[deviate(kind, radical(burn + i * draws + r + 1, p)) for kind, p in zip(kinds, (2, 3, 5))]
                      for r in range(draws)]) for i in range(members)], np.full(draws, 1 / draws)


def hermite(members, nodes, dimensions):
    z, w = hermegauss(nodes)
    w = w / w.sum()
    if dimensions == 1: return [z[:, None]] * members, w
    return [np.array([[a, b] for a in z for b in z])] * members, np.array([a * b for a in w for b in w])


class Model:
    """random: [(column, kind)]; correlated: the normal ones by a lower triangle."""
    def __init__(self, data, draws, random, correlated=False, weighted=False, offset=False, counted=False, panel=True):
        self.random, self.K = random, 3
        self.spreads = [(d, e) for d in range(len(random)) for e in (range(d + 1) if correlated else [d])]
        self.P = self.K + len(self.spreads)
        self.z, self.omega = draws
        self.units = []
        for weight, cases in data:
            made = [(np.array(rows, float), np.array(off) / 8 if offset else np.zeros(len(rows)),
                     float(count if counted else 1), chosen) for rows, off, count, chosen in cases]
            w = weight / 4 if weighted else 1.0
            if panel: self.units.append((w, made))
            else: self.units += [(w * c[2], [c[:2] + (1.0,) + c[3:]]) for c in made]

    def coefficients(self, theta, z):
        beta = np.repeat(theta[None, :self.K], len(z), 0)
        for s, (d, e) in enumerate(self.spreads): beta[:, self.random[d][0]] += theta[self.K + s] * z[:, e]
        for column, kind in self.random:
            if kind == "lognormal": beta[:, column] = np.exp(beta[:, column])
        return beta

    def unit(self, theta, i):
        """log L of a unit, and its gradient by the formula."""
        w, cases = self.units[i]
        z = self.z[i]
        beta = self.coefficients(theta, z)
        logs = np.log(self.omega) + 0 * beta[:, 0]
        slope = np.zeros((len(z), self.K), beta.dtype)
        for rows, off, count, chosen in cases:
            u = off + beta @ rows.T
            u = u - u.real.max(1)[:, None]
            e = np.exp(u)
            s = e.sum(1)
            logs = logs + count * (u[:, chosen] - np.log(s))
            slope += count * (rows[chosen] - (e / s[:, None]) @ rows)
        top = logs.real.max()
        L = np.exp(logs - top)
        h = L / L.sum()
        columns = list(range(self.K)) + [self.random[d][0] for d, _ in self.spreads]
        factor = np.ones((len(z), self.P), beta.dtype)
        for s, (d, e) in enumerate(self.spreads): factor[:, self.K + s] = z[:, e]
        for a, column in enumerate(columns):
            if (column, "lognormal") in self.random: factor[:, a] = factor[:, a] * beta[:, column]
        return w * (top + np.log(L.sum())), w * (h[:, None] * slope[:, columns] * factor).sum(0)

    def total(self, theta):
        parts = [self.unit(theta, i) for i in range(len(self.units))]
        return sum(p[0] for p in parts), np.array([p[1] for p in parts])

    def curvature(self, theta):
        H = np.empty((self.P, self.P))
        for a in range(self.P):
            step = theta.astype(complex)
            step[a] += 1e-30j
            H[a] = -self.total(step)[1].sum(0).imag / 1e-30
        return (H + H.T) / 2

    def fitted(self, theta):
        while True:
            L, rows = self.total(theta)
            g, A = rows.sum(0), self.curvature(theta)
            if abs(g).max() < 1e-11: break
            values, vectors = np.linalg.eigh(A)
            step = vectors @ ((vectors.T @ g) / np.maximum(abs(values), 1e-3))
            length = min(1.0, 0.5 / abs(step).max())
            while length > 1e-6 and not self.total(theta + length * step)[0] >= L - 1e-9: length /= 2
            if length <= 1e-6 or abs(length * step).max() < 1e-15: break
            theta = theta + length * step
        # The gradient's formula against complex steps through the value itself.
        for a in range(self.P):
            step = theta.astype(complex)
            step[a] += 1e-30j
            assert abs(self.total(step)[0].imag / 1e-30 - g[a]) < 1e-9
        assert np.linalg.eigvalsh(A).min() > 0
        V = np.linalg.inv(A)
        return theta, V, V @ (rows.T @ rows) @ V, L, abs(g).max()


def signed(model, theta, V, R):
    """Diagonals of the triangle and standard deviations above zero."""
    sign = np.ones(model.P)
    for s, (d, e) in enumerate(model.spreads):
        if d == e and theta[model.K + s] < 0:
            for t, (_, other) in enumerate(model.spreads):
                if other == e: sign[model.K + t] = -1
    return theta * sign, V * np.outer(sign, sign), R * np.outer(sign, sign)


def show(name, values): print(f"{name}: " + ", ".join(f"{float(v):.16g}" for v in np.ravel(values)))


def report(title, model, start):
    theta, V, R, L, worst = model.fitted(np.array(start))
    theta, V, R = signed(model, theta, V, R)
    print(f"# {title}; largest |gradient| {worst:.1e}")
    show("coefficients", theta)
    show("covariance", V)
    show("robust errors", np.sqrt(np.diag(R)))
    show("log-likelihood", [L])


N = 60
data = panel(11, N)
cases = sum(len(c) for _, c in data)
report("normal a, panel, 40 Halton draws after 10", Model(data, halton(N, 40, ["normal"], 10), [(0, "normal")]),
       [0.1, 0.5, -0.1, 0.1])
report("lognormal a and triangular b, panel, weights, offset, counts, 40 Halton draws after 0",
       Model(data, halton(N, 40, ["lognormal", "triangular"], 0), [(0, "lognormal"), (1, "triangular")], weighted=True,
             offset=True, counted=True), [-2, 0.5, -0.1, 0.5, 0.5])
report("correlated normal a and b, panel, 56 Halton draws after 100",
       Model(data, halton(N, 56, ["normal", "normal"], 100), [(0, "normal"), (1, "normal")], correlated=True),
       [0.1, 0.5, -0.1, 0.1, 0.1, 0.5])
report("uniform b, no panel, weights, counts, 24 Halton draws after 5",
       Model(data, halton(cases, 24, ["uniform"], 5), [(1, "uniform")], weighted=True, counted=True, panel=False),
       [0.1, 0.5, -0.1, 2])
report("normal a, panel, Gauss-Hermite with 30 nodes", Model(data, hermite(N, 30, 1), [(0, "normal")]),
       [0.1, 0.5, -0.1, 0.1])
report("normal a and b, panel, Gauss-Hermite with 20 nodes each",
       Model(data, hermite(N, 20, 2), [(0, "normal"), (1, "normal")]), [0.1, 0.5, -0.1, 0.1, 0.5])
