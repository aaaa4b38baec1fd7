import Estimation
import TestSupport
import Testing

/// Reference: statsmodels, `References/least-squares/covariances.txt`; for z the table of the normal
/// distribution.
@Suite struct CoefficientTestTests {
  @Test(arguments: ["ols", "wls"]) func testsAndIntervalsMatchTheReference(_ name: String) throws {
    let estimates = try CovarianceReference.figures(name, "coefficients", "-")
    let errors = try CovarianceReference.figures(name, "information", "-")
    let tails = try CovarianceReference.figures(name, "tails", "-")
    let intervals = try CovarianceReference.figures(name, "interval", "-")
    #expect(estimates.count == 3)
    for k in estimates.indices {
      let test = try CoefficientTest(estimate: estimates[k], standardError: errors[k], degrees: 21)
      #expect(agree(test.statistic, estimates[k] / errors[k], .roundoff))
      // scipy's tails are good to 11 digits or so.
      #expect(agree(test.pValue, tails[k], .solver))
      #expect(
        agree(
          [test.interval.lowerBound, test.interval.upperBound], Array(intervals[2 * k..<2 * k + 2]),
          .difference))
    }
  }
  @Test func withoutDegreesTheDistributionIsNormal() throws {
    let test = try CoefficientTest(estimate: -1.959963984540054, standardError: 1, degrees: nil)
    #expect(agree(test.pValue, 0.05, .roundoff))
    #expect(agree(test.interval.lowerBound, -2 * 1.959963984540054, .roundoff))
    #expect(abs(test.interval.upperBound) <= 1e-15)
    let wide = try CoefficientTest(estimate: 0, standardError: 1, degrees: nil, level: 0.99)
    #expect(agree(wide.interval.upperBound, 2.5758293035489, .printed(decimals: 13)))
  }
  @Test func anEstimateWithoutErrorIsCertain() throws {
    let test = try CoefficientTest(estimate: 2, standardError: 0, degrees: 5)
    #expect(test.statistic == .infinity && test.pValue == 0 && test.interval == 2...2)
    let zero = try CoefficientTest(estimate: 0, standardError: 0, degrees: 5)
    #expect(zero.statistic == 0 && zero.pValue == 1)
  }
  @Test func aTinyTailKeepsItsDigits() throws {
    // t = 37 with 30 degrees, by mpmath at 60 digits.
    let test = try CoefficientTest(estimate: 37, standardError: 1, degrees: 30)
    #expect(abs(test.pValue / (2 * 6.8029031457099319091e-27) - 1) <= 2e-14)
  }
}
