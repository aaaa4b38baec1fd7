internal import Decision
internal import GSL
internal import Scoring

extension ReformProblem {
  /// Raises the margin over the top-th other lever by lever, each to the best of its cuts and of four points between
  /// its bounds, until none helps or the margin is there.
  func raised(from start: [Double], top: Int) throws(ScoringError) -> (x: [Double], margin: Margin) {
    var x = start
    var best = try margin(at: x, top: top)
    var isBetter = true
    var sweeps = 0
    while isBetter, best.value < 0, sweeps < 8 {
      isBetter = false
      sweeps += 1
      for k in x.indices where best.value < 0 {
        let lever = levers[k]
        let between = (1...4).map { lever.lower + (lever.upper - lever.lower) * Double($0) / 5 }
        for value in cuts[k] + between where value != x[k] {
          var trial = x
          trial[k] = value
          let found = try margin(at: trial, top: top)
          if found.value > best.value {
            (x, best, isBetter) = (trial, found, true)
          }
        }
      }
    }
    return (x, best)
  }

  /// A point in the top, or the point of the best rank that was found: from the present figures and from each start,
  /// lever by lever and then by the gradient.
  func farthest(from starts: [[Double]]) throws(ScoringError) -> (x: [Double], margin: Margin) {
    var best = try raised(from: present, top: top)
    for start in starts where best.margin.value < 0 {
      for candidate in [try raised(from: start, top: top), try climbed(from: best.x)]
      where candidate.margin.value > best.margin.value {
        best = candidate
      }
    }
    guard best.margin.value < 0 else { return best }
    // The largest margin over the k-th is not yet the best rank: the next better rank is tried until one is out of reach.
    var reached = best
    var wanted = reached.margin.rank - 1
    while wanted > top {
      var next = try raised(from: reached.x, top: wanted)
      for start in starts where next.margin.value < 0 { next = try raised(from: start, top: wanted) }
      guard next.margin.value >= 0 else { break }
      reached = next
      wanted = min(wanted, reached.margin.rank) - 1
    }
    return reached
  }

  /// The least shortfall, by the sum of its squares, in the pieces around a point.
  private func climbed(from x: [Double]) throws(ScoringError) -> (x: [Double], margin: Margin) {
    let pieces = SmoothPieces(self, around: x)
    let shortfall = Lagrangian(
      costWeight: 0, multipliers: [Double](repeating: 0, count: alternatives), stiffness: 1,
      rivals: try rivals(at: x), row: figures.row, gap: gap)
    let angles = try descended(
      shortfall, in: pieces, from: pieces.angles(of: x, off: 0.02), tolerance: 1e-7)
    let end = snapped(pieces.figures(at: angles), reach: 1e-8)
    return (end, try margin(at: end))
  }

  /// Moves every lever, the dearest first, back towards the present figure as far as the rank allows.
  func trimmed(_ start: [Double]) throws(ScoringError) -> [Double] {
    var x = start
    let costs = moves(to: x).map(\.cost)
    for k in x.indices.sorted(by: { (costs[$0], $1) > (costs[$1], $0) }) where x[k] != present[k] {
      var trial = x
      trial[k] = present[k]
      if try isInTop(trial) {
        x = trial
        continue
      }
      // A lever that cannot give a thousand-millionth of its move is tight.
      trial[k] = present[k] + (1 - 1e-9) * (start[k] - present[k])
      guard try isInTop(trial) else { continue }
      var kept = 1 - 1e-9
      var lost = 0.0
      for _ in 0..<50 {
        let middle = (kept + lost) / 2
        trial[k] = present[k] + middle * (start[k] - present[k])
        if try isInTop(trial) { kept = middle } else { lost = middle }
      }
      x[k] = present[k] + kept * (start[k] - present[k])
    }
    return x
  }

  /// Whether a ranking by the method itself would show the region in the top.
  func isInTop(_ x: [Double]) throws(ScoringError) -> Bool {
    rank(of: figures.row, try figures.wholeScores(at: x)) <= top
  }
}
