#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,fma")))
#define AVX512 __attribute__((target("avx512f,avx2,fma")))
#define INLINE static inline __attribute__((always_inline))

// A tile of the products stays in registers while the rows go by: `height` lines of it, and `vectors` vectors
// of every line. Both are constants where the functions are used, so that the inner loops are unrolled.

AVX2 INLINE void tile(const double *rows, const double *weights, size_t count, size_t width, size_t line,
                      size_t column, const int vectors, double *products) {
  __m256d sum[4][3];
  for (int a = 0; a < 4; a++)
    for (int v = 0; v < vectors; v++)
      sum[a][v] = _mm256_loadu_pd(products + (line + (size_t)a) * width + column + 4 * v);
  for (size_t j = 0; j < count; j++) {
    const double *row = rows + j * width;
    __m256d weight = _mm256_broadcast_sd(weights + j);
    __m256d weighted[3];
    for (int v = 0; v < vectors; v++)
      weighted[v] = _mm256_mul_pd(weight, _mm256_loadu_pd(row + column + 4 * v));
    for (int a = 0; a < 4; a++) {
      __m256d value = _mm256_broadcast_sd(row + line + a);
      for (int v = 0; v < vectors; v++) sum[a][v] = _mm256_fmadd_pd(value, weighted[v], sum[a][v]);
    }
  }
  for (int a = 0; a < 4; a++)
    for (int v = 0; v < vectors; v++)
      _mm256_storeu_pd(products + (line + (size_t)a) * width + column + 4 * v, sum[a][v]);
}

AVX2 void ck_squares_avx2(const double *rows, const double *weights, size_t count, size_t width,
                          double *products) {
  for (size_t line = 0; line < width; line += 4) {
    size_t column = 0;
    for (; column + 12 <= line + 4; column += 12)
      tile(rows, weights, count, width, line, column, 3, products);
    if (column + 8 == line + 4) tile(rows, weights, count, width, line, column, 2, products);
    if (column + 4 == line + 4) tile(rows, weights, count, width, line, column, 1, products);
  }
}

AVX512 INLINE void tile512(const double *rows, const double *weights, size_t count, size_t width,
                           size_t line, size_t column, const int height, const int vectors,
                           const __mmask8 last, double *products) {
  __m512d sum[8][3];
  for (int a = 0; a < height; a++)
    for (int v = 0; v < vectors; v++)
      sum[a][v] = _mm512_maskz_loadu_pd(v == vectors - 1 ? last : 0xFF,
                                        products + (line + (size_t)a) * width + column + 8 * v);
  for (size_t j = 0; j < count; j++) {
    const double *row = rows + j * width;
    __m512d weight = _mm512_set1_pd(weights[j]);
    __m512d weighted[3];
    for (int v = 0; v < vectors; v++)
      weighted[v] =
          _mm512_mul_pd(weight, _mm512_maskz_loadu_pd(v == vectors - 1 ? last : 0xFF, row + column + 8 * v));
    for (int a = 0; a < height; a++) {
      __m512d value = _mm512_set1_pd(row[line + (size_t)a]);
      for (int v = 0; v < vectors; v++) sum[a][v] = _mm512_fmadd_pd(value, weighted[v], sum[a][v]);
    }
  }
  for (int a = 0; a < height; a++)
    for (int v = 0; v < vectors; v++)
      _mm512_mask_storeu_pd(products + (line + (size_t)a) * width + column + 8 * v,
                            v == vectors - 1 ? last : 0xFF, sum[a][v]);
}

AVX512 void ck_squares_avx512(const double *rows, const double *weights, size_t count, size_t width,
                              double *products) {
  for (size_t line = 0; line < width; line += 8) {
    size_t end = line + 8 <= width ? line + 8 : width;
    size_t column = 0;
    if (end - line == 8) {
      for (; column + 24 <= end; column += 24)
        tile512(rows, weights, count, width, line, column, 8, 3, 0xFF, products);
      if (column + 16 == end) tile512(rows, weights, count, width, line, column, 8, 2, 0xFF, products);
      if (column + 8 == end) tile512(rows, weights, count, width, line, column, 8, 1, 0xFF, products);
    } else {
      for (; column + 24 <= end; column += 24)
        tile512(rows, weights, count, width, line, column, 4, 3, 0xFF, products);
      if (column + 20 == end) tile512(rows, weights, count, width, line, column, 4, 3, 0x0F, products);
      if (column + 12 == end) tile512(rows, weights, count, width, line, column, 4, 2, 0x0F, products);
      if (column + 4 == end) tile512(rows, weights, count, width, line, column, 4, 1, 0x0F, products);
    }
  }
}
#endif
