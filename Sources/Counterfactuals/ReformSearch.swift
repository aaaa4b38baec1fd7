internal import Decision
internal import GSL
internal import Scoring

/// The search for the cheapest reform.
struct ReformSearch {
  private let problem: ReformProblem
  private let starts: [[Double]]
  private var random: SplitMix
  private let looks: Int

  /// - Parameter looks: combinations of figures looked at beforehand, at most.
  init(_ problem: ReformProblem, starts: Int, looks: Int, seed: UInt64) {
    self.problem = problem
    self.looks = looks
    var random = SplitMix(seed: seed)
    self.starts = (0..<starts).map { _ in
      problem.levers.map { $0.lower + ($0.upper - $0.lower) * random.unit() }
    }
    self.random = random
  }

  /// Where one search ended, with the cost per unit of lead over each rival.
  private struct End {
    var x: [Double]
    var prices: [MovedFigures.Rival]
  }

  /// Searches that were begun, and whether they left no pieces out.
  private struct Effort {
    let starts: Int
    let isCovered: Bool
  }

  /// How a search came out.
  private enum Finding {
    case end(End)
    /// Its pieces leave the region behind, and none beside them is better.
    case behind
    /// It came close and could not be brought onto the constraint, or did not come to rest.
    case unsettled

    var end: End? { if case .end(let end) = self { end } else { nil } }
  }

  func answer() throws(ScoringError) -> Reform {
    var random = random
    let net = try problem.net(limit: looks, random: &random)
    var plans = net.inTop
    let reach = try problem.farthest(from: starts)
    if try problem.isInTop(reach.x) { plans.append(try problem.trimmed(reach.x)) }
    guard let trimmed = plans.min(by: { problem.cost(at: $0) < problem.cost(at: $1) }) else {
      // By the method itself: the sums of parts that the search goes by may differ from it by a rounding.
      let reached = rank(of: problem.figures.row, try problem.figures.wholeScores(at: reach.x))
      let x = reached <= net.best.rank ? reach.x : net.best.x
      return .notReachable(bestRank: min(reached, net.best.rank), at: problem.moves(to: x))
    }
    let scale = problem.cost(at: trimmed)
    var known: [SmoothPieces: End] = [:]
    var ends: [End] = []
    let isFlat = try problem.isFlat(at: starts)
    for (index, start) in (isFlat ? [] : starts).enumerated() {
      // The first search begins at the trimmed plan, every other one half-way there and the rest at their own points.
      let begin = index == 0 ? trimmed : index % 2 == 0 ? zip(trimmed, start).map { ($0 + $1) / 2 } : start
      if let end = try searched(from: begin, scale: scale, known: &known).end { ends.append(end) }
    }
    let began = ends.count
    for begin in net.inTop.prefix(isFlat ? 0 : starts.count) {
      if let end = try searched(from: begin, scale: scale, known: &known).end { ends.append(end) }
    }
    let costs = ends.map { problem.cost(at: $0.x) }
    var best = zip(ends, costs).min { $0.1 < $1.1 }
    let isCovered = isFlat ? false : try cover(&best, below: scale, known: &known)
    let effort = Effort(starts: isFlat ? 0 : starts.count, isCovered: isCovered)
    var end: End
    if let best, best.1 <= scale * (1 + 1e-7) {
      // Where two rivals are level trimming may be the last digits cheaper.
      end = End(x: scale < best.1 ? trimmed : best.0.x, prices: best.0.prices)
    } else {
      // No search did as well as trimming alone; the conditions are tested all the same.
      let snapped = problem.snapped(trimmed, reach: 1e-12)
      // Where scores move by steps the last bit of a figure may be what the rank hangs on.
      end = End(x: try problem.isInTop(snapped) ? snapped : trimmed, prices: [])
      end.prices = try problem.prices(at: end.x, near: [])
    }
    let plain = try finished(end, costs.prefix(began), effort)
    if plain.isStationary { return .reached(plain) }
    let exchanged = try problem.exchanged(plain.moves.map(\.value))
    let other = try finished(End(x: exchanged, prices: end.prices), costs.prefix(began), effort)
    return .reached(other.cost < plain.cost || other.isStationary ? other : plain)
  }

