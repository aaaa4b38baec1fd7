public import Decision

/// Scores the alternatives of one draw after another, where more than the weights changes from draw to draw.
///
/// What a scorer says must depend on the number of the draw and the weights alone, never on the draws before.
public protocol DrawScorer {
  /// - Parameters:
  ///   - draw: its number, from 0.
  ///   - weights: the weights of this draw; they sum to one.
  ///   - scores: takes one score for each alternative, larger is better.
  mutating func score(draw: Int, weights: [Double], into scores: inout [Double]) throws(ScoringError)
}

/// Rank acceptabilities where figures are drawn, alone or with the weights (SMAA-2 with a stochastic criteria
/// matrix).
///
/// As ``rankAcceptability(of:weights:plan:method:)``, but the scores of a draw come from a scorer. No
/// alternatives are taken for equal beforehand; a tie of scores within a draw is turned by the number of the
/// draw.
///
///     // scores 1 ± .3 and 2 ± .4, both normal: the first is before the second with Φ(−1/.5) = .0228
///
/// - Parameters:
///   - alternatives: how many there are.
///   - weights: the stated weights, around which Dirichlet weights lie.
///   - scorer: makes a scorer; called once or more on each thread.
/// - Throws: what the scorer throws, for the first draw for which it does.
/// - Complexity: O(draws·(scoring + m)) time, and the pairs as for weights alone.
/// - Source: Lahdelma & Salminen (2001), *Operations Research* 49(3) 444, eqs 6-11.
public func rankAcceptability(
  alternatives: Int, weights: WeightVector, plan: DrawPlan, scorer: @escaping @Sendable () -> any DrawScorer
) throws(ScoringError) -> RankAcceptability {
  try DrawKernel(alternatives: alternatives, weights: weights, plan: plan, scorer: scorer).answer()
}
