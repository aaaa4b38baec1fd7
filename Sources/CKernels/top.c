#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

// A product and a sum are two roundings here as they are in Swift: the same bits on every processor.
#pragma STDC FP_CONTRACT OFF

#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f")))
#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

enum { lanes = 16, tile = 8 };

INLINE long long place(const ck_top *top, size_t row) {
  return top->places ? top->places[row] : top->first + (long long)row;
}

// The next double below.
INLINE double below(double x) {
  long long bits;
  if (x == 0) return -0x1p-1074;
  __builtin_memcpy(&bits, &x, sizeof bits);
  if (x > 0) bits--;
  else if (x > -__builtin_inf()) bits++;
  __builtin_memcpy(&x, &bits, sizeof x);
  return x;
}

// Where places do not rise, an equal score may still come before the last one.
INLINE void cut(const ck_top *top, size_t lane) {
  double last = top->scores[(lane + 1) * top->length - 1];
  top->cuts[lane] = top->places ? below(last) : last;
}

static void enter(const ck_top *top, size_t lane, double score, long long id) {
  double *scores = top->scores + lane * top->length;
  long long *ids = top->ids + lane * top->length;
  size_t k = top->length - 1;
  if (scores[k] > score || (scores[k] == score && ids[k] < id)) return;
  for (; k > 0 && (scores[k - 1] < score || (scores[k - 1] == score && ids[k - 1] > id)); k--) {
    scores[k] = scores[k - 1];
    ids[k] = ids[k - 1];
  }
  scores[k] = score;
  ids[k] = id;
  cut(top, lane);
}

// Two rows of sixteen lanes take half of the registers.
AVX2 INLINE unsigned pair_avx2(const double *one, const double *two, size_t width, const double *pack,
                               const double *cuts, double *scores) {
  __m256d a[4], b[4];
  UNROLLED for (size_t h = 0; h < 4; h++) a[h] = b[h] = _mm256_setzero_pd();
  for (size_t j = 0; j < width; j++) {
    __m256d x = _mm256_broadcast_sd(one + j), y = _mm256_broadcast_sd(two + j);
    UNROLLED for (size_t h = 0; h < 4; h++) {
      __m256d weights = _mm256_loadu_pd(pack + j * lanes + 4 * h);
      a[h] = _mm256_add_pd(a[h], _mm256_mul_pd(x, weights));
      b[h] = _mm256_add_pd(b[h], _mm256_mul_pd(y, weights));
    }
  }
  unsigned found = 0;
  UNROLLED for (size_t h = 0; h < 4; h++) {
    __m256d better = _mm256_max_pd(a[h], b[h]);
    found |= (unsigned)_mm256_movemask_pd(_mm256_cmp_pd(better, _mm256_loadu_pd(cuts + 4 * h), _CMP_GT_OQ))
             << 4 * h;
    _mm256_storeu_pd(scores + 4 * h, a[h]);
    _mm256_storeu_pd(scores + lanes + 4 * h, b[h]);
  }
  return found;
}

AVX2 void ck_top_avx2(const double *rows, size_t count, size_t width, const double *pack, const ck_top *top) {
  for (size_t i = 0; i < count; i += 2) {
    // Where the second row is missing, the first one stands in.
    size_t own = count - i < 2 ? 1 : 2;
    const double *one = rows + i * width;
    double scores[2 * lanes];
    unsigned found = pair_avx2(one, one + (own - 1) * width, width, pack, top->cuts, scores);
    for (; found != 0; found &= found - 1) {
      size_t lane = (size_t)__builtin_ctz(found);
      for (size_t r = 0; r < own; r++)
        if (scores[r * lanes + lane] > top->cuts[lane])
          enter(top, lane, scores[r * lanes + lane], place(top, i + r));
    }
  }
}

AVX512 INLINE __mmask8 is_after(__m512d scores, __m512i ids, __m512d score, __m512i id) {
  return _mm512_cmp_pd_mask(scores, score, _CMP_LT_OQ) |
         (_mm512_cmp_pd_mask(scores, score, _CMP_EQ_OQ) & _mm512_cmp_epi64_mask(ids, id, _MM_CMPINT_NLE));
}

