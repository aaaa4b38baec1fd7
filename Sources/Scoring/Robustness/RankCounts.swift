/// Whole-number tallies of a run of draws.
struct RankCounts: Sendable {
  /// Groups × starting ranks, or bins of them.
  var ranks: [Int32]
  var firsts: FirstCounts
  /// Sums of the starting ranks; empty where every rank has its own count, which then tells the sum.
  var rankSums: [Int64]
  var wins: [Int32]?
  let shown: Int
  let binWidth: Int
  /// Whether every group has one member and every rank a count.
  private let isPlain: Bool

  /// - Parameter first: how many ranks are counted from the first; none: all, in steps where there are many.
  init(groups: Int, alternatives: Int, criteria: Int, first: Int? = nil) {
    let isShort = first != nil || alternatives <= RankAcceptability.shownRanks
    binWidth = isShort ? 1 : (alternatives + 255) / 256
    shown = first ?? (isShort ? alternatives : 256)
    isPlain = isShort && groups == alternatives
    ranks = [Int32](repeating: 0, count: groups * shown)
    firsts = FirstCounts(groups: groups, criteria: criteria)
    rankSums = [Int64](repeating: 0, count: binWidth == 1 ? 0 : groups)
    wins = nil
  }

  mutating func add(_ other: RankCounts) {
    for i in ranks.indices { ranks[i] += other.ranks[i] }
    for i in rankSums.indices { rankSums[i] += other.rankSums[i] }
    firsts.add(other.firsts)
    if let theirs = other.wins {
      if wins == nil { wins = theirs } else { for i in theirs.indices { wins![i] += theirs[i] } }
    }
  }

  /// Counts one draw.
  ///
  /// - Parameters:
  ///   - order: the groups, best first; those that fill the counted ranks are enough.
  ///   - sizes: members of each group.
  ///   - weights: the draw's.
  mutating func add(_ order: [Int32], sizes: [Int], weights: Span<Double>) {
    if isPlain {
      for rank in 0..<min(order.count, shown) { ranks[Int(order[rank]) * shown + rank] += 1 }
    } else {
      var rank = 0
      for place in order {
        let g = Int(place)
        guard rank / binWidth < shown else { break }
        ranks[g * shown + rank / binWidth] += 1
        if binWidth > 1 { rankSums[g] += Int64(rank) }
        rank += sizes[g]
      }
    }
    firsts.add(Int(order[0]), weights: weights)
  }

  /// Sum of the starting ranks of a group.
  func rankSum(_ group: Int) -> Int64 {
    guard binWidth == 1 else { return rankSums[group] }
    var sum: Int64 = 0
    for rank in 0..<shown { sum += Int64(rank) * Int64(ranks[group * shown + rank]) }
    return sum
  }
}

/// How often each group is first, and with which weights.
struct FirstCounts: Sendable {
  private var counts: [Int32]
  /// Sums of 2³²·weight over the draws in which a group is first, groups × criteria.
  private var weights: [Int64]
  private let criteria: Int

  init(groups: Int, criteria: Int) {
    counts = [Int32](repeating: 0, count: groups)
    weights = [Int64](repeating: 0, count: groups * criteria)
    self.criteria = criteria
  }

  mutating func add(_ group: Int, weights drawn: Span<Double>) {
    counts[group] += 1
    for j in drawn.indices { weights[group * criteria + j] += Int64((drawn[j] * 0x1p32).rounded()) }
  }

  mutating func add(_ other: FirstCounts) {
    for i in counts.indices { counts[i] += other.counts[i] }
    for i in weights.indices { weights[i] += other.weights[i] }
  }

  /// Mean weights of the draws in which the group is first; none where it never is.
  func centralWeights(_ group: Int) -> [Double]? {
    guard counts[group] > 0 else { return nil }
    return (0..<criteria).map { Double(weights[group * criteria + $0]) * 0x1p-32 / Double(counts[group]) }
  }
}
