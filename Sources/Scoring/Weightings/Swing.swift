public import Decision

/// Weights from points: what is it worth to swing a criterion from its worst value to its best?
///
/// `w_j = p_j/Σ_k p_k`. The swing that is worth most gets 100 points, or any other number, and every other
/// its worth beside it.
///
///     // 100, 60, 40 → 0.5, 0.3, 0.2
///     try Swing(criteria: ["wage", "port", "tax"], points: [100, 60, 40]).weights.values
///
/// - Complexity: O(n).
/// - Source: von Winterfeldt & Edwards (1986), *Decision Analysis and Behavioral Research*, Cambridge
///   University Press, ch. 8.
public struct Swing: Weighting, Equatable {
  public static let name = "swing"
  public let criteria: [String]
  /// In the order of `criteria`.
  public let weights: WeightVector

  /// - Parameters:
  ///   - criteria: n ids, all different.
  ///   - points: n finite numbers, 0 or above, one of them above.
  /// - Throws: ``ScoringError/parameter(key:message:)`` with every criterion named twice and all points
  ///   that are none, and when all are 0.
  public init(criteria: [String], points: [Double]) throws(ScoringError) {
    precondition(points.count == criteria.count, "caller gives points for every criterion")
    var messages = problems(ofCriteria: criteria)
    for (id, value) in zip(criteria, points) where !(value.isFinite && value >= 0) {
      messages.append("'\(id)' has \(plain(value)) points; points are finite and not negative")
    }
    let most = points.max() ?? 0
    if messages.isEmpty, most == 0 {
      messages.append("every criterion has 0 points; give the one whose swing is worth most 100")
    }
    guard messages.isEmpty else { throw .judgements(of: Self.name, messages) }
    self.criteria = criteria
    do {
      // Beside the largest, so that no sum overflows.
      weights = try WeightVector(relative: points.map { $0 / most })
    } catch {
      throw .judgements(of: Self.name, ["\(error)"])
    }
  }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    try matched(weights, of: criteria, to: matrix)
  }
}