  /// Trimmed, on its cuts, and tested against the conditions of an optimum.
  private func finished(
    _ end: End, _ costs: ArraySlice<Double>, _ effort: Effort
  ) throws(ScoringError) -> ReformPlan {
    // Trimming is next to nothing where scores are smooth. Where they move by steps an end may lie anywhere on its step.
    var x = try problem.trimmed(end.x)
    let near = problem.snapped(x, reach: 1e-12)
    if near != x, try problem.isInTop(near) { x = near }
    let cost = problem.cost(at: x)
    let agreeing = costs.count { $0 <= cost * (1 + 1e-6) }
    let plan = try plan(End(x: x, prices: end.prices), agreeing: agreeing, effort)
    guard !plan.isStationary else { return plan }
    let prices = try problem.prices(at: x, near: end.prices)
    return try self.plan(End(x: x, prices: prices), agreeing: agreeing, effort)
  }

  /// Searches every choice of pieces that could hold something cheaper, the cheapest first, if there are few choices.
  ///
  /// - Returns: whether there were few enough and each search came to rest; then each choice has been
  ///   searched or costs
  ///   more from the outset.
  private func cover(
    _ best: inout (End, Double)?, below scale: Double, known: inout [SmoothPieces: End]
  ) throws(ScoringError) -> Bool {
    var count = 1
    for cuts in problem.cuts where count <= Self.coverLimit { count *= cuts.count - 1 }
    guard count <= Self.coverLimit else { return false }
    let choices = (0..<count).map { number -> SmoothPieces in
      var rest = number
      return SmoothPieces(
        problem,
        places: problem.cuts.map { cuts in
          defer { rest /= cuts.count - 1 }
          return rest % (cuts.count - 1)
        })
    }
    let ordered = choices.map { ($0, problem.cost(at: $0.nearest(to: problem.present))) }.sorted {
      $0.1 < $1.1
    }
    var isCovered = true
    for (pieces, least) in ordered {
      guard least < min(scale, best?.1 ?? scale) else { break }
      guard known[pieces] == nil else { continue }
      let begin = zip(pieces.low, pieces.width).map { $0 + $1 / 2 }
      switch try searched(from: begin, scale: scale, known: &known) {
      case .behind: continue
      case .unsettled: isCovered = false
      case .end(let end):
        let cost = problem.cost(at: end.x)
        if cost < best?.1 ?? .infinity { best = (end, cost) }
      }
    }
    return isCovered
  }

  private static let coverLimit = 128

  /// From piece to piece, roughly, until no lever wants to leave its own; then exactly.
  ///
  /// - Parameter known: ends that were found before, by their pieces. A search that comes to the pieces of one from
  ///   elsewhere takes that end: cost and scores are smooth there, and it would go down the same slope.
  private func searched(
    from start: [Double], scale: Double, known: inout [SmoothPieces: End]
  ) throws(ScoringError) -> Finding {
    var pieces = SmoothPieces(problem, around: start)
    var x = start
    var multipliers = [Double](repeating: 0, count: problem.alternatives)
    multipliers[try problem.margin(at: start).rival] = 1
    var best: End?
    var seen: Set<SmoothPieces> = []
    var isRough = true
    for step in 0..<(20 + 4 * problem.levers.count) {
      if step > 0, let end = known[pieces] { return .end(end) }
      // Pieces that come round again are searched exactly, and only once.
      if !seen.insert(pieces).inserted, isRough { isRough = false }
      (x, multipliers) = try rounds(
        in: pieces, from: x, multipliers: multipliers, scale: scale, isRough: isRough)
      let guess = rivals(multipliers, scale: scale)
      if isRough {
        let near = problem.snapped(x, reach: 1e-4)
        let isBehind = try problem.margin(at: near).value < -0.01 * problem.gap
        // Pieces that hold no point in the top are left by the force of the search, which grows until a lever moves on.
        let prices = isBehind ? guess : try problem.prices(at: near, near: guess)
        if let next = try moved(pieces, at: End(x: near, prices: prices)) {
          pieces = next
        } else if isBehind {
          return .behind
        } else {
          isRough = false
        }
        continue
      }
      guard let settled = try cheapestSettled(x, near: guess) else { break }
      let end = End(x: settled, prices: try problem.prices(at: settled, near: guess))
      if let best, problem.cost(at: best.x) <= problem.cost(at: end.x) { break }
      best = end
      guard let next = try moved(pieces, at: end) else {
        known[pieces] = end
        break
      }
      pieces = next
    }
    return best.map { .end($0) } ?? .unsettled
  }

  /// On the constraint, with figures close to a cut put on it: within 1e-5 of their ways where that costs nothing.
  private func cheapestSettled(
    _ x: [Double], near prices: [MovedFigures.Rival]
  ) throws(ScoringError) -> [Double]? {
    guard let near = try problem.settled(problem.snapped(x, reach: 1e-8), near: prices) else { return nil }
    guard let far = try problem.settled(problem.snapped(x, reach: 1e-5), near: prices) else { return near }
    return problem.cost(at: far) <= problem.cost(at: near) * (1 + 1e-12) ? far : near
  }

