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

  /// Groups 1, 3 and 4, 8, 9 around 2 and 7: 2 and 14 are left, on 5 − 2 degrees of freedom.
  @Test func effectsAloneLeaveTheSpreadWithinGroups() throws {
    let columns = numbers(("y", [1, 4, 3, 8, 9]), ("f", [1, 2, 1, 2, 2]), ("w", [2, 1, 2, 1, 0]))
    let found = try question(.ols, "y ~ 1 | f").estimate(on: columns)
    #expect(found.coefficients.isEmpty && found.covariance == nil && found.rows == 5)
    #expect(found.fit.degreesOfFreedom == 3 && found.fit.r2 == 0)
    #expect(agree(found.fit.residualStandardError ?? .nan, (16.0 / 3).squareRoot(), .difference))
    let value = -2.5 * (1 + log(2 * .pi * 16 / 5))
    #expect(agree(found.fit.logLikelihood ?? .nan, value, .difference))
    #expect(agree(found.fit.bic ?? .nan, 2 * log(5) - 2 * value, .difference))
    #expect(found.tests.isEmpty)
    #expect(found.notices.map(\.text) == ["the absorbed effects take 2 degrees of freedom"])
    // With weights 2·(1 + 1) and 1·(4 + 4) around 2 and 6; the row without weight is none.
    let weighted = try question(.ols, "y ~ 1 | f") { $0.weights = "w" }.estimate(on: columns)
    #expect(weighted.rows == 4 && weighted.fit.degreesOfFreedom == 2)
    #expect(agree(weighted.fit.residualStandardError ?? .nan, 6.0.squareRoot(), .difference))
  }

  /// Of 1, 2, 3, 5 in two rows and two columns the interaction is left, ¼(1 − 2 − 3 + 5) in every cell.
  @Test func twoEffectsAloneLeaveTheirInteraction() throws {
    let found = try question(.ols, "y ~ offset(o) | f + g") { $0.errors = .robust }.estimate(
      on: numbers(
        ("y", [2, 4, 6, 9]), ("o", [1, 2, 3, 4]), ("f", [1, 1, 2, 2]), ("g", [1, 2, 1, 2])))
    #expect(found.fit.degreesOfFreedom == 1 && found.coefficients.isEmpty)
    #expect(agree(found.fit.residualStandardError ?? .nan, 0.5, .difference))
  }

  @Test func effectsThatExplainEverythingAreSaidTo() throws {
    for formula in ["y ~ 1 | f", "y ~ x | f"] {
      let found = try question(.ols, formula).estimate(
        on: numbers(("y", [0.1, 0.1, 0.7, 0.7, 0.1]), ("f", [1, 1, 2, 2, 1]), ("x", [1, 2, 3, 5, 4])))
      #expect(found.fit.residualStandardError == 0 && found.fit.r2 == nil, "\(formula)")
      #expect(found.fit.logLikelihood == nil && found.coefficients.allSatisfy { $0.estimate == 0 })
      let who = formula.contains("x") ? "the columns" : "the absorbed effects"
      #expect(found.notices.contains { $0.text.hasPrefix("\(who) give the response exactly") })
    }
  }

  @Test func effectsOfEveryRowLeaveNothing() {
    let found = refusal {
      try question(.ols, "y ~ 1 | f").estimate(on: numbers(("y", [1, 2, 3]), ("f", [1, 2, 3])))
    }
    #expect(
      found == [
        "3 rows leave nothing to measure errors by beside 3 absorbed effects; give more rows or fewer terms"
      ])
    #expect(
      refusal { try question(.ols, "y ~ -1").estimate(on: numbers(("y", [1, 2, 3]))) }
        == ["the model has no columns; give it a constant or a term"])
  }
}
