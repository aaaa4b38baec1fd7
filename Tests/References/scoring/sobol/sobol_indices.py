"""First-order and total Sobol indices by SALib on random points, and of shares of gamma variates by quadrature.

Python 3.11; pip install SALib==1.5.1 scipy==1.17.1 numpy==2.4.6
Run: python3 sobol_indices.py > sobol_indices.json  (versions are in the output)
"""
import importlib.metadata
import json
import math

import numpy as np
from SALib.analyze import sobol
from scipy.integrate import quad
from scipy.special import exp1


def switched(x):
    """A switch between three ways, one of which multiplies the second input; far from its mean of nought."""
    way = min(2, int(x[0] * 3))
    return round(1000 + [2 * x[1], x[1] * x[2], 1 - x[2]][way], 3)


def analysed(rows):
    """Rows hold f(A), f(B) and f(A_B) for each input; SALib wants A, A_B for each input, B."""
    inputs = len(rows[0]) - 2
    values = [v for row in rows for v in [row[0], *row[2:], row[1]]]
    problem = {"num_vars": inputs, "names": [str(i) for i in range(inputs)], "bounds": [[0, 1]] * inputs}
    found = sobol.analyze(
        problem, np.array(values), calc_second_order=False, num_resamples=20000, conf_level=0.95, seed=1)
    return {key: [float(value) for value in found[key]] for key in ("S1", "S1_conf", "ST", "ST_conf")}


random = np.random.default_rng(7)
a, b = random.random((40, 3)), random.random((40, 3))
table = []
for n in range(40):
    mixed = [a[n].copy() for _ in range(3)]
    for i in range(3):
        mixed[i][i] = b[n, i]
    table.append([switched(a[n]), switched(b[n])] + [switched(m) for m in mixed])

# w = g1/(g1 + g2) of exponential g is uniform on 0 to 1, and E(w | g1 = x) = x e^x E1(x).
square = quad(lambda x: (x * math.exp(x) * exp1(x)) ** 2 * math.exp(-x), 0, 200, epsabs=1e-12, limit=500)[0]
share = (square - 0.25) * 12

print(json.dumps({
    "versions": {name: importlib.metadata.version(name) for name in ("SALib", "scipy", "numpy")},
    "rows": table,
    "switched": analysed(table),
    "share_of_two_exponentials": {"first_order": share, "total": 1 - share},
}, indent=1))
