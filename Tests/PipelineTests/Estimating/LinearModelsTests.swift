import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct LinearModelsTests {
  /// Sxy = 5.5, Sxx = 5: slope and intercept 1.1; what is left is 0.7 on two degrees of freedom, of 6.75.
  private let line = numbers(("y", [1, 2, 4, 4]), ("x", [0, 1, 2, 3]))

  @Test func theWholeLineIsTested() throws {
    let found = try question(.ols, "y ~ x").estimate(on: line)
    #expect(agree(found.coefficients.map(\.estimate), [1.1, 1.1], .difference))
    #expect(agree(found.fit.r2 ?? .nan, 1 - 0.7 / 6.75, .difference))
    #expect(found.fit.degreesOfFreedom == 2)
    #expect(agree(found.fit.residualStandardError ?? .nan, 0.35.squareRoot(), .difference))
    let test = try #require(found.tests.first)
    #expect(test.name == "f" && test.degrees == 1 && test.denominatorDegrees == 2)
    #expect(agree(test.statistic, 6.05 / 0.35, .solver))
    let value = -2 * (log(2 * .pi) + log(0.7 / 4) + 1)
    #expect(agree(found.fit.logLikelihood ?? .nan, value, .difference))
  }

  @Test func anOffsetIsTakenOff() throws {
    let found = try question(.ols, "y ~ x + offset(2*x)").estimate(on: line)
    #expect(agree(found.coefficients.map(\.estimate), [1.1, -0.9], .difference))
  }

  @Test func whatIsExactIsSaid() throws {
    let found = try question(.ols, "y ~ x").estimate(on: numbers(("y", [1, 3, 5]), ("x", [0, 1, 2])))
    #expect(agree(found.coefficients.map(\.estimate), [1, 2], .difference))
    #expect(found.notices.contains { $0.text.hasPrefix("the columns give the response exactly") })
    #expect(found.fit.logLikelihood == nil)
  }

  @Test func weightsHaveNoLikelihood() throws {
    // Weighted mean (1 + 2·2 + 3·4)/6.
    let found = try question(.ols, "y ~ 1") { $0.weights = "w" }
      .estimate(on: numbers(("y", [1, 2, 4]), ("w", [1, 2, 3])))
    #expect(agree(found.coefficients[0].estimate, 17.0 / 6, .difference))
    #expect(found.fit.logLikelihood == nil && found.fit.aic == nil)
  }

  @Test func absorbedEffectsAreThoseOfTheirFactor() throws {
    let columns =
      numbers(("y", [1, 4, 2, 7, 5, 3]), ("x", [1, 2, 4, 3, 1, 5]), ("f", [1, 1, 2, 2, 3, 3]))
    let absorbed = try question(.ols, "y ~ x | f").estimate(on: columns)
    let written = try question(.ols, "y ~ x + factor(f)").estimate(on: columns)
    let slope = try #require(written.coefficients.first { $0.name == "x" })
    #expect(agree(absorbed.coefficients[0].estimate, slope.estimate, .solver))
    #expect(
      agree(
        absorbed.coefficients[0].error?.standardError ?? .nan, slope.error?.standardError ?? .nan, .solver))
  }

  @Test func nothingBesideTheEffectsIsRefused() {
    let found = refusal {
      try question(.ols, "y ~ 1 | f").estimate(on: numbers(("y", [1, 2, 3]), ("f", [1, 1, 2])))
    }
    #expect(found == ["there is no term beside the absorbed effects; give a term before '|'"])
  }
}
