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

// One of sixteen numbers for each lane, by the last four bits of its place.
TARGET INLINE eight LOOK_UP(eight low, eight high, eight_bits place) {
#if WIDE
  return (eight)_mm512_permutex2var_pd((__m512d)low, (__m512i)place, (__m512d)high);
#else
  double numbers[16];
  STORE(numbers, low);
  STORE(numbers + 8, high);
  eight v;
  for (int lane = 0; lane < 8; lane++) v[lane] = numbers[place[lane] & 15];
  return v;
#endif
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

// The logarithm of x over a reference, times a weight. The bits of x, moved so that the reference has the
// ninth of sixteen equal parts of its power of two to itself, give the power k, what is left as the mantissa
// m, and the middle c of m's part. ln(x/reference) = k·ln 2 + ln(c/reference) + 2·artanh s with
// s = (m − c)/(m + c), |s| ≤ 1/63; m − c is exact, and all but s and k come from a table with the weight in
// it. With 2⁻⁵³ the unit, 2·artanh s has four roundings, a middle's logarithm three at most, and the sum one
// each; parts beside the reference's own have |ln(c/reference)| ≤ 2·|ln(x/reference)|: the relative error is
// below 2⁻⁴⁹ everywhere.
typedef struct {
  // 2⁵², the bias of a double and the reference's own exponent.
  double bias;
  // The bits of the smallest m.
  unsigned long long least;
  double middles[16];
  double power, first, third, fifth, seventh;
} NAME(logarithm_table);

TARGET INLINE NAME(logarithm_table) LOGARITHM_TABLE(double reference, double weight) {
  NAME(logarithm_table) table;
  int power;
  double mantissa = 2 * frexp(reference, &power);
  unsigned long long bits;
  memcpy(&bits, &mantissa, sizeof bits);
  table.bias = 0x1p52 + 1023 + (power - 1);
  table.least = bits - 17 * (1ULL << 47);
  for (size_t half = 0; half < 16; half += 8) {
    eight_bits place = {0, 1, 2, 3, 4, 5, 6, 7};
    eight middle = (eight)(table.least + (((place + half) * 2 + 1) << 47));
    STORE(table.middles + half, weight * LOGARITHM(middle / mantissa, (middle - mantissa) / mantissa));
  }
  table.power = weight * 0.6931471805599453;
  table.first = weight * 2;
  // Taylor's coefficients but the last, which also stands for what comes after it.
  table.third = weight * (2.0 / 3);
  table.fifth = weight * 0.4;
  table.seventh = weight * 0.28574;
  return table;
}

// Where `excess` is given it is x − 1 before rounding, for values that are near a reference of one.
TARGET INLINE eight LOGARITHM_OVER(eight x, const NAME(logarithm_table) *table, eight low, eight high,
                                   const eight *excess) {
  eight_bits moved = (eight_bits)x + (0x3FF0000000000000 - table->least);
  eight exponent = (eight)((moved >> 52) | 0x4330000000000000) - table->bias;
  eight m = (eight)((moved & 0x000FFFFFFFFFFFFF) + table->least);
  eight c = (eight)((moved & 0x000F000000000000) + (table->least + (1ULL << 47)));
  eight distance = m - c;
  if (excess) distance = exponent == 0 ? *excess - (c - 1) : distance;
  eight s = distance / (m + c);
  eight z = s * s;
  eight series = z * (table->third + z * (table->fifth + z * table->seventh));
  return (exponent * table->power + LOOK_UP(low, high, moved >> 48)) + s * (table->first + series);
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

TARGET INLINE eight UNEVEN(eight v, double low, double rise, double inverse,
                           const NAME(logarithm_table) *table, eight first, eight second) {
  eight q = v * inverse, excess = ((v - low) - rise) * inverse;
  return q * LOGARITHM_OVER(q, table, first, second, &excess) - excess;
}

TARGET static double NAME(wide_unevenness)(const double *x, size_t count, double low, double rise,
                                           double inverse) {
  const NAME(logarithm_table) table = LOGARITHM_TABLE(1, 1);
  const eight first = LOAD(table.middles), second = LOAD(table.middles + 8);
  TOTAL(UNEVEN(v, low, rise, inverse, &table, first, second))
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

TARGET static void NAME(add_logarithms)(const double *x, size_t count, double reference, double weight,
                                        double *sums) {
  const NAME(logarithm_table) table = LOGARITHM_TABLE(reference, weight);
  const eight low = LOAD(table.middles), high = LOAD(table.middles + 8);
  const int kind = ck_plain;
  const ck_scale s = {ck_plain, 0, 1, 0};
  ADD(LOGARITHM_OVER(v, &table, low, high, NULL))
}

// eˣ, twice: n = x/ln 2 to the next whole number, r = x − n·ln 2 in three parts of which two have exact
// products, Taylor's series on |r| ≤ ln 2/2, whose rest is below 5·10⁻¹⁸, and 2ⁿ in two steps, so that what is
// below the normal doubles is rounded once. The error is below two units in the last place.
TARGET INLINE eight EXPONENTIAL(eight x) {
  // Beyond these the result is zero or infinite, and n stays small.
  x = x < -746 ? (eight)(-746.0) : x;
  x = x > 710 ? (eight)(710.0) : x;
  eight n = (x * 0x1.71547652b82fep0 + 0x1.8p52) - 0x1.8p52;
  eight r = x - n * 0x1.62e42fp-1;
  r -= n * 0x1.df473p-26;
  r -= n * 0x1.bcd5e4f1d9ccp-47;
  eight p = 1 / 6227020800.0;
  const double inverses[] = {1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0,
                             1 / 40320.0,     1 / 5040.0,     1 / 720.0,     1 / 120.0,
                             1 / 24.0,        1 / 6.0,        1 / 2.0,       1,
                             1};
  for (int k = 0; k < 13; k++) p = p * r + inverses[k];
  // The last bits of a double beside 1.5·2⁵² hold a whole number; the first power is half of n, or near it.
  eight half = (n * 0.5 + 0x1.8p52) - 0x1.8p52;
  eight first = (eight)(((eight_bits)(half + 0x1.8p52) + 1023) << 52);
  eight second = (eight)(((eight_bits)((n - half) + 0x1.8p52) + 1023) << 52);
  return p * first * second;
}

TARGET static void NAME(exponentials)(double *x, size_t count) {
  size_t i = 0;
  for (; i + 8 <= count; i += 8) STORE(x + i, EXPONENTIAL(LOAD(x + i)));
  if (i < count) {
    eight v = EXPONENTIAL(LOAD_REST(x + i, count - i));
    for (size_t lane = 0; lane < count - i; lane++) x[i + lane] = v[lane];
  }
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
