// The loops of mixed.c for one set of instructions: NAME(f) names a function, TARGET is its attribute, and
// TILE how many numbers of eight lanes each way are added up in registers at a time.
//
// Draws stand in blocks of eight lanes: an array of n figures for every draw is [block][n][8]. Every lane
// goes through the same operations whatever the width of the machine's vectors, so that all sets give the
// same bits.

// Vectors pass by their place: how they pass by value hangs on the instructions.

TARGET INLINE void NAME(power)(lanes8 *value) {
  // As in rows.c: Taylor's series on |r| ≤ ln 2 / 2, and the exponent put in by hand.
  lanes8 x = *value;
  const lanes8 floor = -708.0;
  lanes8 inside = x < floor ? floor : x;
  const lanes8 magic = 0x1.8p52;
  lanes8 shifted = FMA(inside, (lanes8)0x1.71547652b82fep0, magic);
  lanes8 n = shifted - magic;
  lanes8 r = FMA(-n, (lanes8)0x1.62e42fefa39efp-1, inside);
  r = FMA(-n, (lanes8)0x1.abc9e3b39803fp-56, r);
  static const double inverse[] = {1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800,
                                   1.0 / 362880,     1.0 / 40320,     1.0 / 5040,     1.0 / 720,
                                   1.0 / 120,        1.0 / 24,        1.0 / 6,        0.5,
                                   1,                1};
  lanes8 p = inverse[0];
  for (int i = 1; i < 14; i++) p = FMA(p, r, (lanes8)inverse[i]);
  whole8 bits = __builtin_bit_cast(whole8, p) + (__builtin_bit_cast(whole8, shifted) << 52);
  lanes8 result = __builtin_bit_cast(lanes8, bits);
  *value = x < floor ? (lanes8)0.0 : result;
}

TARGET INLINE double NAME(total)(const lanes8 *x) {
  lanes4 four = x->lo + x->hi;
  lanes2 two = four.lo + four.hi;
  return two.x + two.y;
}

TARGET void NAME(ck_mixed_powers)(const double *rows, size_t count, size_t width, size_t chosen,
                                  const double *fixed, const size_t *columns, size_t varying,
                                  const double *coefficients, size_t blocks, size_t total, double *powers,
                                  double *sums, double *leads) {
  for (size_t block = 0; block < blocks; block++) {
    const double *vector = coefficients + block * varying * 8;
    double *power = powers + block * total * 8;
    lanes8 largest = -__builtin_inf();
    for (size_t j = 0; j < count; j++) {
      const double *row = rows + j * width;
      lanes8 utility = fixed[j];
      for (size_t d = 0; d < varying; d++)
        utility = FMA((lanes8)row[columns[d]], LOAD(vector + d * 8), utility);
      largest = utility > largest ? utility : largest;
      STORE(power + j * 8, utility);
    }
    STORE(leads + block * 8, LOAD(power + chosen * 8) - largest);
    lanes8 sum = 0.0;
    for (size_t j = 0; j < count; j++) {
      lanes8 p = LOAD(power + j * 8) - largest;
      NAME(power)(&p);
      STORE(power + j * 8, p);
      sum += p;
    }
    STORE(sums + block * 8, sum);
  }
}

TARGET INLINE void NAME(means)(const double *rows, size_t count, size_t width, const int columns,
                               const double *shares, const double *chosen, double weight, double *means,
                               double *scores) {
  lanes8 sum[8];
  for (int k = 0; k < columns; k++) sum[k] = 0.0;
  for (size_t j = 0; j < count; j++) {
    lanes8 share = LOAD(shares + j * 8);
    for (int k = 0; k < columns; k++) sum[k] = FMA(share, (lanes8)rows[j * width + (size_t)k], sum[k]);
  }
  for (int k = 0; k < columns; k++) {
    STORE(means + k * 8, sum[k]);
    STORE(scores + k * 8, FMA((lanes8)weight, (lanes8)chosen[k] - sum[k], LOAD(scores + k * 8)));
  }
}

