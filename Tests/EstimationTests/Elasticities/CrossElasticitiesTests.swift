import Decision
import Estimation
import Foundation
import TestSupport
import Testing

/// Reference: `Tests/References/inference/references.txt`: differences of the shares in 40-digit arithmetic.
@Suite struct CrossElasticitiesTests {
  private func setting() throws -> (design: ChoiceDesign, fit: ChoiceFit) {
    let design = try InferenceReference.design(2, "choice ~ a + log1p(b) + log(c)", weights: "weight")
    return (design, try ConditionalLogit().fit(design))
  }

  @Test func theFitIsTheReferences() throws {
    let (_, fit) = try setting()
    #expect(try agree(fit.coefficients, InferenceReference.numbers("fit of a + log1p(b)"), .solver))
  }

  @Test func crossElasticitiesAreDifferencesOfShares() throws {
    let (design, fit) = try setting()
    let found = fit.crossElasticities(on: design)
    #expect(found.map(\.name) == ["a", "log1p(b)", "log(c)"])
    for one in found {
      let want = try InferenceReference.numbers("\(one.name) cross elasticity")
      #expect(agree([one.probabilityWeighted, one.atChosen], want, .solver))
    }
  }

  @Test func marginalEffectsAreDifferencesOfShares() throws {
    let (design, fit) = try setting()
    let found = fit.marginalEffects(on: design)
    #expect(found.map(\.name) == ["a", "log1p(b)", "log(c)"])
    for one in found {
      let want = try InferenceReference.numbers("\(one.name) marginal effect")
      #expect(
        agree(
          [
            one.ownProbabilityWeighted, one.ownAtChosen, one.crossProbabilityWeighted, one.crossAtChosen,
          ], want, .solver))
    }
  }

  @Test(arguments: ["log1p(b)", "log(c)"]) func substitutionIsDifferencesOfShares(term: String) throws {
    let (design, fit) = try setting()
    let found = try fit.substitution(of: term, on: design)
    #expect(found.alternatives == ["0", "1", "2", "3", "4", "5"])
    #expect(try agree(found.shares, InferenceReference.numbers("\(term) shares"), .solver))
    #expect(try agree(found.elasticities, InferenceReference.numbers("\(term) elasticities"), .solver))
    #expect(try agree(found.effects ?? [], InferenceReference.numbers("\(term) effects"), .solver))
  }

  /// What one alternative wins the others lose.
  @Test func columnsOfEffectsAddUpToZero() throws {
    let (design, fit) = try setting()
    let found = try fit.substitution(of: "a", on: design)
    let effects = try #require(found.effects)
    for column in 0..<found.count {
      let sum = (0..<found.count).reduce(0) { $0 + effects[$1 * found.count + column] }
      #expect(agree(sum, 0, .difference))
    }
    #expect(agree(found.shares.reduce(0, +), 1, .roundoff))
  }

  /// The probability-weighted own elasticities are the diagonal, weighted by the shares.
  @Test func theDiagonalIsTheOwnElasticity() throws {
    let (design, fit) = try setting()
    for own in fit.ownElasticities(on: design) {
      let found = try fit.substitution(of: own.name, on: design)
      let mean = (0..<found.count).reduce(0) {
        $0 + found.shares[$1] * found.elasticities[$1 * found.count + $1]
      }
      #expect(agree(mean, own.probabilityWeighted, .solver))
    }
  }

  /// x = 1 in both alternatives of every case, so that probabilities are one half: b/2 and b/4.
  @Test func halvesAreHalves() throws {
    let cases = (0..<8).map { n -> (rows: [[Double]], chosen: Int) in
      ([[n % 2 == 0 ? 1 : 2, 1], [n % 2 == 0 ? 2 : 1, 3]], n / 2 % 2)
    }
    let design = try design(cases, names: ["x", "y"])
    let fit = try ConditionalLogit().fit(design)
    #expect(agree(fit.coefficients, [0, 0], .difference))
    let effects = fit.marginalEffects(on: design)
    #expect(effects.allSatisfy { agree($0.ownAtChosen, 0, .difference) })
  }

  @Test func theExamplesOfTheDocumentationHold() throws {
    func fitted(_ first: Double, _ second: Double, _ formula: String) throws -> (ChoiceFit, ChoiceDesign) {
      let table = try ObservationTable([
        ObservationColumn("case", numbers: (0..<10).map { Double($0 / 2) }),
        ObservationColumn("alt", numbers: (0..<10).map { Double($0 % 2) }),
        ObservationColumn("choice", numbers: [1, 0, 0, 1, 0, 1, 0, 1, 0, 1]),
        ObservationColumn("wage", numbers: (0..<10).map { $0 % 2 == 0 ? first : second }),
      ])
      let design = try ReferenceChoices.design(table, formula)
      return (try ConditionalLogit().fit(design), design)
    }
    let (wages, one) = try fitted(16, 1, "choice ~ log(wage)")
    #expect(agree(wages.coefficients, [-0.5], .solver))
    let cross = wages.crossElasticities(on: one)[0]
    #expect(agree([cross.probabilityWeighted, cross.atChosen], [0.34, 0.34], .solver))
    let (figures, other) = try fitted(0, log(2), "choice ~ wage")
    #expect(agree(figures.coefficients, [2], .solver))
    let effect = figures.marginalEffects(on: other)[0]
    #expect(
      agree(
        [
          effect.ownProbabilityWeighted, effect.ownAtChosen, effect.crossProbabilityWeighted,
          effect.crossAtChosen,
        ], [0.32, 0.32, -0.32, -0.32], .solver))
  }

  @Test func otherTermsAreRefused() throws {
    let (design, fit) = try setting()
    #expect(
      message { _ = try fit.substitution(of: "log(b)", on: design) }
        == "'log(b)' is no term of one column of figures with a coefficient; did you mean 'log(c)' or "
        + "'log1p(b)'?"
    )
  }

  @Test func aRootAtZeroHasNoSlope() throws {
    let design = try InferenceReference.design(2, "choice ~ a + sqrt(b)")
    let fit = try ConditionalLogit().fit(design)
    #expect(fit.marginalEffects(on: design).map(\.name) == ["a"])
    #expect(try fit.substitution(of: "sqrt(b)", on: design).effects == nil)
  }
}
