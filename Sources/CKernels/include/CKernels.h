#ifndef CKERNELS_H
#define CKERNELS_H

#include "CColumns.h"

#include <stddef.h>

// Loops over rows of doubles at the machine's limit. Rows lie one after the other, each of `width` doubles, a
// multiple of four, the last ones zero where there are fewer columns. Pointers need no alignment.
//
// The functions for AVX2 and for AVX-512 do the same operations in the same order on every number, so that
// their results agree to the last bit.

#pragma clang assume_nonnull begin

/// 0: neither, 1: AVX2 and FMA, 2: these and AVX-512F. A machine of another kind has neither.
int ck_instructions(void);

/// Memory at a multiple of 64 bytes, some of it in large pages where the system has them; NULL without any
/// left.
void *_Nullable ck_allocate(size_t bytes);
void ck_release(void *_Nullable memory);

/// sums[j] = offset[j] + Σₖ rows[j, k] · vector[k], the offset zero where it is NULL.
void ck_products_avx2(const double *rows, size_t count, size_t width, const double *vector,
                      const double *_Nullable offset, double *sums);

/// powers[j] = exp(values[j] − max); returns their sum and hands out the maximum.
double ck_exponentials_avx2(const double *values, size_t count, double *powers, double *maximum);

/// mean[k] = Σⱼ powers[j] · rows[j, k] / sum, and then powers[j] = powers[j] · (weight / sum).
void ck_shares_avx2(const double *rows, size_t count, size_t width, double sum, double weight, double *powers,
                    double *mean);

/// products[a, b] += Σⱼ weights[j] · rows[j, a] · rows[j, b] for b ≤ a; what stands above the diagonal is not
/// defined.
void ck_squares_avx2(const double *rows, const double *weights, size_t count, size_t width, double *products);
void ck_squares_avx512(const double *rows, const double *weights, size_t count, size_t width,
                       double *products);

/// What is seen of a column on the way.
typedef struct {
  /// The largest |value − mean of its group|.
  double distance;
  /// The largest |value|.
  double size;
  /// Whether a value lies above that of its group's chosen row.
  int isExceeded;
  /// Whether one lies below.
  int isUndercut;
} ck_spread;

/// rows[j · width] = (column[j] − mean of the column) · unit, for one group; `spread` is brought up to date.
void ck_centred(const double *column, size_t count, size_t chosen, double unit, size_t width, double *rows,
                ck_spread *spread);

// Loops over draws of coefficients, in blocks of eight lanes: an array of n figures for every draw is
// [block][n][8]. `total` is the number of rows of all groups whose powers stand together, `powers` the place
// of the group's first row in the first block. Both sets of instructions give the same bits.

/// For every row and draw exp(utility − largest of the draw), with the utility fixed[j] + Σ_d rows[j,
/// columns[d]] · coefficients[d]; sums[draw] over the rows, and leads[draw] = utility of the chosen row −
/// largest.
void ck_mixed_powers_avx2(const double *rows, size_t count, size_t width, size_t chosen, const double *fixed,
                          const size_t *columns, size_t varying, const double *coefficients, size_t blocks,
                          size_t total, double *powers, double *sums, double *leads);

/// powers become shares; means[k] = Σⱼ share · rows[j, k] and scores[k] += weight · (rows[chosen, k] −
/// means[k]).
void ck_mixed_means_avx2(const double *rows, size_t count, size_t width, size_t chosen, double weight,
                         const double *sums, size_t blocks, size_t total, double *powers, double *means,
                         double *scores);

/// expanded[a] = values[columns[a]] · factors[places[a]], of `padded` figures a draw.
void ck_mixed_expanded_avx2(const double *values, size_t width, const double *factors, size_t factorCount,
                            const size_t *columns, const size_t *places, size_t parameters, size_t padded,
                            size_t blocks, double *expanded);

/// products[a, b] += factor · weights · values[a] · values[b], lane by lane, for b ≤ a; what stands above the
/// diagonal is not defined. `padded` is a multiple of four.
void ck_mixed_squares_avx2(const double *values, size_t padded, size_t blocks, const double *weights,
                           double factor, double *products);

/// averages[j, m] = Σ_draws shares[j] · weights[m]; `count` is a multiple of four.
void ck_mixed_averages_avx2(const double *shares, size_t total, const double *weights, size_t count,
                            size_t blocks, double *averages);

void ck_mixed_powers_avx512(const double *rows, size_t count, size_t width, size_t chosen,
                            const double *fixed, const size_t *columns, size_t varying,
                            const double *coefficients, size_t blocks, size_t total, double *powers,
                            double *sums, double *leads);
void ck_mixed_means_avx512(const double *rows, size_t count, size_t width, size_t chosen, double weight,
                           const double *sums, size_t blocks, size_t total, double *powers, double *means,
                           double *scores);
void ck_mixed_expanded_avx512(const double *values, size_t width, const double *factors, size_t factorCount,
                              const size_t *columns, const size_t *places, size_t parameters, size_t padded,
                              size_t blocks, double *expanded);
void ck_mixed_squares_avx512(const double *values, size_t padded, size_t blocks, const double *weights,
                             double factor, double *products);
void ck_mixed_averages_avx512(const double *shares, size_t total, const double *weights, size_t count,
                              size_t blocks, double *averages);

/// The best rows of sixteen scenarios, as far as rows were seen.
typedef struct {
  /// How many rows the list of each scenario holds.
  size_t length;
  /// Sixteen lists, best first: scores, and the places of the rows that have them.
  double *scores;
  long long *ids;
  /// For each scenario, what a score must exceed to be looked at.
  double *cuts;
  /// The places of the rows; NULL where they rise by one from `first`.
  const unsigned *_Nullable places;
  long long first;
} ck_top;

/// Enters rows into the lists of sixteen scenarios, whose weights are `pack[j, scenario]`: Σⱼ rows[i, j] ·
/// pack[j, scenario] is added from the first j to the last, product and sum rounded each. Rows may have any
/// width. Lists are ordered by score and, where scores are equal, by place.
void ck_top_avx2(const double *rows, size_t count, size_t width, const double *pack, const ck_top *top);
void ck_top_avx512(const double *rows, size_t count, size_t width, const double *pack, const ck_top *top);

#pragma clang assume_nonnull end

#endif
