internal import Kernels

/// A local maximum of a function that need not be concave, by Newton's steps with the exact second
/// derivatives.
///
/// Where the curvature A is not positive definite, or a step does not keep its promise, the step solves `(A +
/// μD)δ = g` with D the squares of the scores (Berndt, Hall, Hall & Hausman 1974) on the diagonal, μ large
/// enough for a step uphill and larger after every failure (Moré 1978).
struct TrustSearch {
  struct Outcome {
    var point: [Double]
    var values: MixedSums
    /// Of the curvature at the point; nil where it is not positive definite.
    var factor: CholeskyFactor?
    /// √(g′A⁻¹g), the distance to the maximum in standard errors; nil without a factor.
    var distance: Double?
    var iterations: Int
    var reason: ConcaveSearch.Reason
    /// Parameters in which the steps go on for ever where the likelihood is flat already.
    var runaways: [Int] = []
  }

  /// What the gradient's components may be at the maximum: zero but for rounding.
  let zeros: ([Double]) -> [Double]
  /// How much utility, or logarithm of a coefficient, a unit of every parameter moves at most.
  let reaches: [Double]
  let limit: Int
  /// The value's rounding: a step that lowers it by less has not lowered it.
  let rounding: Double

  static let nearest = 1e-9
  /// Along a likelihood that rises for ever by less and less, `a − e^−θ`, gradient and distance go to zero,
  /// but the steps stay at one; near a maximum they go to zero as well.
  static let stillness = 1e-4
  /// Utilities so far apart that every draw chooses for certain; a slope of zero says nothing there.
  static let farthest = 1000.0

  func maximum(
    from start: [Double], evaluate: ([Double]) -> MixedSums, stops: (Outcome) -> Bool = { _ in false }
  ) -> Outcome {
    var (point, values) = (start, evaluate(start))
    var (iterations, damping) = (0, 0.0)
    while true {
      let order = point.count
      let factor = CholeskyFactor(values.curvature, order: order)
      let newton = factor?.solution(values.gradient)
      let gain = newton.map { zip($0, values.gradient).reduce(0) { $0 + $1.0 * $1.1 } }
      var outcome = Outcome(
        point: point, values: values, factor: factor, distance: gain.map { max($0, 0).squareRoot() },
        iterations: iterations, reason: .converged)
      let isZero = zip(values.gradient, zeros(point)).allSatisfy { abs($0) <= $1 }
      if let newton, let distance = outcome.distance, distance <= Self.nearest, isZero {
        outcome.runaways = newton.indices.filter { abs(newton[$0]) * reaches[$0] > Self.stillness }
        if !outcome.runaways.isEmpty { outcome.reason = .stalled }
        return outcome
      }
      let far = point.indices.filter { abs(point[$0]) * reaches[$0] > Self.farthest }
      if isZero, !far.isEmpty, newton.map({ zip($0, reaches).contains { abs($0 * $1) > 0.01 } }) ?? true {
        outcome.runaways = far
        outcome.reason = .stalled
        return outcome
      }
      if iterations >= limit {
        outcome.reason = .limit
        return outcome
      }
      if stops(outcome) {
        outcome.reason = .stopped
        return outcome
      }
      outcome.reason = .stalled
      guard values.logLikelihood.isFinite, values.gradient.allSatisfy(\.isFinite) else { return outcome }
      let squares = (0..<order).map { a -> Double in
        let sum = stride(from: a, to: values.scores.count, by: order).reduce(0.0) {
          $0 + values.scores[$1] * values.scores[$1]
        }
        return sum > 0 ? sum : 1
      }
      if factor == nil { damping = max(damping, 1e-3) }
      var isAccepted = false
      for _ in 0..<60 where !isAccepted {
        guard let (step, promise) = step(values, squares, damping) else {
          damping = max(4 * damping, 1e-3)
          continue
        }
        let next = zip(point, step).map { $0 + $1 }
        guard next != point else { break }
        let found = evaluate(next)
        let rise = found.logLikelihood - values.logLikelihood
        guard found.logLikelihood.isFinite, rise >= 1e-4 * promise - rounding else {
          damping = max(4 * damping, 1e-2)
          continue
        }
        // Near the maximum a rise is all rounding and says nothing about the step.
        if promise < 1e3 * rounding || rise > 0.75 * promise {
          damping = damping < 1e-2 ? 0 : damping / 8
        } else if rise < 0.25 * promise {
          damping = max(2 * damping, 1e-2)
        }
        (point, values, isAccepted) = (next, found, true)
      }
      guard isAccepted else { return outcome }
      iterations += 1
    }
  }

  /// A damped step, and the rise that the quadratic model promises.
  private func step(
    _ values: MixedSums, _ squares: [Double], _ damping: Double
  ) -> (step: [Double], promise: Double)? {
    let order = squares.count
    var matrix = values.curvature
    if damping > 0 {
      for a in 0..<order { matrix[a * order + a] += damping * squares[a] }
    }
    guard let step = CholeskyFactor(matrix, order: order)?.solution(values.gradient) else { return nil }
    var promise = 0.0
    for a in 0..<order {
      promise += step[a] * values.gradient[a]
      for b in 0..<order { promise -= 0.5 * step[a] * values.curvature[a * order + b] * step[b] }
    }
    return promise.isFinite && promise > 0 ? (step, promise) : nil
  }
}
