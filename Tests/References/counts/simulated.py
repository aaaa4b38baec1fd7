"""Simulated counts, made by a generator that the tests repeat; whole numbers and quarters, so that both sides hold
the same figures."""


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


def counts(seed, rows):
    """Rows of y, a (-20..20), b (0 or 1), c (around 5 million), weight (quarters), exposure (1..8), and three groups
    of 6, 8 and 3 levels."""
    random = SplitMix(seed)
    data = []
    for _ in range(rows):
        a, b, c = random.below(41) - 20, random.below(2), 5_000_000 + 1000 * random.below(1000)
        weight, exposure = 1 + random.below(4), 1 + random.below(8)
        f, g, h = random.below(6), random.below(8), random.below(3)
        y = random.below(3) + (random.below(6) if a > 4 else 0) + b * random.below(4) + (random.below(9) if f < 2 else 0)
        data.append(dict(y=y, a=a, b=b, c=c, w=weight, e=exposure, f=f, g=g, h=h))
    return data


def separable(seed):
    """A small design of which some rows may be ruled out: y, columns, groups. Every fifth has a column with a few
    figures a thousand times as large as the others."""
    random = SplitMix(seed)
    effects = seed % 4
    rows = 6 + random.below(19)
    width = random.below(4) if effects else 1 + random.below(3)
    levels = [2 + random.below(4) for _ in range(effects)]
    y, columns, groups = [], [[] for _ in range(width)], [[] for _ in range(effects)]
    for _ in range(rows):
        y.append(0 if random.below(10) < 6 else 1 + random.below(3))
        for k in range(width):
            value = random.below(5) - 2
            if random.below(3) == 0: value = 0
            if seed % 5 == 0 and k == 0 and random.below(4) == 0: value *= 1000
            columns[k].append(value)
        for k in range(effects): groups[k].append(random.below(levels[k]))
    if not any(y): y[0] = 1
    return y, columns, groups
