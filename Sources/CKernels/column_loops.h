// The loops of columns.c for one set of instructions: TARGET is the attribute of the functions and NAME(x)
// their name. Eight lanes everywhere and no fused operation, so that every set gives the same bits.

TARGET INLINE eight LOAD(const double *x) { return *(const eight_anywhere *)x; }
TARGET INLINE void STORE(double *x, eight v) { *(eight_anywhere *)x = v; }

// The last lanes repeat the first of the rest, for which every term exists.
TARGET INLINE eight LOAD_REST(const double *x, size_t rest) {
  eight v;
  for (size_t lane = 0; lane < 8; lane++) v[lane] = x[lane < rest ? lane : 0];
  return v;
}

TARGET INLINE void ADD_REST(double *sums, eight v, size_t rest) {
  for (size_t lane = 0; lane < rest; lane++) sums[lane] += v[lane];
}

TARGET INLINE double SUM(eight v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

TARGET INLINE eight ON_SCALE(eight x, const int kind, ck_scale s) {
  switch (kind) {
    case ck_rise: return (x - s.a) / s.b;
    case ck_fall: return (s.a - x) / s.b;
    case ck_share: return x / s.a;
    case ck_inverse: return s.a / x;
    case ck_share_over: return x / s.a / s.b;
    case ck_inverse_over: return s.a / x / s.b;
    case ck_centred_rise: return ((x - s.a) - s.c) / s.b;
    default: return x;
  }
}

// What 2·artanh s/s has beyond two, for z = s² and |s| ≤ (√2 − 1)/(√2 + 1): a polynomial fitted to the series
// (Abramowitz & Stegun, 4.1.27) by Tests/References/weightings/logarithm.py.
TARGET INLINE eight SERIES(eight z) {
  eight w = z * z;
  eight even = w * (0.39999999999899505 + w * (0.2222221113479508 + w * 0.15331721600556042));
  eight odd = z * (0.666666666666667 +
                   w * (0.28571428625975487 + w * (0.18182889125261723 + w * 0.14616449685043406)));
  return odd + even;
}

// ln v of normal doubles above zero; where v has the exponent 0 its distance from one is `excess`. With
// 2ᵏ·(1 + f) the value, 1 + f between √½ and √2, and s = f/(2 + f): ln(1 + f) = 2·artanh s, and 2s = f − s·f
// keeps the rounding of s out of the leading digits.
TARGET INLINE eight LOGARITHM(eight v, eight excess) {
  eight_bits moved = (eight_bits)v + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD);
  // A small integer becomes a double in the low bits of 2⁵², where the unit in the last place is 1.
  eight exponent = (eight)((moved >> 52) | 0x4330000000000000) - (0x1p52 + 1023);
  eight f = (eight)((moved & 0x000FFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD) - 1;
  f = exponent == 0 ? excess : f;
  eight s = f / (2 + f);
  eight series = SERIES(s * s);
  eight half = 0.5 * f * f;
  eight low = exponent * 1.9082149292705877e-10 + s * (half + series);
  return exponent * 0.6931471803691238 - ((half - low) - f);
}

// MARK: ends and sums of one column

TARGET static void NAME(ends)(const double *x, size_t count, double *low, double *high) {
  double least = x[0], most = x[0];
  size_t i = 0;
  if (count >= 32) {
    eight lows[4], highs[4];
    for (int k = 0; k < 4; k++) lows[k] = highs[k] = LOAD(x + 8 * k);
    for (i = 32; i + 32 <= count; i += 32)
      for (int k = 0; k < 4; k++) {
        eight v = LOAD(x + i + 8 * (size_t)k);
        lows[k] = v < lows[k] ? v : lows[k];
        highs[k] = v > highs[k] ? v : highs[k];
      }
    for (int k = 0; k < 4; k++)
      for (int lane = 0; lane < 8; lane++) {
        least = lows[k][lane] < least ? lows[k][lane] : least;
        most = highs[k][lane] > most ? highs[k][lane] : most;
      }
  }
  for (; i < count; i++) {
    least = x[i] < least ? x[i] : least;
    most = x[i] > most ? x[i] : most;
  }
  *low = least;
  *high = most;
}

// Two running totals of eight lanes hide the latency of the additions.
#define TOTAL(term)                                                        \
  eight sums[2] = {0, 0};                                              \
  size_t i = 0;                                                            \
  for (; i + 16 <= count; i += 16)                                         \
    for (int k = 0; k < 2; k++) {                                          \
      eight v = LOAD(x + i + 8 * (size_t)k);                               \
      sums[k] += (term);                                                   \
    }                                                                      \
  double last[8] = {0};                                                    \
  for (; i < count; i += 8) {                                              \
    size_t rest = count - i < 8 ? count - i : 8;                           \
    eight v = LOAD_REST(x + i, rest);                                      \
    ADD_REST(last, (term), rest);                                          \
  }                                                                        \
  return SUM(sums[0] + sums[1]) + SUM(LOAD(last));

TARGET INLINE double SCALED_TOTAL(const double *x, size_t count, const int kind, ck_scale s) {
  TOTAL(ON_SCALE(v, kind, s))
}

TARGET static double NAME(total)(const double *x, size_t count, const ck_scale *scale) {
  EACH_SCALE(return SCALED_TOTAL(x, count, kind, *scale);)
}

TARGET static double NAME(rise_total)(const double *x, size_t count, double low) { TOTAL(v - low) }

TARGET static double NAME(square_total)(const double *x, size_t count, double low, double rise) {
  TOTAL(((v - low) - rise) * ((v - low) - rise))
}

TARGET static double NAME(scaled_square_total)(const double *x, size_t count, double unit) {
  TOTAL((v * unit) * (v * unit))
}

TARGET static double NAME(unevenness)(const double *x, size_t count, double low, double rise,
                                      double inverse) {
  TOTAL((v * inverse) * LOGARITHM(v * inverse, ((v - low) - rise) * inverse) - ((v - low) - rise) * inverse)
}

// MARK: one number for each row, added to what stands there

#define ADD(term)                                                            \
  size_t i = 0;                                                              \
  for (; i + 8 <= count; i += 8) {                                           \
    eight v = ON_SCALE(LOAD(x + i), kind, s);                             \
    STORE(sums + i, LOAD(sums + i) + (term));                                \
  }                                                                          \
  if (i < count) {                                                           \
    eight v = ON_SCALE(LOAD_REST(x + i, count - i), kind, s);             \
    ADD_REST(sums + i, (term), count - i);                                   \
  }

TARGET INLINE void ADD_WEIGHTED(const double *x, size_t count, const int kind, ck_scale s, double weight,
                                double *sums) {
  ADD(weight * v)
}

TARGET static void NAME(add)(const double *x, size_t count, const ck_scale *scale, double weight,
                             double *sums) {
  EACH_SCALE(ADD_WEIGHTED(x, count, kind, *scale, weight, sums); return;)
}

// With x = 2ᵏ·m, the reference between one and two and m between reference·√½ and reference·√2: m − reference
// is exact, and s = (m − reference)/(m + reference) gives ln(m/reference) = 2·artanh s without a rounded
// quotient. `bias` takes 2⁵², the bias of a double and the reference's own exponent off at once, and `least`
// are the bits of the smallest m. Four roundings of 2⁻⁵³ lie in 2·artanh s, and one each in ln 2, k·ln 2 and
// the sum; where k is not 0 the result is 0.34 or more: the relative error is below 2⁻⁵⁰ everywhere.
TARGET INLINE eight LOGARITHM_OVER(eight x, double reference, double bias, unsigned long long least) {
  eight_bits moved = (eight_bits)x + (0x3FF0000000000000 - least);
  eight exponent = (eight)((moved >> 52) | 0x4330000000000000) - bias;
  eight m = (eight)((moved & 0x000FFFFFFFFFFFFF) + least);
  eight s = (m - reference) / (m + reference);
  return exponent * 0.6931471805599453 + s * (2 + SERIES(s * s));
}

TARGET static void NAME(add_logarithms)(const double *x, size_t count, double reference, double weight,
                                        double *sums) {
  int power;
  double mantissa = 2 * frexp(reference, &power), root = mantissa * 0x1.6a09e667f3bcdp-1;
  double bias = 0x1p52 + 1023 + (power - 1);
  unsigned long long least;
  memcpy(&least, &root, sizeof least);
  const int kind = ck_plain;
  const ck_scale s = {ck_plain, 0, 1, 0};
  ADD(weight * LOGARITHM_OVER(v, mantissa, bias, least))
}

TARGET INLINE void ADD_SQUARES(const double *x, size_t count, const int kind, ck_scale s, double weight,
                               double best, double worst, double *up, double *down) {
  size_t i = 0;
  for (; i < count; i += 8) {
    size_t rest = count - i < 8 ? count - i : 8;
    eight v = ON_SCALE(rest == 8 ? LOAD(x + i) : LOAD_REST(x + i, rest), kind, s);
    eight to_best = weight * (v - best), to_worst = weight * (v - worst);
    eight above = to_best * to_best, below = to_worst * to_worst;
    if (rest == 8) {
      STORE(up + i, LOAD(up + i) + above);
      STORE(down + i, LOAD(down + i) + below);
    } else {
      ADD_REST(up + i, above, rest);
      ADD_REST(down + i, below, rest);
    }
  }
}

TARGET static void NAME(add_squares)(const double *x, size_t count, const ck_scale *scale, double weight,
                                     double best, double worst, double *up, double *down) {
  EACH_SCALE(ADD_SQUARES(x, count, kind, *scale, weight, best, worst, up, down); return;)
}

TARGET INLINE void VALUES(const double *x, size_t count, const int kind, ck_scale s, double *values) {
  size_t i = 0;
  for (; i + 8 <= count; i += 8) STORE(values + i, ON_SCALE(LOAD(x + i), kind, s));
  if (i < count) {
    eight v = ON_SCALE(LOAD_REST(x + i, count - i), kind, s);
    for (size_t lane = 0; lane < count - i; lane++) values[i + lane] = v[lane];
  }
}

TARGET static void NAME(values)(const double *x, size_t count, const ck_scale *scale, double *values) {
  EACH_SCALE(VALUES(x, count, kind, *scale, values); return;)
}

// MARK: products of columns

// A tile of products stays in registers while the rows go by; its size changes no bit.
TARGET INLINE void PRODUCTS(const double *units, size_t stride, size_t count, size_t j, size_t k,
                            const int height, const int width, size_t order, double *products) {
  eight sums[4][4];
  for (int a = 0; a < height; a++)
    for (int b = 0; b < width; b++) sums[a][b] = 0;
  for (size_t i = 0; i < count; i += 8) {
    eight left[4], right[4];
    for (int a = 0; a < height; a++) left[a] = LOAD(units + (j + (size_t)a) * stride + i);
    for (int b = 0; b < width; b++) right[b] = LOAD(units + (k + (size_t)b) * stride + i);
    for (int a = 0; a < height; a++)
      for (int b = 0; b < width; b++) sums[a][b] += left[a] * right[b];
  }
  for (int a = 0; a < height; a++)
    for (int b = 0; b < width; b++) products[(j + (size_t)a) * order + k + (size_t)b] = SUM(sums[a][b]);
}

TARGET static void NAME(column_products)(const double *units, size_t stride, size_t count, size_t order,
                                     double *products) {
  for (size_t j = 0; j < order; j += TILE)
    for (size_t k = j; k < order; k += TILE) {
      if (j + TILE <= order && k + TILE <= order) {
        PRODUCTS(units, stride, count, j, k, TILE, TILE, order, products);
      } else {
        for (size_t a = j; a < order && a < j + TILE; a++)
          for (size_t b = k; b < order && b < k + TILE; b++)
            PRODUCTS(units, stride, count, a, b, 1, 1, order, products);
      }
    }
}
