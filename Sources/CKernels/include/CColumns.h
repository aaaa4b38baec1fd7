#ifndef CCOLUMNS_H
#define CCOLUMNS_H

#include <stddef.h>

// Loops over columns of doubles, eight lanes at a time. `set` is what `ck_instructions` gives or less. Every
// set does the same operations in the same order, none of them fused, so that results agree to the last bit.

#pragma clang assume_nonnull begin

/// What is done to each value first: nothing, (x − a)/b, (a − x)/b, x/a, a/x, (x/a)/b, (a/x)/b or
/// ((x − a) − c)/b.
enum {
  ck_plain,
  ck_rise,
  ck_fall,
  ck_share,
  ck_inverse,
  ck_share_over,
  ck_inverse_over,
  ck_centred_rise
};
typedef struct {
  int kind;
  double a;
  double b;
  double c;
} ck_scale;

/// Smallest and largest of one value or more; of zeros with different signs, any.
void ck_ends(int set, const double *x, size_t count, double *low, double *high);

/// Σ y of the scaled values y.
double ck_total(int set, const double *x, size_t count, const ck_scale *scale);

/// Σ (x − low)
double ck_rise_total(int set, const double *x, size_t count, double low);

/// Σ ((x − low) − rise)²
double ck_square_total(int set, const double *x, size_t count, double low, double rise);

/// Σ (x·unit)²
double ck_scaled_square_total(int set, const double *x, size_t count, double unit);

/// Σ q·ln q − (q − 1) with q = x·inverse and q − 1 = ((x − low) − rise)·inverse.
double ck_unevenness(int set, const double *x, size_t count, double low, double rise, double inverse);

/// The same by a faster logarithm with a few more roundings, for columns that vary by more than they cost.
double ck_wide_unevenness(int set, const double *x, size_t count, double low, double rise, double inverse);

/// sums[i] += weight·y
void ck_add(int set, const double *x, size_t count, const ck_scale *scale, double weight, double *sums);

/// sums[i] += weight·ln(x/reference) of normal doubles above zero.
void ck_add_logarithms(int set, const double *x, size_t count, double reference, double weight, double *sums);

/// x[i] = exp(x[i])
void ck_exponentials(int set, double *x, size_t count);

/// up[i] += (weight·(y − best))² and down[i] += (weight·(y − worst))²
void ck_add_squares(int set, const double *x, size_t count, const ck_scale *scale, double weight, double best,
                    double worst, double *up, double *down);

/// values[i] = y
void ck_values(int set, const double *x, size_t count, const ck_scale *scale, double *values);

/// products[j · order + k] = Σᵢ units[j · stride + i] · units[k · stride + i] for j ≤ k, and no more than
/// that is defined; count is a multiple of eight.
void ck_column_products(int set, const double *units, size_t stride, size_t count, size_t order,
                        double *products);

#pragma clang assume_nonnull end

#endif
