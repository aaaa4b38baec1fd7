internal import Kernels

/// A likelihood of choices with a prior on its coefficients, ready to be searched for the mode.
struct PriorProblem {
  let choices: ChoiceProblem
  let weights: [Double]
  let deviations: [Double]
  let limit: Int

  struct Mode {
    var coordinates: PriorCoordinates
    var outcome: ConcaveSearch.Outcome
    var width: Double

    var hasConverged: Bool { outcome.reason == .converged && outcome.factor != nil }
    var coefficients: [Double] { coordinates.coefficients(at: outcome.point) }

    /// The same coefficients as a point of another ω.
    func start(for other: Double) -> [Double] {
      outcome.point.enumerated().map { place, value in
        guard coordinates.isPenalised(place) else { return value }
        return other > 0 ? value * (width / other) : 0
      }
    }
  }

  var columns: Int { choices.data.columns.count }

  func coordinates(_ width: Double) -> PriorCoordinates {
    PriorCoordinates(
      weights: weights, deviations: deviations, free: columns - weights.count, width: width)
  }

  /// The mode for one ω and one weighting of the cases.
  ///
  /// - Parameter start: a point of this ω's coordinates.
  func mode(width: Double, from start: [Double], caseWeights: [Double], threads: Threads) -> Mode {
    let coordinates = coordinates(width)
    let units = choices.units
    func values(_ point: [Double], _ keepsShares: Bool) -> ChoiceSums {
      let scaled = zip(coordinates.coefficients(at: point), units).map { $0 / $1 }
      let found = choices.rows.sums(
        at: scaled, weights: caseWeights, offset: choices.data.offset, threads: threads)
      return coordinates.penalised(found, at: point, units: units)
    }
    let first = values(start, false)
    let zeros = choices.zeros
    let search = ConcaveSearch(
      zeros: start.indices.map { place in
        let data = units.indices.reduce(0) {
          $0 + abs(coordinates.map[$1 * columns + place]) / units[$1] * zeros[$1]
        }
        // What is left of c − c in the gradient of the penalty.
        return coordinates.isPenalised(place) ? data + 1e-13 : data
      },
      limit: limit, rounding: 64 * Double.ulpOfOne * max(abs(first.logLikelihood), choices.totalWeight))
    let outcome = search.maximum(from: (start, first), evaluate: values) { _ in false }
    return Mode(coordinates: coordinates, outcome: outcome, width: width)
  }

  /// The likelihood of some cases.
  func logLikelihood(_ coefficients: [Double], caseWeights: [Double]) -> Double {
    let point = zip(coefficients, choices.units).map { $0 / $1 }
    return choices.rows.sums(at: point, weights: caseWeights, offset: choices.data.offset).logLikelihood
  }
}
