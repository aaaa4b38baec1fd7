"""Negative binomial models of counts.csv by statsmodels, refined by Newton's steps on its own derivatives."""
import warnings

import numpy as np
import pandas as pd
import statsmodels
from statsmodels.discrete.discrete_model import NegativeBinomial

warnings.simplefilter("ignore")
d = pd.read_csv("counts.csv")
print(f"# statsmodels {statsmodels.__version__}")


def dummies(column, levels):
    return np.column_stack([(d[column] == level).astype(float) for level in levels])


def told(name, X, names, offset=None):
    model = NegativeBinomial(d.n.values, X, loglike_method="nb2", offset=offset)
    fit = model.fit(method="bfgs", maxiter=500, gtol=1e-8, disp=0)
    point = np.asarray(fit.params)
    for _ in range(20):
        step = np.linalg.solve(model.hessian(point), model.score(point))
        point = point - step
    assert abs(step).max() < 1e-11, step
    covariance = np.linalg.inv(-model.hessian(point))
    scores = model.score_obs(point)
    say = lambda figure, x: print(f"{name} {figure}: " + " ".join(f"{v:.17g}" for v in np.atleast_1d(x)))
    print(f"# {name}: {' '.join(names)} alpha")
    say("coefficients", point)
    say("log-likelihood", model.loglike(point))
    say("information", np.sqrt(np.diag(covariance)))

    def sandwich(meat):
        return np.sqrt(np.diag(covariance @ meat @ covariance))

    def clustered(by):
        sums = pd.DataFrame(scores).groupby(by).sum().values
        return sums.T @ sums

    say("robust", sandwich(scores.T @ scores))
    f, g = d.f.astype(str).values, d.g.values
    fg = np.array([a + b for a, b in zip(f, g)])
    say("cluster-fg", sandwich(clustered(f) + clustered(g) - clustered(fg)))


one = np.ones((len(d), 1))
a, b = d.a.values[:, None], d.b.values[:, None]
told("negative-binomial", np.hstack([one, a, b, dummies("sector", ["C13", "C29"])]),
     ["one", "a", "b", "C13", "C29"], np.log(d.exposure.values))
told("negative-binomial-size", np.hstack([one, a, dummies("size", [10, 100])]), ["one", "a", "10", "100"])
