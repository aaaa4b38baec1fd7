import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct PriorModelTests {
  private func prior(_ weights: [(String, Double, Direction)], _ strength: StatedPrior.Strength)
    -> StatedPrior
  {
    StatedPrior(
      weights: weights.map { .init(indicator: $0.0, share: $0.1, direction: $0.2) }, strength: strength)
  }

  /// 12 of 16 take b where it alone has x, 4 of 16 where it alone has z.
  private var columns: [ObservationColumn] {
    let cases = (0..<32).map { n -> (x: Double, takesB: Bool) in (n < 16 ? 1 : 0, n < 16 ? n < 12 : n < 20) }
    let z: [Double] = (0..<64).map { $0 > 32 && $0 % 2 == 1 ? 1 : 0 }
    return pairs(cases, more: numbers(("z", z)))
  }

  private func fit(_ weights: [(String, Double, Direction)], _ strength: StatedPrior.Strength) throws
    -> Estimate
  {
    try question(.conditionalLogit, "y ~ x + z") { $0.prior = prior(weights, strength) }
      .estimate(on: columns)
  }

  @Test func aFaintPriorLeavesTheDecisionsAlone() throws {
    let found = try fit([("x", 0.75, .benefit), ("z", 0.25, .cost)], .given(1e-9))
    #expect(abs(found.coefficients[0].estimate - log(3.0)) < 1e-6)
    #expect(abs(found.coefficients[1].estimate + log(3.0)) < 1e-6)
    #expect(found.prior?.strength == 1e-9)
    #expect(found.prior?.isCrossValidated == false)
  }

  @Test func aStrongPriorKeepsTheStatedProportions() throws {
    let found = try fit([("x", 0.75, .benefit), ("z", 0.25, .cost)], .given(1e9))
    #expect(abs(found.coefficients[0].estimate / found.coefficients[1].estimate + 3) < 1e-6)
    #expect(found.tests.map(\.name) == ["disagreement"])
  }

  @Test func weightsAndTermsWithoutEachOtherAreNamed() throws {
    let found = try fit([("x", 0.5, .benefit), ("wage", 0.5, .cost)], .given(1))
    #expect(
      found.notices.prefix(2).map(\.text) == [
        "the profile's 'wage' is no term of the formula", "without a stated weight, so without a prior: 'z'",
      ])
    let refused = refusal { try fit([("wage", 1, .cost)], .given(1)) }
    #expect(
      refused == [
        "no indicator of the profile is a term of the formula; give terms the profile's names: wage"
      ])
  }

  @Test func theStrengthCanBeFoundByHeldOutCases() throws {
    let found = try fit([("x", 0.75, .benefit), ("z", 0.25, .cost)], .crossValidated)
    #expect(found.prior?.isCrossValidated == true)
    #expect(found.coefficients.allSatisfy { $0.estimate.isFinite })
  }
}
