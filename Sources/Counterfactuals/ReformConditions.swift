internal import Decision
internal import Scoring

extension ReformProblem {
  /// How steeply Lagrange's function falls when a lever alone is moved up or down, per unit of the marginal cost; zero
  /// where it does not fall or the lever cannot move. All zero is the condition of an optimum, at bends too.
  ///
  /// A marginal cost below a thousandth of the whole cost over the lever's way counts as that: a lever that costs and
  /// gains nothing at the margin would divide one rounding by another.
  ///
  /// - Parameter prices: the multipliers: cost per unit of lead over each rival.
  func descents(
    at x: [Double], prices: [MovedFigures.Rival]
  ) throws(ScoringError) -> [(up: Double, down: Double)] {
    let up = try slopes(at: x, over: prices, isUp: true)
    let down = try slopes(at: x, over: prices, isUp: false)
    let whole = cost(at: x)
    return x.indices.map { k in
      let least = 1e-3 * whole / (levers[k].upper - levers[k].lower)
      func fall(_ gain: Double?, isUp: Bool) -> Double {
        guard let gain else { return 0 }
        let cost = levers[k].slope(at: x[k] - present[k], isUp: isUp)
        let fall = (gain - cost) * (isUp ? 1 : -1)
        return fall > 0 ? fall / max(abs(cost), abs(gain), least) : 0
      }
      return (fall(up[k], isUp: true), fall(down[k], isUp: false))
    }
  }

  /// Whether the margin changes smoothly with small moves of single levers. Where it jumps, slopes mean nothing.
  ///
  /// A smooth margin changes ten thousand times as much over a hundred-thousandth of the lever's way as over a
  /// thousand-millionth; a step changes it as much over both, or hardly over the shorter one.
  func isSmooth(at x: [Double]) throws(ScoringError) -> Bool {
    let here = try margin(at: x).value
    for k in x.indices {
      for side in [1.0, -1.0] {
        func change(_ part: Double) throws(ScoringError) -> Double {
          var moved = x
          moved[k] += side * part * (levers[k].upper - levers[k].lower)
          return abs(try margin(at: clamped(moved)).value - here)
        }
        let (short, long) = (try change(1e-9), try change(1e-5))
        if short > 1e-4 * gap || (long > 1e-4 * gap && long > 1e6 * short) { return false }
      }
    }
    return true
  }

  /// Whether no lever changes the margin by a small move at any of the points: where scores move by steps
  /// only, as ranks and outranking flows do, no slope leads anywhere.
  func isFlat(at points: [[Double]]) throws(ScoringError) -> Bool {
    for x in points {
      let here = try margin(at: x).value
      for k in x.indices {
        var moved = x
        moved[k] += 1e-7 * (levers[k].upper - levers[k].lower)
        if try margin(at: clamped(moved)).value != here { return false }
      }
    }
    return true
  }

  /// Lagrange's multipliers at a point on the constraint.
  ///
  /// With one rival, and levers between their cuts, the marginal cost per unit of lead is the multiplier: fitted
  /// by least squares, each lever in units of its whole way. Where no lever is between cuts, any multiplier between the
  /// dearest way back and the cheapest way up will do: the one nearest to the search's own. With several rivals level
  /// with each other the search's own multipliers stand where it found several, else they are fitted together.
  func prices(at x: [Double], near guess: [MovedFigures.Rival]) throws(ScoringError) -> [MovedFigures.Rival] {
    let total = guess.reduce(0) { $0 + $1.weight }
    let heavy = guess.filter { $0.weight > 1e-5 * total }
    guard heavy.count <= 1 else { return heavy }
    let level = try levelRivals(at: x)
    if level.count > 1 { return try sharedPrices(at: x, among: level, near: guess) }
    let rival = if let first = heavy.first { first.row } else { try margin(at: x).rival }
    let alone = [MovedFigures.Rival(row: rival, weight: 1)]
    let up = try slopes(at: x, over: alone, isUp: true)
    let down = try slopes(at: x, over: alone, isUp: false)
    var products = 0.0
    var squares = 0.0
    var low = 0.0
    var high = Double.infinity
    for k in x.indices {
      let way = levers[k].upper - levers[k].lower
      let upCost = levers[k].slope(at: x[k] - present[k], isUp: true)
      let downCost = levers[k].slope(at: x[k] - present[k], isUp: false)
      if let gain = up[k], down[k] != nil, !cuts[k].contains(x[k]) {
        products += way * gain * way * upCost
        squares += way * gain * way * gain
        continue
      }
      for (gain, cost, isUp) in [(up[k], upCost, true), (down[k], downCost, false)] {
        guard let gain, gain != 0 else { continue }
        if (gain > 0) == isUp { high = min(high, cost / gain) } else { low = max(low, cost / gain) }
      }
    }
    var price = total
    if squares > 0 {
      price = max(0, products / squares)
    } else if low <= high {
      price = min(max(total, low), high)
    } else if high.isFinite {
      // A dear lever could be moved back and a cheap one further out: at a price between, both want to go.
      price = (low + high) / 2
    }
    return [MovedFigures.Rival(row: rival, weight: price)]
  }

  /// The rivals that the region is level with, of those that may not lie above it.
  private func levelRivals(at x: [Double]) throws(ScoringError) -> [Int] {
    let scores = try figures.scores(at: x)
    return try rivals(at: x).filter { abs(scores[figures.row] - scores[$0]) <= 1e-9 * gap }
  }

  /// Multipliers of several rivals, none below zero, so that for each lever between its cuts marginal cost and
  /// gain agree as well as they can: least squares, one multiplier after the other until none moves.
  private func sharedPrices(
    at x: [Double], among rivals: [Int], near guess: [MovedFigures.Rival]
  ) throws(ScoringError) -> [MovedFigures.Rival] {
    let free = x.indices.filter { !cuts[$0].contains(x[$0]) }
    var prices = rivals.map { rival in guess.first { $0.row == rival }?.weight ?? 0 }
    let ways = x.indices.map { levers[$0].upper - levers[$0].lower }
    var gains: [[Double]] = []
    for rival in rivals {
      let up = try slopes(at: x, over: [MovedFigures.Rival(row: rival, weight: 1)], isUp: true)
      gains.append(free.map { ways[$0] * (up[$0] ?? 0) })
    }
    var missing = free.map { ways[$0] * levers[$0].slope(at: x[$0] - present[$0], isUp: true) }
    for (price, gain) in zip(prices, gains) { for k in missing.indices { missing[k] -= price * gain[k] } }
    for _ in 0..<2_000 {
      var moved = 0.0
      for i in prices.indices {
        let square = gains[i].reduce(0) { $0 + $1 * $1 }
        guard square > 0 else { continue }
        let next = max(0, prices[i] + zip(gains[i], missing).reduce(0) { $0 + $1.0 * $1.1 } / square)
        for k in missing.indices { missing[k] -= (next - prices[i]) * gains[i][k] }
        moved = max(moved, abs(next - prices[i]) / max(next, .leastNormalMagnitude))
        prices[i] = next
      }
      if moved <= 1e-12 { break }
    }
    return zip(rivals, prices).map { MovedFigures.Rival(row: $0, weight: $1) }
  }
}
