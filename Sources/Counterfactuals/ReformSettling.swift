internal import Decision
internal import GSL
internal import Scoring

extension ReformProblem {
  /// The point of the constraint next to one that nearly lies on it, on the side of the top; none where the region
  /// cannot be brought there by small moves.
  ///
  /// Levers between cuts move together so that the leads over all rivals that matter rise alike; levers on cuts stay
  /// there, unless no other is left.
  func settled(_ start: [Double], near prices: [MovedFigures.Rival]) throws(ScoringError) -> [Double]? {
    let here = try margin(at: start)
    let free = start.indices.filter { !cuts[$0].contains(start[$0]) }
    if free.isEmpty, here.value >= 0 { return try isInTop(start) ? start : nil }
    let total = prices.reduce(0) { $0 + $1.weight }
    let rivals = Set(prices.filter { $0.weight > 1e-5 * total }.map(\.row) + [here.rival]).sorted()
    let levers = free.isEmpty ? Array(start.indices) : free
    guard let direction = try rising(rivals, at: start, by: levers) else {
      return try isInTop(start) ? start : nil
    }
    func point(_ t: Double) -> [Double] { clamped(zip(start, direction).map { $0 + t * $1 }) }
    let isBehind = here.value < 0
    var near = 0.0
    var far = isBehind ? -2 * here.value : -2 * max(here.value, gap * 1e-15)
    for _ in 0..<12 {
      if (try margin(at: point(far)).value >= 0) == isBehind {
        return try brought(point, between: near, and: far)
      }
      near = far
      far *= 2
    }
    return try isInTop(start) ? start : nil
  }

  /// A move of the levers, the smallest in parts of their ways, by which the lead over every rival rises at the rate of
  /// one; none where no move does that.
  ///
  /// The rates are linear equations in the move; each is met in turn until all are (Kaczmarz).
  private func rising(
    _ rivals: [Int], at x: [Double], by free: [Int]
  ) throws(ScoringError) -> [Double]? {
    var rows: [[Double]] = []
    for rival in rivals {
      let alone = [MovedFigures.Rival(row: rival, weight: 1)]
      let up = try slopes(at: x, over: alone, isUp: true)
      let down = try slopes(at: x, over: alone, isUp: false)
      var row = [Double](repeating: 0, count: x.count)
      for k in free {
        // A lever on a cut may move to the side on which the lead rises.
        let slope = [up[k], down[k].map { $0 < 0 ? $0 : 0 }].compactMap { $0 }.first { $0 != 0 } ?? 0
        row[k] = slope * (levers[k].upper - levers[k].lower)
      }
      rows.append(row)
    }
    var move = [Double](repeating: 0, count: x.count)
    for _ in 0..<500 {
      var worst = 0.0
      for row in rows {
        let square = row.reduce(0) { $0 + $1 * $1 }
        guard square > 0 else { return nil }
        let missing = 1 - zip(row, move).reduce(0) { $0 + $1.0 * $1.1 }
        worst = max(worst, abs(missing))
        for k in move.indices { move[k] += missing / square * row[k] }
      }
      if worst < 1e-3 { return x.indices.map { move[$0] * (levers[$0].upper - levers[$0].lower) } }
    }
    return nil
  }

  /// Brent's method on the margin along a line, then the smallest steps up until the method itself ranks it in the top.
  private func brought(
    _ point: (Double) -> [Double], between near: Double, and far: Double
  ) throws(ScoringError) -> [Double]? {
    var failure: ScoringError?
    let bracket: RootBracket
    do throws(GSLError) {
      bracket = try root(
        of: { t in
          do throws(ScoringError) {
            return try margin(at: point(t)).value
          } catch {
            failure = error
            return .nan
          }
        }, between: min(near, far), and: max(near, far), tolerance: 1e-14)
    } catch {
      if let failure { throw failure }
      return nil
    }
    var step = gap * 1e-16
    var t = bracket.root
    for _ in 0..<40 {
      let x = point(t)
      if try isInTop(x) { return x }
      t = bracket.upper + step
      step *= 2
    }
    return nil
  }
}
