/// How well a scorer foresaw one choice.
public struct HeldOutChoice: Sendable, Equatable {
  /// Of the alternative that was chosen.
  public let logProbability: Double
  /// Alternatives that were scored higher than the chosen one.
  public let above: Int
  /// Alternatives scored like the chosen one, itself included.
  public let level: Int

  /// Scores that differ by no more than this are level.
  public static let sameness = 1e-12

  /// - Parameters:
  ///   - utilities: of the alternatives of one case; probabilities are proportional to their exponentials.
  ///   - chosen: place of the one that was chosen.
  ///
  ///     // utilities 0, log 2, 0; the first was chosen
  ///     let choice = HeldOutChoice(utilities: [0, 0.6931, 0], chosen: 0)
  ///     choice.logProbability  // −1.3863, log(1/4)
  ///     choice.meanRank        // 2.5: the places 2 and 3 are shared
  ///     choice.share(ofTop: 2) // 0.5
  public init(utilities: ArraySlice<Double>, chosen: Int) {
    let own = utilities[chosen]
    let largest = utilities.max() ?? own
    logProbability = own - largest - logarithm(utilities.reduce(0) { $0 + exponential($1 - largest) })
    above = utilities.count { $0 > own + Self.sameness }
    level = utilities.count { abs($0 - own) <= Self.sameness }
  }

  /// The mean of the places that level alternatives share.
  public var meanRank: Double { Double(above) + Double(level + 1) / 2 }

  /// The expected share of choices within the first `k`: level alternatives take their places by lot.
  public func share(ofTop k: Int) -> Double { min(1, max(0, Double(k - above) / Double(level))) }
}

/// Probabilities proportional to the exponentials of utilities.
///
///     choiceProbabilities([0, 0.6931, 0])  // [0.25, 0.5, 0.25]
public func choiceProbabilities(_ utilities: ArraySlice<Double>) -> [Double] {
  let largest = utilities.max() ?? 0
  let weights = utilities.map { exponential($0 - largest) }
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}

/// log(part/total), the utility of an alternative that has this share.
public func logOfShare(_ part: Double, of total: Double) -> Double { logarithm(part / total) }
