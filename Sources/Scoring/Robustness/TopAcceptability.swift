public import Decision

/// How often each alternative takes each rank of the top when weights, or figures, are drawn.
public struct TopAcceptability: Sendable, Equatable {
  public struct Alternative: Sendable, Equatable {
    /// Probability of each rank from the first to the last of the top.
    public let ranks: [Double]
    /// Probability of a rank within the top.
    public let top: Double
    /// Mean weights of the draws in which it is first; none where it never is.
    public let centralWeights: [Double]?
  }

  public let draws: Int
  public let alternatives: [Alternative]
  /// Largest standard error of the probabilities of ranks above.
  public let monteCarloError: Double
}

/// Rank acceptabilities of the first ranks alone, those of ``DrawPlan/top``, under drawn weights.
///
/// The draws are those of ``rankAcceptability(of:weights:plan:method:)``, scores are the same bits and ties
/// are treated alike, so what is said here is said there in the same figures; there ranks of lists of more
/// than ``RankAcceptability/shownRanks`` are counted in steps, here one by one. What is saved is the sorting
/// behind the top and the counting of pairs: for weighted sums the rows are multiplied by the weights of
/// sixteen draws at a time, and only what is better than the last of the top so far is looked at again.
///
///     // (1, 0), (0, 1), (.6, .6) with uniform weights: first with probability .4, .4 and .2
///
/// - Parameters:
///   - matrix: normalised values.
///   - weights: the stated weights, around which Dirichlet weights lie.
///   - method: scores for one draw's weights; nil is the weighted sum, which is much faster.
/// - Throws: what the method throws, for the first draw for which it does.
/// - Complexity: O(draws·m·n) time, O(m·(n + k)) memory for each thread for the top k; for k above 64, and
///   for a method, O(draws·m) more for sorting.
/// - Source: Lahdelma & Salminen (2001), *Operations Research* 49(3) 444, eqs 6-11.
public func topAcceptability(
  of matrix: NormalisedMatrix, weights: WeightVector, plan: DrawPlan,
  method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])? = nil
) throws(ScoringError) -> TopAcceptability {
  try DrawKernel(matrix: matrix, weights: weights, plan: plan, method: method).topAnswer()
}

/// The same where figures are drawn, alone or with the weights, as
/// ``rankAcceptability(alternatives:weights:plan:scorer:)`` does it.
///
/// - Throws: what the scorer throws, for the first draw for which it does.
/// - Complexity: O(draws·(scoring + m)) time.
public func topAcceptability(
  alternatives: Int, weights: WeightVector, plan: DrawPlan, scorer: @escaping @Sendable () -> any DrawScorer
) throws(ScoringError) -> TopAcceptability {
  try DrawKernel(alternatives: alternatives, weights: weights, plan: plan, scorer: scorer).topAnswer()
}
