internal import Scoring

extension Assessment {
  /// Whether a score lies between 0 and 1 by its method, so that it is so many points of 100.
  ///
  /// - Complexity: O(m·n) where the method takes a mean of normalised figures, else O(1).
  public var isOutOfHundred: Bool { type(of: method).scoreScale.isOutOfHundred(on: normalised) }

  /// What a score is where it is not so many points of 100.
  public var scoreWords: String {
    switch type(of: method).scoreScale {
    case .share: "share"
    case .mean(let words), .own(let words): words
    }
  }
}
