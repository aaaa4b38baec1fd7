internal import Decision
internal import Kernels

/// Counts of the first ranks alone.
extension DrawKernel {
  /// A longer top is sorted as a whole list is: what enters a list costs its length.
  static let longestTop = 64
  /// Draws whose weights are multiplied by a block of rows while it stays in cache.
  private static let batch = 128

  func topAnswer() throws(ScoringError) -> TopAcceptability {
    let isFused = isSum && plan.top <= Self.longestTop
    let likely = isFused ? likelyOrder() : []
    let sorted = likely.flatMap { rows[Int($0) * weights.count..<(Int($0) + 1) * weights.count] }
    return try grown(
      tally(first: plan.top),
      counted: { draws in
        isFused ? .success(topOfSums(draws, sorted, places: likely)) : counted(draws, first: plan.top)
      },
      found: { counts, made in
        let found = topResult(counts, draws: Double(made))
        return (found, found.monteCarloError)
      })
  }

  /// The groups by their scores in the middle of the draws, the best first: where these are seen first, few
  /// of the others have to enter a list. The order of what is seen changes no result.
  private func likelyOrder() -> [UInt32] {
    let middle = plan.spread == .uniform ? [Double](repeating: 1, count: weights.count) : weights
    let scores = groups.indices.map { g in
      zip(rows[g * weights.count..<(g + 1) * weights.count], middle).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let order = groups.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    return order.map { UInt32($0) }
  }

  /// - Parameters:
  ///   - sorted: the rows of figures in the order in which they are looked at.
  ///   - places: the groups that they belong to.
  private func topOfSums(_ draws: Range<Int>, _ sorted: [Double], places: [UInt32]) -> RankCounts {
    var counts = tally(first: plan.top)
    let width = weights.count
    let length = min(plan.top, groups.count)
    let batch = min(Self.batch, draws.count)
    var packs = ScenarioPacks(count: batch, width: width)
    var best = TopScores(capacity: batch, length: length)
    var one = [Double](repeating: 0, count: width)
    var drawn = [Double](repeating: 0, count: batch * width)
    var order = [Int32](repeating: 0, count: length)
    for start in stride(from: draws.lowerBound, to: draws.upperBound, by: batch) {
      let own = min(batch, draws.upperBound - start)
      for k in 0..<own {
        plan.spread.draw(around: weights, seed: plan.seed, number: start + k, into: &one)
        packs.set(k, to: one.span)
        for j in 0..<width { drawn[k * width + j] = one[j] }
      }
      best.start(scenarios: own)
      best.add(sorted.span, places: places, scenarios: packs)
      for k in 0..<own {
        for rank in 0..<length { order[rank] = Int32(truncatingIfNeeded: best.places[k * length + rank]) }
        counts.add(order, sizes: sizes, weights: drawn.span.extracting(k * width..<(k + 1) * width))
      }
    }
    return counts
  }

  private func topResult(_ counts: RankCounts, draws: Double) -> TopAcceptability {
    var all = [TopAcceptability.Alternative?](repeating: nil, count: count)
    var largestError = 0.0
    for (g, group) in groups.enumerated() {
      let shares = shares(counts, group: g, draws: draws)
      largestError = max(largestError, error(of: shares, draws: draws))
      let alternative = TopAcceptability.Alternative(
        ranks: shares, top: top(shares, 1), centralWeights: counts.firsts.centralWeights(g))
      for member in group { all[member] = alternative }
    }
    return TopAcceptability(
      draws: Int(draws), alternatives: all.map { $0! }, monteCarloError: largestError)
  }
}
