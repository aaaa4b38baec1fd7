internal import Decision
internal import Kernels

/// Pearson's correlations between the columns that vary.
struct Correlations {
  /// Indexes of the columns that vary, in their order; the matrix of correlations has this order.
  let varying: [Int]
  /// Standard deviations of the varying columns on 0 to 1, but for a factor that all share.
  let deviations: [Double]
  /// Row by row, ones on the diagonal.
  let rowMajor: [Double]

  /// - Parameter directed: whether a cost's column is turned round first, which changes the sign of its
  ///   correlations with benefits.
  /// - Complexity: O(m·n²) time, O(m·n) memory.
  init(of matrix: DecisionMatrix, directed: Bool, workers: Workers) {
    let columns = workers.columns(matrix.columns) { j -> (values: [Double], deviation: Double, unit: Unit) in
      let bounded = BoundedColumn(matrix.columns[j])
      let spread = Spread(bounded)
      let turned = directed && matrix.criteria[j].direction == .cost
      let length = turned ? -spread.squares.squareRoot() : spread.squares.squareRoot()
      return (
        bounded.values, spread.deviation, .centred(low: bounded.low, rise: spread.rise, length: length)
      )
    }
    let varying = columns.indices.filter { columns[$0].deviation > 0 }
    self.varying = varying
    deviations = varying.map { columns[$0].deviation }
    rowMajor = Self.products(
      varying.map { (columns[$0].values, columns[$0].unit) }, rows: matrix.alternatives.count, workers)
  }

  /// What makes a column one of length one.
  private typealias Unit = ColumnLoops.Scale

  /// Inner products of columns of length one. Blocks of rows are summed in one order on any number of
  /// threads; a block of all columns fits into a core's own cache.
  private static func products(
    _ columns: [(values: [Double], unit: Unit)], rows: Int, _ workers: Workers
  ) -> [Double] {
    let order = columns.count
    let blocks = workers.pieces(rows: rows, block: 16 * blockRows) { some in
      var sums = [Double](repeating: 0, count: order * order)
      var products = sums
      // The rows that fill up the last lanes are zeros.
      let stride = min(blockRows, (some.count + 7) & ~7)
      var units = [Double](repeating: 0, count: order * stride)
      for start in Swift.stride(from: some.lowerBound, to: some.upperBound, by: stride) {
        let part = start..<min(start + stride, some.upperBound)
        var all = units.mutableSpan
        for (k, column) in columns.enumerated() {
          ColumnLoops.values(
            column.values.span.extracting(part), on: column.unit, into: &all, from: k * stride)
          for i in part.count..<stride { all[k * stride + i] = 0 }
        }
        var found = products.mutableSpan
        ColumnLoops.products(units.span, stride: stride, order: order, into: &found)
        for place in sums.indices { sums[place] += products[place] }
      }
      return sums
    }
    var all = [Double](repeating: 0, count: order * order)
    for block in blocks {
      for place in all.indices { all[place] += block[place] }
    }
    for j in 0..<order {
      all[j * order + j] = 1
      for k in (j + 1)..<max(order, j + 1) {
        // Rounding may carry a sum of products of length one beyond one.
        all[j * order + k] = min(max(all[j * order + k], -1), 1)
        all[k * order + j] = all[j * order + k]
      }
    }
    return all
  }

  private static let blockRows = 256
}
