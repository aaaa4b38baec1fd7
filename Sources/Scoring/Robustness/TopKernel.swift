/// Whole-number tallies of the first ranks in a run of draws.
struct TopCounts: Sendable {
  /// Groups × starting ranks.
  var ranks: [Int32]
  var firsts: FirstCounts

  init(groups: Int, top: Int, criteria: Int) {
    ranks = [Int32](repeating: 0, count: groups * top)
    firsts = FirstCounts(groups: groups, criteria: criteria)
  }

  mutating func add(_ other: TopCounts) {
    for i in ranks.indices { ranks[i] += other.ranks[i] }
    firsts.add(other.firsts)
  }
}

/// Draws weights, scores, keeps the first few and counts them.
struct TopKernel: Sendable {
  let draws: DrawKernel
  /// Ranks that are counted.
  let top: Int
  /// Groups from the best under the stated weights down.
  private let search: [Int32]
  /// The kernel's rows in that order.
  private let rows: [Double]

  init(_ kernel: DrawKernel) {
    draws = kernel
    top = min(kernel.plan.top, kernel.count)
    let width = kernel.weights.count
    let stated = kernel.groups.indices.map { g in
      (0..<width).reduce(0.0) { $0 + kernel.rows[g * width + $1] * kernel.weights[$1] }
    }
    let order = stated.indices.sorted { stated[$0] != stated[$1] ? stated[$0] > stated[$1] : $0 < $1 }
    search = order.map { Int32($0) }
    rows = order.flatMap { kernel.rows[$0 * width..<($0 + 1) * width] }
  }

  func counted(_ numbers: Range<Int>) -> Result<TopCounts, ScoringError> {
    let groups = draws.groups.count
    var counts = TopCounts(groups: groups, top: top, criteria: draws.weights.count)
    var block = DrawBlock(draws)
    var best = BestFew(count: min(top, groups))
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: DrawBlock.lanes) {
      block.draw(start..<min(start + DrawBlock.lanes, numbers.upperBound))
      best.clear()
      if draws.method == nil {
        offer(block.byCriterion, to: &best)
      } else {
        do throws(ScoringError) {
          try block.score()
        } catch {
          return .failure(error)
        }
        for lane in 0..<block.count {
          for g in 0..<groups { best.offer(Int32(g), block.scores[lane * groups + g], lane: lane) }
        }
      }
      for lane in 0..<block.count {
        let drawn = lane * draws.weights.count..<(lane + 1) * draws.weights.count
        tally(best, lane: lane, block.weights.span.extracting(drawn), &counts)
      }
    }
    return .success(counts)
  }

  private func offer(_ weights: [SIMD8<Double>], to best: inout BestFew) {
    let rows = rows.span
    let weights = weights.span
    precondition(rows.count == search.count * weights.count, "every group has a row of figures")
    for (i, group) in search.enumerated() {
      let scores = DrawBlock.sums(rows, group: i, weights)
      let enters = scores .>= best.thresholds
      guard any(enters) else { continue }
      for lane in 0..<DrawBlock.lanes where enters[lane] { best.offer(group, scores[lane], lane: lane) }
    }
  }

  private func tally(_ best: BestFew, lane: Int, _ weights: Span<Double>, _ counts: inout TopCounts) {
    var rank = 0
    for i in 0..<best.count where rank < top {
      let g = Int(best.place(i, lane: lane))
      counts.ranks[g * top + rank] += 1
      rank += draws.sizes[g]
    }
    counts.firsts.add(Int(best.place(0, lane: lane)), weights: weights)
  }

  func result(_ counts: TopCounts) -> TopAcceptability {
    let number = Double(draws.plan.draws)
    var all = [TopAcceptability.Alternative?](repeating: nil, count: draws.count)
    var largestError = 0.0
    for (g, group) in draws.groups.enumerated() {
      var shares = [Double](repeating: 0, count: top)
      for start in 0..<top where counts.ranks[g * top + start] > 0 {
        let share = Double(counts.ranks[g * top + start]) / number
        for rank in start..<min(top, start + group.count) { shares[rank] += share / Double(group.count) }
      }
      for share in shares { largestError = max(largestError, (share * (1 - share) / number).squareRoot()) }
      let alternative = TopAcceptability.Alternative(
        ranks: shares, top: min(1, shares.reduce(0, +)), centralWeights: counts.firsts.centralWeights(g))
      for member in group { all[member] = alternative }
    }
    return TopAcceptability(
      draws: draws.plan.draws, alternatives: all.map { $0! }, monteCarloError: largestError)
  }
}
