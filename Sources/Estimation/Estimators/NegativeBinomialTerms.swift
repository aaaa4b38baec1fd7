internal import Foundation

/// One row's part of the negative binomial log-likelihood, without −log y!, and its derivatives in the
/// logarithm η of the mean and in α.
///
/// `log f = Σⱼ log(1 + jα) + yη − (y + 1/α) log(1 + αμ)`. All quotients by α are of functions that vanish
/// with it, and are written so that nothing is lost near α = 0, where they are the Poisson model's.
struct NegativeBinomialTerms {
  let value: Double
  let slope: Double
  let curvature: Double
  let alphaSlope: Double
  let alphaCurvature: Double
  /// ∂²/∂η∂α.
  let cross: Double

  init(_ y: Double, logMean: Double, mean: Double, alpha: Double, _ rising: RisingCounts.Terms) {
    let t = alpha * mean
    let d = 1 / (1 + t)
    let logarithm = log1p(t)
    // log(1 + t)/α, which is μ(1 − t/2 + …).
    let exposure = alpha > 0 ? logarithm / alpha : mean
    value = rising.value + y * logMean - y * logarithm - exposure
    slope = (y - mean) * d
    curvature = -mean * (1 + alpha * y) * d * d
    cross = -mean * (y - mean) * d * d
    let (h, dh) = Self.excess(t, d, logarithm)
    alphaSlope = rising.slope + mean * mean * h - y * mean * d
    alphaCurvature = rising.curvature + mean * mean * mean * dh + y * mean * mean * d * d
  }

  /// `(log(1 + t) − t/(1 + t))/t²` and its derivative.
  private static func excess(_ t: Double, _ d: Double, _ logarithm: Double) -> (Double, Double) {
    guard t < 0.1 else {
      let h = (logarithm - t * d) / (t * t)
      return (h, (d * d - 2 * h) / t)
    }
    var (h, dh) = (0.0, 0.0)
    for n in (0..<18).reversed() {
      let k = Double(n)
      let factor = (n.isMultiple(of: 2) ? 1 : -1) * (k + 1) / (k + 2)
      dh = dh * t + h
      h = h * t + factor
    }
    return (h, dh)
  }
}
