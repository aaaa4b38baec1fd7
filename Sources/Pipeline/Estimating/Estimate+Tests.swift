internal import Estimation

extension Estimate.Test {
  /// Twice the gain in log-likelihood, against χ².
  static func likelihoodRatio(
    _ value: Double, over null: Double, degrees: Int, hypothesis: String
  ) throws(EstimationError) -> Estimate.Test {
    let statistic = max(0, 2 * (value - null))
    return Estimate.Test(
      name: "likelihood_ratio", hypothesis: hypothesis, statistic: statistic, degrees: Double(degrees),
      denominatorDegrees: nil,
      pValue: degrees == 0 ? 1 : try chiSquarePValue(above: statistic, degrees: Double(degrees)))
  }

  static func fisher(_ test: FTest, hypothesis: String) throws(EstimationError) -> Estimate.Test {
    Estimate.Test(
      name: "f", hypothesis: hypothesis, statistic: test.statistic, degrees: Double(test.numerator),
      denominatorDegrees: Double(test.denominator), pValue: try test.pValue())
  }
}
