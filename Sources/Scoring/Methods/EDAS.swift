public import Decision

/// Evaluation by the distance from the average solution, in 0…1.
///
/// With the mean `AV_j` of each column, `PDA_ij = max(0, x_ij − AV_j)/AV_j` is how far an alternative lies on
/// the good side of it and `NDA_ij = max(0, AV_j − x_ij)/AV_j` how far on the bad side; for costs the other
/// way round. `SP_i = Σ_j w_j·PDA_ij`, `SN_i = Σ_j w_j·NDA_ij` and
/// `AS_i = ½·(SP_i/max SP + 1 − SN_i/max SN)`.
///
///     // benefit 1 2 3, weight 1 → SP 0 0 ½, SN ½ 0 0, score 0 ½ 1
///
/// Adding an alternative can reverse ranks, since all means move.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` naming every criterion whose mean is not above zero,
///   or is so only by rounding, and when no alternative lies away from the mean. A criterion without weight
///   is not looked at.
/// - Complexity: O(m·n).
/// - Source: Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis (2015), *Informatica* 26(3) 435-451.
public struct EDAS: OutrankingMethod {
  public static let name = "edas"
  public static let scoreScale = ScoreScale.share
  public static let scale = "distance from the mean"
  public init() {}
  public init(_: MethodParameters) throws(ScoringError) {}

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    var good = [Double](repeating: 0, count: count)
    var bad = [Double](repeating: 0, count: count)
    var without: [String] = []
    for (j, given) in matrix.columns.enumerated() where weights.values[j] > 0 {
      let column = moderated(given)
      guard let mean = mean(of: column) else {
        without.append("'\(matrix.criteria[j].id)'")
        continue
      }
      let weight = matrix.criteria[j].direction == .benefit ? weights.values[j] : -weights.values[j]
      for i in 0..<count {
        let distance = weight * ((column[i] - mean) / mean)
        good[i] += distance > 0 ? distance : 0
        bad[i] += distance < 0 ? -distance : 0
      }
    }
    guard without.isEmpty else {
      throw .undefined(
        method: Self.name,
        reason:
          "distances are divided by the mean, and that of \(without.joined(separator: ", ")) is not above 0"
      )
    }
    // Distances above the mean add up to those below it, so both are zero or neither is.
    let most = (good: extremes(good).high, bad: extremes(bad).high)
    guard min(most.good, most.bad) >= .leastNormalMagnitude else {
      throw .undefined(method: Self.name, reason: "no alternative lies away from the mean")
    }
    return Scores(
      values: zip(good, bad).map { 0.5 * ($0 / most.good + (1 - $1 / most.bad)) },
      workings: [
        Working("SP", "weighted distance on the good side of the mean", along: .alternatives, good),
        Working("SN", "weighted distance on the bad side of the mean", along: .alternatives, bad),
      ],
      notices: [rankReversal(Self.name)])
  }

  /// None when it is not above zero by more than the rounding of the sum.
  private func mean(of column: [Double]) -> Double? {
    let (low, high) = extremes(column)
    // The mean of equal values is that value; their rounded sum would put them all a little away from it.
    guard low < high else { return low > 0 ? low : nil }
    let total = column.reduce(0, +)
    let size = low >= 0 ? total : column.reduce(0) { $0 + abs($1) }
    let rounding = Double(column.count) * .ulpOfOne * size
    return total > (low >= 0 ? 0 : rounding) ? total / Double(column.count) : nil
  }
}

extension OutrankingMethod where Self == EDAS {
  public static var edas: Self { EDAS() }
}
