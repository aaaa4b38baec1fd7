internal import CGSL
internal import Foundation

/// The probability that a standard normal value lies above `value`.
///
///     normalTail(above: 8)  // 6.220960574271785e-16, where 1 − P would be 6.661338147750939e-16
///
/// - Returns: in 0…1; a tail below 2⁻¹⁰²² may be returned as zero.
/// - Complexity: O(1).
/// - Source: GSL reference manual 2.7, section 'The Gaussian Distribution', `gsl_cdf_ugaussian_Q`.
public func normalTail(above value: Double) -> Double { gsl_cdf_ugaussian_Q(value) }

/// The value above which a standard normal value lies with the probability `probability`.
///
///     normalQuantile(above: 0.025)  // 1.9599639845400543
///
/// - Parameter probability: in 0…1; 0 gives infinity and 1 gives minus infinity.
/// - Source: as ``normalTail(above:)``, `gsl_cdf_ugaussian_Qinv`.
public func normalQuantile(above probability: Double) -> Double { gsl_cdf_ugaussian_Qinv(probability) }

/// The probability that a chi-square value lies above `value`.
///
///     try chiSquareTail(above: 3.841458820694124, degrees: 1)  // 0.05
///
/// - Parameters:
///   - value: not negative.
///   - degrees: degrees of freedom, above zero.
/// - Throws: ``GSLError`` with the status of `GSL_EDOM` for an argument outside its range.
/// - Complexity: O(1).
/// - Source: GSL reference manual 2.7, section 'The Chi-squared Distribution', `gsl_cdf_chisq_Q`.
public func chiSquareTail(above value: Double, degrees: Double) throws(GSLError) -> Double {
  try inRange(value >= 0 && degrees > 0 && degrees.isFinite, "chi-square", value)
  return gsl_cdf_chisq_Q(value, degrees)
}

/// The probability that a value of Fisher's F distribution lies above `value`.
///
///     try fisherTail(above: 4, numerator: 3, denominator: 37)  // 0.014565484730608427
///
/// - Parameters:
///   - value: not negative.
///   - numerator: degrees of freedom of the numerator, above zero.
///   - denominator: degrees of freedom of the denominator, above zero.
/// - Throws: ``GSLError`` with the status of `GSL_EDOM` for an argument outside its range, and of
///   `GSL_EMAXITER` beyond about 10¹⁰ degrees of freedom.
/// - Complexity: O(√degrees).
/// - Source: Abramowitz & Stegun (1964), 26.6.2, by the continued fraction of the incomplete beta function
///   (DLMF 8.17.22) and the density in the form of Loader (2000), *Fast and Accurate Computation of Binomial
///   Probabilities*. `gsl_cdf_fdist_Q` of 2.7.1 is not used: with 1 and 300 000 degrees it returns a tail
///   of 2·10⁻⁹ with an error of 10⁻⁶ of it, and one of 2·10⁻¹⁹ with no digit right.
public func fisherTail(
  above value: Double, numerator: Double, denominator: Double
) throws(GSLError) -> Double {
  try inRange(
    value >= 0 && numerator > 0 && denominator > 0 && numerator.isFinite && denominator.isFinite,
    "Fisher's F", value)
  return try betaTail(ratio: value, numerator / 2, denominator / 2)
}

/// The probability that a value of Student's t distribution lies above `value`.
///
/// A two-sided p-value is twice the tail above |t|.
///
///     try studentTail(above: 2.5, degrees: 30)  // 0.009057824534033347
///
/// - Parameter degrees: degrees of freedom, above zero; infinity gives the normal distribution.
/// - Throws: ``GSLError``, as ``fisherTail(above:numerator:denominator:)``.
/// - Complexity: O(√degrees).
/// - Source: t² is Fisher's F with one degree of the numerator. `gsl_cdf_tdist_Q` of 2.7.1 is not used: from
///   30 degrees on it takes an expansion that is wrong by 5·10⁻⁷ of the tail at 45 degrees and t = 20.
public func studentTail(above value: Double, degrees: Double) throws(GSLError) -> Double {
  try inRange(!value.isNaN && degrees > 0, "Student's t", value)
  if degrees == .infinity { return normalTail(above: value) }
  let half = try betaTail(ratio: value * value, 0.5, degrees / 2) / 2
  return value >= 0 ? half : 1 - half
}

