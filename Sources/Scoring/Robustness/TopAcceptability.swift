public import Decision

/// How often each alternative takes each of the first ranks when weights are drawn.
public struct TopAcceptability: Sendable, Equatable {
  public struct Alternative: Sendable, Equatable {
    /// Probability of each rank from the first to the last of the top asked for.
    public let ranks: [Double]
    /// Probability of a rank within the top asked for.
    public let top: Double
    /// Mean weights of the draws in which it is first; none where it never is.
    public let centralWeights: [Double]?
  }

  public let draws: Int
  public let alternatives: [Alternative]
  /// Largest standard error of the probabilities of the ranks above.
  public let monteCarloError: Double
}

/// Acceptabilities of the first ranks alone: those of ``rankAcceptability(of:weights:plan:method:)``, digit for
/// digit, without the rest of the table and several times as fast.
///
/// Nothing is sorted: a draw keeps the best so far, and as alternatives are met from the best under the stated
/// weights downwards, few of the later ones get in.
///
///     // (1, 0), (0, 1), (.6, .6) with uniform weights, top 1: first with probability .4, .4 and .2
///
/// - Parameters:
///   - matrix: normalised values.
///   - weights: the stated weights, around which Dirichlet weights lie.
///   - plan: its top is the number of ranks that are counted, at most as many as there are alternatives.
///   - method: scores for one draw's weights; nil is the weighted sum, which is much faster.
/// - Throws: what the method throws, for the first draw for which it does.
/// - Complexity: O(draws·m·n) time for a short top, O(m·top) memory.
/// - Source: Lahdelma & Salminen (2001), *Operations Research* 49(3) 444, eqs 6-11.
public func topAcceptability(
  of matrix: NormalisedMatrix, weights: WeightVector, plan: DrawPlan,
  method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])? = nil
) throws(ScoringError) -> TopAcceptability {
  let kernel = TopKernel(DrawKernel(matrix: matrix, weights: weights, plan: plan, method: method))
  let pieces = plan.workers.pieces(rows: plan.draws, block: plan.drawsOfAWorker) { kernel.counted($0) }
  var total = TopCounts(groups: kernel.draws.groups.count, top: kernel.top, criteria: weights.values.count)
  for piece in pieces {
    switch piece {
    case .success(let counts): total.add(counts)
    case .failure(let error): throw error
    }
  }
  return kernel.result(total)
}
