internal import CGSL

/// The probability that a standard normal value lies below `value`.
///
///     normalProbability(below: 1.959963984540054)  // 0.975
///
/// - Parameter value: in standard deviations from the mean; infinities give 0 and 1.
/// - Returns: in 0…1. Not a number gives not a number.
/// - Complexity: O(1).
/// - Source: GSL reference manual 2.7, section 'The Gaussian Distribution', `gsl_cdf_ugaussian_P`.
public func normalProbability(below value: Double) -> Double {
  gsl_cdf_ugaussian_P(value)
}
