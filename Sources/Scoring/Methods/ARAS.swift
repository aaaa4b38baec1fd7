public import Decision
internal import Kernels

/// Additive ratio assessment: the weighted sum of an alternative as a share of that of the optimal one.
///
/// An alternative 0 that is best in everything joins the others; costs enter as `y = 1/x`, benefits as
/// `y = x`. `ȳ_ij = y_ij/(y_0j + Σ_i y_ij)`, `S_i = Σ_j w_j·ȳ_ij` and `K_i = S_i/S_0`, in 0…1. Every part is
/// a quotient of one column, so shares (`sum`) give the same scores as natural units.
///
///     // benefit 1 3, cost 3 1, weights ½ ½ → K ⅓ 1
///
/// Adding an alternative can reverse ranks, since the optimum and all shares move.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value, cost of zero and column of
///   zeros. A criterion without weight is not looked at.
/// - Complexity: O(m·n).
/// - Source: Zavadskas & Turskis (2010), *Technological and Economic Development of Economy* 16(2) 159-172.
public struct ARAS: ScoringMethod {
  public static let name = "aras"
  public static let scoreScale = ScoreScale.share
  public static let defaultNormalisation = Sum.name
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { self.init(workers: parameters.workers) }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let used = matrix.scaled.indices.filter { weights.values[$0] > 0 }
    let cells = used.flatMap { j in
      cellsWithoutQuotient(
        matrix.scaled[j], criterion: matrix.criteria[j], alternatives: matrix.alternatives,
        dividesByCosts: true)
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    // y is taken as a share of the optimum's: it neither overflows nor has to be formed from 1/x, and the
    // optimum's own is 1.
    let shares = used.map { matrix.scaled[$0].shares(cost: matrix.criteria[$0].direction == .cost) }
    let totals = workers.columns(shares.map(\.figures)) { k in
      let column = shares[k].figures
      return ColumnLoops.total(column.span, on: shares[k].loopScale)
    }
    let shared = zip(used, totals).map { weights.values[$0] / (1 + $1) }
    let optimal = shared.reduce(0, +)
    let sums = workers.joined(rows: matrix.alternatives.count, block: Workers.rowsInCache) { rows in
      var sums = [Double](repeating: 0, count: rows.count)
      for (weight, column) in zip(shared, shares) { column.add(rows, times: weight, to: &sums) }
      return sums
    }
    return Scores(
      values: sums.map { $0 / optimal },
      workings: [Working("S", "optimality function", along: .alternatives, sums)],
      notices: [rankReversal(Self.name)])
  }
}

extension ScoringMethod where Self == ARAS {
  public static var aras: Self { ARAS() }
}
