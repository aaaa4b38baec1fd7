/// The maximum of a smooth function that need not be concave, by Newton's steps with the exact second
/// derivatives, damped where they do not lead upwards.
///
/// A step solves `(A + μD) s = g`, with A minus the second derivatives, g the gradient and D the sums of
/// squares of the gradient's parts. μ is zero as long as A is positive definite and the steps keep what they
/// promise; so the last steps are Newton's own. A point is a maximum when the gradient is zero but for
/// rounding, A is positive definite and the step from there is short in every direction: where the function
/// rises without end, the gradient fades away too, but the steps do not.
///
/// - Source: Levenberg (1944), *Quarterly of Applied Mathematics* 2, with the control of μ by Marquardt
///   (1963), *SIAM Journal* 11.
struct AscentSearch {
  struct Values {
    var value: Double
    var gradient: [Double]
    /// Minus the second derivatives.
    var information: [Double]
    var squares: [Double]
    /// Whether the gradient is zero but for rounding.
    var isFlat: Bool
  }

  struct Outcome {
    var point: [Double]
    var values: Values
    /// Of the information; nil where it is not positive definite.
    var factor: CholeskyFactor?
    /// The last step tried or taken.
    var step: [Double]
    var iterations: Int
    var reason: Reason
  }

  enum Reason {
    case converged, stalled, limit
    /// The gradient is zero and the information is singular.
    case singular
    /// The gradient fades away and the steps do not.
    case endless
    /// The point came to the edge of where the function is defined.
    case left
  }

  let limit: Int
  /// Of a value: a step that lowers it by less has not lowered it.
  let rounding: (_ value: Double) -> Double
  let distance: (_ step: [Double], _ point: [Double]) -> Double
  let reach: (_ step: [Double], _ point: [Double]) -> Double
  let hasLeft: (_ point: [Double]) -> Bool
  let moved: (_ point: [Double], _ step: [Double]) -> [Double]
  let evaluate: (_ point: [Double]) -> Values

  /// Distance to the maximum in standard errors, below which the point is the maximum for all that data can
  /// tell; `near` where rounding lets it come no nearer.
  static let nearest = 1e-11
  static let near = 1e-8

  func maximum(from start: [Double]) -> Outcome {
    var outcome = Outcome(
      point: start, values: evaluate(start), factor: nil, step: start.map { _ in 0 }, iterations: 0,
      reason: .stalled)
    var damping = 0.0
    var last = Double.infinity
    guard outcome.values.value.isFinite else { return outcome }
    while true {
      let (point, values) = (outcome.point, outcome.values)
      let factor = CholeskyFactor(values.information, order: values.gradient.count)
      outcome.factor = factor
      if let factor {
        let step = factor.solution(values.gradient)
        let left = max(inner(step, values.gradient), 0).squareRoot()
        if values.isFlat, left <= Self.nearest || (left <= Self.near && left > last / 2) {
          outcome.step = step
          outcome.reason = distance(step, point) <= 1e-6 ? .converged : .endless
          return outcome
        }
        last = left
      }
      if hasLeft(point) { return ended(outcome, .left) }
      if outcome.iterations >= limit { return ended(outcome, .limit) }
      guard let next = step(from: outcome, &damping) else {
        return ended(outcome, values.isFlat ? (factor == nil ? .singular : .endless) : .stalled)
      }
      let gain = next.values.value - values.value
      outcome = next
      if factor == nil, values.isFlat, gain <= rounding(values.value) { return ended(outcome, .singular) }
    }
  }

  private func ended(_ outcome: Outcome, _ reason: Reason) -> Outcome {
    var ended = outcome
    ended.reason = reason
    return ended
  }

  private func inner(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The next point, or nil when no damping leads upwards.
  private func step(from outcome: Outcome, _ damping: inout Double) -> Outcome? {
    let (point, values) = (outcome.point, outcome.values)
    let order = values.gradient.count
    let rounding = rounding(values.value)
    for _ in 0..<60 {
      var damped = values.information
      for k in 0..<order {
        let size = max(values.squares[k], abs(damped[k * order + k]))
        damped[k * order + k] += damping * (size > 0 ? size : 1)
      }
      let factor = damping > 0 ? CholeskyFactor(damped, order: order) : outcome.factor
      guard let step = factor?.solution(values.gradient), step.allSatisfy(\.isFinite) else {
        damping = max(4 * damping, 1e-3)
        continue
      }
      let length = min(1, reach(step, point))
      let taken = step.map { length * $0 }
      let bend = (0..<order).reduce(0.0) { sum, a in
        sum + taken[a] * inner(Array(values.information[a * order..<(a + 1) * order]), taken)
      }
      let promised = inner(taken, values.gradient) - bend / 2
      let next = moved(point, taken)
      guard next != point else { return nil }
      let found = evaluate(next)
      let gain = found.value - values.value
      let isRounding = abs(promised) <= rounding && gain >= -rounding
      guard found.value.isFinite, found.gradient.allSatisfy(\.isFinite), isRounding || gain > 1e-3 * promised,
        isRounding || promised > 0
      else {
        damping = max(10 * damping, 1e-3)
        continue
      }
      if !isRounding, gain < 0.25 * promised {
        damping = max(4 * damping, 1e-3)
      } else if isRounding || gain > 0.7 * promised {
        damping = damping < 1e-2 ? 0 : damping / 10
      }
      return Outcome(
        point: next, values: found, factor: nil, step: taken, iterations: outcome.iterations + 1,
        reason: .stalled)
    }
    return nil
  }
}
