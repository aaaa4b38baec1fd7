internal import Decision
internal import Scoring

/// What a coarse look over all levers found.
struct ReformNet {
  /// Points in the top, cheapest first, few.
  let inTop: [[Double]]
  /// The point of the best rank, and that rank.
  let best: (x: [Double], rank: Int)
}

extension ReformProblem {
  /// Looks at every combination of the levers' cuts and the middles between them, or at drawn ones where there are
  /// more than `limit`, so that no way into the top is missed only because each lever alone leads nowhere.
  ///
  /// - Complexity: at most `limit` scorings, and some hundred more.
  func net(limit: Int, random: inout SplitMix) throws(ScoringError) -> ReformNet {
    let stops = cuts.map { ends in
      ends.indices.flatMap { $0 == 0 ? [ends[0]] : [(ends[$0 - 1] + ends[$0]) / 2, ends[$0]] }
    }
    // Each of them is brought down to the constraint, which takes far more scorings than the look itself.
    let kept = min(16, max(2, limit / 256))
    var count = 1
    for values in stops where count <= limit { count *= values.count }
    var found: [(cost: Double, x: [Double])] = []
    var best = (x: present, rank: alternatives)
    for number in 0..<min(count, limit) {
      var rest = number
      let x = stops.map { values -> Double in
        if count > limit { return values[Int(random.unit() * Double(values.count))] }
        defer { rest /= values.count }
        return values[rest % values.count]
      }
      var rank = try margin(at: x).rank
      // What the method itself says counts; the parts may differ from it by a rounding.
      if rank < best.rank {
        rank = Counterfactuals.rank(of: figures.row, try figures.wholeScores(at: x))
        if rank < best.rank { best = (x, rank) }
      }
      guard rank <= top else { continue }
      found.append((cost(at: x), x))
      // The cheapest are kept; thousands of points in the top would only be sorted again and again.
      if found.count == 256 { found = Array(found.sorted { $0.cost < $1.cost }.prefix(kept)) }
    }
    var brought: [(cost: Double, x: [Double])] = []
    for point in found.sorted(by: { $0.cost < $1.cost }).prefix(kept) {
      for x in [try trimmed(try drawnBack(point.x)), try trimmed(point.x)] where try isInTop(x) {
        brought.append((cost(at: x), x))
      }
    }
    return ReformNet(inTop: brought.sorted { $0.cost < $1.cost }.map(\.x), best: best)
  }

  /// All levers back together towards the present figures, as far as the rank allows.
  private func drawnBack(_ x: [Double]) throws(ScoringError) -> [Double] {
    func point(_ part: Double) -> [Double] { zip(present, x).map { $0 + part * ($1 - $0) } }
    var (lost, kept) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (lost + kept) / 2
      if try margin(at: point(middle)).rank <= top { kept = middle } else { lost = middle }
    }
    return point(kept)
  }

  /// Moves pairs of levers against each other, one to where it costs less and the other by no more than that buys, and
  /// keeps what stays in the top, with ever smaller steps: where no gradient shows the way, or a corner of the score
  /// hides it.
  ///
  /// - Complexity: some 30·n² scorings for n levers, and 40 for each step that is kept.
  func exchanged(_ start: [Double]) throws(ScoringError) -> [Double] {
    var x = start
    for part in [0.1, 0.03, 0.01, 3e-3, 1e-3, 1e-4, 1e-5] {
      var isBetter = true
      var sweeps = 0
      while isBetter, sweeps < 20 {
        isBetter = false
        sweeps += 1
        for k in x.indices where x[k] != present[k] {
          let step = min(part * (levers[k].upper - levers[k].lower), abs(x[k] - present[k]))
          for other in x.indices where other != k {
            for side in [1.0, -1.0] {
              var less = x
              less[k] += x[k] > present[k] ? -step : step
              guard let next = try bought(less, by: other, side, for: cost(at: x) - cost(at: less)) else {
                continue
              }
              (x, isBetter) = (next, true)
              break
            }
          }
        }
      }
    }
    return x
  }

  /// The least move of a lever to one side that brings the region into the top again for less than `budget`; none where
  /// none does.
  private func bought(
    _ x: [Double], by k: Int, _ side: Double, for budget: Double
  ) throws(ScoringError) -> [Double]? {
    let room = side > 0 ? levers[k].upper - x[k] : x[k] - levers[k].lower
    func spent(_ way: Double) -> Double {
      levers[k].cost(of: x[k] + side * way - present[k]) - levers[k].cost(of: x[k] - present[k])
    }
    func point(_ way: Double) -> [Double] {
      var moved = x
      moved[k] = min(max(x[k] + side * way, levers[k].lower), levers[k].upper)
      return moved
    }
    // A gain below this part of the budget is not worth a step.
    let limit = 0.999 * budget
    var most = room
    if spent(room) > limit {
      var (low, high) = (0.0, room)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if spent(middle) <= limit { low = middle } else { high = middle }
      }
      most = low
    }
    guard most > 0, try isInTop(point(most)) else { return nil }
    var (lost, kept) = (0.0, most)
    for _ in 0..<40 {
      let middle = (lost + kept) / 2
      if try isInTop(point(middle)) { kept = middle } else { lost = middle }
    }
    return point(kept)
  }
}
