/// From counts to probabilities.
extension DrawKernel {
  /// Draws, and where a tolerance is asked for draws as many again until the error is within it.
  ///
  /// Draw n is the same however many are made after it, and tallies of whole numbers can be added to: the
  /// result is the same bits as that of as many draws asked for at once.
  ///
  /// - Parameters:
  ///   - total: counts of no draw.
  ///   - counted: counts of some draws; called on several threads at once.
  ///   - found: the answer of the counts of so many draws, and its largest standard error.
  func grown<Found>(
    _ total: RankCounts, counted: @Sendable (Range<Int>) -> Result<RankCounts, ScoringError>,
    found: (RankCounts, Int) -> (answer: Found, error: Double)
  ) throws(ScoringError) -> Found {
    var total = total
    var made = 0
    while true {
      let goal =
        plan.tolerance == nil ? plan.draws : min(plan.draws, made == 0 ? DrawPlan.firstDraws : 2 * made)
      let done = made
      let pieces = plan.workers.pieces(rows: goal - done, block: plan.drawsOfAWorker(of: goal - done)) {
        counted($0.lowerBound + done..<$0.upperBound + done)
      }
      for piece in pieces { total.add(try piece.get()) }
      made = goal
      let (answer, error) = found(total, made)
      guard let tolerance = plan.tolerance, made < plan.draws, error > tolerance else { return answer }
    }
  }

  func answer() throws(ScoringError) -> RankAcceptability {
    try grown(tally(), counted: { counted($0) }) { counts, made in
      let found = result(counts, draws: made)
      return (found, found.monteCarloError)
    }
  }

  /// Probabilities of the counted ranks, or steps of them, of a group's members.
  func shares(_ counts: RankCounts, group g: Int, draws: Double) -> [Double] {
    let size = groups[g].count
    var shares = [Double](repeating: 0, count: counts.shown)
    for start in 0..<counts.shown where counts.ranks[g * counts.shown + start] > 0 {
      let share = Double(counts.ranks[g * counts.shown + start]) / draws
      guard counts.binWidth == 1 else {
        shares[start] += share
        continue
      }
      for rank in start..<min(start + size, counts.shown) { shares[rank] += share / Double(size) }
    }
    return shares
  }

  /// The largest standard error of shares of so many draws.
  func error(of shares: [Double], draws: Double) -> Double {
    shares.reduce(0) { max($0, ($1 * (1 - $1) / draws).squareRoot()) }
  }

  /// - Parameter made: how many draws were counted.
  func result(_ counts: RankCounts, draws made: Int) -> RankAcceptability {
    let draws = Double(made)
    var all = [RankAcceptability.Alternative?](repeating: nil, count: count)
    var largestError = 0.0
    for (g, group) in groups.enumerated() {
      let size = group.count
      let shares = shares(counts, group: g, draws: draws)
      largestError = max(largestError, error(of: shares, draws: draws))
      let alternative = RankAcceptability.Alternative(
        ranks: counts.binWidth == 1 ? shares : [], top: top(shares, counts.binWidth),
        expectedRank: Double(counts.rankSum(g)) / draws + 1 + Double(size - 1) / 2,
        interval: interval(shares, counts.binWidth),
        centralWeights: counts.firsts.centralWeights(g))
      for member in group { all[member] = alternative }
    }
    return RankAcceptability(
      draws: made, alternatives: all.map { $0! }, pairwise: pairwise(counts, draws: draws),
      monteCarloError: largestError)
  }

  func top(_ shares: [Double], _ binWidth: Int) -> Double {
    guard binWidth > 1 else { return min(1, shares.prefix(plan.top).reduce(0, +)) }
    let whole = plan.top / binWidth
    let part = whole < shares.count ? shares[whole] * Double(plan.top % binWidth) / Double(binWidth) : 0
    return min(1, shares.prefix(whole).reduce(0, +) + part)
  }

  private func interval(_ shares: [Double], _ binWidth: Int) -> (low: Int, high: Int) {
    func rank(atShare wanted: Double) -> Int {
      var sum = 0.0
      for (bin, share) in shares.enumerated() {
        sum += share
        if sum > wanted { return bin }
      }
      return shares.lastIndex { $0 > 0 } ?? 0
    }
    // A share that lies on the limit but for its last bits is not beyond it.
    let low = rank(atShare: 0.05 - 1e-12)
    let high = rank(atShare: 0.95 - 1e-12)
    return (low * binWidth + 1, min(count, (high + 1) * binWidth))
  }

  private func pairwise(_ counts: RankCounts, draws: Double) -> [[Double]]? {
    guard let wins = counts.wins else { return nil }
    var groupOf = [Int](repeating: 0, count: count)
    for (g, group) in groups.enumerated() { for member in group { groupOf[member] = g } }
    return (0..<count).map { a in
      (0..<count).map { b in
        groupOf[a] == groupOf[b] ? 0.5 : Double(wins[groupOf[a] * groups.count + groupOf[b]]) / draws
      }
    }
  }
}
