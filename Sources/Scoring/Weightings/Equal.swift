public import Decision

/// The same weight for every criterion: `w_j = 1/n`.
///
///     // four criteria → 0.25, 0.25, 0.25, 0.25
///
/// - Throws: nothing of its own.
/// - Complexity: O(n).
/// - Source: Dawes & Corrigan (1974), *Psychological Bulletin* 81(2) 95: unit weights.
public struct Equal: Weighting {
  public static let name = "equal"
  public init() {}

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    try shares(
      [Double](repeating: 1, count: matrix.criteria.count), of: matrix, unless: nothingVaries(matrix))
  }
}

extension Weighting where Self == Equal {
  public static var equal: Self { Equal() }
}
