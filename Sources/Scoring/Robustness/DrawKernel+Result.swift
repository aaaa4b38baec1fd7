/// From counts to probabilities.
extension DrawKernel {
  func result(_ counts: RankCounts) -> RankAcceptability {
    let draws = Double(plan.draws)
    var all = [RankAcceptability.Alternative?](repeating: nil, count: count)
    var largestError = 0.0
    for (g, group) in groups.enumerated() {
      let size = group.count
      var shares = [Double](repeating: 0, count: counts.shown)
      for start in 0..<counts.shown where counts.ranks[g * counts.shown + start] > 0 {
        let share = Double(counts.ranks[g * counts.shown + start]) / draws
        guard counts.binWidth == 1 else {
          shares[start] += share
          continue
        }
        for rank in start..<(start + size) { shares[rank] += share / Double(size) }
      }
      for share in shares { largestError = max(largestError, (share * (1 - share) / draws).squareRoot()) }
      let alternative = RankAcceptability.Alternative(
        ranks: counts.binWidth == 1 ? shares : [], top: top(shares, counts.binWidth),
        expectedRank: Double(counts.rankSum(g)) / draws + 1 + Double(size - 1) / 2,
        interval: interval(shares, counts.binWidth),
        centralWeights: counts.firsts.centralWeights(g))
      for member in group { all[member] = alternative }
    }
    return RankAcceptability(
      draws: plan.draws, alternatives: all.map { $0! }, pairwise: pairwise(counts),
      monteCarloError: largestError)
  }

  private func top(_ shares: [Double], _ binWidth: Int) -> Double {
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

  private func pairwise(_ counts: RankCounts) -> [[Double]]? {
    guard let wins = counts.wins else { return nil }
    var groupOf = [Int](repeating: 0, count: count)
    for (g, group) in groups.enumerated() { for member in group { groupOf[member] = g } }
    let draws = Double(plan.draws)
    return (0..<count).map { a in
      (0..<count).map { b in
        groupOf[a] == groupOf[b] ? 0.5 : Double(wins[groupOf[a] * groups.count + groupOf[b]]) / draws
      }
    }
  }
}
