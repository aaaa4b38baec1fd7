internal import Decision
internal import Kernels

extension MixedRun {
  /// How far estimates move with the draws.
  struct SimulationError {
    /// For every parameter of the end's model, in the search's units.
    var coefficients: [Double]
    var logLikelihood: Double
    var repeats: Int
  }

  /// The standard deviation of the estimates from the draws of the fit and from others, each found by
  /// Newton's steps from the fit.
  func simulationError(of end: End, _ notices: inout [Notice]) throws(EstimationError) -> SimulationError? {
    guard end.outcome.factor != nil, end.outcome.reason == .converged else { return nil }
    var estimates = [end.outcome.point]
    var values = [end.outcome.values.logLikelihood]
    var wanted = settings.repeats
    if case .quadrature = settings.draws { wanted = min(wanted, 1) }
    var failures = 0
    for other in 0..<wanted {
      guard let deviates = try source.deviates(other + 1) else { return nil }
      if let (point, value) = estimate(near: end.outcome.point, end.choices.with(deviates), end.model) {
        estimates.append(point)
        values.append(value)
      } else {
        failures += 1
      }
    }
    if failures > 0 {
      notices.append(
        Notice(
          "with \(failures) of \(wanted) other sets of draws no maximum was found; take more draws"
        ))
    }
    guard estimates.count > 1 else { return nil }
    // Of a quadrature's two answers the finer one is the better one, and their distance is the error.
    let isRule = end.choices.deviates.isShared
    func spread(_ values: [Double]) -> Double {
      if isRule { return abs(values[1] - values[0]) }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count - 1)).squareRoot()
    }
    return SimulationError(
      coefficients: end.outcome.point.indices.map { a in spread(estimates.map { $0[a] }) },
      logLikelihood: spread(values), repeats: estimates.count - 1)
  }

  /// The maximum near the fit's own: the search until the next step is shorter than a twentieth of a standard
  /// error, and that one.
  private func estimate(
    near start: [Double], _ choices: SimulatedChoices, _ model: MixedModel
  ) -> ([Double], Double)? {
    let outcome = search(choices, model, from: start) { ($0.distance ?? 1) < 0.05 }
    guard let factor = outcome.factor, let distance = outcome.distance, distance < 0.05 else { return nil }
    let step = factor.solution(outcome.values.gradient)
    return (zip(outcome.point, step).map { $0 + $1 }, outcome.values.logLikelihood + distance * distance / 2)
  }
}
