public import Decision

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
  public static let defaultNormalisation = Sum.name
  public init() {}
  public init(_: MethodParameters) throws(ScoringError) {}

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    let used = matrix.columns.indices.filter { weights.values[$0] > 0 }
    let cells = used.flatMap { j in
      cellsWithoutQuotient(
        matrix.columns[j], criterion: matrix.criteria[j], alternatives: matrix.alternatives,
        dividesByCosts: true)
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
    var sums = [Double](repeating: 0, count: count)
    var optimal = 0.0
    for j in used {
      let column = matrix.columns[j]
      let (low, high) = extremes(column)
      // y is taken as a share of the optimum's: it neither overflows nor has to be formed from 1/x, and the
      // optimum's own is 1.
      let shares = matrix.criteria[j].direction == .cost ? column.map { low / $0 } : column.map { $0 / high }
      let weight = weights.values[j] / (1 + shares.reduce(0, +))
      optimal += weight
      for i in 0..<count { sums[i] += weight * shares[i] }
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
