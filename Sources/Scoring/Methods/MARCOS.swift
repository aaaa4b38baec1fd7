public import Decision

/// Measurement of alternatives and ranking by compromise: utility between the ideal and the anti-ideal
/// alternative.
///
/// With the best (AI) and the worst value (AAI) of each column, `n_ij = x_ij/AI_j`, for costs `AI_j/x_ij`;
/// `S_i = Σ_j w_j·n_ij`, the same for AI and AAI; `K⁺_i = S_i/S_AI`, `K⁻_i = S_i/S_AAI`; and
/// `f(K_i) = (K⁺ + K⁻)/(1 + (1 − f(K⁺))/f(K⁺) + (1 − f(K⁻))/f(K⁻))` with `f(K⁺) = K⁻/(K⁺ + K⁻)` and
/// `f(K⁻) = K⁺/(K⁺ + K⁻)`. With `r = S_AAI/S_AI` this is `K⁺·(1 + r)/(1 + r + r²)`, which is how it is
/// formed.
///
///     // benefit 1 2, cost 2 1, weights ½ ½ → K⁺ ½ 1, K⁻ 1 2, score 3/7 6/7
///
/// Adding an alternative can reverse ranks, since a new best value is a new divisor of its column.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value, cost of zero and column of
///   zeros; ``ScoringError/undefined(method:reason:)`` when the anti-ideal alternative is zero in everything,
///   so that K⁻ has no value. A criterion without weight is not looked at.
/// - Complexity: O(m·n).
/// - Source: Stević, Pamučar, Puška & Chatterjee (2020), *Computers & Industrial Engineering* 140 106231.
public struct MARCOS: OutrankingMethod {
  public static let name = "marcos"
  public static let scoreScale = ScoreScale.share
  public static let scale = "ratio to ideal"
  public init() {}
  public init(_: MethodParameters) throws(ScoringError) {}

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
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
    var ideal = 0.0
    var antiIdeal = 0.0
    for j in used {
      let column = matrix.columns[j]
      let (low, high) = extremes(column)
      let weight = weights.values[j]
      ideal += weight
      antiIdeal += weight * (low / high)
      if matrix.criteria[j].direction == .cost {
        for i in 0..<count { sums[i] += weight * (low / column[i]) }
      } else {
        for i in 0..<count { sums[i] += weight * (column[i] / high) }
      }
    }
    guard antiIdeal >= .leastNormalMagnitude else {
      let ids = used.map { "'\(matrix.criteria[$0].id)'" }
      throw .undefined(
        method: Self.name,
        reason: "K⁻ is divided by the sum of the worst values, and each of them is zero ("
          + ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …)" : ")"))
    }
    let ratio = antiIdeal / ideal
    let factor = (1 + ratio) / (1 + ratio + ratio * ratio)
    return Scores(
      values: sums.map { $0 / ideal * factor },
      workings: [
        Working("S", "weighted sum", along: .alternatives, sums),
        Working("K⁺", "utility against the ideal", along: .alternatives, sums.map { $0 / ideal }),
        Working("K⁻", "utility against the anti-ideal", along: .alternatives, sums.map { $0 / antiIdeal }),
      ],
      notices: [rankReversal(Self.name)])
  }
}

extension OutrankingMethod where Self == MARCOS {
  public static var marcos: Self { MARCOS() }
}
