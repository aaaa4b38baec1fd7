internal import Decision

/// Whole-number tallies of a run of draws.
struct RankCounts: Sendable {
  /// Groups × starting ranks.
  var ranks: [Int32]
  /// Sums of 2³²·weight over the draws in which a group is first, groups × criteria.
  var firstWeights: [Int64]
  var firsts: [Int32]
  var rankSums: [Int64]
  var wins: [Int64]?
  let shown: Int

  init(groups: Int, alternatives: Int, criteria: Int) {
    shown = alternatives <= RankAcceptability.shownRanks ? alternatives : 256
    ranks = [Int32](repeating: 0, count: groups * shown)
    firstWeights = [Int64](repeating: 0, count: groups * criteria)
    firsts = [Int32](repeating: 0, count: groups)
    rankSums = [Int64](repeating: 0, count: groups)
    wins = nil
  }

  mutating func add(_ other: RankCounts) {
    for i in ranks.indices { ranks[i] += other.ranks[i] }
    for i in firstWeights.indices { firstWeights[i] += other.firstWeights[i] }
    for i in firsts.indices {
      firsts[i] += other.firsts[i]
      rankSums[i] += other.rankSums[i]
    }
    if let theirs = other.wins {
      if wins == nil { wins = theirs } else { for i in theirs.indices { wins![i] += theirs[i] } }
    }
  }
}

/// Draws weights, scores, ranks and counts.
struct DrawKernel: Sendable {
  let plan: DrawPlan
  let weights: [Double]
  let groups: [[Int]]
  let count: Int
  let method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])?
  /// Groups × criteria, row-major; costs that are left with a minus.
  private let rows: [Double]
  /// Bins of ranks for a long list: 1 where every rank has its own.
  private let binWidth: Int

  init(
    matrix: NormalisedMatrix, weights: [Double], plan: DrawPlan, groups: [[Int]],
    method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])?
  ) {
    self.plan = plan
    self.weights = weights
    self.groups = groups
    self.method = method
    count = matrix.alternatives.count
    rows = groups.flatMap { group in
      matrix.columns.indices.map { j in
        let value = matrix.columns[j][group[0]]
        return matrix.criteria[j].direction == .benefit ? value : -value
      }
    }
    binWidth = count <= RankAcceptability.shownRanks ? 1 : (count + 255) / 256
  }

  func counted(_ draws: Range<Int>) -> Result<RankCounts, ScoringError> {
    var counts = RankCounts(groups: groups.count, alternatives: count, criteria: weights.count)
    var order = DescendingOrder(count: groups.count)
    var pairs = count <= RankAcceptability.pairwiseLimit ? PairwiseCounts(count: groups.count) : nil
    var start = draws.lowerBound
    while start < draws.upperBound {
      let lanes = min(8, draws.upperBound - start)
      let drawn = (0..<lanes).map { plan.spread.draw(around: weights, seed: plan.seed, number: start + $0) }
      do throws(ScoringError) {
        let scores = try scored(drawn)
        for lane in 0..<lanes {
          order.sort(scores[lane])
          tally(order.places, drawn[lane], &counts)
          pairs?.add(order.places)
        }
      } catch {
        return .failure(error)
      }
      start += lanes
    }
    counts.wins = pairs?.wins()
    return .success(counts)
  }

  /// Scores of the groups for each draw.
  private func scored(_ drawn: [[Double]]) throws(ScoringError) -> [[Double]] {
    if let method {
      var all: [[Double]] = []
      for weights in drawn {
        let vector: WeightVector
        do throws(WeightError) {
          vector = try WeightVector(relative: weights)
        } catch {
          throw .undefined(method: "robust", reason: "\(error)")
        }
        let scores = try method(vector)
        all.append(groups.map { scores[$0[0]] })
      }
      return all
    }
    let width = weights.count
    var lanes = [SIMD8<Double>](repeating: .zero, count: width)
    for (lane, weights) in drawn.enumerated() {
      for j in 0..<width { lanes[j][lane] = weights[j] }
    }
    var all = [[Double]](repeating: [Double](repeating: 0, count: groups.count), count: drawn.count)
    for g in groups.indices {
      var sum = SIMD8<Double>.zero
      let base = g * width
      for j in 0..<width { sum += rows[base + j] * lanes[j] }
      for lane in drawn.indices { all[lane][g] = sum[lane] }
    }
    return all
  }

  private func tally(_ order: [Int32], _ drawn: [Double], _ counts: inout RankCounts) {
    var rank = 0
    for place in order {
      let g = Int(place)
      counts.ranks[g * counts.shown + rank / binWidth] += 1
      counts.rankSums[g] += Int64(rank)
      rank += groups[g].count
    }
    let first = Int(order[0])
    counts.firsts[first] += 1
    for j in drawn.indices {
      counts.firstWeights[first * drawn.count + j] += Int64((drawn[j] * 0x1p32).rounded())
    }
  }

  // MARK: from counts to probabilities

  func result(_ counts: RankCounts) -> RankAcceptability {
    let draws = Double(plan.draws)
    var all = [RankAcceptability.Alternative?](repeating: nil, count: count)
    var largestError = 0.0
    for (g, group) in groups.enumerated() {
      let size = group.count
      var shares = [Double](repeating: 0, count: counts.shown)
      for start in 0..<counts.shown where counts.ranks[g * counts.shown + start] > 0 {
        let share = Double(counts.ranks[g * counts.shown + start]) / draws
        guard binWidth == 1 else {
          shares[start] += share
          continue
        }
        for rank in start..<(start + size) { shares[rank] += share / Double(size) }
      }
      for share in shares { largestError = max(largestError, (share * (1 - share) / draws).squareRoot()) }
      let central: [Double]? =
        counts.firsts[g] == 0
        ? nil
        : weights.indices.map {
          Double(counts.firstWeights[g * weights.count + $0]) * 0x1p-32 / Double(counts.firsts[g])
        }
      let alternative = RankAcceptability.Alternative(
        ranks: binWidth == 1 ? shares : [], top: top(shares),
        expectedRank: Double(counts.rankSums[g]) / draws + 1 + Double(size - 1) / 2,
        interval: interval(shares),
        centralWeights: central)
      for member in group { all[member] = alternative }
    }
    return RankAcceptability(
      draws: plan.draws, alternatives: all.map { $0! }, pairwise: pairwise(counts),
      monteCarloError: largestError)
  }

  private func top(_ shares: [Double]) -> Double {
    guard binWidth > 1 else { return min(1, shares.prefix(plan.top).reduce(0, +)) }
    let whole = plan.top / binWidth
    let part = whole < shares.count ? shares[whole] * Double(plan.top % binWidth) / Double(binWidth) : 0
    return min(1, shares.prefix(whole).reduce(0, +) + part)
  }

  private func interval(_ shares: [Double]) -> (low: Int, high: Int) {
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
