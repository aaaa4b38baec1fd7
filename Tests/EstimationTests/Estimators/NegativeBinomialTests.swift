import Decision
import GSL
import Kernels
import TestSupport
import Testing

@testable import Estimation

/// The limits of the model, and the sums that it is made of.
@Suite struct NegativeBinomialTests {
  /// α and the likelihoods with 30 digits (mpmath) from the gamma functions.
  @Test func aConstantAloneIsTheMean() throws {
    let design = try countDesign("y ~ 1", [("y", [0, 0, 0, 10])])
    let fit = try NegativeBinomial().fit(design)
    let test = try overdispersionTest(poisson: Poisson().fit(design), negativeBinomial: fit)
    #expect(agree(fit.coefficients[1], 10.543190170524257, .solver))
    #expect(agree(fit.logLikelihood, -6.024131962402283, .solver))
    #expect(agree(test.statistic, 19.83474658386336, .solver))
    #expect(agree(test.pValue, 4.221689923991603e-06, .solver))
    #expect(fit.covariates == ["(constant)", "alpha"])
    #expect(agree(fit.coefficients[0], 0.9162907318741551, .solver))  // log 2.5
    #expect(fit.alpha == fit.coefficients[1] && fit.coefficients[1] > 1)
    #expect(fit.termination.hasConverged && fit.termination.gradientNorm < 1e-7)
    #expect(fit.logLikelihood == fit.nullLogLikelihood)
    #expect(fit.notices == [Notice("3 of 3 starts of alpha lead to this maximum")])
  }

  @Test func countsThatDoNotSpreadGiveThePoissonFit() throws {
    let design = try countDesign(
      "y ~ x", [("y", [2, 3, 2, 3, 5, 6, 5, 6]), ("x", [0, 0, 0, 0, 1, 1, 1, 1])])
    let fit = try NegativeBinomial().fit(design)
    let poisson = try Poisson().fit(design)
    #expect(fit.alpha == 0)
    #expect(fit.covariates == ["(constant)", "x"])
    #expect(fit.coefficients == poisson.coefficients && fit.covariance == poisson.covariance)
    #expect(fit.dropped.map(\.name) == ["alpha"])
    #expect(fit.notices.map(\.text).contains { $0.hasPrefix("alpha goes to zero") })
    let test = try overdispersionTest(poisson: poisson, negativeBinomial: fit)
    #expect(test == OverdispersionTest(statistic: 0, pValue: 1))
  }

  @Test func theTestOfTheSpreadHalvesTheTail() throws {
    let design = try SimulatedCounts(seed: 31, rows: 40).design("y ~ a")
    let poisson = try Poisson().fit(design)
    let fit = try NegativeBinomial().fit(design)
    let test = try overdispersionTest(poisson: poisson, negativeBinomial: fit)
    #expect(test.statistic == 2 * (fit.logLikelihood - poisson.logLikelihood))
    let tail = try chiSquareTail(above: test.statistic, degrees: 1)
    #expect(agree(test.pValue, tail / 2, .solver))
  }

  @Test func theTestRefusesOtherFits() throws {
    let counts = SimulatedCounts(seed: 31, rows: 40)
    let poisson = try Poisson().fit(counts.design("y ~ a"))
    let other = try NegativeBinomial().fit(counts.design("y ~ a + b"))
    let error = #expect(throws: EstimationError.self) {
      try overdispersionTest(poisson: poisson, negativeBinomial: other)
    }
    #expect(
      error?.description == "the two fits are of different rows or columns; fit both to the same design")
    #expect(throws: EstimationError.self) {
      try overdispersionTest(poisson: other, negativeBinomial: poisson)
    }
  }

  @Test func absorbedEffectsAndFractionsAreRefused() throws {
    let design = try countDesign("y ~ x | s", [("y", [1, 2.5, 3]), ("x", [0, 1, 2]), ("s", [1, 1, 1])])
    let error = #expect(throws: EstimationError.self) { try NegativeBinomial().fit(design) }
    #expect(
      error?.description == """
        a negative binomial model cannot absorb effects ('s'); fit poisson with a robust or clustered \
        covariance, or name them as factors
        row 2: the response 'y' is 2.5; wanted a whole number; fit poisson, which takes any response that is \
        not negative
        """)
  }

  @Test func theFitIsTheSameOnAnyNumberOfThreads() throws {
    let design = try SimulatedCounts(seed: 32, rows: 9000).design("y ~ a + b + c")
    let one = try NegativeBinomial().fit(design)
    #expect(one == (try NegativeBinomial(threads: Threads(2)).fit(design)))
  }

  @Test(arguments: 1...3) func theOrderOfRowsAndUnitsDoNotMatter(seed: UInt64) throws {
    let counts = SimulatedCounts(seed: 33, rows: 150)
    var random = SeededGenerator(seed: seed)
    let order = (0..<150).shuffled(using: &random)
    let formula = try Formula("y ~ a + c + offset(log(e))")
    let before = try NegativeBinomial().fit(Design(formula, on: counts.table()))
    let after = try NegativeBinomial().fit(
      Design(formula, on: counts.table(order: order, units: ["a": 1e-6, "c": 1e5])))
    #expect(agree(after.coefficients[1] * 1e-6, before.coefficients[1], .solver))
    #expect(agree(after.coefficients[2] * 1e5, before.coefficients[2], .solver))
    #expect(agree(after.coefficients[3], before.coefficients[3], .solver))
    #expect(agree(after.standardErrors[3], before.standardErrors[3], .solver))
  }

  @Test func aWeightOfTwoIsTheRowTwice() throws {
    let counts = SimulatedCounts(seed: 34, rows: 60)
    let twice = (0..<60).flatMap { [Int](repeating: $0, count: Int(counts.columns["w"]![$0])) }
    let formula = try Formula("y ~ a + b")
    let weighted = try NegativeBinomial().fit(
      Design(formula, on: counts.table()), weights: counts.columns["w"]!)
    let repeated = try NegativeBinomial().fit(Design(formula, on: counts.table(order: twice)))
    #expect(agree(weighted.coefficients, repeated.coefficients, .solver))
    #expect(agree(weighted.standardErrors, repeated.standardErrors, .solver))
    #expect(agree(weighted.logLikelihood, repeated.logLikelihood, .solver))
  }

  /// At α = 1 the sums are log y!, y − H(y) and −(y − 2H(y) + H₂(y)); beyond 4,096 by the integral.
  @Test func risingCountsAreThoseOfTheGammaFunction() {
    let sums = RisingCounts(alpha: 1, largest: 20_000)
    let found = sums.terms(10_000)
    #expect(agree(found.value, 82108.92783681435, .difference))
    #expect(agree(found.slope, 9990.212393963956, .difference))
    #expect(agree(found.curvature, -9982.069621999760, .difference))
    #expect(agree(sums.terms(5).value, 4.787491742782046, .roundoff))  // log 120
  }

  /// References with 30 digits (mpmath): α = 10⁻⁷, y = 20,000. At α = 0: y(y − 1)/2 and −(y − 1)y(2y − 1)/6.
  @Test func risingCountsKeepTheirDigitsNearZero() {
    let small = RisingCounts(alpha: 1e-7, largest: 20_000).terms(20_000)
    #expect(agree(small.value, 19.98568098267333, .difference))
    #expect(agree(small.slope, 199723752.65414568, .difference))
    #expect(agree(small.curvature, -2658486625011.0341, .difference))
    let zero = RisingCounts(alpha: 0, largest: 9).terms(7)
    #expect(zero == RisingCounts.Terms(value: 0, slope: 21, curvature: -91))
  }
}