  /// Multipliers of the scaled problem as cost per unit of score.
  private func rivals(_ multipliers: [Double], scale: Double) -> [MovedFigures.Rival] {
    multipliers.indices.filter { multipliers[$0] > 0 }.map {
      MovedFigures.Rival(row: $0, weight: multipliers[$0] * scale / problem.gap)
    }
  }

  /// The neighbouring pieces into which Lagrange's function falls; none where it does not.
  private func moved(_ pieces: SmoothPieces, at end: End) throws(ScoringError) -> SmoothPieces? {
    var places = pieces.places
    let falls = try problem.descents(at: end.x, prices: end.prices)
    for k in places.indices {
      let cuts = problem.cuts[k]
      if falls[k].up > 1e-6, end.x[k] == cuts[places[k] + 1], places[k] + 2 < cuts.count {
        places[k] += 1
      } else if falls[k].down > 1e-6, end.x[k] == cuts[places[k]], places[k] > 0 {
        places[k] -= 1
      }
    }
    return places == pieces.places ? nil : SmoothPieces(problem, places: places)
  }

  /// The augmented Lagrangian's rounds: minimise, correct the multipliers, and stiffen where the shortfall does not
  /// shrink.
  ///
  /// Cost is in units of `scale` and the shortfall in units of the gap, so that the multipliers are near one.
  private func rounds(
    in pieces: SmoothPieces, from start: [Double], multipliers: [Double], scale: Double,
    isRough: Bool
  ) throws(ScoringError) -> ([Double], [Double]) {
    // The force of a search that found no way in must not outlive its pieces.
    var multipliers = multipliers.map { min($0, 100) }
    var stiffness = 10.0
    var angles = pieces.angles(of: start, off: 0.02)
    var last = Double.infinity
    // Whoever may stay ahead is fixed for these pieces. Any choice gives a point in the top.
    let rivals = try problem.rivals(at: pieces.figures(at: angles))
    for round in 0..<30 {
      let lagrangian = Lagrangian(
        costWeight: 1 / scale, multipliers: multipliers, stiffness: stiffness,
        rivals: rivals, row: problem.figures.row, gap: problem.gap)
      angles = try problem.descended(
        lagrangian, in: pieces, from: angles,
        tolerance: isRough ? 1e-3 : round < 3 ? [1e-3, 1e-4, 1e-6][round] : 1e-7)
      var residual = 0.0
      var next = [Double](repeating: 0, count: multipliers.count)
      let scores = try problem.figures.scores(at: pieces.figures(at: angles))
      for rival in lagrangian.rivals {
        next[rival] = lagrangian.force(on: rival, scores)
        let shortfall = lagrangian.shortfall(of: rival, scores)
        residual = max(residual, abs(max(shortfall, -multipliers[rival] / stiffness)))
      }
      multipliers = next
      if isRough ? residual <= 1e-3 && round > 0 : residual <= 1e-8 && round >= 3 { break }
      if residual > last / 4 { stiffness = min(stiffness * 5, 1e6) }
      // A shortfall that no stiffness mends: these pieces do not hold a point in the top.
      if stiffness == 1e6, residual > 1e-3, residual > last * 0.9 { break }
      last = residual
    }
    return (pieces.figures(at: angles), multipliers)
  }

  private func plan(_ end: End, agreeing: Int, _ effort: Effort) throws(ScoringError) -> ReformPlan {
    let scores = try problem.figures.wholeScores(at: end.x)
    let margin = try problem.margin(at: end.x)
    let cost = problem.cost(at: end.x)
    let isSmooth = try problem.isSmooth(at: end.x)
    let falls = isSmooth ? try problem.descents(at: end.x, prices: end.prices) : []
    let price = end.prices.reduce(0) { $0 + $1.weight }
    let stationarity = isSmooth ? falls.reduce(0) { max($0, $1.up, $1.down) } : nil
    return ReformPlan(
      moves: problem.moves(to: end.x), cost: cost, rank: rank(of: problem.figures.row, scores),
      score: scores[problem.figures.row], shadowPrice: isSmooth ? price : nil,
      optimality: ReformPlan.Optimality(
        stationarity: stationarity, infeasibility: max(0, -margin.value) / problem.gap,
        complementarity: isSmooth && cost > 0 ? price * max(0, margin.value) / cost : nil),
      starts: effort.starts, agreeing: agreeing, coversAllPieces: effort.isCovered)
  }
}
