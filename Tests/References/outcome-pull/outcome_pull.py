"""Poisson pseudo-likelihood of the Mexican flows, and who foresees the last span, from the shipped tables.

python3 outcome_pull.py DATASETS/mexico-states > outcome_pull.json

Needs numpy, pandas and scipy (and pyfixest, where it is there, as a second opinion). The models are fitted by
iteratively reweighted least squares on sparse dummies of all effects; separated rows are taken out before by
leaving out groups of zeros until none is left. Errors are the plain sandwich over two clusters, no factor.
"""

import json
import sys

import numpy as np
import pandas as pd
import scipy.sparse as sp
from scipy.sparse.linalg import splu

FOLDER = sys.argv[1]
TEXT = {"industry": str, "region": str, "origin": str}
outcomes = pd.read_csv(f"{FOLDER}/outcomes.csv", dtype=TEXT, keep_default_na=False)
employment = pd.read_csv(f"{FOLDER}/employment.csv", dtype=TEXT, keep_default_na=False)
regions = pd.read_csv(f"{FOLDER}/regions.csv", keep_default_na=False).region.tolist()
outcomes = outcomes[(outcomes.origin == "") & (outcomes.industry != "")]
outcomes["value"] = pd.to_numeric(outcomes.value)
WAVES = [2003, 2008, 2013, 2018]
YEARS = range(2006, 2025)


def wave(year):
    return max(w for w in WAVES if w < year)


def panel(digits):
    inside = [c for c in employment.industry.unique() if c.isdigit() and len(c) == digits and c[0] == "3"]
    listed = sorted(set(inside) & set(outcomes.industry))
    jobs = employment[employment.industry.isin(inside)]
    full = pd.MultiIndex.from_product([regions, sorted(inside), WAVES], names=["region", "industry", "year"])
    jobs = jobs.set_index(["region", "industry", "year"]).employment.reindex(full, fill_value=0).reset_index()
    jobs["stem"] = jobs.industry.str[:-1]
    jobs["related"] = jobs.groupby(["region", "stem", "year"]).employment.transform("sum") - jobs.employment
    jobs["total"] = jobs.groupby(["region", "year"]).employment.transform("sum")
    jobs = jobs.rename(columns={"employment": "own", "year": "wave"})
    later = jobs[["region", "industry", "wave", "own"]].rename(columns={"own": "own_later"})
    later["wave"] = later.wave.map({2008: 2003, 2013: 2008, 2018: 2013})
    jobs = jobs.merge(later.dropna(), how="left", on=["region", "industry", "wave"])
    cells = pd.MultiIndex.from_product([regions, listed, YEARS], names=["region", "industry", "year"])
    flows = outcomes.set_index(["region", "industry", "year"])[["value", "withheld"]]
    table = flows.reindex(cells).reset_index()
    table["withheld"] = table.withheld.fillna(0)
    table.loc[(table.withheld == 0) & table.value.isna(), "value"] = 0.0
    table["active"] = (table.withheld == 1) | (table.value.fillna(0) != 0)
    table["wave"] = table.year.map(wave)
    table = table.merge(jobs, how="left", on=["region", "industry", "wave"])
    table["y"] = table.value.clip(lower=0)
    return table


def spans(table):
    keys = ["region", "industry", "wave"]
    by = table.groupby(keys)
    out = by.agg(value=("value", "sum"), active=("active", "max")).reset_index()
    out["y"] = out.value.clip(lower=0)
    out = out.merge(table.groupby(keys)[["own", "related", "total"]].first().reset_index(), on=keys)
    out = out.sort_values(keys)
    before = out.groupby(["region", "industry"])
    out["past"], out["past_active"] = before.y.shift(), before.active.shift()
    out["year"] = out.wave
    return out


def codes(table, names):
    return pd.factorize(table[names].astype(str).agg("^".join, axis=1))[0]


