import Estimation
import TestSupport
import Testing

/// References: `Tests/References/inference/references.txt`, 40-digit arithmetic; closed forms.
@Suite struct WaldTestTests {
  private let two = Result {
    try Estimates(names: ["a", "b"], values: [1, 2], covariance: [0.25, 0, 0, 1])
  }

  @Test func theExampleOfTheDocumentationHolds() throws {
    let test = try waldTest(of: two.get(), zero: ["a", "b"])
    #expect(agree(test.statistic, 8, .roundoff))
    #expect(test.degrees == 2)
    #expect(agree(test.pValue, 0.018315638888734179, .solver))  // exp(−4)
  }

  @Test func oneRestrictionIsTheSquareOfZ() throws {
    let estimates = try Estimates(names: ["a", "b"], values: [3, 1], covariance: [2, 0.5, 0.5, 1])
    let test = try waldTest(of: estimates, [LinearRestriction(["a": 1, "b": -1], equals: 1)])
    #expect(agree(test.statistic, 0.5, .roundoff))  // (3 − 1 − 1)² / (2 + 1 − 2·0.5)
  }

  @Test func restrictionsOfAFitMatchFortyDigits() throws {
    let estimates = try Estimates(ConditionalLogit().fit(InferenceReference.design(1)))
    let zero = try waldTest(of: estimates, zero: ["b", "c"])
    #expect(try agree([zero.statistic, zero.pValue], InferenceReference.numbers("wald b=0"), .solver))
    let line = try waldTest(of: estimates, [LinearRestriction(["a": 10, "b": -1], equals: 0.25)])
    #expect(try agree([line.statistic, line.pValue], InferenceReference.numbers("wald 10a"), .solver))
  }

  @Test func unitsDoNotMatter() throws {
    let table = try ReferenceChoices(seed: 1, cases: 60).table(units: [1e-9, 1e6, 1e3])
    let estimates = try Estimates(ConditionalLogit().fit(ReferenceChoices.design(table)))
    let zero = try waldTest(of: estimates, zero: ["b", "c"])
    #expect(try agree([zero.statistic, zero.pValue], InferenceReference.numbers("wald b=0"), .solver))
  }

  @Test func whatCannotBeTestedIsRefused() throws {
    let estimates = try two.get()
    #expect(
      message { _ = try waldTest(of: estimates, zero: ["a", "wge"]) }
        == "there is no coefficient 'wge'; choose from: a, b")
    #expect(
      message { _ = try waldTest(of: estimates, zero: []) }
        == "there is nothing to test; name at least one coefficient")
    #expect(
      message {
        _ = try waldTest(
          of: estimates,
          [
            LinearRestriction("a"), LinearRestriction(["a": 2], equals: 0),
            LinearRestriction(["a": 2], equals: 1), LinearRestriction([:], equals: 0),
          ])
      } == """
        restriction 2 (2·'a' = 0) follows from those before it; leave it out
        restriction 3 (2·'a' = 1) contradicts those before it; leave it out
        restriction 4 ( = 0) names no coefficient; leave it out
        """)
  }

  @Test func aCovarianceWithoutRankIsRefused() throws {
    let estimates = try Estimates(names: ["a", "b"], values: [1, 2], covariance: [1, 1, 1, 1])
    #expect(
      message { _ = try waldTest(of: estimates, zero: ["a", "b"]) }
        == "the covariance gives a combination of the 2 restrictions no variance above zero; test fewer "
        + "restrictions, or take another covariance (clustered ones have no more rank than clusters)")
    #expect(try waldTest(of: estimates, zero: ["a"]).statistic == 1)
  }

  @Test func estimatesAreChecked() {
    #expect(
      message {
        _ = try Estimates(
          names: ["a", "b", "c"], values: [.nan, 1, 1], covariance: [1, 0, 0, 0, .infinity, 0, 0, 0, -1])
      } == """
        column 'a': its coefficient is nan; leave out what cannot be estimated
        column 'b': its coefficient has no standard error; leave out columns that can hardly be told apart
        column 'c': its variance is -1.0; wanted none below zero; cluster one way, or take the \
        robust covariance
        """)
  }

  @Test func aFitThatHasNotConvergedGivesNoEstimates() throws {
    let fit = try ConditionalLogit(limit: 1).fit(InferenceReference.design(1))
    #expect(
      message { _ = try Estimates(fit) }
        == "the fit has not converged, so its coefficients are no estimates; allow more iterations, or leave "
        + "out what the data cannot tell")
  }
}
