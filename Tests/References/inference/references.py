"""Inference on conditional logits in 40-digit arithmetic (mpmath), on the data of ../conditional-logit/references.py.

Newton's method on the likelihood; elasticities by numerical differentiation of the shares themselves; the prior as a
penalty on the coefficients, without the coordinates that the package uses. No code is shared with the package.
Usage: python3 references.py > references.txt
"""
import mpmath
from mpmath import mp, mpf, matrix

mp.dps = 40


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


class Philox:
    """Philox-4x32-10 of Salmon et al. (2011): the key is the seed, the upper half of the counter the stream."""
    def __init__(self, seed, stream): self.seed, self.stream, self.counter, self.held = seed, stream, 0, []
    def words(self, counter):
        w = 0xFFFFFFFF
        x = [counter & w, counter >> 32, self.stream & w, self.stream >> 32]
        k = [self.seed & w, self.seed >> 32]
        for round in range(10):
            if round: k = [(k[0] + 0x9E3779B9) & w, (k[1] + 0xBB67AE85) & w]
            a, b = x[0] * 0xD2511F53, x[2] * 0xCD9E8D57
            x = [b >> 32 ^ x[1] ^ k[0], b & w, a >> 32 ^ x[3] ^ k[1], a & w]
        return x
    def next(self):
        if not self.held:
            x = self.words(self.counter)
            self.counter += 1
            self.held = [x[1] << 32 | x[0], x[3] << 32 | x[2]]
        return self.held.pop(0)
    def below(self, n):
        while True:
            product = self.next() * n
            if product & ((1 << 64) - 1) >= (1 << 64) % n: return product >> 64
    def uniform(self): return (mpf(self.next() >> 11) + mpf("0.5")) / mpf(2) ** 53
    def normals(self, n):
        out = []
        while len(out) < n:
            r, t = mpmath.sqrt(-2 * mpmath.log(self.uniform())), 2 * mp.pi * self.uniform()
            out += [r * mpmath.cos(t), r * mpmath.sin(t)]
        return out[:n]


