public import Decision

/// How often each alternative takes each rank when weights, or figures, are drawn.
public struct RankAcceptability: Sendable, Equatable {
  public struct Alternative: Sendable, Equatable {
    /// Probability of each rank from the first; for a long list only of the first ``RankAcceptability/shownRanks``.
    public let ranks: [Double]
    /// Probability of a rank within the top asked for.
    public let top: Double
    public let expectedRank: Double
    /// Ranks between which nine draws of ten lie, both ends included.
    public let interval: (low: Int, high: Int)
    /// Mean weights of the draws in which it is first; none where it never is.
    public let centralWeights: [Double]?

    public static func == (a: Alternative, b: Alternative) -> Bool {
      a.ranks == b.ranks && a.top == b.top && a.expectedRank == b.expectedRank && a.interval == b.interval
        && a.centralWeights == b.centralWeights
    }
  }

  public let draws: Int
  public let alternatives: [Alternative]
  /// Probability that the row's alternative stands before the column's; a tie counts half. None for more than
  /// ``pairwiseLimit`` alternatives.
  public let pairwise: [[Double]]?
  /// Largest standard error of the probabilities above.
  public let monteCarloError: Double

  /// All ranks are shown for up to so many alternatives.
  public static let shownRanks = 2_000
  public static let pairwiseLimit = 1_000
}

/// What is drawn, and how often.
public struct DrawPlan: Sendable, Equatable {
  /// How many; with a tolerance, how many at most.
  public let draws: Int
  public let spread: WeightSpread
  public let top: Int
  public let seed: UInt64
  public let workers: Workers
  /// Draws double until their largest standard error is not above it.
  public let tolerance: Double?

  /// With a tolerance, how many draws are made before the error is looked at.
  public static let firstDraws = 1_000

  public init(
    draws: Int, spread: WeightSpread, top: Int, seed: UInt64, workers: Workers = .one,
    tolerance: Double? = nil
  ) {
    precondition(draws > 0 && top > 0, "caller asks for at least one draw and one place")
    self.tolerance = tolerance
    self.draws = draws
    self.spread = spread
    self.top = top
    self.seed = seed
    self.workers = workers
  }

  /// One stretch of draws for each thread, whole blocks of lanes. What is added up are whole numbers, so how the
  /// draws are cut changes nothing.
  func drawsOfAWorker(of draws: Int) -> Int {
    let blocks = (draws + DrawBlock.lanes - 1) / DrawBlock.lanes
    return (blocks + workers.count - 1) / workers.count * DrawBlock.lanes
  }
}

/// Rank acceptabilities under drawn weights (SMAA-2).
///
/// In every draw the alternatives are ranked anew; the shares of draws estimate the probability of each rank. Draw
/// n depends on the seed and n only, and what is added up are whole numbers, so the result is the same bits on any
/// number of threads. Alternatives that cannot be told apart (equal on every criterion that is drawn) share their
/// ranks equally.
///
///     // (1, 0), (0, 1), (.6, .6) with uniform weights: first with probability .4, .4 and .2
///
/// - Parameters:
///   - matrix: normalised values.
///   - weights: the stated weights, around which Dirichlet weights lie.
///   - method: scores for one draw's weights; nil is the weighted sum, which is much faster.
/// - Throws: what the method throws, for the first draw for which it does.
/// - Complexity: O(draws·m·n) time, and O(draws·m²/128) more for up to ``RankAcceptability/pairwiseLimit``
///   alternatives; O(m²) memory for each thread for up to ``RankAcceptability/shownRanks``.
/// - Source: Lahdelma & Salminen (2001), *Operations Research* 49(3) 444, eqs 6-11.
public func rankAcceptability(
  of matrix: NormalisedMatrix, weights: WeightVector, plan: DrawPlan,
  method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])? = nil
) throws(ScoringError) -> RankAcceptability {
  try DrawKernel(matrix: matrix, weights: weights, plan: plan, method: method).answer()
}
