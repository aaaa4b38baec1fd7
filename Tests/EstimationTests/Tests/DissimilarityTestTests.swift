import Estimation
import Foundation
import TestSupport
import Testing

/// Closed forms: two buses and a train, and the tails of chi-square with one and two degrees of freedom.
@Suite struct DissimilarityTestTests {
  @Test func oneLambdaHasAClosedForm() throws {
    let (design, nests) = try buses([50, 30, 60])
    let fit = try NestedLogit().fit(design, nests: nests)
    let test = try fit.dissimilarityTest()
    #expect(test.names == ["lambda(road)"])
    // With λ at one bus 1 and the train are the same, 110 of 140 for the two.
    let flat = 110 * log(55.0 / 140) + 30 * log(30.0 / 140)
    let full = 50 * log(50.0 / 140) + 30 * log(30.0 / 140) + 60 * log(60.0 / 140)
    let ratio = try #require(test.likelihoodRatio)
    #expect(agree(ratio.value, 2 * (full - flat), .solver) && ratio.degrees == 1)
    #expect(agree(ratio.pValue, erfc((full - flat).squareRoot()), .solver))
    let wald = try #require(test.wald)
    let distance = (fit.coefficients[1] - 1) / fit.standardErrors[1]
    #expect(agree(wald.value, distance * distance, .solver) && wald.degrees == 1)
    #expect(agree(wald.pValue, erfc(abs(distance) / 2.0.squareRoot()), .solver))
    #expect(try NestedLogit().dissimilarityTests(of: fit, on: design) == [test])
  }

  @Test func twoLambdasAreTestedTogetherAndOneByOne() throws {
    let table = try ReferenceNests(.alike, seed: 1, cases: 150).table()
    let design = try ReferenceChoices.design(table, "choice ~ a + b")
    let fit = try NestedLogit().fit(design, nests: design.grouping(ofRowsBy: "nest"))
    let joint = try fit.dissimilarityTest()
    let covariance = try ReferenceNests.figures("alike", "covariance")
    let estimates = try ReferenceNests.figures("alike", "coefficients")
    let (p, q) = (estimates[2] - 1, estimates[3] - 1)
    let (a, b, c) = (covariance[10], covariance[11], covariance[15])
    let want = (c * p * p - 2 * b * p * q + a * q * q) / (a * c - b * b)
    let wald = try #require(joint.wald)
    #expect(agree(wald.value, want, .solver) && wald.degrees == 2)
    #expect(agree(wald.pValue, exp(-want / 2), .solver))
    let ratio = try #require(joint.likelihoodRatio)
    let flat = try ConditionalLogit().fit(design)
    #expect(agree(ratio.value, 2 * (fit.logLikelihood - flat.logLikelihood), .solver))
    let single = try NestedLogit().dissimilarityTests(of: fit, on: design)
    #expect(agree(single.compactMap(\.wald?.value), [p * p / a, q * q / c], .solver))
    #expect(single.allSatisfy { ($0.likelihoodRatio?.value ?? 0) > 0 })
    // A robust covariance in place of the fit's own.
    let doubled = fit.covariance.map { 2 * $0 }
    #expect(agree(try fit.dissimilarityTest(covariance: doubled).wald?.value ?? 0, want / 2, .solver))
  }
}
