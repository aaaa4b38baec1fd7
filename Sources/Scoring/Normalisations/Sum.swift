public import Decision
internal import Kernels

/// Share of the column's total: `x/Σx` for a benefit, `(1/x)/Σ(1/x)` for a cost, which becomes a benefit.
///
///     // benefit 1, 3 → 0.25, 0.75        cost 1, 3 → 0.75, 0.25
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value, cost of zero, benefit that is zero for
///   everyone, and quotient too small for a double.
/// - Complexity: O(m·n).
/// - Source: Zavadskas & Turskis (2010), *Technological and Economic Development of Economy* 16(2) 159,
///   eqs 4-7.
public struct Sum: Normalisation {
  public static let name = "sum"
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    // Both are shares of the best first: quotients near one, whose total cannot overflow.
    let shares: NormalisedMatrix
    do {
      shares = try Linear(workers: workers).normalised(matrix)
    } catch .outside(_, let cells) {
      throw .outside(name: Self.name, cells: cells)
    }
    return NormalisedMatrix(
      alternatives: shares.alternatives, criteria: shares.criteria,
      scaled: workers.columns(shares.scaled.map(\.figures)) { Self.ofTotal(shares.scaled[$0]) },
      normalisation: Self.name)
  }

  private static func ofTotal(_ column: NormalisedColumn) -> NormalisedColumn {
    let total = ColumnLoops.total(column.figures.span, on: column.loopScale)
    let scale: NormalisedColumn.Scale
    switch column.scale {
    case .share(let best, _): scale = .share(of: best, total: total)
    case .inverse(let best, _): scale = .inverse(of: best, total: total)
    default: return NormalisedColumn(column.numbers.map { $0 / total })
    }
    return NormalisedColumn(column.figures, on: scale, ends: column.figureEnds!)
  }
}
