#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,fma")))
#define INLINE static inline __attribute__((always_inline))

int ck_instructions(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
  return __builtin_cpu_supports("avx512f") ? 2 : 1;
}

AVX2 INLINE double total(__m256d x) {
  __m128d pair = _mm_add_pd(_mm256_castpd256_pd128(x), _mm256_extractf128_pd(x, 1));
  return _mm_cvtsd_f64(_mm_add_sd(pair, _mm_unpackhi_pd(pair, pair)));
}

AVX2 void ck_products_avx2(const double *rows, size_t count, size_t width, const double *vector,
                           const double *offset, double *sums) {
  size_t j = 0;
  for (; j + 4 <= count; j += 4) {
    const double *row = rows + j * width;
    __m256d a = _mm256_setzero_pd(), b = a, c = a, d = a;
    for (size_t k = 0; k < width; k += 4) {
      __m256d v = _mm256_loadu_pd(vector + k);
      a = _mm256_fmadd_pd(_mm256_loadu_pd(row + k), v, a);
      b = _mm256_fmadd_pd(_mm256_loadu_pd(row + width + k), v, b);
      c = _mm256_fmadd_pd(_mm256_loadu_pd(row + 2 * width + k), v, c);
      d = _mm256_fmadd_pd(_mm256_loadu_pd(row + 3 * width + k), v, d);
    }
    // Lanes as in `total`: (0 + 2) + (1 + 3), four rows at a time.
    __m256d low = _mm256_add_pd(_mm256_permute2f128_pd(a, c, 0x20), _mm256_permute2f128_pd(a, c, 0x31));
    __m256d high = _mm256_add_pd(_mm256_permute2f128_pd(b, d, 0x20), _mm256_permute2f128_pd(b, d, 0x31));
    __m256d sum = _mm256_add_pd(_mm256_unpacklo_pd(low, high), _mm256_unpackhi_pd(low, high));
    if (offset) sum = _mm256_add_pd(sum, _mm256_loadu_pd(offset + j));
    _mm256_storeu_pd(sums + j, sum);
  }
  for (; j < count; j++) {
    __m256d a = _mm256_setzero_pd();
    for (size_t k = 0; k < width; k += 4)
      a = _mm256_fmadd_pd(_mm256_loadu_pd(rows + j * width + k), _mm256_loadu_pd(vector + k), a);
    sums[j] = total(a) + (offset ? offset[j] : 0);
  }
}

// exp(x) for x ≤ 0 by Taylor's series on |r| ≤ ln 2 / 2, whose rest r¹⁴/14! is below 5e-18, and the exponent
// put in by hand. Below −708, where the result is no normal number any more, it is zero.
AVX2 INLINE __m256d power(__m256d x) {
  const __m256d floor = _mm256_set1_pd(-708);
  __m256d inside = _mm256_max_pd(floor, x);  // in this order what is not a number stays so
  // 1.5 · 2⁵² pushes the fraction out of the last bits, which then hold the exponent as a whole number.
  const __m256d magic = _mm256_set1_pd(0x1.8p52);
  __m256d shifted = _mm256_fmadd_pd(inside, _mm256_set1_pd(0x1.71547652b82fep0), magic);
  __m256d n = _mm256_sub_pd(shifted, magic);
  __m256d r = _mm256_fnmadd_pd(n, _mm256_set1_pd(0x1.62e42fefa39efp-1), inside);
  r = _mm256_fnmadd_pd(n, _mm256_set1_pd(0x1.abc9e3b39803fp-56), r);
  static const double inverse[] = {1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800,
                                   1.0 / 362880,     1.0 / 40320,     1.0 / 5040,     1.0 / 720,
                                   1.0 / 120,        1.0 / 24,        1.0 / 6,        0.5,
                                   1,                1};
  __m256d p = _mm256_set1_pd(inverse[0]);
  for (int i = 1; i < 14; i++) p = _mm256_fmadd_pd(p, r, _mm256_set1_pd(inverse[i]));
  __m256i exponent = _mm256_slli_epi64(_mm256_castpd_si256(shifted), 52);
  __m256d result = _mm256_castsi256_pd(_mm256_add_epi64(_mm256_castpd_si256(p), exponent));
  return _mm256_and_pd(result, _mm256_cmp_pd(x, floor, _CMP_NLT_UQ));
}

