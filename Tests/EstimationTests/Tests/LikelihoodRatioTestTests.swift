import Decision
import Estimation
import TestSupport
import Testing

/// Reference: `Tests/References/inference/references.txt`, 40-digit arithmetic.
@Suite struct LikelihoodRatioTestTests {
  /// Figures of a fit without the fit.
  struct Figures: LikelihoodFit {
    var covariates: [String]
    var coefficients: [Double]
    var covariance: [Double] = []
    var logLikelihood: Double
    var nullLogLikelihood = -300.0
    var rowCount = 900
    var termination = Termination.converged(gradientNorm: 0, iterations: 4)

    init(_ covariates: [String], _ logLikelihood: Double) {
      self.covariates = covariates
      coefficients = covariates.map { _ in 1 }
      self.logLikelihood = logLikelihood
    }
  }
  let small = Figures(["a", "b", "c"], -208.5)
  let large = Figures(["a", "b", "c", "d", "e"], -203.5)

  @Test func theExampleOfTheDocumentationHolds() throws {
    let test = try likelihoodRatioTest(restricted: small, unrestricted: large)
    #expect(test.statistic == 10 && test.degrees == 2 && test.notices.isEmpty)
    #expect(agree(test.pValue, 0.0067379469990854671, .solver))  // exp(−5)
  }

  @Test func fitsOfOneSampleMatchFortyDigits() throws {
    let (one, all) = try (InferenceReference.design(1, "choice ~ a"), InferenceReference.design(1))
    let test = try likelihoodRatioTest(
      restricted: ConditionalLogit().fit(one), unrestricted: ConditionalLogit().fit(all),
      rows: (one.rowNumbers, all.rowNumbers))
    #expect(
      try agree([test.statistic, test.pValue], InferenceReference.numbers("likelihood ratio"), .solver))
  }

  @Test func differentSamplesAreRefused() {
    var other = small
    other.rowCount = 899
    #expect(
      message { _ = try likelihoodRatioTest(restricted: other, unrestricted: large) }
        == "the smaller model is fitted on 899 rows and the larger one on 900; fit both on the rows that "
        + "both can use")
    #expect(
      message {
        _ = try likelihoodRatioTest(restricted: small, unrestricted: large, rows: ([1, 2], [1, 3]))
      }
        == "the two models are fitted on different rows; fit both on the rows that both can use")
    other = small
    other.nullLogLikelihood = -299
    #expect(
      message { _ = try likelihoodRatioTest(restricted: other, unrestricted: large) }
        == "the null log-likelihoods are -299.0 and -300.0, so the samples differ; fit both on the same "
        + "cases and weights")
  }

  @Test func aLargerModelWithALowerLikelihoodHasNotConverged() {
    var bad = large
    bad.logLikelihood = -208.6
    #expect(
      message { _ = try likelihoodRatioTest(restricted: small, unrestricted: bad) }
        == "the larger model has the lower log-likelihood, -208.6 against -208.5; either it has not reached "
        + "its maximum, or the smaller one is no special case of it; fit it again from the coefficients of "
        + "the smaller one")
  }

  @Test func roundingBelowZeroIsZero() throws {
    var same = large
    same.logLikelihood = small.logLikelihood - 1e-11
    let test = try likelihoodRatioTest(restricted: small, unrestricted: same)
    #expect(test.statistic == 0 && test.pValue == 1)
  }

  @Test func whatIsNotLargerOrHasNotConvergedIsRefused() {
    var bad = small
    bad.termination = .stalled(gradientNorm: 1, iterations: 3)
    #expect(
      message { _ = try likelihoodRatioTest(restricted: large, unrestricted: bad) } == """
        the larger model has not converged, so its likelihood is not at its maximum; allow more iterations
        the larger model has 3 coefficients and the smaller one 5; give the model with more coefficients as \
        the larger one
        """)
  }

  @Test func namesThatAreNotNestedAreTold() throws {
    let other = Figures(["a", "x", "y", "z"], -203.5)
    let test = try likelihoodRatioTest(restricted: small, unrestricted: other)
    #expect(
      test.notices.map(\.text) == [
        "'b', 'c' of the smaller model is not in the larger one; that they are nested is assumed"
      ])
  }
}
