public import Decision

/// How far the figures that a policy fills in may be from the true ones.
public struct ImputationError: Sendable, Equatable {
  public let indicator: String
  /// In the unit of the indicator.
  public let error: Double
  /// False where no known figure could be left out and found again: the standard deviation stands in.
  public let isLeftOut: Bool
}

/// The root mean square error of leaving each known figure of a column out and imputing it by the same
/// policy.
///
/// `√(Σ (x̂₍₋ᵢ₎ − xᵢ)² / n)` over the known figures that the policy finds again from the others. Of a column
/// with more than a thousand known figures every k-th is left out for nearest-neighbours, at most a thousand in
/// all. Where none is found again, the standard deviation of the known figures (n − 1) is given in its place,
/// and 0 where there is but one.
///
///     // country means of 1, 2, 6 in one country: 4, 3.5, 1.5 for them → √((9 + 2.25 + 20.25)/3) = 3.2404
///
/// - Returns: one for each column with gaps, in their order; none for a policy that fills nothing.
/// - Complexity: for each column O(m·c) for country means (c the most figures of one country), O(m·1000·n)
///   for neighbours, O(m·p²) for regression.
/// - Source: Efron & Gong (1983), *The American Statistician* 37(1) 36 (cross-validation, one at a time).
public func imputationErrors(of table: IndicatorTable, by policy: MissingPolicy) -> [ImputationError] {
  table.columns.compactMap { column in
    guard !column.gaps.isEmpty else { return nil }
    let again: [Int: Double]
    switch policy {
    case .refuse, .excludeRegion: return nil
    case .countryMean: again = countryMeansLeftOut(of: column, alternatives: table.alternatives)
    case .nearestNeighbours:
      let known = knownRows(of: column)
      let step = max(1, (known.count + mostLeftOut - 1) / mostLeftOut)
      again = nearestNeighbours(
        for: column, in: table, rows: stride(from: 0, to: known.count, by: step).map { known[$0] })
    case .regression: again = regressionLeftOut(of: column, in: table)
    }
    return imputationError(of: column, again: again.filter { $0.value.isFinite })
  }
}

private let mostLeftOut = 1_000

func knownRows(of column: IndicatorTable.Column) -> [Int] {
  column.values.indices.filter { !column.isGap($0) }
}

private func imputationError(of column: IndicatorTable.Column, again: [Int: Double]) -> ImputationError {
  let known = knownRows(of: column)
  let rows = again.keys.sorted()
  let errors: [Double]
  let count: Double
  if rows.isEmpty {
    let (values, exponent) = atUnitSize(known.map { column.values[$0] })
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    errors = values.map { shifted($0 - mean, by: exponent) }
    count = Double(max(1, known.count - 1))
  } else {
    errors = rows.map { again[$0]! - column.values[$0] }
    count = Double(rows.count)
  }
  let (unit, exponent) = atUnitSize(errors)
  let root = (unit.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
  return ImputationError(
    indicator: column.indicator.id, error: shifted(root, by: exponent), isLeftOut: !rows.isEmpty)
}

/// Leaves out one figure of each country at a time: the countries know nothing of each other.
private func countryMeansLeftOut(
  of column: IndicatorTable.Column, alternatives: [Alternative]
) -> [Int: Double] {
  let named = knownRows(of: column).filter { !alternatives[$0].country.isEmpty }
  let byCountry = Dictionary(grouping: named) { alternatives[$0].country }
  var again: [Int: Double] = [:]
  for turn in 0..<(byCountry.values.map(\.count).max() ?? 0) {
    let out = byCountry.values.compactMap { turn < $0.count ? $0[turn] : nil }
    let without = IndicatorTable.Column(
      indicator: column.indicator, values: column.values, gaps: (column.gaps + out).sorted())
    let means = countryMeans(of: without, alternatives: alternatives)
    for row in out { again[row] = means[row] }
  }
  return again
}
