public import Decision

/// What the figures of a method's scores are, for those who read them.
public enum ScoreScale: Sendable, Equatable {
  /// From 0 to 1 whatever the figures are, so that a score is so many points of 100.
  case share
  /// A mean of normalised figures, in words: from 0 to 1 where these are and no criterion is a cost any more.
  case mean(String)
  /// Neither, in words, with its ends where it has any.
  case own(String)

  /// Whether scores on this matrix are points of 100.
  ///
  ///     // .mean on minmax: true; on z-score, or on vector with costs: false
  ///
  /// - Complexity: O(m·n) for a mean, else O(1).
  public func isOutOfHundred(on matrix: NormalisedMatrix) -> Bool {
    switch self {
    case .share: true
    case .own: false
    case .mean:
      matrix.criteria.allSatisfy { $0.direction == .benefit }
        && matrix.columns.allSatisfy { $0.allSatisfy { 0 <= $0 && $0 <= 1 } }
    }
  }
}
