public import Decision

/// The further a criterion spreads within its own range, the more it weighs.
///
/// `w_j = σ_j/Σ_k σ_k` with σ_j the standard deviation of column j on 0 to 1 (minmax). On natural units the
/// widest unit would win.
///
///     // 0, 1, 1, 0 and 0, ½, ½, 1 on 0 to 1: σ is ½ and √⅛ → 0.5858, 0.4142
///
/// A column that does not vary weighs 0. The divisor of σ, m or m − 1, is the same for all and has no say.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when no criterion varies.
/// - Complexity: O(m·n).
/// - Source: Diakoulaki, Mavrotas & Papayannakis (1995), *Computers & Operations Research* 22(7) 763, the
///   comparison with standard deviations.
public struct StandardDeviation: Weighting {
  public static let name = "std"
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    try shares(
      workers.columns(matrix.columns) { Spread(BoundedColumn(matrix.columns[$0])).deviation }, of: matrix,
      unless: nothingVaries(matrix))
  }
}

extension Weighting where Self == StandardDeviation {
  public static var standardDeviation: Self { StandardDeviation() }
}