def simulated(seed, cases):
    """As in ../conditional-logit/references.py."""
    random = SplitMix(seed)
    data = []
    for _ in range(cases):
        size = 2 + random.below(5)
        rows = [[random.below(41) - 20, random.below(2), 5_000_000 + 1000 * random.below(1000)] for _ in range(size)]
        inclusion = [1 + random.below(8) for _ in range(size)]
        weight = 1 + random.below(4)
        keys = [rows[j][0] + 10 * rows[j][1] - (rows[j][2] - 5_000_000) // 50_000 + random.below(60) for j in range(size)]
        data.append(dict(raw=rows, alt=list(range(size)), w=mpf(1), quarter=mpf(weight) / 4, c=keys.index(max(keys))))
    return data


def with_columns(data, functions, weighted=False):
    return [dict(d, x=[[f(r) for f in functions] for r in d["raw"]], w=d["quarter"] if weighted else mpf(1)) for d in data]


PLAIN = [lambda r: mpf(r[0]), lambda r: mpf(r[1]), lambda r: mpf(r[2])]
LOGS = [lambda r: mpf(r[0]), lambda r: mpmath.log(1 + mpf(r[1])), lambda r: mpmath.log(mpf(r[2]))]


def sums(data, b):
    K = len(b)
    L, g, H = mpf(0), matrix(K, 1), matrix(K, K)
    for d in data:
        x = [[v - o for v, o in zip(r, d["x"][0])] for r in d["x"]]
        u = [mpmath.fsum(b[k] * r[k] for k in range(K)) for r in x]
        top = max(u)
        e = [mpmath.exp(a - top) for a in u]
        s = mpmath.fsum(e)
        p = [a / s for a in e]
        L += d["w"] * (u[d["c"]] - top - mpmath.log(s))
        m = [mpmath.fsum(p[j] * x[j][k] for j in range(len(x))) for k in range(K)]
        for a in range(K):
            g[a] += d["w"] * (x[d["c"]][a] - m[a])
            for c in range(K):
                H[a, c] += d["w"] * mpmath.fsum(p[j] * (x[j][a] - m[a]) * (x[j][c] - m[c]) for j in range(len(x)))
    return L, g, H


def fitted(data, penalty=None):
    """The maximum of L(b) - b'Pb/2, the inverse of its information, L, and the information of L alone."""
    K = len(data[0]["x"][0])
    P = penalty if penalty is not None else matrix(K, K)
    b = matrix(K, 1)
    for _ in range(200):
        L, g, H = sums(data, b)
        g = g - P * b
        step = mpmath.lu_solve(H + P, g)
        gain = (step.T * g)[0]
        if gain < mpf(10) ** -20:  # the steps square the distance: 1e-10, 1e-20, 1e-40
            for _ in range(3):
                b = b + step
                L, g, H = sums(data, b)
                step = mpmath.lu_solve(H + P, g - P * b)
            return b, mpmath.inverse(H + P), L, H
        length = mpf(1)
        old = L - (b.T * P * b)[0] / 2
        while True:
            n = b + length * step
            if sums(data, n)[0] - (n.T * P * n)[0] / 2 >= old: break
            length /= 2
        b = n
    raise SystemExit("no maximum")


def show(name, values): print(name + ": " + " ".join(mpmath.nstr(mpf(v), 20) for v in values))
def flat(m): return [m[i, j] for i in range(m.rows) for j in range(m.cols)]
def chi2(x, k): return mpmath.gammainc(mpf(k) / 2, x / 2, mp.inf, regularized=True)


# ---- Wald and likelihood ratio -----------------------------------------------------------------------------------
data = with_columns(simulated(1, 60), PLAIN)
b, V, L, H = fitted(data)
def wald(R, r):
    R = matrix(R)
    d = R * b - matrix(r)
    w = (d.T * mpmath.inverse(R * V * R.T) * d)[0]
    return [w, chi2(w, R.rows)]
show("wald b=0 c=0", wald([[0, 1, 0], [0, 0, 1]], [0, 0]))
show("wald 10a-b=0.25", wald([[10, -1, 0]], [mpf("0.25")]))
La = fitted(with_columns(simulated(1, 60), PLAIN[:1]))[2]
show("likelihood ratio over a alone", [2 * (L - La), chi2(2 * (L - La), 2)])

# ---- ratios -----------------------------------------------------------------------------------------------------
def ratio(i, j, z):
    t = b[i] / b[j]
    se = mpmath.sqrt(V[i, i] - 2 * t * V[i, j] + t * t * V[j, j]) / abs(b[j])
    roots = mpmath.polyroots([b[j] ** 2 - z * z * V[j, j], -2 * (b[i] * b[j] - z * z * V[i, j]), b[i] ** 2 - z * z * V[i, i]], maxsteps=200, extraprec=200)
    return [t, se, b[j] ** 2 - z * z * V[j, j]] + sorted(mpmath.re(r) for r in roots) + [mpmath.im(roots[0])]
z = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95"))
show("ratio a/c at 95 % (ratio, error, leading, roots, imaginary part)", ratio(0, 2, z))
show("ratio a/b at 95 %", ratio(0, 1, z))
show("ratio c/a at 95 %", ratio(2, 0, z))

# ---- Hausman-McFadden -------------------------------------------------------------------------------------------
def hausman(seed, cases, removed):
    full = with_columns(simulated(seed, cases), PLAIN)
    rest = []
    for d in full:
        keep = [j for j in d["alt"] if j not in removed]
        if d["c"] in keep and len(keep) > 1:
            rest.append(dict(d, x=[d["x"][j] for j in keep], c=keep.index(d["c"])))
    bf, Vf, _, _ = fitted(full)
    br, Vr, _, _ = fitted(rest)
    s = [mpmath.sqrt(Vr[k, k]) for k in range(3)]
    D = matrix(3, 3)
    for i in range(3):
        for j in range(3): D[i, j] = (Vr[i, j] - Vf[i, j]) / s[i] / s[j]
    q = matrix([(br[k] - bf[k]) / s[k] for k in range(3)])
    E, Q = mpmath.eigsy(D)
    value = (q.T * mpmath.inverse(D) * q)[0]
    show(f"hausman seed {seed}, {cases} cases, without {removed} (statistic, tail or -1, cases left, eigenvalues)",
         [value, chi2(value, 3) if value >= 0 else -1, len(rest)] + list(E))
for seed, cases, removed in ((1, 60, [0]), (1, 60, [3]), (4, 60, [2]), (5, 40, [4, 5]), (6, 40, [1]), (7, 60, [5]), (11, 60, [5])): hausman(seed, cases, removed)

# ---- elasticities, by differences of the shares -------------------------------------------------------------------
data = with_columns(simulated(2, 60), LOGS, weighted=True)
be = fitted(data)[0]
show("fit of a + log1p(b) + log(c), weighted", be)
def shares(d, change):
    """Probabilities with the raw figures of some alternatives changed."""
    u = []
    for j, r in enumerate(d["raw"]):
        r = change(j, [mpf(v) for v in r])
        u.append(mpmath.fsum(be[k] * (LOGS[k](r) - d["x"][0][k]) for k in range(3)))
    top = max(u)
    e = [mpmath.exp(a - top) for a in u]
    return [a / mpmath.fsum(e) for a in e]
def grown(k, alternative, t, relative):
    def change(j, r):
        if j == alternative: r[k] = r[k] * (1 + t) if relative else r[k] + t
        return r
    return change
h = mpf(10) ** -12
def slope(f): return (f(h) - f(-h)) / (2 * h)  # error of order 1e-24
W = mpmath.fsum(d["w"] for d in data)
for k, name in enumerate(["a", "log1p(b)", "log(c)"]):
    cross, own, others = [mpf(0)] * 2, [mpf(0)] * 2, [mpf(0)] * 2
    elasticity, effect, S = matrix(6, 6), matrix(6, 6), [mpf(0)] * 6
    for d in data:
        p = shares(d, lambda j, r: r)
        J = len(p)
        for j in range(J): S[j] += d["w"] * p[j]
        for i in range(J):
            up, down = (shares(d, grown(k, i, t, True)) for t in (h, -h))
            relative = [(a - c) / (2 * h) for a, c in zip(up, down)]
            up, down = (shares(d, grown(k, i, t, False)) for t in (h, -h))
            absolute = [(a - c) / (2 * h) for a, c in zip(up, down)]
            other = 0 if i else 1
            for place, weight in ((0, p[i]), (1, 1 if i == d["c"] else 0)):
                cross[place] += d["w"] * weight * relative[other] / p[other]
                own[place] += d["w"] * weight * absolute[i]
                others[place] += d["w"] * weight * mpmath.fsum(absolute[j] for j in range(J) if j != i) / (J - 1)
            for j in range(J):
                elasticity[j, i] += d["w"] * relative[j]
                effect[j, i] += d["w"] * absolute[j] / W
    show(f"{name} cross elasticity (weighted, at chosen)", [v / W for v in cross])
    show(f"{name} marginal effect (own weighted, own at chosen, others' mean weighted, at chosen)", [v / W for v in own + others])
    if k: 
        show(f"{name} shares", [v / W for v in S])
        show(f"{name} elasticities", [elasticity[j, i] / S[j] for j in range(6) for i in range(6)])
        show(f"{name} effects", flat(effect))

# ---- prior ------------------------------------------------------------------------------------------------------
def deviations(data):
    W = mpmath.fsum(d["w"] for d in data)
    out = []
    for k in range(len(data[0]["x"][0])):
        total = mpf(0)
        for d in data:
            col = [r[k] for r in d["x"]]
            m = mpmath.fsum(col) / len(col)
            total += d["w"] * mpmath.fsum((v - m) ** 2 for v in col) / len(col)
        out.append(mpmath.sqrt(total / W))
    return out
def penalty(s, v, stated, tau, K):
    """The penalty with kappa at its best: S (I - vv'/v'v) S / tau^2 on the stated columns."""
    P = matrix(K, K)
    square = mpmath.fsum(x * x for x in v)
    for a, i in enumerate(stated):
        for c, j in enumerate(stated):
            P[i, j] = s[i] * s[j] * ((1 if a == c else 0) - v[a] * v[c] / square) / tau ** 2
    return P
def prior(name, data, stated, v, tau):
    s = deviations(data)
    K = 3
    P = penalty(s, v, stated, tau, K)
    b, V, L, H = fitted(data, P)
    square = mpmath.fsum(x * x for x in v)
    kappa = mpmath.fsum(s[i] * b[i] * x for i, x in zip(stated, v)) / square
    joint = matrix(K + 1, K + 1)
    for i in range(K):
        for j in range(K): joint[i, j] = H[i, j]
    for i, x in zip(stated, v):
        joint[i, i] += s[i] ** 2 / tau ** 2
        joint[i, K] -= s[i] * x / tau ** 2
        joint[K, i] -= s[i] * x / tau ** 2
    joint[K, K] = square / tau ** 2
    show(f"prior {name}, tau {mpmath.nstr(tau, 5)}: deviations", s)
    show("  coefficients", b)
    show("  covariance", flat(V))
    show("  L, penalty, kappa, its error, effective", [L, (b.T * P * b)[0] / 2, kappa, mpmath.sqrt(mpmath.inverse(joint)[K, K]),
         mpmath.fsum((H * V)[i, i] for i in range(K))])
data = with_columns(simulated(2, 60), PLAIN, weighted=True)
v3 = [mpf(3) / 6, mpf(1) / 6, -mpf(2) / 6]
v2 = [mpf(3) / 5, -mpf(2) / 5]
prior("a 3, b 1, c 2 cost", data, [0, 1, 2], v3, mpf("0.5"))
prior("a 3, b 1, c 2 cost", data, [0, 1, 2], v3, mpf("0.0625"))
prior("a 3, c 2 cost, b free", data, [0, 2], v2, mpf("0.25"))

def disagreement(name, data, stated, v):
    b, V, _, _ = fitted(data)
    s = deviations(data)
    u = matrix([s[i] * b[i] for i in stated])
    n = len(stated)
    O = matrix(n, n)
    for a in range(n):
        for c in range(n): O[a, c] = V[stated[a], stated[c]] * s[stated[a]] * s[stated[c]]
    # restrictions v_0 u_k - v_k u_0 = 0: not orthonormal, as the package's are
    R = matrix(n - 1, n)
    for k in range(1, n): R[k - 1, 0], R[k - 1, k] = -v[k], v[0]
    d = R * u
    w = (d.T * mpmath.inverse(R * O * R.T) * d)[0]
    vv = matrix(v)
    inverse = mpmath.inverse(O)
    kappa = (vv.T * inverse * u)[0] / (vv.T * inverse * vv)[0]
    show(name + " (statistic, tail, kappa, its error)", [w, chi2(w, n - 1), kappa, 1 / mpmath.sqrt((vv.T * inverse * vv)[0])])
disagreement("disagreement", data, [0, 1, 2], v3)
disagreement("second disagreement", data, [0, 2], v2)

def folds(count, cases, seed):
    order, stream = list(range(cases)), Philox(seed, 7 << 56)
    for place in range(cases - 1, 0, -1):
        other = stream.below(place + 1)
        order[place], order[other] = order[other], order[place]
    out = [0] * cases
    for place, n in enumerate(order): out[n] = place % count
    return out
mp.dps = 25
def held_out(data, stated, v, tau, count, seed):
    s = deviations(data)
    f = folds(count, len(data), seed)
    total = mpf(0)
    for fold in range(count):
        b = fitted([d for d, g in zip(data, f) if g != fold], penalty(s, v, stated, tau, 3))[0]
        total += sums([d for d, g in zip(data, f) if g == fold], b)[0]
    return total / mpmath.fsum(d["w"] for d in data)
print("folds of 60 cases in 5, seed 11: " + " ".join(map(str, folds(5, 60, 11))))
taus = [mpf(2) ** k for k in range(-7, 6)]
show("mean log-probability of held-out cases, 5 folds, seed 11, tau 1/128 to 32", [held_out(data, [0, 1, 2], v3, t, 5, 11) for t in taus])
v_odd = [mpf(1) / 5, mpf(3) / 5, -mpf(1) / 5]
show("the same for a 1, b 3, c 1 cost", [held_out(data, [0, 1, 2], v_odd, t, 5, 11) for t in taus])
low, high = mpf(-4), mpf(-2)  # thirds of the exponent, until the best tau is known to 1e-6 of itself
while high - low > mpf(10) ** -6:
    one, two = low + (high - low) / 3, high - (high - low) / 3
    if held_out(data, [0, 1, 2], v_odd, 2 ** one, 5, 11) > held_out(data, [0, 1, 2], v_odd, 2 ** two, 5, 11): high = two
    else: low = one
show("the best of it (tau, mean)", [2 ** low, held_out(data, [0, 1, 2], v_odd, 2 ** low, 5, 11)])
mp.dps = 40

# ---- draws ------------------------------------------------------------------------------------------------------
V = matrix([[4, 1, 0], [1, 2, mpf("0.5")], [0, mpf("0.5"), 1]])
C = mpmath.cholesky(V)
draws = [matrix([1, -1, mpf("0.5")]) + C * matrix(Philox(42, (5 << 56) + n).normals(3)) for n in range(40)]
show("three draws, seed 42", [x for d in draws[:3] for x in d])
show("90 % of exp(first) over 40 draws", (lambda y: [y[1] + (y[2] - y[1]) * mpf("0.95"), y[37] + (y[38] - y[37]) * mpf("0.05")])(sorted(mpmath.exp(d[0]) for d in draws)))
stream = Philox(9, 6 << 56)
counts = [0] * 10
for _ in range(10): counts[stream.below(10)] += 1
print("resample of 10, seed 9, draw 0: " + " ".join(map(str, counts)))
