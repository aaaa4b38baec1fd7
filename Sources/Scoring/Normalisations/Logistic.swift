public import Decision
internal import Foundation

/// Logistic function of the standard score: `1/(1 + exp(−z))`, in 0…1; a cost is turned round.
///
/// z is that of ``ZScore``, with m − 1 in the standard deviation. What is usual is told apart nearly as by z itself,
/// outliers are pressed together at 0 and 1.
///
///     // 2, 4, 9 (z = −3/√13, −1/√13, 4/√13) → 0.303212, 0.431104, 0.752017
///
/// A column that does not vary is 1/2 for everyone.
///
/// - Throws: nothing of its own.
/// - Complexity: O(m·n).
/// - Source: Theodoridis & Koutroumbas (2008), *Pattern Recognition*, 4th ed., Academic Press, section 5.2.2 (softmax
///   scaling with r = 1).
public struct Logistic: Normalisation {
  public static let name = "logistic"
  public init() {}

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    let scores = try ZScore().normalised(matrix)
    return NormalisedMatrix(
      alternatives: scores.alternatives, criteria: scores.criteria,
      columns: scores.columns.map { $0.map(logistic) }, normalisation: Self.name)
  }

  private func logistic(_ z: Double) -> Double {
    // Of two equal forms the one whose exponential cannot overflow, so that a tiny share keeps its digits.
    let power = exp(-abs(z))
    return z < 0 ? power / (1 + power) : 1 / (1 + power)
  }
}
