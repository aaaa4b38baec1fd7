internal import CGSL
internal import Foundation

/// The value below which a gamma distribution has the probability `probability`.
///
/// Solves `P(shape, x/scale) = probability` for x, with P the regularised lower incomplete gamma function.
/// The mean of the distribution is `shape·scale`. A value smaller than any double is returned as 0.
///
///     // shape 1 is the exponential distribution: −ln(1 − p)
///     try gammaQuantile(below: 0.5, shape: 1, scale: 1)  // 0.6931471805599453, which is ln 2
///
/// - Parameters:
///   - probability: in 0…1; 0 gives 0 and 1 gives infinity.
///   - shape: finite and above zero, no unit.
///   - scale: finite and above zero, in the unit of the result.
/// - Throws: ``GSLError`` with the status of `GSL_EDOM` for an argument outside its range, and of
///   `GSL_EMAXITER` when the search does not settle.
/// - Complexity: O(1); three to ten evaluations of the incomplete gamma function.
/// - Source: the distribution function is GSL's (reference manual 2.7, section 'The Gamma Distribution'). Its
///   inverse is not used: `gsl_cdf_gamma_Qinv` of 2.7.1 returns 578001 for 0.025 above at shape 10⁶, where
///   the answer is 1001961, and `gsl_cdf_gamma_Pinv` gives up there. Start: Wilson & Hilferty (1931), *PNAS*
///   17 684; then Newton's steps on the logarithm of the smaller tail, which is concave in ln x. From shape
///   10⁵ on, where the library's tails lose digits, the expansion of Goldberg & Levine (1946), *Annals of
///   Mathematical Statistics* 17 216, the Cornish-Fisher form of Abramowitz & Stegun, 26.2.49.
public func gammaQuantile(
  below probability: Double, shape: Double, scale: Double
) throws(GSLError) -> Double {
  try checkGamma(probability, shape, scale)
  if probability == 0 { return 0 }
  if probability == 1 { return .infinity }
  // 1 − p is exact for p in ½…1, so no digit of the smaller tail is lost.
  return probability <= 0.5
    ? try lowerTailQuantile(probability, shape: shape) * scale
    : try upperTailQuantile(1 - probability, shape: shape) * scale
}

/// The value above which a gamma distribution has the probability `probability`.
///
/// The upper tail has its own function because `1 − probability` loses the digits of a small tail.
///
///     try gammaQuantile(above: 1e-20, shape: 1, scale: 1)  // 46.051701859880914, which is 20 ln 10
///
/// - Parameters:
///   - probability: in 0…1; 0 gives infinity and 1 gives 0.
///   - shape: finite and above zero, no unit.
///   - scale: finite and above zero, in the unit of the result.
/// - Throws: ``GSLError``, as ``gammaQuantile(below:shape:scale:)``.
/// - Complexity: O(1).
/// - Source: as ``gammaQuantile(below:shape:scale:)``.
public func gammaQuantile(
  above probability: Double, shape: Double, scale: Double
) throws(GSLError) -> Double {
  try checkGamma(probability, shape, scale)
  if probability == 0 { return .infinity }
  if probability == 1 { return 0 }
  return probability <= 0.5
    ? try upperTailQuantile(probability, shape: shape) * scale
    : try lowerTailQuantile(1 - probability, shape: shape) * scale
}

private func checkGamma(_ probability: Double, _ shape: Double, _ scale: Double) throws(GSLError) {
  _ = handlerIsOff
  guard (0...1).contains(probability), shape > 0, shape.isFinite, scale > 0, scale.isFinite else {
    throw GSLError(
      operation: "finding the gamma quantile of \(probability) with shape \(shape) and scale \(scale)",
      status: Int32(GSL_EDOM))
  }
}

private func lowerTailQuantile(_ probability: Double, shape: Double) throws(GSLError) -> Double {
  let normal = gsl_cdf_ugaussian_Pinv(probability)
  if shape >= expansionShape { return expansion(normal, shape) }
  // P(shape, x) ≤ x^shape/Γ(shape + 1), so this start lies below the root, and close to it for a small shape.
  let logStart = (log(probability) + gsl_sf_lngamma(shape + 1)) / shape
  if shape < 1, logStart < -700 { return exp(logStart) }
  let start = shape < 1 ? exp(logStart) : max(wilsonHilferty(normal, shape), exp(logStart))
  return try newton(from: start, probability, shape: shape, slope: 1) { gsl_cdf_gamma_P($0, shape, 1) }
}

private func upperTailQuantile(_ probability: Double, shape: Double) throws(GSLError) -> Double {
  let normal = gsl_cdf_ugaussian_Qinv(probability)
  if shape >= expansionShape { return expansion(normal, shape) }
  let logStart = (log1p(-probability) + gsl_sf_lngamma(shape + 1)) / shape
  let start = max(wilsonHilferty(normal, shape), exp(logStart), 1e-300)
  return try newton(from: start, probability, shape: shape, slope: -1) { gsl_cdf_gamma_Q($0, shape, 1) }
}

/// The first term left out is of the order of shape⁻³ relative to the quantile, beyond a double from here on.
private let expansionShape = 1e5

/// Powers of shape^-½ around the normal quantile z.
private func expansion(_ z: Double, _ shape: Double) -> Double {
  let root = shape.squareRoot()
  let square = z * z
  let first = (square - 1) / 3
  let second = z * (square - 7) / 36
  let third = -(square * (3 * square + 7) - 16) / 810
  let fourth = z * (square * (9 * square + 256) - 433) / 38880
  return shape + root * z + first + second / root + third / shape + fourth / (shape * root)
}

/// The cube root of a gamma value is nearly normal.
private func wilsonHilferty(_ normal: Double, _ shape: Double) -> Double {
  let root = 1 - 1 / (9 * shape) + normal / (3 * shape.squareRoot())
  return root > 0 ? shape * root * root * root : 0
}

/// Newton's method for `ln tail(x) = ln target` in ln x. Both tails are log-concave there, so after the first
/// step the iterates close in on the root from one side; a step is held to e² either way to keep off
/// overflow.
private func newton(
  from start: Double, _ target: Double, shape: Double, slope: Double, _ tail: (Double) -> Double
) throws(GSLError) -> Double {
  var x = start
  var previous = Double.infinity
  for _ in 0..<200 {
    let found = tail(x)
    let density = gsl_ran_gamma_pdf(x, shape, 1)
    // A tail that underflows says only on which side of the root x lies.
    let step =
      found > 0 && density > 0
      ? -slope * (log(found) - log(target)) * found / (x * density) : (slope > 0 ? 2 : -2)
    guard step.isFinite else { break }
    x *= exp(min(max(step, -2), 2))
    // Below 1e-10 a step that no longer shrinks is the rounding of the tail itself.
    if abs(step) < 4e-15 || (abs(step) < 1e-10 && abs(step) > previous / 2) || x == 0 { return x }
    previous = abs(step)
  }
  throw GSLError(
    operation: "finding the gamma quantile of \(target) with shape \(shape)", status: Int32(GSL_EMAXITER))
}
