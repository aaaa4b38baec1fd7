/// Room for the numbers of one batch of groups, made once for many batches.
@safe final class NestedRoom {
  /// Of every row: its utility over the scale, less the largest one of its nest; its share, and later its
  /// weight among the products; share times deviation.
  let utilities, powers, deviations: UnsafeMutablePointer<Double>
  /// Of every nest.
  let nestUtilities, nestShares, logSums, entropies, variances: UnsafeMutablePointer<Double>
  let innerWeights, outerWeights: UnsafeMutablePointer<Double>
  /// Of every nest a row: mean of its rows from their plain mean; the same and the nest's own, later less the
  /// group's; Σ q (v − v̄)(x − x̄)/λ.
  let innerMeans, outerMeans, slopes: UnsafeMutablePointer<Double>
  /// Of every group: the logarithm of the sum over its nests.
  let totals: UnsafeMutablePointer<Double>
  /// Of the group that is worked on.
  let mean, score, scaleScore: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutablePointer<Double>

  /// - Parameter rows: most rows of a batch; nests and groups are not more.
  init(rows: Int, width: Int, scaleCount: Int) {
    let count = rows * (11 + 3 * width) + 2 * width + scaleCount
    unsafe memory = .allocate(capacity: count)
    unsafe memory.initialize(repeating: 0, count: count)
    unsafe (utilities, powers, deviations) = (memory, memory + rows, memory + 2 * rows)
    unsafe (nestUtilities, nestShares) = (memory + 3 * rows, memory + 4 * rows)
    unsafe (logSums, entropies, variances) = (memory + 5 * rows, memory + 6 * rows, memory + 7 * rows)
    unsafe (innerWeights, outerWeights) = (memory + 8 * rows, memory + 9 * rows)
    unsafe totals = memory + 10 * rows
    let tables = unsafe memory + 11 * rows
    unsafe (innerMeans, outerMeans) = (tables, tables + rows * width)
    unsafe slopes = tables + 2 * rows * width
    unsafe mean = tables + 3 * rows * width
    unsafe score = mean + width
    unsafe scaleScore = score + width
  }

  deinit { unsafe memory.deallocate() }
}