TARGET void NAME(ck_mixed_means)(const double *rows, size_t count, size_t width, size_t chosen, double weight,
                                 const double *sums, size_t blocks, size_t total, double *powers,
                                 double *means, double *scores) {
  for (size_t block = 0; block < blocks; block++) {
    double *share = powers + block * total * 8;
    lanes8 inverse = 1.0 / LOAD(sums + block * 8);
    for (size_t j = 0; j < count; j++) STORE(share + j * 8, LOAD(share + j * 8) * inverse);
    double *mean = means + block * width * 8;
    double *score = scores + block * width * 8;
    size_t k = 0;
    for (; k + 2 * TILE <= width; k += 2 * TILE)
      NAME(means)(rows + k, count, width, 2 * TILE, share, rows + chosen * width + k, weight, mean + k * 8,
                  score + k * 8);
    for (; k < width; k += 4)
      NAME(means)(rows + k, count, width, 4, share, rows + chosen * width + k, weight, mean + k * 8,
                  score + k * 8);
  }
}

TARGET void NAME(ck_mixed_expanded)(const double *values, size_t width, const double *factors,
                                    size_t factorCount, const size_t *columns, const size_t *places,
                                    size_t parameters, size_t padded, size_t blocks, double *expanded) {
  for (size_t block = 0; block < blocks; block++) {
    const double *value = values + block * width * 8;
    const double *factor = factors + block * factorCount * 8;
    double *result = expanded + block * padded * 8;
    for (size_t a = 0; a < parameters; a++)
      STORE(result + a * 8, LOAD(value + columns[a] * 8) * LOAD(factor + places[a] * 8));
  }
}

TARGET void NAME(ck_mixed_squares)(const double *values, size_t padded, size_t blocks, const double *weights,
                                   double factor, double *products) {
  for (size_t a = 0; a < padded; a += TILE)
    for (size_t b = 0; b <= a; b += TILE) {
      lanes8 sum[TILE][TILE];
      for (int i = 0; i < TILE; i++)
        for (int j = 0; j < TILE; j++)
          sum[i][j] = LOAD(products + ((a + (size_t)i) * padded + b + (size_t)j) * 8);
      for (size_t block = 0; block < blocks; block++) {
        const double *value = values + block * padded * 8;
        lanes8 weight = LOAD(weights + block * 8) * factor;
        lanes8 right[TILE];
        for (int j = 0; j < TILE; j++) right[j] = weight * LOAD(value + (b + (size_t)j) * 8);
        for (int i = 0; i < TILE; i++) {
          lanes8 left = LOAD(value + (a + (size_t)i) * 8);
          for (int j = 0; j < TILE; j++) sum[i][j] = FMA(left, right[j], sum[i][j]);
        }
      }
      for (int i = 0; i < TILE; i++)
        for (int j = 0; j < TILE; j++)
          STORE(products + ((a + (size_t)i) * padded + b + (size_t)j) * 8, sum[i][j]);
    }
}

TARGET INLINE void NAME(averages)(const double *shares, size_t total, const int height, const double *weights,
                                  size_t count, size_t blocks, double *averages) {
  lanes8 sum[TILE][TILE];
  for (int i = 0; i < height; i++)
    for (int j = 0; j < TILE; j++) sum[i][j] = 0.0;
  for (size_t block = 0; block < blocks; block++) {
    const double *share = shares + block * total * 8;
    lanes8 weight[TILE];
    for (int j = 0; j < TILE; j++) weight[j] = LOAD(weights + (block * count + (size_t)j) * 8);
    for (int i = 0; i < height; i++) {
      lanes8 left = LOAD(share + i * 8);
      for (int j = 0; j < TILE; j++) sum[i][j] = FMA(left, weight[j], sum[i][j]);
    }
  }
  for (int i = 0; i < height; i++)
    for (int j = 0; j < TILE; j++) averages[(size_t)i * count + (size_t)j] = NAME(total)(&sum[i][j]);
}

TARGET void NAME(ck_mixed_averages)(const double *shares, size_t total, const double *weights, size_t count,
                                    size_t blocks, double *averages) {
  size_t j = 0;
  for (; j + TILE <= total; j += TILE)
    for (size_t m = 0; m < count; m += TILE)
      NAME(averages)(shares + j * 8, total, TILE, weights + m * 8, count, blocks, averages + j * count + m);
  for (; j < total; j++)
    for (size_t m = 0; m < count; m += TILE)
      NAME(averages)(shares + j * 8, total, 1, weights + m * 8, count, blocks, averages + j * count + m);
}
