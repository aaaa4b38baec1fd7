public import Decision

/// A table without gaps, with an account of how it came to have none.
public struct CompleteTable: Sendable, Equatable {
  public let table: IndicatorTable
  public let imputed: [ImputedCell]
  /// Alternatives that were left out for their gaps, with the reason.
  public let removed: [Removal]
}

/// Fills the gaps of a table by the named policy, or refuses them all at once.
///
/// - `refuse`: every gap is a problem.
/// - `exclude-region`: alternatives with a gap are left out and listed.
/// - `country-mean`: the mean of the known figures of the same country.
/// - `nearest-neighbours`: the mean over the five most similar alternatives, see ``nearestNeighbours(for:column:in:)``.
/// - `regression`: least squares on the indicators without gaps, see ``regressionValues(of:in:)``.
///
/// - Throws: ``IndicatorError/missing(_:)`` with every gap that the policy does not fill.
public func complete(
  _ table: IndicatorTable, by policy: MissingPolicy
) throws(IndicatorError) -> CompleteTable {
  guard table.columns.contains(where: { !$0.gaps.isEmpty }) else {
    return CompleteTable(table: table, imputed: [], removed: [])
  }
  switch policy {
  case .refuse:
    throw .missing(gapProblems(table, unfilled: nil, hint: refusalHint))
  case .excludeRegion: return excludingRegions(table)
  case .countryMean:
    return try filled(table, basis: "mean of its country", hint: "take nearest-neighbours, or add the figure")
    {
      countryMeans(of: $0, alternatives: table.alternatives)
    }
  case .nearestNeighbours:
    return try filled(
      table, basis: "mean of the most similar, five at most",
      hint: "no alternative knows both; drop the indicator"
    ) {
      nearestNeighbours(for: $0, in: table)
    }
  case .regression:
    return try filled(
      table, basis: "regression on the indicators without gaps",
      hint: "too few alternatives or complete indicators for a regression; take nearest-neighbours"
    ) {
      regressionValues(of: $0, in: table)
    }
  }
}

private let refusalHint =
  "add the figure, or name a policy: --missing exclude-region, country-mean, nearest-neighbours or regression"

/// One problem per gap; with `unfilled`, only those of its cells that are still empty.
private func gapProblems(
  _ table: IndicatorTable, unfilled: [[Int: Double]]?, hint: String
) -> ProblemList {
  // By row, so that a file's problems come in the order of its lines.
  var cells: [(row: Int, column: Int, place: Place?)] = []
  for (j, column) in table.columns.enumerated() {
    for row in column.gaps where unfilled?[j][row] == nil { cells.append((row, j, column.gapPlaces[row])) }
  }
  cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  var problems = ProblemList()
  for cell in cells {
    problems.append(
      Problem(
        "the figure of '\(table.alternatives[cell.row].id)' on '\(table.columns[cell.column].indicator.id)' "
          + "is missing", hint: hint, at: cell.place))
  }
  return problems
}

private func filled(
  _ table: IndicatorTable, basis: String, hint: String, _ values: (IndicatorTable.Column) -> [Int: Double]
) throws(IndicatorError) -> CompleteTable {
  // A mean or a prediction that no double holds fills nothing.
  let fillings = table.columns.map { $0.gaps.isEmpty ? [:] : values($0).filter { $0.value.isFinite } }
  let problems = gapProblems(table, unfilled: fillings, hint: hint)
  guard problems.isEmpty else { throw .missing(problems) }
  var imputed: [ImputedCell] = []
  let columns = zip(table.columns, fillings).map { column, filling -> IndicatorTable.Column in
    guard !column.gaps.isEmpty else { return column }
    var all = column.values
    var provenance = column.provenance
    for row in column.gaps {
      guard let value = filling[row] else { continue }
      all[row] = value
      provenance?[row] = Provenance(year: column.provenance?[row].year, source: basis, grade: .imputed)
      imputed.append(
        ImputedCell(
          alternative: table.alternatives[row].id, indicator: column.indicator.id, value: value, basis: basis)
      )
    }
    return IndicatorTable.Column(indicator: column.indicator, values: all, provenance: provenance)
  }
  return CompleteTable(
    table: IndicatorTable(alternatives: table.alternatives, columns: columns), imputed: imputed, removed: [])
}
