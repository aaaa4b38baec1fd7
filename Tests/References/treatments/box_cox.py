"""Box-Cox exponents and values of seven columns by SciPy, and the exponents again to forty digits by mpmath.

Run: python3 box_cox.py > box_cox.json  (needs numpy, scipy and mpmath; their versions are in the output)
"""
import importlib.metadata
import json

import mpmath
import numpy as np
from scipy.stats import boxcox, gmean

mpmath.mp.dps = 40

DENSITIES = [12.5, 3.25, 0.75, 41.0, 8.5, 5.5, 2.25, 19.0, 6.75, 3876.5, 15.25, 9.0, 4.5, 7.25, 11.75, 2.0, 1.5,
             22.5, 1208.25, 13.0, 6.25, 17.75, 3.5, 10.0, 25.5, 5.0, 8.0, 14.5, 30.25, 2.75]
COLUMNS = {
    "densities": DENSITIES,
    "wages": [8.25, 9.5, 11.0, 12.75, 10.25, 14.5, 19.75, 27.5, 9.0, 13.25, 16.0, 38.5],
    "left skew": [1.0, 55.5, 72.0, 80.25, 84.0, 88.5, 91.0, 93.75, 95.5, 97.0, 98.25, 99.0],
    "calm": [2.5, 3.5, 1.25, 7.75, 4.0, 6.5, 5.25, 3.0],
    "with zero": [0.0, 9.0, 1.5, 100.0, 4.0, 22.5, 61.0, 2.25],
    "with negatives": [-12.5, 3.0, 0.25, 41.0, -4.0, 8.75, 187.5, 1.0, 0.0, 19.5],
    "held at goalposts 1 to 50": DENSITIES,
}


def moved(name, x):
    """The shift of the documentation: x − L + (U − L)/100 where the lower end is not above zero."""
    if "goalposts" in name:
        return np.clip(x, 1.0, 50.0)
    return x if x.min() > 0 else x - x.min() + (x.max() - x.min()) / 100


def exponent(x):
    """The maximum of Box and Cox's likelihood on -5 to 5, by bisecting its slope in forty digits."""
    logs = [mpmath.log(mpmath.mpf(float(v))) for v in x]
    n, total = len(logs), mpmath.fsum(logs)

    def likelihood(power):
        y = logs if power == 0 else [(mpmath.exp(power * u) - 1) / power for u in logs]
        mean = mpmath.fsum(y) / n
        return (power - 1) * total - mpmath.mpf(n) / 2 * mpmath.log(mpmath.fsum((v - mean) ** 2 for v in y) / n)

    low, high = mpmath.mpf(-5), mpmath.mpf(5)
    step = mpmath.mpf(10) ** -12
    while high - low > mpmath.mpf(10) ** -13:
        middle = (low + high) / 2
        if likelihood(middle + step) > likelihood(middle - step):
            low = middle
        else:
            high = middle
    return (low + high) / 2


out = {"versions": {p: importlib.metadata.version(p) for p in ("numpy", "scipy", "mpmath")}, "columns": {}}
for name, values in COLUMNS.items():
    x = moved(name, np.array(values, dtype=float))
    precise = exponent(x)
    entry = {"input": values, "scipy_exponent": float(boxcox(x)[1]), "exponent": mpmath.nstr(precise, 13)}
    # The values are those of the column divided by its geometric mean, whose exponent is the same.
    entry["values"] = boxcox(x / gmean(x), lmbda=float(precise)).tolist()
    if "goalposts" in name:
        entry["goalposts"] = boxcox(np.array([1.0, 50.0]) / gmean(x), lmbda=float(precise)).tolist()
    out["columns"][name] = entry
print(json.dumps(out, indent=1))
