#include "CKernels.h"

static double smaller(double a, double b) { return a < b ? a : b; }
static double larger(double a, double b) { return a > b ? a : b; }

void ck_centred(const double *column, size_t count, size_t chosen, double unit, size_t width, double *rows,
                ck_spread *spread) {
  // Deviations from the first value, since a sum of large values would lose their last digits; four sums,
  // since one would wait for every addition.
  double first = column[0];
  double sum[4] = {0, 0, 0, 0}, low[4] = {first, first, first, first}, high[4] = {first, first, first, first};
  size_t whole = count / 4 * 4;
  for (size_t j = 0; j < whole; j += 4)
    for (size_t lane = 0; lane < 4; lane++) {
      double value = column[j + lane];
      sum[lane] += value - first;
      low[lane] = smaller(value, low[lane]);
      high[lane] = larger(value, high[lane]);
    }
  for (size_t j = whole; j < count; j++) {
    sum[0] += column[j] - first;
    low[0] = smaller(column[j], low[0]);
    high[0] = larger(column[j], high[0]);
  }
  double least = smaller(smaller(low[0], low[1]), smaller(low[2], low[3]));
  double most = larger(larger(high[0], high[1]), larger(high[2], high[3]));
  double center = first + (sum[0] + sum[1] + sum[2] + sum[3]) / (double)count;
  for (size_t j = 0; j < count; j++) rows[j * width] = (column[j] - center) * unit;
  double distance = larger(most - center, center - least);
  // Turned round, so that a distance that is not a number is kept too.
  if (!(distance <= spread->distance)) spread->distance = distance;
  spread->size = larger(spread->size, larger(most, -least));
  if (most > column[chosen]) spread->isExceeded = 1;
  if (least < column[chosen]) spread->isUndercut = 1;
}
