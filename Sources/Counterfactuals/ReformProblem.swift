internal import Decision
internal import Scoring

/// A reform as a problem of numbers: the cost and the margin as functions of the levers' figures.
struct ReformProblem {
  let figures: MovedFigures
  let levers: [Lever]
  let top: Int
  let present: [Double]
  /// Number of alternatives.
  let alternatives: Int
  /// For each lever, the ends of the pieces on which cost and scores are smooth, in order, bounds included.
  let cuts: [[Double]]
  /// How far the region is behind before the reform, above zero.
  let gap: Double

  /// How far the region lies above the place it wants, and who holds that place.
  struct Margin {
    let value: Double
    let rival: Int
    let rank: Int
  }

  init(_ figures: MovedFigures, levers: [Lever], top: Int) throws(ScoringError) {
    self.figures = figures
    self.levers = levers
    self.top = top
    present = figures.present
    cuts = levers.indices.map { k in
      let lever = levers[k]
      let inner = figures.bends(of: k, within: lever.lower...lever.upper)
      // Pieces narrower than this part of the lever's way cannot be told from rounding.
      let least = (lever.upper - lever.lower) * 1e-9
      var ends = [lever.lower]
      for end in inner where end - ends[ends.count - 1] > least && lever.upper - end > least {
        ends.append(end)
      }
      return ends + [lever.upper]
    }
    let scores = try figures.scores(at: present)
    let behind = kthLargest(scores, without: figures.row, top)
    alternatives = scores.count
    gap = max(scores[behind] - scores[figures.row], .leastNormalMagnitude)
  }

  func cost(at x: [Double]) -> Double {
    var sum = 0.0
    for k in x.indices { sum += levers[k].cost(of: x[k] - present[k]) }
    return sum
  }

  func margin(at x: [Double]) throws(ScoringError) -> Margin {
    try margin(of: figures.scores(at: x), top: top)
  }

  func margin(at x: [Double], top: Int) throws(ScoringError) -> Margin {
    try margin(of: figures.scores(at: x), top: top)
  }

  private func margin(of scores: [Double], top: Int) throws(ScoringError) -> Margin {
    let rival = kthLargest(scores, without: figures.row, top)
    return Margin(
      value: scores[figures.row] - scores[rival], rival: rival,
      rank: Counterfactuals.rank(of: figures.row, scores))
  }

  /// The alternatives that may not lie above the region: all but itself and the best k − 1 others at `x`.
  func rivals(at x: [Double]) throws(ScoringError) -> [Int] {
    let scores = try figures.scores(at: x)
    var isRival = [Bool](repeating: true, count: scores.count)
    isRival[figures.row] = false
    for row in largest(top - 1, of: scores, without: figures.row) { isRival[row] = false }
    return isRival.indices.filter { isRival[$0] }
  }

  /// Derivative by each figure of the region's weighted lead, looking up or down from `x` so far as the piece on that
  /// side reaches.
  ///
  /// By a parabola through three points on one side, whose error is of the second order.
  ///
  /// - Returns: none for a lever that cannot move to that side.
  func slopes(at x: [Double], over rivals: [MovedFigures.Rival], isUp: Bool) throws(ScoringError) -> [Double?]
  {
    let steps = x.indices.map { k -> Double in
      let room =
        isUp ? (cuts[k].first { $0 > x[k] } ?? x[k]) - x[k] : x[k] - (cuts[k].last { $0 < x[k] } ?? x[k])
      return min(room / 2, 1e-5 * (levers[k].upper - levers[k].lower)) * (isUp ? 1 : -1)
    }
    let here = try figures.leads(over: rivals, around: x, moved: x)
    let near = try figures.leads(over: rivals, around: x, moved: zip(x, steps).map { $0 + $1 })
    let far = try figures.leads(over: rivals, around: x, moved: zip(x, steps).map { $0 + 2 * $1 })
    return x.indices.map { k in
      steps[k] == 0 ? nil : (-3 * here[k] + 4 * near[k] - far[k]) / (2 * steps[k])
    }
  }

  /// Figures nearer to a cut than this part of the lever's way are put on it.
  func snapped(_ x: [Double], reach part: Double) -> [Double] {
    x.indices.map { k in
      let reach = (levers[k].upper - levers[k].lower) * part
      return cuts[k].min { abs($0 - x[k]) < abs($1 - x[k]) }.flatMap { abs($0 - x[k]) <= reach ? $0 : nil }
        ?? x[k]
    }
  }

  func clamped(_ x: [Double]) -> [Double] {
    x.indices.map { k in min(max(x[k], levers[k].lower), levers[k].upper) }
  }

  func moves(to x: [Double]) -> [ReformMove] {
    x.indices.map { k in
      ReformMove(
        criterion: levers[k].criterion, present: present[k], value: x[k],
        cost: levers[k].cost(of: x[k] - present[k]))
    }
  }
}

/// Place of the k-th largest score among the others.
func kthLargest(_ scores: [Double], without row: Int, _ k: Int) -> Int {
  let best = largest(k, of: scores, without: row)
  return best[best.count - 1]
}

/// Places of the k largest scores among the others, largest first.
func largest(_ k: Int, of scores: [Double], without row: Int) -> [Int] {
  guard k > 0 else { return [] }
  var best: [Int] = []
  best.reserveCapacity(k + 1)
  for i in scores.indices where i != row {
    if best.count == k, scores[i] <= scores[best[k - 1]] { continue }
    var place = best.count
    while place > 0, scores[i] > scores[best[place - 1]] { place -= 1 }
    best.insert(i, at: place)
    if best.count > k { best.removeLast() }
  }
  return best
}
