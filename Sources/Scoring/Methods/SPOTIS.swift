public import Decision

/// Weighted mean distance from the best bound of each criterion, in 0…1; the index is smaller-is-better.
///
/// With the bounds `S_j^min` and `S_j^max` and the best of them `S*_j` (the upper one of a benefit, the lower
/// one of a cost): `d_ij = |x_ij − S*_j| / (S_j^max − S_j^min)` and `P_i = Σ_j w_j·d_ij`.
///
///     // bounds −5:12, −6:10 (a cost), −8:5, weights .2 .3 .5; 10.5 −3.1 1.7 → P = .1989
///
/// Bounds that are not given are the observed ends, and a column that does not vary is then at its best for
/// everyone. Where every weighted criterion has bounds of its own, each alternative's index depends on itself
/// alone: no other alternative can reverse a rank.
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every value outside the bounds given;
///   ``ScoringError/parameter(key:message:)`` for bounds that are no range.
/// - Complexity: O(m·n).
/// - Source: Dezert, Tchamova, Han & Tacnet (2020), *The SPOTIS rank reversal free method for multi-criteria
///   decision-making support*, 23rd International Conference on Information Fusion, 1-8.
public struct SPOTIS: OutrankingMethod {
  public static let name = "spotis"
  public static let scoreScale = ScoreScale.own("minus the distance P from the best, −1 to 0")
  public static let scale = "minmax on bounds"
  public static let parameterKeys = ["bounds"]
  private let parameters: MethodParameters

  /// - Parameter bounds: both ends of the scale by the criterion's id, in its own unit.
  public init(bounds: [String: ClosedRange<Double>] = [:]) {
    parameters = MethodParameters(
      single: ["bounds": bounds.mapValues { .range(low: $0.lowerBound, high: $0.upperBound) }])
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    try parameters.checkRanges(Self.parameterKeys)
    self.parameters = parameters
  }

  public func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let bounds = try parameters.bounds(of: matrix, weights: weights, method: Self.name)
    let best = zip(matrix.criteria, bounds).map { $0.direction == .benefit ? $1.high : $1.low }
    var index = [Double](repeating: 0, count: matrix.alternatives.count)
    for (j, column) in matrix.columns.enumerated() {
      let weight = weights.values[j]
      guard weight > 0, bounds[j].low < bounds[j].high else { continue }
      let scale = bounds[j].scale
      let ideal = best[j] * scale
      let range = bounds[j].high * scale - bounds[j].low * scale
      for i in index.indices { index[i] += weight * (abs(column[i] * scale - ideal) / range) }
    }
    return Scores(
      values: index.map { 0 - $0 }, index: index,
      workings: [
        Working("S^min", "lower bound", along: .criteria, bounds.map(\.low)),
        Working("S^max", "upper bound", along: .criteria, bounds.map(\.high)),
        Working("S*", "ideal point", along: .criteria, best),
      ],
      notices: reversalNotices(Self.name, bounds, matrix.criteria, weights))
  }
}

extension OutrankingMethod where Self == SPOTIS {
  public static var spotis: Self { SPOTIS() }
}
