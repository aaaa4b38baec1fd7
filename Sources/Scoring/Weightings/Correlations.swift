internal import Decision

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
    var varying: [Int] = []
    var deviations: [Double] = []
    var units: [[Double]] = []
    for (j, column) in matrix.columns.enumerated() {
      let bounded = BoundedColumn(column)
      let spread = Spread(bounded)
      guard spread.deviation > 0 else { continue }
      let turned = directed && matrix.criteria[j].direction == .cost
      let length = turned ? -spread.squares.squareRoot() : spread.squares.squareRoot()
      let (low, rise) = (bounded.low, spread.rise)
      varying.append(j)
      deviations.append(spread.deviation)
      units.append(bounded.values.map { ($0 - low - rise) / length })
    }
    self.varying = varying
    self.deviations = deviations
    rowMajor = Self.products(units, rows: matrix.alternatives.count, workers)
  }

  /// Inner products of columns of length one. Blocks of rows are summed in one order on any number of
  /// threads; a block of all columns fits into a core's own cache.
  private static func products(_ units: [[Double]], rows: Int, _ workers: Workers) -> [Double] {
    let order = units.count
    let blocks = workers.pieces(rows: rows, block: 1024) { block in
      var sums = [Double](repeating: 0, count: order * order)
      for j in 0..<order {
        var k = j + 1
        while k < order {
          let last = min(k + 4, order)
          let found = fourProducts(
            units[j], units[k], units[min(k + 1, last - 1)], units[min(k + 2, last - 1)], units[last - 1],
            block)
          for place in k..<last { sums[j * order + place] = found[place == last - 1 ? 3 : place - k] }
          k = last
        }
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

  /// Products of one column with four others over some rows: each value of the one is loaded once.
  private static func fourProducts(
    _ one: [Double], _ a: [Double], _ b: [Double], _ c: [Double], _ d: [Double], _ rows: Range<Int>
  ) -> Lanes {
    var sums = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    let whole = rows.lowerBound + (rows.count & ~3)
    let (first, second, third, fourth, fifth) = (one.span, a.span, b.span, c.span, d.span)
    var i = rows.lowerBound
    while i < whole {
      let values = first.lanes(at: i)
      sums.0 += values * second.lanes(at: i)
      sums.1 += values * third.lanes(at: i)
      sums.2 += values * fourth.lanes(at: i)
      sums.3 += values * fifth.lanes(at: i)
      i &+= 4
    }
    var found = Lanes(sums.0.sum(), sums.1.sum(), sums.2.sum(), sums.3.sum())
    for i in whole..<rows.upperBound { found += one[i] * Lanes(a[i], b[i], c[i], d[i]) }
    return found
  }
}
