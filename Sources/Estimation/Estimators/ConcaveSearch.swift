internal import GSL
internal import Kernels

/// The maximum of a concave function of several numbers by damped Newton steps, and by BFGS where they fail.
struct ConcaveSearch {
  typealias Values = ChoiceSums

  struct Outcome {
    var point: [Double]
    var values: Values
    /// Of the curvature at the point; nil where it is not positive definite.
    var factor: CholeskyFactor?
    /// The Newton step at the point.
    var step: [Double]
    var iterations: Int
    var reason: Reason
    /// Iterations that BFGS took after Newton's steps failed; zero when they did not.
    var fallbackIterations = 0
  }

  enum Reason { case converged, stalled, limit, stopped }

  /// What the gradient's components may be at the maximum: zero but for rounding.
  let zeros: [Double]
  let limit: Int
  /// The value's rounding: a step that lowers it by less has not lowered it.
  let rounding: Double

  /// Distance to the maximum in standard errors, below which the point is the maximum for all that data can
  /// tell.
  static let nearest = 1e-11
  /// Below this distance the next point is probably the last one.
  static let near = 1e-3

  /// - Parameters:
  ///   - start: a point, and the values there.
  ///   - evaluate: values at a point, with the logarithms of the shares when asked for.
  ///   - stops: asked before every step; true ends the search there.
  func maximum(
    from start: ([Double], Values), evaluate: @escaping ([Double], _ keepsShares: Bool) -> Values,
    stops: (Outcome) -> Bool
  ) -> Outcome {
    let outcome = newton(from: start, evaluate: evaluate, stops: stops)
    guard outcome.reason == .stalled else { return outcome }
    return fallenBack(from: outcome, evaluate)
  }

  private func newton(
    from start: ([Double], Values), evaluate: ([Double], _ keepsShares: Bool) -> Values,
    stops: (Outcome) -> Bool
  ) -> Outcome {
    var (point, values) = start
    var iterations = 0
    while true {
      let factor = CholeskyFactor(values.curvature, order: point.count)
      let step = factor?.solution(values.gradient) ?? values.gradient.map { _ in 0 }
      let gain = zip(step, values.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      var outcome = Outcome(
        point: point, values: values, factor: factor, step: step, iterations: iterations, reason: .converged)
      let distance = max(gain, 0).squareRoot()
      if factor != nil, distance <= Self.nearest, isZero(values.gradient) { return outcome }
      if iterations >= limit {
        outcome.reason = .limit
        return outcome
      }
      if stops(outcome) {
        outcome.reason = .stopped
        return outcome
      }
      outcome.reason = .stalled
      guard factor != nil, gain.isFinite, gain > 0 else { return outcome }
      // `gain` is the rise that the slope alone promises; the step is halved until a part of it comes true.
      var length = 1.0
      var next = values
      var nextPoint = point
      repeat {
        nextPoint = zip(point, step).map { $0 + length * $1 }
        next = evaluate(nextPoint, length == 1 && distance < Self.near)
        if next.logLikelihood.isFinite,
          next.logLikelihood >= values.logLikelihood + 1e-4 * length * gain - rounding
        {
          break
        }
        length /= 2
      } while length > 1e-9
      guard length > 1e-9, nextPoint != point else { return outcome }
      point = nextPoint
      values = next
      iterations += 1
    }
  }

  private func isZero(_ gradient: [Double]) -> Bool {
    zip(gradient, zeros).allSatisfy { abs($0) <= $1 }
  }

  /// BFGS from where Newton's steps ended, on numbers of which one step changes the value about equally; and
  /// Newton's steps again for the last digits, which a search by values cannot see.
  private func fallenBack(
    from outcome: Outcome, _ evaluate: @escaping ([Double], _ keepsShares: Bool) -> Values
  ) -> Outcome {
    let order = outcome.point.count
    let units = (0..<order).map { k -> Double in
      let diagonal = outcome.values.curvature[k * order + k]
      return diagonal > 0 && diagonal.isFinite ? 1 / diagonal.squareRoot() : 1
    }
    func point(_ scaled: [Double]) -> [Double] {
      (0..<order).map { outcome.point[$0] + units[$0] * scaled[$0] }
    }
    let objective = Objective(
      value: { -evaluate(point($0), false).logLikelihood },
      valueAndGradient: { scaled in
        let found = evaluate(point(scaled), false)
        return (-found.logLikelihood, zip(found.gradient, units).map { -$0 * $1 })
      })
    let origin = [Double](repeating: 0, count: order)
    guard
      let found = try? GSL.minimum(
        of: objective, from: origin, step: 0.1, tolerance: 1e-6, limit: 10 * limit),
      found.value.isFinite, -found.value >= outcome.values.logLikelihood - rounding
    else { return outcome }
    let end = point(found.point)
    var result = newton(from: (end, evaluate(end, false)), evaluate: evaluate) { _ in false }
    result.iterations += outcome.iterations
    result.fallbackIterations = found.iterations
    return result
  }
}
