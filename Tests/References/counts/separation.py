"""Which rows of small designs no finite Poisson estimate fits, by linear programming (scipy's HiGHS).

Maximise the sum of s over the rows with y = 0, where 0 <= s <= 1, z >= s there and z = 0 elsewhere, z any combination
of columns and indicators of levels. A z can be made as large as is wanted, so every s is 0 or 1 at the optimum, and
those at 1 are the rows ruled out, all at once. Usage: python3 separation.py > separation.txt
"""
import numpy as np, scipy
from scipy.optimize import linprog
from simulated import separable

print(f"# scipy {scipy.__version__}, HiGHS; seed, then the numbers of the rows ruled out, from 1")
for seed in range(1, 241):
    y, columns, groups = separable(seed)
    y = np.array(y, float)
    D = [np.ones(len(y))] + [np.array(c, float) for c in columns]
    for g in groups:
        for level in sorted(set(g)): D.append((np.array(g) == level).astype(float))
    D = np.stack(D, 1)
    zero = np.flatnonzero(y == 0); some = np.flatnonzero(y > 0)
    k, m = D.shape[1], len(zero)
    if m == 0: print(seed); continue
    cost = np.r_[np.zeros(k), -np.ones(m)]
    A = np.c_[-D[zero], np.eye(m)]
    r = linprog(cost, A_ub=A, b_ub=np.zeros(m), A_eq=np.c_[D[some], np.zeros((len(some), m))], b_eq=np.zeros(len(some)),
                bounds=[(None, None)] * k + [(0, 1)] * m, method="highs",
                options=dict(primal_feasibility_tolerance=1e-10, dual_feasibility_tolerance=1e-10))
    assert r.status == 0, (seed, r.message)
    s = r.x[k:]
    assert np.all((s < 1e-6) | (s > 1 - 1e-6)), (seed, s)
    print(seed, *(zero[s > 0.5] + 1))
