public import Decision

/// The interval of one weight in which the set of the first k alternatives stays the same.
public struct StabilityInterval: Sendable, Equatable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// For each criterion, how far its weight can move, the others kept in proportion, before the top k changes.
///
/// With weight x on criterion c and the others scaled by `(1 − x)/(1 − w_c)` an additive score is a straight line
/// in x, `s_i(x) = x·a_ic + (1 − x)·b_i`. The set stays as long as none of its lines falls below one from outside;
/// the interval is exact.
///
///     // a = (1, 0), (0, 1), (.6, .6) with weights ½, ½: the third is first while .4 ≤ w₁ ≤ .6
///
/// Where a criterion has all the weight there is no proportion to keep: the others then share equally.
///
/// - Parameters:
///   - matrix: normalised values that a weighted sum is made of; costs that are left enter with a minus.
///   - weights: the stated weights.
///   - top: k, from 1 to the number of alternatives.
/// - Returns: one interval per criterion, within 0 to 1 and around the stated weight.
/// - Complexity: O(n·k·m).
/// - Source: Triantaphyllou & Sánchez (1997), *Decision Sciences* 28(1) 151 (single weight, additive model).
public func stabilityIntervals(
  of matrix: NormalisedMatrix, weights: WeightVector, top: Int
) -> [StabilityInterval] {
  let count = matrix.alternatives.count
  precondition(top > 0 && top <= count, "caller asks for a top that exists")
  let values = zip(matrix.criteria, matrix.columns).map { $0.direction == .benefit ? $1 : $1.map { -$0 } }
  let scores = (0..<count).map { i in values.indices.reduce(0) { $0 + weights.values[$1] * values[$1][i] } }
  let order = Ranking(scores: scores, ids: matrix.alternatives.map(\.id)).order
  let inside = order.prefix(top)
  let outside = order.dropFirst(top)
  return values.indices.map { c in
    let own = weights.values[c]
    let others: [Double] = (0..<count).map { i in
      if own < 1 { return (scores[i] - own * values[c][i]) / (1 - own) }
      guard values.count > 1 else { return 0 }
      return values.indices.reduce(0) { $1 == c ? $0 : $0 + values[$1][i] } / Double(values.count - 1)
    }
    var low = 0.0
    var high = values.count > 1 ? 1.0 : own
    if values.count == 1 { low = own }
    for i in inside {
      for j in outside {
        // s_i − s_j = constant + slope·x must not turn negative.
        let constant = others[i] - others[j]
        let slope = values[c][i] - values[c][j] - constant
        guard slope != 0 else { continue }
        let crossing = -constant / slope
        if slope > 0 { low = max(low, min(crossing, own)) } else { high = min(high, max(crossing, own)) }
      }
    }
    return StabilityInterval(low: low, high: high)
  }
}
