"""Choice models of choices.csv from their likelihoods in 40-digit arithmetic; derivatives by central differences."""
import csv

import numpy as np
from mpmath import exp, inverse, log, matrix, mp, mpf, sqrt

mp.dps = 40
rows = list(csv.DictReader(open("choices.csv")))
cases = {}
for r in rows:
    for key in ["weight", "times", "x", "z", "price", "pi", "y"]:
        r[key] = mpf(r[key])
    cases.setdefault(r["who"], []).append(r)
cases = list(cases.values())


def log_sum(values):
    top = max(values)
    return top + log(sum(exp(v - top) for v in values))


def flat(V, chosen, nests, extra):
    return V[chosen] - log_sum(V)


def nested(V, chosen, nests, lambdas):
    sums = {}
    for name in set(nests):
        own = [v for v, n in zip(V, nests) if n == name]
        scale = lambdas.get(name, mpf(1)) if len(own) > 1 else mpf(1)
        sums[name] = (log_sum([v / scale for v in own]), scale)
    inside, scale = sums[nests[chosen]]
    return V[chosen] / scale - inside + scale * inside - log_sum([s * i for i, s in sums.values()])


def terms(columns, offset=None):
    data = []
    for case in cases:
        X = [[c(r) for c in columns] for r in case]
        o = [offset(r) if offset else mpf(0) for r in case]
        chosen = [int(r["y"]) for r in case].index(1)
        data.append((X, o, chosen, [r["nest"] for r in case], case[chosen]))
    return data


def maximum(likelihoods, start):
    """Newton's steps; likelihoods(point) gives one value for each unit."""
    point, k, h = [mpf(s) for s in start], len(start), mpf(10) ** -10
    total = lambda p: sum(likelihoods(p))

    def moved(p, *moves):
        q = list(p)
        for place, by in moves:
            q[place] += by
        return q

    for step in range(60):
        g = matrix(k, 1)
        H = matrix(k, k)
        middle = total(point)
        for a in range(k):
            up, down = total(moved(point, (a, h))), total(moved(point, (a, -h)))
            g[a] = (up - down) / (2 * h)
            H[a, a] = (up - 2 * middle + down) / h**2
            for b in range(a):
                H[a, b] = H[b, a] = (
                    total(moved(point, (a, h), (b, h))) - total(moved(point, (a, h), (b, -h)))
                    - total(moved(point, (a, -h), (b, h))) + total(moved(point, (a, -h), (b, -h)))) / (4 * h**2)
        move = -(inverse(H) * g)
        length = mpf(1)
        while length > mpf(2) ** -30:
            tried = [p + length * m for p, m in zip(point, move)]
            try:
                if total(tried) >= middle:
                    break
            except (ValueError, ZeroDivisionError):
                pass
            length /= 2
        if max(abs(m) for m in move) < mpf(10) ** -13:
            break
        point = tried
    else:
        raise RuntimeError("no maximum")
    scores = [[(u - d) / (2 * h) for u, d in zip(likelihoods(moved(point, (a, h))), likelihoods(moved(point, (a, -h))))]
              for a in range(k)]
    return point, total(point), inverse(-H), scores


def say(name, figure, values):
    print(f"{name} {figure}: " + " ".join(mp.nstr(v, 17) for v in values))


def told(name, likelihoods, start, names, units):
    point, value, V, scores = maximum(likelihoods, start)
    k = len(point)
    print(f"# {name}: {' '.join(names)}")
    say(name, "coefficients", point)
    say(name, "log-likelihood", [value])
    say(name, "information", [sqrt(V[a, a]) for a in range(k)])

    def meat(by):
        sums = {}
        for n, unit in enumerate(units):
            key = by(unit)
            sums.setdefault(key, [mpf(0)] * k)
            for a in range(k):
                sums[key][a] += scores[a][n]
        return matrix([[sum(s[a] * s[b] for s in sums.values()) for b in range(k)] for a in range(k)])

    def sandwich(figure, M):
        C = V * M * V
        say(name, figure, [sqrt(C[a, a]) for a in range(k)])

    sandwich("robust", meat(lambda r: r["who"]))
    sandwich("cluster-city-year", meat(lambda r: r["city"]) + meat(lambda r: r["year"])
             - meat(lambda r: (r["city"], r["year"])))


x, z, price = (lambda r: r["x"]), (lambda r: r["z"]), (lambda r: r["price"])
units = [case[0] for case in cases]


def conditional(name, columns, names, offset=None, weight=lambda r: mpf(1)):
    data = terms(columns, offset)

    def likelihoods(p):
        return [weight(r) * flat([sum(c * b for c, b in zip(row, p)) + o for row, o in zip(X, O)], chosen, None, None)
                for X, O, chosen, _, r in data]
    told(name, likelihoods, [0] * len(columns), names, units)


conditional("conditional", [x, z, lambda r: log(r["price"])], ["x", "z", "log(price)"])
conditional("constants", [x] + [lambda r, p=p: mpf(r["where"] == p) for p in ["brno", "cork", "deva", "enna"]],
            ["x", "brno", "cork", "deva", "enna"])
conditional("sampled", [x, price], ["x", "price"], offset=lambda r: -log(r["pi"]))
conditional("interactions", [x, z, lambda r: r["x"] * r["z"], lambda r: r["x"]**2 / 100], ["x", "z", "x:z", "I(x^2/100)"])
conditional("weighted", [x, price], ["x", "price"], weight=lambda r: r["weight"])
conditional("counts", [x, price], ["x", "price"], weight=lambda r: r["times"])

data = terms([x, z, price])


def nested_model(name, free):
    lambdas = (lambda p: {"east": p[3], "west": p[4]}) if free else (lambda p: {"east": p[3], "west": p[3]})

    def likelihoods(p):
        return [nested([sum(c * b for c, b in zip(row, p)) for row in X], chosen, nests, lambdas(p))
                for X, O, chosen, nests, r in data]
    told(name, likelihoods, [0.1, 0.5, -1] + ([0.8, 0.8] if free else [0.8]),
         ["x", "z", "price"] + (["lambda(east)", "lambda(west)"] if free else ["lambda"]), units)


nested_model("nested", True)
nested_model("nested-equal", False)

# Mixed logit with a normal coefficient of x; the mean over it by 15 nodes of Gauss and Hermite.
points, weights = np.polynomial.hermite_e.hermegauss(15)
points = [mpf(p) for p in points]
weights = [mpf(w) for w in weights]
everything = sum(weights)
weights = [w / everything for w in weights]


def mixed(name):
    members = {}
    for entry in data:
        members.setdefault(entry[4]["who"], []).append(entry)

    def likelihoods(p):
        values = []
        for entries in members.values():
            inside = []
            for node, w in zip(points, weights):
                v = log(w)
                b = [p[0] + p[3] * node, p[1], p[2]]
                for X, O, chosen, _, r in entries:
                    v += flat([sum(c * q for c, q in zip(row, b)) for row in X], chosen, None, None)
                inside.append(v)
            values.append(log_sum(inside))
        return values
    mp.dps = 30
    point, value, V, scores = maximum(likelihoods, [0.1, 0.5, -1, 0.12])
    print(f"# {name}: mean(x) z price sd(x)")
    say(name, "coefficients", point)
    say(name, "log-likelihood", [value])
    say(name, "information", [sqrt(V[a, a]) for a in range(4)])
    M = matrix([[sum(s * t for s, t in zip(scores[a], scores[b])) for b in range(4)] for a in range(4)])
    C = V * M * V
    say(name, "robust", [sqrt(C[a, a]) for a in range(4)])
    mp.dps = 40


mixed("mixed")
