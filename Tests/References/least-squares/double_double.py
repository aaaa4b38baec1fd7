"""Sums, differences, products, quotients and square roots of pairs of doubles, as three doubles each.

Usage: python3 double_double.py > double_double.txt. Columns: operation, a (high low), b (high low), result (three
doubles that add up to it, to about 159 bits), all in hexadecimal.
"""

import random

from mpmath import mp, mpf, sqrt

mp.prec = 2400
random.seed(20240117)


def pair():
    high = random.choice((-1, 1)) * random.uniform(1, 2) * 2.0 ** random.randint(-60, 60)
    low = random.uniform(-0.5, 0.5) * 2.0 ** random.randint(-60, -53) * abs(high)
    total = mpf(high) + mpf(low)
    high = float(total)
    return high, float(total - mpf(high))


def three(value):
    parts = []
    for _ in range(3):
        parts.append(float(value))
        value -= mpf(parts[-1])
    return parts


for index in range(60):
    a, b = pair(), pair()
    if index % 4 == 0:  # nearly opposite, so that the sum cancels
        b = (-a[0], random.uniform(-0.4, 0.4) * 2.0**-53 * abs(a[0]))
        b = (b[0], -b[1] if index % 8 else b[1])
    x, y = mpf(a[0]) + mpf(a[1]), mpf(b[0]) + mpf(b[1])
    for name, value in (("+", x + y), ("-", x - y), ("*", x * y), ("/", x / y), ("sqrt", sqrt(abs(x)))):
        print(name, *(v.hex() for v in (*a, *b, *three(value))))
