internal import Decision

/// The mean of the known figures of the gap's own country; nothing where the country has none.
func countryMeans(of column: IndicatorTable.Column, alternatives: [Alternative]) -> [Int: Double] {
  let (values, exponent) = atUnitSize(column.values)
  var sums: [String: (total: Double, count: Int)] = [:]
  for (i, alternative) in alternatives.enumerated() where !alternative.country.isEmpty && !column.isGap(i) {
    let before = sums[alternative.country] ?? (0, 0)
    sums[alternative.country] = (before.total + values[i], before.count + 1)
  }
  var means: [Int: Double] = [:]
  for row in column.gaps {
    if let sum = sums[alternatives[row].country] {
      means[row] = shifted(sum.total / Double(sum.count), by: exponent)
    }
  }
  return means
}
