internal import Decision

/// Draws weights, scores, ranks and counts.
struct DrawKernel: Sendable {
  let plan: DrawPlan
  let weights: [Double]
  let groups: [[Int]]
  let count: Int
  let method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])?
  /// Members of each group.
  let sizes: [Int]
  /// Groups × criteria, row-major; costs that are left with a minus.
  let rows: [Double]
  /// What scores a draw in which more than the weights is drawn.
  let scorer: (@Sendable () -> any DrawScorer)?

  /// Whether a draw is scored by the block, as a sum.
  var isSum: Bool { method == nil && scorer == nil }

  /// Every alternative is a group of its own.
  init(
    alternatives: Int, weights: WeightVector, plan: DrawPlan, scorer: @escaping @Sendable () -> any DrawScorer
  ) {
    self.plan = plan
    self.weights = weights.values
    self.scorer = scorer
    groups = (0..<alternatives).map { [$0] }
    method = nil
    count = alternatives
    sizes = [Int](repeating: 1, count: alternatives)
    rows = []
  }

  init(
    matrix: NormalisedMatrix, weights: WeightVector, plan: DrawPlan,
    method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])?
  ) {
    let drawn = matrix.columns.indices.filter { plan.spread == .uniform || weights.values[$0] > 0 }
    let groups = equalRows(matrix, on: drawn)
    self.plan = plan
    self.weights = weights.values
    self.groups = groups
    self.method = method
    scorer = nil
    count = matrix.alternatives.count
    sizes = groups.map(\.count)
    rows = groups.flatMap { group in
      matrix.columns.indices.map { j in
        let value = matrix.columns[j][group[0]]
        return matrix.criteria[j].direction == .benefit ? value : -value
      }
    }
  }

  /// - Parameter first: how many ranks from the first are counted; none for all, and pairs with them.
  func counted(_ draws: Range<Int>, first: Int? = nil) -> Result<RankCounts, ScoringError> {
    var counts = tally(first: first)
    var order = DescendingOrder(count: groups.count)
    let hasPairs = first == nil && count <= RankAcceptability.pairwiseLimit
    var pairs = hasPairs ? PairwiseCounts(count: groups.count) : nil
    var block = DrawBlock(self)
    for start in stride(from: draws.lowerBound, to: draws.upperBound, by: DrawBlock.lanes) {
      block.draw(start..<min(start + DrawBlock.lanes, draws.upperBound))
      do throws(ScoringError) {
        try block.score()
      } catch {
        return .failure(error)
      }
      for lane in 0..<block.count {
        let scores = block.scores.span.extracting(lane * groups.count..<(lane + 1) * groups.count)
        order.sort(scores, low: block.low[lane], high: block.high[lane])
        let drawn = block.weights.span.extracting(lane * weights.count..<(lane + 1) * weights.count)
        // Sums of drawn weights hardly ever tie; methods that rank in steps do.
        let places = isSum ? order.places : Self.turned(order.places, scores, draw: start + lane)
        counts.add(places, sizes: sizes, weights: drawn)
        pairs?.add(places)
      }
    }
    counts.wins = pairs?.wins()
    return .success(counts)
  }

  /// Counts of no draw.
  func tally(first: Int? = nil) -> RankCounts {
    RankCounts(groups: groups.count, alternatives: count, criteria: weights.count, first: first)
  }

  /// Places with each run of equal scores turned by the number of the draw, forwards and backwards from each of its
  /// members in turn: over the draws every member stands first as often as the others, and before each other one in
  /// half of them, whatever the order of the rows.
  private static func turned(_ places: [Int32], _ scores: Span<Double>, draw: Int) -> [Int32] {
    var turned = places
    var first = 0
    while first < places.count {
      var next = first + 1
      while next < places.count, scores[Int(places[next])] == scores[Int(places[first])] { next += 1 }
      let length = next - first
      for k in 0..<length where length > 1 {
        let from = (k + draw / 2) % length
        turned[first + k] = places[first + (draw % 2 == 0 ? from : length - 1 - from)]
      }
      first = next
    }
    return turned
  }

  /// What the method says about all alternatives under one draw's weights.
  func scores(under drawn: [Double]) throws(ScoringError) -> [Double] {
    guard let method else { preconditionFailure("a weighted sum is scored by the block") }
    let vector: WeightVector
    do throws(WeightError) {
      vector = try WeightVector(relative: drawn)
    } catch {
      throw .undefined(method: "robust", reason: "\(error)")
    }
    return try method(vector)
  }
}

/// Rows that are the same on the given columns, in the order of their first members.
private func equalRows(_ matrix: NormalisedMatrix, on columns: [Int]) -> [[Int]] {
  var places: [[Double]: Int] = [:]
  var groups: [[Int]] = []
  for i in matrix.alternatives.indices {
    let row = columns.map { matrix.columns[$0][i] }
    if let place = places[row] {
      groups[place].append(i)
    } else {
      places[row] = groups.count
      groups.append([i])
    }
  }
  return groups
}