/// The value above which a value of Student's t distribution lies with the probability `probability`.
///
///     try studentQuantile(above: 0.025, degrees: 30)  // 2.0422724563012383
///
/// - Parameters:
///   - probability: in 0…1; 0 gives infinity and 1 gives minus infinity.
///   - degrees: degrees of freedom, above zero; infinity gives the normal distribution.
/// - Throws: ``GSLError``, as ``fisherTail(above:numerator:denominator:)``.
/// - Complexity: O(√degrees).
/// - Source: `gsl_cdf_tdist_Qinv`, then Newton's steps on the logarithm of ``studentTail(above:degrees:)``,
///   which is concave in the logarithm of the value. The library's own value is a start only: it is as far
///   off as its tails are, and below one degree further.
public func studentQuantile(above probability: Double, degrees: Double) throws(GSLError) -> Double {
  try inRange((0...1).contains(probability) && degrees > 0, "Student's t", probability)
  if degrees == .infinity { return normalQuantile(above: probability) }
  // 1 − p is exact for p in ½…1, so no digit of the smaller tail is lost.
  if probability > 0.5 { return -(try studentQuantile(above: 1 - probability, degrees: degrees)) }
  if probability == 0.5 { return 0 }
  if probability == 0 { return .infinity }
  var value = gsl_cdf_tdist_Qinv(probability, degrees)
  if !(value > 0 && value.isFinite) { value = 1 }
  var previous = Double.infinity
  for _ in 0..<200 {
    let tail = try studentTail(above: value, degrees: degrees)
    let density = gsl_ran_tdist_pdf(value, degrees)
    // A tail that underflows says only on which side of the answer the value lies.
    let step = tail > 0 && density > 0 ? log(tail / probability) * tail / (density * value) : -2
    value *= exp(min(max(step, -2), 2))
    // Below 1e-9 a step that no longer shrinks is the rounding of the tail itself.
    if abs(step) < 4e-16 || (abs(step) < 1e-9 && abs(step) > previous / 2) { return value }
    previous = abs(step)
  }
  throw GSLError(
    operation: "finding the quantile of \(probability) of Student's t with \(degrees) degrees",
    status: Int32(GSL_EMAXITER))
}

private func inRange(_ isInRange: Bool, _ name: String, _ value: Double) throws(GSLError) {
  _ = handlerIsOff
  guard isInRange else {
    throw GSLError(operation: "finding a tail or a quantile of \(name) at \(value)", status: Int32(GSL_EDOM))
  }
}

/// The upper tail of F with 2b and 2a degrees, `I(x; a, b)` at `x = a/(a + bF)`.
func betaTail(ratio: Double, _ b: Double, _ a: Double) throws(GSLError) -> Double {
  if ratio == 0 { return 1 }
  guard (b * ratio).isFinite else { return 0 }
  let sum = a + b * ratio
  let x = a / sum
  let y = b * ratio / sum
  // a·b/(a + b) times the binomial density at a of a + b with probability x. Both deviations come from F − 1
  // itself, because x less its mean would be a difference of rounded numbers.
  let deviance =
    a * deviation(b * (1 - ratio) / sum, plusOne: (a + b) / sum)
    + b * deviation(a * (ratio - 1) / sum, plusOne: ratio * (a + b) / sum)
  let shape = gsl_sf_gammastar(a + b) / (gsl_sf_gammastar(a) * gsl_sf_gammastar(b))
  let density = shape * exp(deviance) * (a / (a + b) * b / (2 * .pi)).squareRoot()
  // Which side of the mean: the fraction converges on the side of the smaller tail.
  let distance = a * b * (ratio - 1) / sum
  return try ratio > 1
    ? density * continuedFraction(a, b, x, y, distance)
    : 1 - density * continuedFraction(b, a, y, x, -distance)
}

/// `ln(1 + u) − u`, from u where that is small and from 1 + u where the sum would lose digits.
private func deviation(_ u: Double, plusOne: Double) -> Double {
  abs(u) < 0.5 ? gsl_sf_log_1plusx_mx(u) : log(plusOne) - u
}

/// `I(x; a, b)·B(a, b)/(xᵃyᵇ)` by Lentz's method, with y = 1 − x and distance = a − (a + b)x, not negative.
private func continuedFraction(
  _ a: Double, _ b: Double, _ x: Double, _ y: Double, _ distance: Double
) throws(GSLError) -> Double {
  var denominator = a / (a + 1) * (distance + 1)
  var c = denominator
  var d = 0.0
  var value = 1 / denominator
  for step in 1...1_000_000 {
    let n = Double(step)
    let middle = a + 2 * n - 1
    let term = n * (b - n) * x / middle
    let numerator = (a + n - 1) / middle * (a + b + n - 1) * x * term
    denominator = n + term + (a + n) / (a + 2 * n + 1) * (distance + 1 + n * (1 + y))
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    let factor = c * d
    value /= factor
    if abs(factor - 1) <= 2e-16 { return value }
  }
  throw GSLError(operation: "finding a tail of the beta distribution", status: Int32(GSL_EMAXITER))
}