AVX2 INLINE __m256i lanes(size_t count) {
  return _mm256_cmpgt_epi64(_mm256_set1_epi64x((long long)count), _mm256_set_epi64x(3, 2, 1, 0));
}

AVX2 double ck_exponentials_avx2(const double *values, size_t count, double *powers, double *maximum) {
  size_t whole = count / 4 * 4;
  __m256i rest = lanes(count - whole);
  double largest = values[0];
  if (whole > 0) {
    __m256d high = _mm256_loadu_pd(values);
    for (size_t j = 4; j < whole; j += 4) high = _mm256_max_pd(high, _mm256_loadu_pd(values + j));
    __m128d pair = _mm_max_pd(_mm256_castpd256_pd128(high), _mm256_extractf128_pd(high, 1));
    largest = _mm_cvtsd_f64(_mm_max_sd(pair, _mm_unpackhi_pd(pair, pair)));
  }
  for (size_t j = whole; j < count; j++) largest = values[j] > largest ? values[j] : largest;
  __m256d top = _mm256_set1_pd(largest);
  __m256d sum = _mm256_setzero_pd();
  for (size_t j = 0; j < whole; j += 4) {
    __m256d p = power(_mm256_sub_pd(_mm256_loadu_pd(values + j), top));
    _mm256_storeu_pd(powers + j, p);
    sum = _mm256_add_pd(sum, p);
  }
  if (whole < count) {
    __m256d p = power(_mm256_sub_pd(_mm256_maskload_pd(values + whole, rest), top));
    _mm256_maskstore_pd(powers + whole, rest, p);
    sum = _mm256_add_pd(sum, _mm256_and_pd(p, _mm256_castsi256_pd(rest)));
  }
  *maximum = largest;
  return total(sum);
}

AVX2 void ck_shares_avx2(const double *rows, size_t count, size_t width, double sum, double weight,
                         double *powers, double *mean) {
  __m256d total = _mm256_set1_pd(sum);
  size_t k = 0;
  // Four vectors at a time hide the latency of the additions.
  for (; k + 16 <= width; k += 16) {
    __m256d a = _mm256_setzero_pd(), b = a, c = a, d = a;
    for (size_t j = 0; j < count; j++) {
      const double *row = rows + j * width + k;
      __m256d p = _mm256_broadcast_sd(powers + j);
      a = _mm256_fmadd_pd(p, _mm256_loadu_pd(row), a);
      b = _mm256_fmadd_pd(p, _mm256_loadu_pd(row + 4), b);
      c = _mm256_fmadd_pd(p, _mm256_loadu_pd(row + 8), c);
      d = _mm256_fmadd_pd(p, _mm256_loadu_pd(row + 12), d);
    }
    _mm256_storeu_pd(mean + k, _mm256_div_pd(a, total));
    _mm256_storeu_pd(mean + k + 4, _mm256_div_pd(b, total));
    _mm256_storeu_pd(mean + k + 8, _mm256_div_pd(c, total));
    _mm256_storeu_pd(mean + k + 12, _mm256_div_pd(d, total));
  }
  for (; k < width; k += 4) {
    __m256d a = _mm256_setzero_pd();
    for (size_t j = 0; j < count; j++)
      a = _mm256_fmadd_pd(_mm256_broadcast_sd(powers + j), _mm256_loadu_pd(rows + j * width + k), a);
    _mm256_storeu_pd(mean + k, _mm256_div_pd(a, total));
  }
  double factor = weight / sum;
  for (size_t j = 0; j < count; j++) powers[j] *= factor;
}
#else
int ck_instructions(void) { return 0; }
#endif
