internal import Estimation

extension Estimate.Test {
  /// Twice the gain in log-likelihood, against χ².
  static func likelihoodRatio(
    _ value: Double, over null: Double, degrees: Int, hypothesis: String, name: String = "likelihood_ratio"
  ) throws(EstimationError) -> Estimate.Test {
    let statistic = max(0, 2 * (value - null))
    return Estimate.Test(
      name: name, hypothesis: hypothesis, statistic: statistic, degrees: Double(degrees),
      denominatorDegrees: nil,
      pValue: degrees == 0 ? 1 : try chiSquarePValue(above: statistic, degrees: Double(degrees)))
  }

  /// That choices among the rest do not hang on some alternatives.
  static func hausmanMcFadden(_ test: HausmanMcFadden, without names: [String]) -> Estimate.Test {
    Estimate.Test(
      name: "hausman_mcfadden",
      hypothesis: "choices among the others do not hang on \(listed(names)) (Hausman-McFadden)",
      statistic: test.statistic, degrees: Double(test.degrees), denominatorDegrees: nil, pValue: test.pValue)
  }

  static func fisher(_ test: FTest, hypothesis: String) throws(EstimationError) -> Estimate.Test {
    Estimate.Test(
      name: "f", hypothesis: hypothesis, statistic: test.statistic, degrees: Double(test.numerator),
      denominatorDegrees: Double(test.denominator), pValue: try test.pValue())
  }
}
