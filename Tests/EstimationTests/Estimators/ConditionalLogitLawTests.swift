import Decision
import Estimation
import TestSupport
import Testing

/// What must not change a fit, and what must change it in a known way.
@Suite struct ConditionalLogitLawTests {
  let choices = ReferenceChoices(seed: 4, cases: 80)

  @Test(arguments: 1...5) func theOrderOfCasesAndAlternativesDoesNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = choices.cases.indices.shuffled(using: &random)
    let before = try ConditionalLogit().fit(ReferenceChoices.design(choices.table()))
    let after = try ConditionalLogit().fit(ReferenceChoices.design(choices.table(order: order)))
    #expect(before == after)
  }

  @Test(arguments: [[1e6, 1, 1], [1, 1e-8, 1e9], [1e-130, 1, 1], [1, 1e140, 1e-120]])
  func coefficientsFollowTheUnitOfMeasure(units: [Double]) throws {
    let before = try ConditionalLogit().fit(ReferenceChoices.design(choices.table()))
    let after = try ConditionalLogit().fit(ReferenceChoices.design(choices.table(units: units)))
    #expect(after.termination.hasConverged)
    #expect(agree(after.logLikelihood, before.logLikelihood, .solver))
    for k in 0..<3 {
      #expect(agree(after.coefficients[k] * units[k], before.coefficients[k], .solver))
      #expect(
        agree(
          after.coefficients[k] / after.standardErrors[k], before.coefficients[k] / before.standardErrors[k],
          .solver))
    }
  }

  @Test func aConstantAddedToACaseDoesNotMatter() throws {
    let before = try ConditionalLogit().fit(ReferenceChoices.design(choices.table()))
    let after = try ConditionalLogit().fit(
      ReferenceChoices.design(choices.table(added: { Double(1000 * ($0 % 7)) })))
    #expect(agree(after.coefficients, before.coefficients, .solver))
    #expect(agree(after.covariance, before.covariance, .solver))
    #expect(agree(after.logProbabilities, before.logProbabilities, .solver))
  }

  @Test func oneInclusionProbabilityForAllCancels() throws {
    let table = try choices.table()
    let before = try ConditionalLogit().fit(ReferenceChoices.design(table))
    let after = try ConditionalLogit().fit(
      ReferenceChoices.design(table, "choice ~ a + b + c + offset(-log(0*pi + 0.125))"))
    #expect(agree(after.coefficients, before.coefficients, .solver))
  }

  /// The fit is the same for weights and for cases written down as often.
  @Test func aWeightOfTwoIsTheCaseTwice() throws {
    let once = try design(
      [
        ([[1, 2], [3, 1]], 0), ([[2, 5], [1, 1]], 1), ([[0, 3], [2, 4]], 1), ([[4, 1], [1, 0]], 0),
        ([[4, 1], [1, 0]], 1),
      ], names: ["x", "y"])
    let table = try ObservationTable([
      ObservationColumn("case", numbers: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]),
      ObservationColumn("alt", numbers: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]),
      ObservationColumn("choice", numbers: [1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1]),
      ObservationColumn("x", numbers: [1, 3, 2, 1, 0, 2, 4, 1, 4, 1, 4, 1]),
      ObservationColumn("y", numbers: [2, 1, 5, 1, 3, 4, 1, 0, 1, 0, 1, 0]),
      ObservationColumn("w", numbers: [1, 1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5]),
    ])
    let weighted = try ConditionalLogit().fit(
      ReferenceChoices.design(table, "choice ~ x + y", weights: "w"))
    let plain = try ConditionalLogit().fit(once)
    #expect(agree(weighted.coefficients, plain.coefficients, .solver))
    #expect(agree(weighted.covariance, plain.covariance, .solver))
    #expect(agree(weighted.logLikelihood, plain.logLikelihood, .solver))
  }

  /// Gumbel-distributed errors make logit choices; 2,000 cases leave errors of about 0.03.
  @Test(arguments: 1...3) func knownCoefficientsAreRecovered(seed: UInt64) throws {
    let truth = [0.7, -0.4]
    var random = SeededGenerator(seed: seed)
    let cases = (0..<2000).map { _ -> (rows: [[Double]], chosen: Int) in
      let rows = (0..<8).map { _ in (0..<2).map { _ in Double.random(in: -2...2, using: &random) } }
      // The largest of u + Gumbel is drawn with the odds exp(u): taken by the inverse of the sum instead.
      let powers = rows.map { power($0[0] * truth[0] + $0[1] * truth[1]) }
      var left = Double.random(in: 0..<1, using: &random) * powers.reduce(0, +)
      let chosen =
        powers.firstIndex {
          left -= $0; return left < 0
        } ?? 7
      return (rows, chosen)
    }
    let fit = try ConditionalLogit().fit(design(cases, names: ["x", "y"]))
    for k in 0..<2 { #expect(abs(fit.coefficients[k] - truth[k]) < 4 * fit.standardErrors[k]) }
    #expect(fit.standardErrors.allSatisfy { $0 > 0.015 && $0 < 0.04 })
  }

  /// exp for small arguments, by its series: the tests import no library for it.
  private func power(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for k in 1..<40 {
      term *= x / Double(k)
      sum += term
    }
    return sum
  }
}