// Eight places at a time, from the last: what comes after the score moves down by one, and the score comes
// where its place is left.
AVX512 INLINE void enter_avx512(const ck_top *top, size_t lane, double score, long long id) {
  double *scores = top->scores + lane * top->length;
  long long *ids = top->ids + lane * top->length;
  __m512d own = _mm512_set1_pd(score);
  __m512i name = _mm512_set1_epi64(id);
  for (size_t end = top->length; end > 0;) {
    size_t start = end > 8 ? end - 8 : 0;
    __mmask8 held = (__mmask8)((1u << (end - start)) - 1), above = start > 0 ? held : held & 0xFE;
    double *s = scores + start;
    long long *n = ids + start;
    __m512d old = _mm512_maskz_loadu_pd(held, s);
    __m512i oldName = _mm512_maskz_loadu_epi64(held, n);
    // The first has none above it: one that is before every other stands there.
    __m512d upper = _mm512_mask_loadu_pd(_mm512_set1_pd(__builtin_inf()), above, s - 1);
    __m512i upperName = _mm512_mask_loadu_epi64(_mm512_set1_epi64(-1), above, n - 1);
    __mmask8 comes = is_after(old, oldName, own, name), moves = is_after(upper, upperName, own, name);
    _mm512_mask_storeu_pd(s, held, _mm512_mask_mov_pd(_mm512_mask_mov_pd(old, comes, own), moves, upper));
    _mm512_mask_storeu_epi64(
        n, held, _mm512_mask_mov_epi64(_mm512_mask_mov_epi64(oldName, comes, name), moves, upperName));
    end = start;
  }
  cut(top, lane);
}

AVX512 void ck_top_avx512(const double *rows, size_t count, size_t width, const double *pack,
                          const ck_top *top) {
  for (size_t i = 0; i < count; i += tile) {
    size_t own = count - i < tile ? count - i : tile;
    const double *row[tile];
    // Where rows are missing the last one stands in, and what it gives is passed over.
    UNROLLED for (size_t r = 0; r < tile; r++) row[r] = rows + (i + (r < own ? r : own - 1)) * width;
    __m512d a[tile], b[tile];
    UNROLLED for (size_t r = 0; r < tile; r++) a[r] = b[r] = _mm512_setzero_pd();
    for (size_t j = 0; j < width; j++) {
      __m512d v = _mm512_loadu_pd(pack + j * lanes), w = _mm512_loadu_pd(pack + j * lanes + 8);
      UNROLLED for (size_t r = 0; r < tile; r++) {
        __m512d x = _mm512_set1_pd(row[r][j]);
        a[r] = _mm512_add_pd(a[r], _mm512_mul_pd(x, v));
        b[r] = _mm512_add_pd(b[r], _mm512_mul_pd(x, w));
      }
    }
    __m512d p = a[0], q = b[0];
    UNROLLED for (size_t r = 1; r < tile; r++) {
      p = _mm512_max_pd(p, a[r]);
      q = _mm512_max_pd(q, b[r]);
    }
    __m512d low = _mm512_loadu_pd(top->cuts), high = _mm512_loadu_pd(top->cuts + 8);
    if ((_mm512_cmp_pd_mask(p, low, _CMP_GT_OQ) | _mm512_cmp_pd_mask(q, high, _CMP_GT_OQ)) == 0) continue;
    double scores[tile * lanes];
    // A bit for every score that may enter, by row and then by lane.
    unsigned long long found[2] = {0, 0};
    UNROLLED for (size_t r = 0; r < tile; r++) {
      _mm512_storeu_pd(scores + r * lanes, a[r]);
      _mm512_storeu_pd(scores + r * lanes + 8, b[r]);
      unsigned long long mask = _mm512_cmp_pd_mask(a[r], low, _CMP_GT_OQ);
      mask |= (unsigned long long)_mm512_cmp_pd_mask(b[r], high, _CMP_GT_OQ) << 8;
      found[r / 4] |= mask << r % 4 * lanes;
    }
    for (size_t half = 0; half < 2; half++)
      for (unsigned long long rest = found[half]; rest != 0; rest &= rest - 1) {
        size_t at = half * 64 + (size_t)__builtin_ctzll(rest), lane = at % lanes;
        if (at / lanes >= own) break;
        if (scores[at] > top->cuts[lane]) enter_avx512(top, lane, scores[at], place(top, i + at / lanes));
      }
  }
}
#endif
