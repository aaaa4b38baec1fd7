import Estimation
import Foundation
import TestSupport
import Testing

/// What must not change a fit, and what must change it in a known way.
@Suite struct NestedLogitLawTests {
  let choices = ReferenceNests(.alike, seed: 5, cases: 200)

  @Test(arguments: 1...3) func theOrderOfCasesAndAlternativesDoesNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = choices.cases.indices.shuffled(using: &random)
    #expect(try NestedLogit().fit(choices.table(order: order)) == NestedLogit().fit(choices.table()))
  }

  @Test func namesOfNestsDoNotMatter() throws {
    let before = try NestedLogit().fit(choices.table())
    let after = try NestedLogit().fit(choices.table(names: ["z", "y", "x"]))
    #expect(after.covariates == ["a", "b", "lambda(x)", "lambda(y)"])
    let moved = [0, 1, 3, 2]
    #expect(agree(moved.map { after.coefficients[$0] }, before.coefficients, .solver))
    #expect(agree(moved.map { after.standardErrors[$0] }, before.standardErrors, .solver))
    #expect(agree(after.logLikelihood, before.logLikelihood, .solver))
  }

  @Test(arguments: [[1e6, 1], [1, 1e-9], [1e-130, 1e140]])
  func coefficientsFollowTheUnitOfMeasure(units: [Double]) throws {
    let before = try NestedLogit().fit(choices.table())
    let after = try NestedLogit().fit(choices.table(units: units))
    #expect(after.termination.hasConverged)
    #expect(agree(after.logLikelihood, before.logLikelihood, .solver))
    for k in 0..<4 {
      let unit = k < 2 ? units[k] : 1
      #expect(agree(after.coefficients[k] * unit, before.coefficients[k], .solver))
      #expect(agree(after.standardErrors[k] * unit, before.standardErrors[k], .solver))
    }
  }

  @Test func aConstantAddedToACaseDoesNotMatter() throws {
    let before = try NestedLogit().fit(choices.table())
    let after = try NestedLogit().fit(choices.table(added: { Double(1000 * ($0 % 7) - 3000) }))
    #expect(agree(after.coefficients, before.coefficients, .solver))
    #expect(agree(after.covariance, before.covariance, .solver))
    #expect(agree(after.logProbabilities, before.logProbabilities, .solver))
  }

  /// Utilities of ±1000 that are the same for a whole case.
  @Test func aConstantOffsetOfACaseDoesNotMatter() throws {
    let before = try NestedLogit().fit(choices.table())
    let after = try NestedLogit().fit(choices.table(), "choice ~ a + b + offset(I(1000*(case/100 - 1)))")
    #expect(agree(after.coefficients, before.coefficients, .solver))
    #expect(agree(after.covariance, before.covariance, .solver))
  }

  /// A nest whose λ is one is no nest: its alternatives may as well be on their own. So the fit with 'pair'
  /// taken apart is the one with the pair's λ held at one.
  @Test func aLambdaHeldAtOneIsANestTakenApart() throws {
    let table = try choices.table()
    let design = try ReferenceChoices.design(table, "choice ~ a + b")
    let fit = try NestedLogit().fit(design, nests: design.grouping(ofRowsBy: "nest"))
    let apart = design.alternatives.codes.map { ["0", "1", "2", "three", "three", "three"][Int($0)] }
    let held = try NestedLogit().fit(design, nests: apart)
    #expect(held.covariates == ["a", "b", "lambda(three)"] && held.singleNests == ["0", "1", "2"])
    let tests = try NestedLogit().dissimilarityTests(of: fit, on: design)
    #expect(tests.map(\.names) == [["lambda(pair)"], ["lambda(three)"]])
    let value = try #require(tests[0].likelihoodRatio).value
    #expect(agree(value, 2 * (fit.logLikelihood - held.logLikelihood), .solver))
  }

  /// The fit is the same for weights and for cases written down as often.
  @Test func aWeightOfTwoIsTheCaseTwice() throws {
    let weighted = try NestedLogit().fit(choices.table(), weights: "weight")
    var twice = ReferenceNests(.alike, seed: 5, cases: 0)
    var id = 0.0
    for row in choices.cases.indices {
      if row > 0, choices.cases[row] != choices.cases[row - 1] { id += 8 }
      for copy in 0..<Int(4 * choices.weights[row]) {
        twice.cases.append(id + Double(copy))
        twice.alternatives.append(choices.alternatives[row])
        twice.choices.append(choices.choices[row])
        twice.a.append(choices.a[row])
        twice.b.append(choices.b[row])
        twice.weights.append(1)
        twice.inclusion.append(1)
      }
    }
    let plain = try NestedLogit().fit(twice.table())
    #expect(agree(weighted.coefficients, plain.coefficients, .solver))
    #expect(agree(weighted.covariance.map { $0 / 4 }, plain.covariance, .solver))
    #expect(agree(weighted.logLikelihood * 4, plain.logLikelihood, .solver))
  }

  @Test func scoresAddUpToZero() throws {
    let design = try ReferenceChoices.design(choices.table(), "choice ~ a + b", weights: "weight")
    let fit = try NestedLogit().fit(design, nests: design.grouping(ofRowsBy: "nest"))
    let scores = fit.scores(on: design)
    #expect(scores.count == 200 * 4)
    for k in 0..<4 {
      let column = stride(from: k, to: scores.count, by: 4).map { scores[$0] }
      #expect(abs(column.reduce(0, +)) < 1e-9 * column.reduce(0) { $0 + abs($1) })
    }
  }

  /// Choices drawn with the model's own probabilities, 1,000 cases of five alternatives in two nests.
  @Test(arguments: 1...3) func knownParametersAreRecovered(seed: UInt64) throws {
    let (beta, lambdas, nests) = (0.8, [0.5, 0.8], [0, 0, 0, 1, 1])
    var random = SeededGenerator(seed: seed)
    let cases = (0..<1000).map { _ -> (rows: [[Double]], chosen: Int) in
      let rows = nests.map { _ in [Double.random(in: -2...2, using: &random)] }
      let powers = zip(rows, nests).map { exp(beta * $0[0] / lambdas[$1]) }
      let sums = [0, 1].map { nest in zip(powers, nests).reduce(0) { $0 + ($1.1 == nest ? $1.0 : 0) } }
      let tops = zip(sums, lambdas).map { pow($0, $1) }
      var left = Double.random(in: 0..<1, using: &random) * (tops[0] + tops[1])
      let chosen =
        nests.indices.first {
          left -= tops[nests[$0]] * powers[$0] / sums[nests[$0]]
          return left < 0
        } ?? 4
      return (rows, chosen)
    }
    let made = try design(cases, names: ["x"])
    let names = (0..<1000).flatMap { _ in nests.map { $0 == 0 ? "first" : "second" } }
    let fit = try NestedLogit().fit(made, nests: names)
    #expect(fit.covariates == ["x", "lambda(first)", "lambda(second)"])
    for (k, truth) in [beta, lambdas[0], lambdas[1]].enumerated() {
      #expect(abs(fit.coefficients[k] - truth) < 4 * fit.standardErrors[k])
    }
    #expect(fit.standardErrors.allSatisfy { $0 > 0.02 && $0 < 0.12 })
  }
}
