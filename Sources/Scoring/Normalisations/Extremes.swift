internal import Decision
internal import Kernels

/// Smallest and largest value of a column that is not empty. Of zeros with different signs it is the first.
func extremes(_ column: [Double]) -> (low: Double, high: Double) {
  let (low, high) = ColumnLoops.ends(column.span)
  guard low == 0 || high == 0, let zero = column.first(where: { $0 == 0 }) else { return (low, high) }
  return (low == 0 ? zero : low, high == 0 ? zero : high)
}

/// Smallest and largest number of a column that is not empty.
func extremes(_ column: NormalisedColumn) -> (low: Double, high: Double) {
  column.ends ?? extremes(column.figures)
}

extension Workers {
  /// One result for each column, in their order.
  func columns<T: Sendable>(_ columns: [[Double]], _ make: @Sendable (Int) -> T) -> [T] {
    // Below this the work is done before another thread has started.
    let isLong = columns.count * (columns.first?.count ?? 0) >= 1 << 16
    return (isLong ? self : .one).pieces(rows: columns.count, block: 1) { make($0.lowerBound) }
  }
}
