#include "CColumns.h"

#include <math.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Products and sums are rounded each on its own: a fused operation would give other bits where there is one.
#pragma STDC FP_CONTRACT OFF

// Vectors are only handed to functions that are inlined, which have no calling convention.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))
#define JOINED(name, set) name##_##set
#define NAMED(name, set) JOINED(name, set)
#define NAME(name) NAMED(name, SET)
#define LOAD NAME(load)
#define STORE NAME(store)
#define LOAD_REST NAME(load_rest)
#define ADD_REST NAME(add_rest)
#define SUM NAME(sum)
#define LOOK_UP NAME(look_up)
#define ON_SCALE NAME(on_scale)
#define LOGARITHM NAME(logarithm)
#define SCALED_TOTAL NAME(total_of_kind)
#define ADD_WEIGHTED NAME(add_weighted)
#define SERIES NAME(series)
#define LOGARITHM_TABLE NAME(make_logarithm_table)
#define LOGARITHM_OVER NAME(logarithm_over)
#define UNEVEN NAME(uneven)
#define EXPONENTIAL NAME(exponential)
#define ADD_SQUARES NAME(add_squares_of_kind)
#define VALUES NAME(values_of_kind)
#define PRODUCTS NAME(products)

typedef double eight __attribute__((ext_vector_type(8)));
typedef eight eight_anywhere __attribute__((aligned(8)));
typedef unsigned long long eight_bits __attribute__((ext_vector_type(8)));

// The kind is a constant in every branch, so that no loop asks for it.
#define WITH_KIND(name, body) \
  case name: {                \
    const int kind = name;    \
    body                      \
  }
#define EACH_SCALE(body)                          \
  switch (scale->kind) {                          \
    WITH_KIND(ck_rise, body)                      \
    WITH_KIND(ck_fall, body)                      \
    WITH_KIND(ck_share, body)                     \
    WITH_KIND(ck_inverse, body)                   \
    WITH_KIND(ck_share_over, body)                \
    WITH_KIND(ck_inverse_over, body)              \
    WITH_KIND(ck_centred_rise, body)              \
    default: {                                    \
      const int kind = ck_plain;                  \
      body                                        \
    }                                             \
  }

#define SET any
#define TARGET
#define TILE 2
#define WIDE 0
#include "column_loops.h"
#undef SET
#undef TARGET
#undef TILE
#undef WIDE

#if defined(__x86_64__)
#define SET avx2
#define TARGET __attribute__((target("avx2")))
#define TILE 2
#define WIDE 0
#include "column_loops.h"
#undef SET
#undef TARGET
#undef TILE
#undef WIDE

#define SET avx512
#define TARGET __attribute__((target("avx512f")))
#define TILE 4
#define WIDE 1
#include "column_loops.h"

#define CHOOSE(name, arguments)              \
  switch (set) {                             \
    case 2: return name##_avx512 arguments;  \
    case 1: return name##_avx2 arguments;    \
    default: return name##_any arguments;    \
  }
#else
#define CHOOSE(name, arguments) \
  (void)set;                    \
  return name##_any arguments;
#endif

void ck_ends(int set, const double *x, size_t count, double *low, double *high) {
  CHOOSE(ends, (x, count, low, high))
}
double ck_total(int set, const double *x, size_t count, const ck_scale *scale) {
  CHOOSE(total, (x, count, scale))
}
double ck_rise_total(int set, const double *x, size_t count, double low) {
  CHOOSE(rise_total, (x, count, low))
}
double ck_square_total(int set, const double *x, size_t count, double low, double rise) {
  CHOOSE(square_total, (x, count, low, rise))
}
double ck_scaled_square_total(int set, const double *x, size_t count, double unit) {
  CHOOSE(scaled_square_total, (x, count, unit))
}
double ck_unevenness(int set, const double *x, size_t count, double low, double rise, double inverse) {
  CHOOSE(unevenness, (x, count, low, rise, inverse))
}
double ck_wide_unevenness(int set, const double *x, size_t count, double low, double rise, double inverse) {
  CHOOSE(wide_unevenness, (x, count, low, rise, inverse))
}
void ck_add(int set, const double *x, size_t count, const ck_scale *scale, double weight, double *sums) {
  CHOOSE(add, (x, count, scale, weight, sums))
}
void ck_add_logarithms(int set, const double *x, size_t count, double reference, double weight,
                       double *sums) {
  CHOOSE(add_logarithms, (x, count, reference, weight, sums))
}
void ck_exponentials(int set, double *x, size_t count) { CHOOSE(exponentials, (x, count)) }
void ck_add_squares(int set, const double *x, size_t count, const ck_scale *scale, double weight, double best,
                    double worst, double *up, double *down) {
  CHOOSE(add_squares, (x, count, scale, weight, best, worst, up, down))
}
void ck_values(int set, const double *x, size_t count, const ck_scale *scale, double *values) {
  CHOOSE(values, (x, count, scale, values))
}
void ck_column_products(int set, const double *units, size_t stride, size_t count, size_t order,
                        double *products) {
  CHOOSE(column_products, (units, stride, count, order, products))
}
