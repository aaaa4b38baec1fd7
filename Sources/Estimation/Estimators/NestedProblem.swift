internal import Kernels

/// A nested likelihood, ready to be evaluated at a point: coefficients in the problem's units, then the λs.
struct NestedProblem {
  let choices: NestedChoices
  let flat: ChoiceProblem
  let rows: NestedRows
  /// Parameters that are searched for; the others keep their value.
  var free: [Int]
  private let threads: Threads

  var columnCount: Int { flat.units.count }
  var scaleCount: Int { choices.scaleNames.count }
  var order: Int { columnCount + scaleCount }
  var names: [String] { choices.data.names + choices.scaleNames }
  /// What a parameter of the problem is multiplied by to be one of the user's.
  var units: [Double] { flat.units + choices.scaleNames.map { _ in 1 } }

  init(_ choices: NestedChoices, _ threads: Threads) throws(EstimationError) {
    flat = try ChoiceProblem(choices.data, threads)
    guard
      let rows = NestedRows(
        columns: choices.data.columns, nestStarts: choices.nestStarts, groupStarts: choices.groupStarts,
        chosen: choices.data.chosen, scales: choices.scales, scaleCount: choices.scaleNames.count,
        units: flat.units, threads: threads)
    else {
      throw .problem(
        .table,
        "\(choices.data.rows.count) rows of \(choices.data.columns.count) columns do not fit into memory",
        hint: "draw a sample of each case's alternatives and correct for it with offset(-log(probability))")
    }
    self.choices = choices
    self.rows = rows
    self.threads = threads
    free = Array(0..<(flat.units.count + choices.scaleNames.count))
  }

  func sums(at point: [Double], keepsShares: Bool = false) -> NestedSums {
    rows.sums(
      at: Array(point.prefix(columnCount)), scales: Array(point.dropFirst(columnCount)),
      weights: choices.data.weights, offset: choices.data.offset, keepsShares: keepsShares, threads: threads)
  }

  /// The smallest |λ| of a point, one at most.
  private func smallestScale(_ point: [Double]) -> Double {
    point.dropFirst(columnCount).reduce(1) { min($0, abs($1)) }
  }

  /// What is left of the gradient at a maximum: 10⁻⁷ in the user's unit, or the rounding of its sum where
  /// that is more.
  func zeros(at point: [Double]) -> [Double] {
    let scale = smallestScale(point)
    let rounding = 64 * flat.totalWeight * Double.ulpOfOne / scale
    let utility = (0..<columnCount).reduce(1) { $0 + abs(point[$1]) * flat.spread(of: $1) }
    return (0..<order).map { k in
      k < columnCount
        ? max(1e-7 * flat.units[k], rounding * flat.spread(of: k)) : max(1e-7, rounding * utility / scale)
    }
  }

  /// How far a step moves utilities and λs, relative to the λs.
  func distance(of step: [Double], at point: [Double]) -> Double {
    let scale = smallestScale(point)
    var distance = 0.0
    for k in 0..<columnCount { distance = max(distance, abs(step[k]) * flat.spread(of: k) / scale) }
    for k in columnCount..<order { distance = max(distance, abs(step[k]) / abs(point[k])) }
    return distance
  }

  /// λs that have gone to zero.
  func vanished(at point: [Double], below: Double = 1e-7) -> [Int] {
    (columnCount..<order).filter { abs(point[$0]) < below }
  }

  /// λs, and coefficients by what they do to utility, that have grown beyond what data can say.
  func grown(at point: [Double], above: Double) -> [Int] {
    let scale = smallestScale(point)
    return (0..<order).filter { k in
      abs(point[k]) * (k < columnCount ? flat.spread(of: k) / scale : 1) > above
    }
  }

  /// The maximum by the parameters themselves, and where those steps creep in ``NestedCoordinates``.
  func maximum(from start: [Double], limit: Int) -> AscentSearch.Outcome {
    let outcome = search(limit: min(limit, 40), inCoordinates: false).maximum(from: start)
    guard outcome.reason == .limit || outcome.reason == .stalled, limit > 40, free.count == order else {
      return outcome
    }
    var later = search(limit: limit - 40, inCoordinates: true).maximum(from: outcome.point)
    later.iterations += outcome.iterations
    return later
  }

  private func search(limit: Int, inCoordinates: Bool) -> AscentSearch {
    func coordinates(_ point: [Double]) -> NestedCoordinates? {
      inCoordinates ? NestedCoordinates(at: point, columnCount: columnCount) : nil
    }
    func moved(_ point: [Double], _ step: [Double]) -> [Double] {
      if let coordinates = coordinates(point) { return coordinates.moved(by: step) }
      var moved = point
      for (place, k) in free.enumerated() { moved[k] += step[place] }
      return moved
    }
    return AscentSearch(
      limit: limit, rounding: { [weight = flat.totalWeight] in 64 * Double.ulpOfOne * max(abs($0), weight) },
      distance: { step, point in distance(of: zip(moved(point, step), point).map(-), at: point) },
      reach: { step, point in
        if let coordinates = coordinates(point) {
          return coordinates.reach(of: step, columnCount: columnCount)
        }
        return free.indices.reduce(1.0) { reach, place in
          guard free[place] >= columnCount else { return reach }
          let relative = step[place] / point[free[place]]
          return relative < 0 ? min(reach, 0.7 / -relative) : relative > 0 ? min(reach, 2 / relative) : reach
        }
      },
      hasLeft: { point in
        !vanished(at: point).isEmpty || point.dropFirst(columnCount).contains { abs($0) > 1e6 }
      },
      moved: moved,
      evaluate: { point in values(of: sums(at: point), at: point, coordinates(point)) })
  }

  private func values(
    of sums: NestedSums, at point: [Double], _ coordinates: NestedCoordinates?
  ) -> AscentSearch.Values {
    let isFlat = zip(sums.gradient, zeros(at: point)).enumerated().allSatisfy { k, pair in
      abs(pair.0) <= pair.1 || !free.contains(k)
    }
    if let coordinates {
      return AscentSearch.Values(
        value: sums.logLikelihood, gradient: coordinates.gradient(sums.gradient),
        information: coordinates.information(sums.curvature, gradient: sums.gradient),
        squares: coordinates.squares(sums.outerProducts), isFlat: isFlat)
    }
    func picked(_ values: [Double]) -> [Double] { free.map { values[$0] } }
    return AscentSearch.Values(
      value: sums.logLikelihood, gradient: picked(sums.gradient),
      information: free.flatMap { a in free.map { sums.curvature[a * order + $0] } },
      squares: free.map { sums.outerProducts[$0 * order + $0] }, isFlat: isFlat)
  }
}
