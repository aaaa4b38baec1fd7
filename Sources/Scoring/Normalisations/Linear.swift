public import Decision

/// Share of the best: `x/max` for a benefit, `min/x` for a cost, which becomes a benefit.
///
///     // benefit 1, 2, 4 → 0.25, 0.5, 1        cost 1, 2, 4 → 1, 0.5, 0.25
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value, cost of zero, benefit that is zero for
///   everyone, and quotient too small for a double.
/// - Complexity: O(m·n).
/// - Source: Zavadskas, Turskis, Antucheviciene & Zakarevicius (2012), *Elektronika ir Elektrotechnika*
///   122(6), eqs 1-2.
public struct Linear: Normalisation {
  public static let name = "linear"
  public init() {}

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    var cells: [OutsideCell] = []
    var columns: [[Double]] = []
    for (criterion, column) in zip(matrix.criteria, matrix.columns) {
      let (low, high) = extremes(column)
      let isCost = criterion.direction == .cost
      let quotients = isCost ? column.map { low / $0 } : column.map { $0 / high }
      // The smallest of all quotients is above zero: there is nothing to look for.
      if low > 0, low / high > 0 {
        columns.append(quotients)
        continue
      }
      for (i, value) in column.enumerated() {
        let wanted: String
        if value < 0 || (isCost && value == 0) {
          wanted = isCost ? "costs above zero" : "no negative value"
        } else if high == 0 {
          wanted = "a value above zero somewhere"
        } else if value > 0, quotients[i] == 0, !isCost || low > 0 {
          wanted = "values that a double can divide by the best"
        } else {
          continue
        }
        cells.append(
          OutsideCell(
            alternative: matrix.alternatives[i].id, criterion: criterion.id, value: value, wanted: wanted))
        // A column of zeros is one problem, not one for each alternative.
        if high == 0, !isCost { break }
      }
      columns.append(quotients)
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    return NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria.map { $0.directed(.benefit) },
      columns: columns, normalisation: Self.name)
  }
}
