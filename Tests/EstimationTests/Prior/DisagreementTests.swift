import Decision
import TestSupport
import Testing

@testable import Estimation

/// Reference: `Tests/References/inference/references.txt`, by restrictions of another form in 40 digits.
@Suite struct DisagreementTests {
  @Test(arguments: [
    (PriorLogitTests.three, 0), ([StatedWeight("a", 3), StatedWeight("c", 2, .cost)], 1),
  ]) func theTestMatchesFortyDigits(stated: [StatedWeight], line: Int) throws {
    let design = try InferenceReference.design(2, weights: "weight")
    let found = try ConditionalLogit().fit(design).disagreement(with: stated, on: design)
    let want = try InferenceReference.numbers(
      line == 0 ? "disagreement" : "second disagreement")
    #expect(
      agree(
        [found.test.statistic, found.test.pValue, found.scale, found.scaleStandardError], want, .solver))
    #expect(found.test.degrees == stated.count - 1)
    #expect(found.parts.map(\.term) == stated.map(\.term))
  }

  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try #require(NearestMultiple(of: [0.5, 0.5], to: [1, 3], covariance: [1, 0, 0, 1]))
    #expect(agree([found.scale, found.square, found.variance], [4, 2, 2], .roundoff))
    #expect(NearestMultiple(of: [0.5, 0.5], to: [1, 3], covariance: [1, 1, 1, 1]).map(\.scale) == nil)
  }

  /// Of two weights each part is as far from the ray as the test says: z² of either is the statistic.
  @Test func ofTwoPartsBothAreTheTest() throws {
    let design = try InferenceReference.design(2, weights: "weight")
    let found = try ConditionalLogit().fit(design).disagreement(
      with: [StatedWeight("a", 3), StatedWeight("c", 2, .cost)], on: design)
    for part in found.parts {
      let z = (part.revealed - part.stated) / part.standardError
      #expect(agree(z * z, found.test.statistic, .solver))
    }
  }

  @Test func theFitCarriesTheTest() throws {
    let design = try InferenceReference.design(2, weights: "weight")
    let fit = try PriorLogit(PriorLogitTests.three, width: .given(0.5)).fit(design)
    let alone = try ConditionalLogit().fit(design).disagreement(with: PriorLogitTests.three, on: design)
    #expect(fit.disagreement == alone)
  }

  @Test func aRobustCovarianceIsTaken() throws {
    let design = try InferenceReference.design(2, weights: "weight")
    let fit = try ConditionalLogit().fit(design)
    let robust = try robustCovariance(InfluenceRows(bread: fit.covariance, scores: fit.scores(on: design)))
    let found = try fit.disagreement(with: PriorLogitTests.three, on: design, covariance: robust)
    #expect(found != (try fit.disagreement(with: PriorLogitTests.three, on: design)))
  }

  @Test func oneWeightHasNoProportions() throws {
    let design = try InferenceReference.design(2)
    let fit = try ConditionalLogit().fit(design)
    #expect(
      message { _ = try fit.disagreement(with: [StatedWeight("a", 1)], on: design) }
        == "one stated weight has no proportions to disagree with; state the weights of at least two "
        + "covariates of the model")
  }
}