def fit(table, terms, effects):
    """Coefficients, errors, rows."""
    while True:
        bad = np.zeros(len(table), bool)
        for names in effects:
            group = codes(table, names)
            zero = np.bincount(group, weights=table.y) == 0
            bad |= zero[group]
        if not bad.any():
            break
        table = table[~bad]
    x = np.column_stack([table[t].astype(float) if t == "past_active" else np.log1p(table[t].astype(float)) for t in terms])
    blocks = []
    for place, names in enumerate(effects):
        group = codes(table, names)
        dummies = sp.csr_matrix((np.ones(len(group)), (np.arange(len(group)), group)))
        blocks.append(dummies)
    d = sp.hstack(blocks).tocsr()
    y = table.y.to_numpy()
    mu = (y + y.mean()) / 2
    eta = np.log(mu)
    ridge = 1e-9  # for the directions in which sets of dummies overlap; it moves no slope by more than 1e-8
    old = np.inf
    for _ in range(200):
        z = eta + (y - mu) / mu
        w = sp.diags(mu)
        normal = (d.T @ w @ d).tocsc()
        normal = normal + sp.diags(np.full(normal.shape[0], ridge * normal.diagonal().mean()))
        solve = splu(normal)
        both = np.column_stack([z, x])
        inside = both - d @ solve.solve((d.T @ (mu[:, None] * both)))
        inside = both - (both - inside) - d @ solve.solve((d.T @ (mu[:, None] * inside)))
        zt, xt = inside[:, 0], inside[:, 1:]
        beta = np.linalg.solve(xt.T @ (mu[:, None] * xt), xt.T @ (mu * zt))
        eta = z - (zt - xt @ beta)
        mu = np.exp(eta)
        deviance = 2 * (np.where(y > 0, y * np.log(np.where(y > 0, y, 1) / mu), 0) - (y - mu)).sum()
        if abs(deviance - old) < 1e-11 * (abs(deviance) + 0.1):
            break
        old = deviance
    bread = np.linalg.inv(xt.T @ (mu[:, None] * xt))
    scores = xt * (y - mu)[:, None]

    def meat(names):
        group = codes(table, names)
        sums = np.column_stack([np.bincount(group, weights=scores[:, k]) for k in range(scores.shape[1])])
        return sums.T @ sums

    both = meat(["region"]) + meat(["industry"]) - meat(["region", "industry"])
    errors = np.sqrt(np.diag(bread @ both @ bread))
    return {
        "rows": len(table),
        "coefficients": dict(zip(terms, beta.tolist())),
        "standard_errors": dict(zip(terms, errors.tolist())),
    }


def foreseen(table, terms):
    """Fitted to all spans but the last; scores on the last."""
    last = table.wave.max()
    known = table.dropna(subset=["past"])
    learnt = fit(known[known.wave < last], terms, [["industry", "year"]])
    test = known[known.wave == last].copy()
    test["v"] = sum(
        b * (test[t].astype(float) if t == "past_active" else np.log1p(test[t].astype(float)))
        for t, b in learnt["coefficients"].items()
    )
    log, top1, top5, rank, all_ = 0.0, 0.0, 0.0, 0.0, 0.0
    for _, g in test.groupby("industry"):
        if g.y.sum() <= 0:
            continue
        p = g.v - (np.log(np.exp(g.v - g.v.max()).sum()) + g.v.max())
        order = g.v.rank(ascending=False, method="first")
        log += (g.y * p).sum()
        top1 += g.y[order <= 1].sum()
        top5 += g.y[order <= 5].sum()
        rank += (g.y * g.v.rank(ascending=False)).sum()
        all_ += g.y.sum()
    return {
        "mean_log_probability": log / all_, "top_1": top1 / all_, "top_5": top5 / all_, "mean_rank": rank / all_,
        "investment": all_, "coefficients": learnt["coefficients"],
    }


result = {}
for digits in (4, 3):
    table = panel(digits)
    open_ = table[table.withheld == 0]
    two = [["region", "year"], ["industry", "year"]]
    span = spans(table)
    known = span.dropna(subset=["past"])
    result[digits] = {
        "industries": int(table.industry.nunique()),
        "withheld": int((table.withheld == 1).sum()),
        "negative": int((open_.value < 0).sum()),
        "gradient": fit(open_, ["own", "related"], two),
        "spans": fit(known, ["own", "related"], two),
        "past": fit(known, ["own", "related", "past", "past_active"], two),
        "within": fit(open_, ["own", "related"], two + [["region", "industry"]]),
        "lead": fit(open_.dropna(subset=["own_later"]), ["own", "own_later", "related"], two),
        "foreseen": {
            name: foreseen(span, terms)
            for name, terms in {
                "size": ["total"],
                "clusters": ["total", "own", "related"],
                "past": ["total", "past", "past_active"],
                "all": ["total", "own", "related", "past", "past_active"],
            }.items()
        },
    }
print(json.dumps(result, indent=1))
