public import Decision
public import Scoring

/// What one weight would have to be for the challenger to overtake.
public struct WeightBreakEven: Sendable, Equatable {
  /// Place of the criterion in the matrix.
  public let criterion: Int
  /// The stated weight.
  public let present: Double
  public let breakEven: BreakEven

  public init(criterion: Int, present: Double, breakEven: BreakEven) {
    self.criterion = criterion
    self.present = present
    self.breakEven = breakEven
  }
}

/// For every criterion, the smallest change of its weight at which the challenger scores at least the leader; for
/// the weighted sum, in closed form.
///
/// With weight x on criterion c and the others scaled by `(1 − x)/(1 − w_c)` the gap is a straight line,
/// `g(x) = x·a + (1 − x)·b`, with a the gap on c alone and b the gap on the others; it is zero at `b/(b − a)`. Where a
/// criterion has all the weight there is no proportion to keep: the others then share equally.
///
///     // challenger 1, 0 and leader 0, 1 with weights .3 and .7: w₁ from .3 to .5
///
/// - Parameters:
///   - challenger: the alternative that is behind.
///   - leader: the alternative that it is to overtake.
///   - matrix: normalised values that a weighted sum is made of; costs that are left enter with a minus.
///   - weights: the stated weights.
/// - Returns: one answer per criterion: reached ones first, the smallest change first; then the others, the
///   smallest remaining gap first.
/// - Throws: ``CounterfactualError/question(_:)`` when both alternatives are one.
/// - Complexity: O(n²).
/// - Source: Triantaphyllou & Sánchez (1997), *Decision Sciences* 28(1) 151, theorem 1, with the weights kept at a
///   sum of one.
public func weightBreakEvens(
  of challenger: Int, against leader: Int, in matrix: NormalisedMatrix, weights: WeightVector
) throws(CounterfactualError) -> [WeightBreakEven] {
  try checkPair(challenger, leader, matrix.alternatives)
  precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
  let gaps = zip(matrix.criteria, matrix.columns).map { criterion, column in
    let gap = column[challenger] - column[leader]
    return criterion.direction == .benefit ? gap : -gap
  }
  func gap(_ weights: [Double]) -> Double { zip(weights, gaps).reduce(0) { $0 + $1.0 * $1.1 } }
  let present = gap(weights.values)
  return gaps.indices.map { c in
    let own = weights.values[c]
    guard present < 0 else {
      return WeightBreakEven(criterion: c, present: own, breakEven: .at(value: own, change: 0))
    }
    guard gaps.count > 1 else {
      return WeightBreakEven(
        criterion: c, present: own, breakEven: .never(within: own...own, bestGap: present, at: own))
    }
    let others = gap(moved(weights, c, to: 0))
    // The line is below zero at the stated weight, so it rises to zero towards one end at most.
    let answer: BreakEven =
      if gaps[c] >= 0 || others >= 0 {
        .at(value: others / (others - gaps[c]), change: others / (others - gaps[c]) - own)
      } else {
        gaps[c] > others
          ? .never(within: 0...1, bestGap: gaps[c], at: 1) : .never(within: 0...1, bestGap: others, at: 0)
      }
    return WeightBreakEven(criterion: c, present: own, breakEven: answer)
  }.sorted { isCheaper($0, $1) }
}

/// For every criterion, the smallest change of its weight at which the challenger scores at least the leader, for
/// any method: a walk from the stated weight to 0 and to 1, then Brent's method to 1e-12 of a step.
///
/// The others keep their proportions. A gap that closes and opens again within one of the `steps` is not seen.
/// A weight at which the method has no value ends the walk on that side.
///
/// - Parameters:
///   - challenger: the alternative that is behind.
///   - leader: the alternative that it is to overtake.
///   - alternatives: those that are scored, in order.
///   - weights: the stated weights.
///   - steps: cuts of the way on each side, at least 1.
///   - score: one score per alternative for other weights.
/// - Returns: as ``weightBreakEvens(of:against:in:weights:)``.
/// - Throws: ``CounterfactualError/question(_:)`` when both alternatives are one;
///   ``CounterfactualError/scoring(_:)`` when the stated weights have no score.
/// - Complexity: about `2·n·(steps + 15)` scorings.
public func weightBreakEvens(
  of challenger: Int, against leader: Int, among alternatives: [Alternative], weights: WeightVector,
  steps: Int = 64, score: (WeightVector) throws(ScoringError) -> [Double]
) throws(CounterfactualError) -> [WeightBreakEven] {
  try checkPair(challenger, leader, alternatives)
  precondition(steps > 0, "caller asks for at least one step")
  var found: [WeightBreakEven] = []
  for (c, own) in weights.values.enumerated() {
    func gap(_ x: Double) throws(ScoringError) -> Double {
      let scores = try score(x == own ? weights : weightVector(moved(weights, c, to: x)))
      return scores[challenger] - scores[leader]
    }
    let isAlone = weights.values.count == 1
    let answer = nearer(
      try firstCrossing(from: own, to: isAlone ? own : 0, bends: [], steps: steps, gap),
      try firstCrossing(from: own, to: isAlone ? own : 1, bends: [], steps: steps, gap),
      present: own, within: isAlone ? own...own : 0...1)
    found.append(WeightBreakEven(criterion: c, present: own, breakEven: answer))
  }
  return found.sorted { isCheaper($0, $1) }
}

/// The weights with one set to `x` and the others in their proportions; they share equally where it had all.
private func moved(_ weights: WeightVector, _ c: Int, to x: Double) -> [Double] {
  let own = weights.values[c]
  let count = weights.values.count
  return weights.values.indices.map { j in
    if j == c { return x }
    return own < 1 ? weights.values[j] * (1 - x) / (1 - own) : (1 - x) / Double(count - 1)
  }
}

private func weightVector(_ values: [Double]) throws(ScoringError) -> WeightVector {
  do throws(WeightError) {
    return try WeightVector(values)
  } catch {
    throw .undefined(method: "what-if", reason: "\(error)")
  }
}

/// Reached before not reached; then by the change, or by the gap that is left; then in the order of the criteria.
private func isCheaper(_ a: WeightBreakEven, _ b: WeightBreakEven) -> Bool {
  func keys(_ answer: WeightBreakEven) -> (Int, Double, Int) {
    switch answer.breakEven {
    case .at(_, let change): (0, abs(change), answer.criterion)
    case .never(_, let gap, _): (1, -gap, answer.criterion)
    }
  }
  return keys(a) < keys(b)
}
