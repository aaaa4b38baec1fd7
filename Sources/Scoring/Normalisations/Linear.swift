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
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    var cells: [OutsideCell] = []
    var columns: [NormalisedColumn] = []
    let ends = workers.columns(matrix.columns) { extremes(matrix.columns[$0]) }
    for (j, (criterion, column)) in zip(matrix.criteria, matrix.columns).enumerated() {
      let (low, high) = ends[j]
      let isCost = criterion.direction == .cost
      // The smallest of all quotients is above zero: there is nothing to look for.
      if low > 0, low / high > 0 {
        columns.append(
          NormalisedColumn(
            column, on: isCost ? .inverse(of: low, total: 1) : .share(of: high, total: 1), ends: ends[j]))
        continue
      }
      let quotients = isCost ? column.map { low / $0 } : column.map { $0 / high }
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
      columns.append(NormalisedColumn(quotients))
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    return NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria.map { $0.directed(.benefit) },
      scaled: columns, normalisation: Self.name)
  }
}
