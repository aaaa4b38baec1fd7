internal import Decision

/// How many neighbours are asked.
let neighbourCount = 5

/// The mean of the figure over the five alternatives that are most alike in the other indicators.
///
/// Likeness is the root mean square difference over the indicators that both know, each divided by its
/// standard deviation; ties go to the earlier row. Nothing where no alternative that knows the figure shares an
/// indicator with the gap's.
///
/// - Complexity: O(g·m·n) for g gaps.
/// - Source: Troyanskaya et al. (2001), *Bioinformatics* 17(6) 520 (KNNimpute, unweighted mean).
///
/// - Parameter rows: whose figure is sought, the gaps where none are named; one's own figure is never asked.
func nearestNeighbours(
  for column: IndicatorTable.Column, in table: IndicatorTable, rows: [Int]? = nil
) -> [Int: Double] {
  let others = table.columns.filter { $0.indicator.id != column.indicator.id }
  let sized = others.map { atUnitSize($0.values).values }
  let spreads = zip(others, sized).map(standardDeviation)
  let (own, exponent) = atUnitSize(column.values)
  var found: [Int: Double] = [:]
  for row in rows ?? column.gaps {
    var candidates: [(distance: Double, row: Int)] = []
    for i in column.values.indices where i != row && !column.isGap(i) {
      var squares = 0.0
      var shared = 0
      for (k, other) in others.enumerated() where spreads[k] > 0 && !other.isGap(i) && !other.isGap(row) {
        let difference = (sized[k][i] - sized[k][row]) / spreads[k]
        squares += difference * difference
        shared += 1
      }
      if shared > 0 { candidates.append((squares / Double(shared), i)) }
    }
    let nearest = candidates.sorted { $0 < $1 }.prefix(neighbourCount)
    guard !nearest.isEmpty else { continue }
    found[row] = shifted(nearest.reduce(0) { $0 + own[$1.row] } / Double(nearest.count), by: exponent)
  }
  return found
}

/// Standard deviation (n − 1) of the known values; 0 where fewer than two are known.
private func standardDeviation(_ column: IndicatorTable.Column, _ values: [Double]) -> Double {
  let known = values.indices.filter { !column.isGap($0) }.map { values[$0] }
  guard known.count > 1 else { return 0 }
  let mean = known.reduce(0, +) / Double(known.count)
  let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(known.count - 1)).squareRoot()
}
