import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// The tests that an answer carries.
@Suite struct EstimateTestsTests {
  @Test func aLikelihoodRatioIsTwiceTheRise() throws {
    let test = try Estimate.Test.likelihoodRatio(-10, over: -13, degrees: 2, hypothesis: "h")
    #expect(test.statistic == 6)
    // The tail of χ² with two degrees is exp(−x/2).
    #expect(agree(test.pValue ?? .nan, exp(-3), .roundoff))
    #expect(test.denominatorDegrees == nil)
  }

  @Test func aFallIsRounding() throws {
    let test = try Estimate.Test.likelihoodRatio(-10.0000001, over: -10, degrees: 1, hypothesis: "h")
    #expect(test.statistic == 0 && test.pValue == 1)
  }

  @Test func nothingTestedIsCertain() throws {
    #expect(try Estimate.Test.likelihoodRatio(-10, over: -13, degrees: 0, hypothesis: "h").pValue == 1)
  }
}
