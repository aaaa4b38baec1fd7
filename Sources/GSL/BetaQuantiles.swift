internal import CGSL
internal import Foundation

/// The value below which a beta distribution has the probability `probability`.
///
/// Solves `I(x; a, b) = probability` for x, with I the regularised incomplete beta function. The mean of the
/// distribution is `a/(a + b)`. A value smaller than any double is returned as 0, and one that rounds to 1
/// as 1.
///
///     // with a = b = 1 every value is as likely as any other
///     try betaQuantile(below: 0.25, a: 1, b: 1)  // 0.25
///
/// - Parameters:
///   - probability: in 0…1; 0 gives 0 and 1 gives 1.
///   - a: first shape, finite and above zero, no unit.
///   - b: second shape, finite and above zero, no unit.
/// - Returns: in 0…1.
/// - Throws: ``GSLError`` with the status of `GSL_EDOM` for an argument outside its range, and of
///   `GSL_EMAXITER` when the search does not settle.
/// - Complexity: three to ten evaluations of the tail of Fisher's F, each O(√(a + b)).
/// - Source: the tail is that of ``fisherTail(above:numerator:denominator:)`` (Abramowitz & Stegun 1964,
///   26.6.2). Newton's steps on the logarithm of the smaller tail in the log-odds `u = ln(x/(1 − x))`, where
///   the density `xᵃ(1 − x)ᵇ/B(a, b)` is log-concave and so are both tails.
public func betaQuantile(below probability: Double, a: Double, b: Double) throws(GSLError) -> Double {
  try checkBeta(probability, a, b)
  if probability == 0 || probability == 1 { return probability }
  // 1 − p is exact for p in ½…1, so no digit of the smaller tail is lost.
  return probability <= 0.5
    ? share(try logOdds(below: probability, a, b))
    : share(-(try logOdds(below: 1 - probability, b, a)))
}

/// The value above which a beta distribution has the probability `probability`.
///
/// The upper tail has its own function because `1 − probability` loses the digits of a small tail.
///
///     try betaQuantile(above: 1e-20, a: 1, b: 2)  // 0.9999999999, which is 1 − √1e-20
///
/// - Parameters: as ``betaQuantile(below:a:b:)``; a probability of 0 gives 1 and of 1 gives 0.
/// - Throws: ``GSLError``, as ``betaQuantile(below:a:b:)``.
/// - Complexity: as ``betaQuantile(below:a:b:)``.
/// - Source: as ``betaQuantile(below:a:b:)``.
public func betaQuantile(above probability: Double, a: Double, b: Double) throws(GSLError) -> Double {
  try checkBeta(probability, a, b)
  if probability == 0 || probability == 1 { return 1 - probability }
  return probability <= 0.5
    ? share(-(try logOdds(below: probability, b, a)))
    : share(try logOdds(below: 1 - probability, a, b))
}

private func checkBeta(_ probability: Double, _ a: Double, _ b: Double) throws(GSLError) {
  _ = handlerIsOff
  guard (0...1).contains(probability), a > 0, a.isFinite, b > 0, b.isFinite else {
    throw GSLError(
      operation: "finding the beta quantile of \(probability) with shapes \(a) and \(b)",
      status: Int32(GSL_EDOM))
  }
}

private func share(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }

/// The log-odds of the quantile with a lower tail of at most a half.
private func logOdds(below target: Double, _ a: Double, _ b: Double) throws(GSLError) -> Double {
  let logBeta = gsl_sf_lnbeta(a, b)
  // The tail falls off as e^{au}, so a small shape has its quantiles far out.
  let longest = 2 * max(1, 1 / a, 1 / b)
  var u = log(a / b)
  var previous = Double.infinity
  for _ in 0..<200 {
    let tail = try betaTail(ratio: a / b * exp(-u), b, a)
    // ln x and ln(1 − x), neither as the logarithm of a rounded number near 1.
    let (logShare, logRest) = (-log1p(exp(-u)), -log1p(exp(u)))
    let density = exp(a * logShare + b * logRest - logBeta)
    // A tail that underflows says only on which side of the root u lies.
    let step = tail > 0 && density > 0 ? log(target / tail) * tail / density : longest
    u += min(max(step, -longest), longest)
    // A lower tail beyond the range of exp has a quantile of 0 itself.
    if u < -745 { return -.infinity }
    // Below 1e-9 a step that no longer shrinks is the rounding of the tail itself.
    if abs(step) < 4e-16 || (abs(step) < 1e-9 && abs(step) >= previous / 2) { return u }
    previous = abs(step)
  }
  throw GSLError(
    operation: "finding the beta quantile of \(target) with shapes \(a) and \(b)",
    status: Int32(GSL_EMAXITER))
}
