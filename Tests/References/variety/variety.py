"""Entropies in bits by mpmath 1.3.0 at 40 digits: between groups, weighted mean within groups, and of all industries at once."""
import mpmath
mpmath.mp.dps = 40
jobs = [120, 30, 0, 45, 310, 7, 88, 260, 19]
groups = [4, 4, 4, 1, 1, 0, 9, 9, 9]

def bits(parts):
    whole = mpmath.mpf(sum(parts))
    return sum(p / whole * mpmath.log(whole / p, 2) for p in parts if p)

between = bits([sum(j for j, g in zip(jobs, groups) if g == k) for k in sorted(set(groups))])
within = sum(mpmath.mpf(sum(part)) / sum(jobs) * bits(part)
             for part in ([j for j, g in zip(jobs, groups) if g == k] for k in sorted(set(groups))))
for name, value in [("unrelated", between), ("related", within), ("total", bits(jobs))]:
    print(name, mpmath.nstr(value, 20))
