public import Decision

/// Closeness to an ideal range within bounds, in 0…1: for criteria whose best values lie between two numbers.
///
/// With bounds `[A_j, B_j]` and the ideal range `[C_j, D_j]` within them, `y_ij` is 1 in the ideal range and
/// falls in a straight line to 0 at the bounds: `1 − (C_j − x)/(C_j − A_j)` below the ideal and
/// `1 − (x − D_j)/(B_j − D_j)` above it. Then `I⁺_i = √Σ_j (w_j·y_ij − w_j)²`, `I⁻_i = √Σ_j (w_j·y_ij)²` and
/// `R_i = I⁻_i/(I⁺_i + I⁻_i)`.
///
///     // bounds 0:10, ideal 4:6, one criterion: 2 → .5, 5 → 1, 9 → .25
///
/// Bounds that are not given are the observed ends; an ideal that is not given is the upper bound of a
/// benefit and the lower one of a cost. A direction does not matter where the ideal is given. A column that
/// does not vary is then ideal for everyone. Where every weighted criterion has bounds of its own, no other
/// alternative can reverse a rank.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every value outside the bounds given;
///   ``ScoringError/parameter(key:message:)`` for bounds or an ideal that are no range, and for an ideal
///   outside the bounds.
/// - Complexity: O(m·n).
/// - Source: Cables, Lamata & Verdegay (2016), *Information Sciences* 337-338, 1, steps 3-6.
public struct RIM: OutrankingMethod {
  public static let name = "rim"
  public static let scoreScale = ScoreScale.share
  public static let scale = "minmax on range and ideal"
  public static let relativeCost = 2
  public static let parameterKeys = ["bounds", "ideal"]
  private let parameters: MethodParameters

  /// - Parameters:
  ///   - bounds: both ends of the scale by the criterion's id, in its own unit.
  ///   - ideal: the range of the best values by the criterion's id, in its own unit.
  public init(bounds: [String: ClosedRange<Double>] = [:], ideal: [String: ClosedRange<Double>] = [:]) {
    func values(_ ranges: [String: ClosedRange<Double>]) -> [String: MethodParameters.Value] {
      ranges.mapValues { .range(low: $0.lowerBound, high: $0.upperBound) }
    }
    parameters = MethodParameters(single: ["bounds": values(bounds), "ideal": values(ideal)])
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    try parameters.checkRanges(Self.parameterKeys)
    self.parameters = parameters
  }

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let bounds = try parameters.bounds(of: matrix, weights: weights, method: Self.name)
    let ideal = try ideals(matrix.criteria, bounds, weights)
    let count = matrix.alternatives.count
    // No unit is needed for the squares: the largest weight is 1/n or more, and there y or 1 − y is ½ or
    // more.
    var toIdeal = [Double](repeating: 0, count: count)
    var toAntiIdeal = [Double](repeating: 0, count: count)
    for (j, column) in matrix.columns.enumerated() {
      let weight = weights.values[j]
      guard weight > 0 else { continue }
      let scale = bounds[j].scale
      let (low, high) = (ideal[j].low * scale, ideal[j].high * scale)
      // Where the ideal reaches a bound nobody lies beyond it, and the quotient 0/1 stands for 0/0.
      let below = bounds[j].low < ideal[j].low ? low - bounds[j].low * scale : 1
      let above = ideal[j].high < bounds[j].high ? bounds[j].high * scale - high : 1
      for i in 0..<count {
        let value = column[i] * scale
        let gap = max(low - value, 0) / below + max(value - high, 0) / above
        let plus = weight * gap
        let minus = weight * (1 - gap)
        toIdeal[i] += plus * plus
        toAntiIdeal[i] += minus * minus
      }
    }
    for i in 0..<count {
      toIdeal[i] = toIdeal[i].squareRoot()
      toAntiIdeal[i] = toAntiIdeal[i].squareRoot()
    }
    return Scores(
      values: zip(toIdeal, toAntiIdeal).map { $1 / ($0 + $1) },
      workings: [
        Working("A", "lower bound", along: .criteria, bounds.map(\.low)),
        Working("B", "upper bound", along: .criteria, bounds.map(\.high)),
        Working("C", "lower end of the ideal", along: .criteria, ideal.map(\.low)),
        Working("D", "upper end of the ideal", along: .criteria, ideal.map(\.high)),
        Working("I⁺", "distance to the ideal", along: .alternatives, toIdeal),
        Working("I⁻", "distance to the anti-ideal", along: .alternatives, toAntiIdeal),
      ],
      notices: reversalNotices(Self.name, bounds, matrix.criteria, weights))
  }

  private func ideals(
    _ criteria: [Criterion], _ bounds: [Bounds], _ weights: WeightVector
  ) throws(ScoringError) -> [(low: Double, high: Double)] {
    let given = try parameters.finiteRanges("ideal", for: criteria)
    var all: [(low: Double, high: Double)] = []
    for (j, criterion) in criteria.enumerated() {
      let best = criterion.direction == .benefit ? bounds[j].high : bounds[j].low
      guard let (low, high) = given[j] else {
        all.append((best, best))
        continue
      }
      guard bounds[j].low <= low && high <= bounds[j].high || weights.values[j] == 0 else {
        let kind = bounds[j].isFixed ? "the bounds" : "the observed range"
        throw .parameter(
          key: "ideal.\(criterion.id)",
          message: "\(plain(low)):\(plain(high)) lies outside \(kind) \(plain(bounds[j].low)):"
            + "\(plain(bounds[j].high)); give bounds.\(criterion.id) that hold it")
      }
      all.append((low, high))
    }
    return all
  }
}

extension OutrankingMethod where Self == RIM {
  public static var rim: Self { RIM() }
}
