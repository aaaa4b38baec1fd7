import Decision
import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// References: `Tests/References/nested-logit/references.txt`, 60-digit arithmetic; closed forms.
@Suite struct NestedLogitTests {
  struct Model: Sendable {
    let name: String
    let kind: ReferenceNests.Kind
    let seed: UInt64
    var formula = "choice ~ a + b"
    var weights: String?
    var equalLambda = false

    func design() throws -> ChoiceDesign {
      try ReferenceChoices.design(
        ReferenceNests(kind, seed: seed, cases: 150).table(), formula, weights: weights)
    }
    func fit(_ design: ChoiceDesign) throws -> NestedFit {
      try NestedLogit().fit(
        design, nests: design.grouping(ofRowsBy: "nest"), equalLambda: equalLambda)
    }
  }

  static let models = [
    Model(name: "alike", kind: .alike, seed: 1),
    Model(
      name: "alike-weighted", kind: .alike, seed: 2, formula: "choice ~ a + b + offset(-log(pi))",
      weights: "weight", equalLambda: true),
    Model(name: "unlike", kind: .unlike, seed: 3),
    Model(name: "turned", kind: .turned, seed: 4, equalLambda: true),
  ]

  @Test(arguments: models) func estimatesAndErrorsMatchSixtyDigits(_ model: Model) throws {
    let design = try model.design()
    let fit = try model.fit(design)
    func want(_ kind: String) throws -> [Double] { try ReferenceNests.figures(model.name, kind) }
    #expect(
      fit.covariates
        == (model.equalLambda ? ["a", "b", "lambda"] : ["a", "b", "lambda(pair)", "lambda(three)"]))
    #expect(agree(fit.coefficients, try want("coefficients"), .solver))
    #expect(agree(fit.covariance, try want("covariance"), .solver))
    #expect(agree([fit.logLikelihood, fit.nullLogLikelihood], try want("log-likelihoods"), .solver))
    let influence = InfluenceRows(bread: fit.covariance, scores: fit.scores(on: design))
    #expect(agree(try robustCovariance(influence).values, try want("robust"), .solver))
    let elasticities = fit.ownElasticities(on: design)
    #expect(elasticities.map(\.name) == ["a", "b"])
    #expect(
      agree(
        elasticities.flatMap { [$0.probabilityWeighted, $0.atChosen] }, try want("elasticities"), .solver))
    #expect(fit.termination.hasConverged && fit.termination.gradientNorm < 1e-7)
    #expect(fit.caseCount == 150 && fit.choiceCount == 150 && fit.rowCount == design.rowCount)
    #expect(fit.separation.isEmpty && fit.dropped.isEmpty && fit.singleNests == ["alone"])
  }

  @Test func whatIsUnusualAboutLambdaIsSaid() throws {
    func notices(_ model: Model) throws -> [String] { try model.fit(model.design()).notices.map(\.text) }
    let alone = "nest 'alone' has one alternative in every case, where lambda is one and not estimated"
    #expect(try notices(Self.models[0]) == ["5 of 5 starts led to this maximum", alone])
    let unlike = try notices(Self.models[2])
    #expect(unlike.count == 4)
    #expect(
      unlike[2].hasPrefix(
        "lambda(pair) is 1.209, above 1: choices are not those of utility maximisation for all values of the "
          + "covariates; at the covariates given the conditions for it hold in "))
    #expect(unlike[3].hasPrefix("lambda(three) is 1.1093, above 1: "))
    #expect(
      try notices(Self.models[3])[2]
        == "lambda is -1.2269, below 0: a better alternative makes its nest less likely, which nobody who "
        + "maximises utility does; the nests do not fit these choices")
  }

  /// Three shares and two parameters: `e^(β/λ)` is the odds of bus 2 against bus 1, and `λ log(1 + e^(β/λ))`
  /// the log odds of the road. Errors by the delta method from `1/n + 1/m` of the two log odds. A λ of
  /// log 0.8/log 1.6 lies across zero.
  @Test(arguments: [60, 20, 100]) func twoBusesAndATrainHaveAClosedForm(trains: Double) throws {
    let (design, nests) = try buses([50, 30, trains])
    let fit = try NestedLogit().fit(design, nests: nests)
    #expect(fit.covariates == ["second", "lambda(road)"])
    let (a, odds) = (log(30.0 / 50), log(80 / trains))
    let inclusive = log(1.6)
    let lambda = odds / inclusive
    #expect(agree(fit.coefficients, [lambda * a, lambda], .solver))
    let (ofA, ofOdds) = (1.0 / 30 + 1.0 / 50, 1 / 80.0 + 1 / trains)
    let slope = -odds * (30.0 / 80) / (inclusive * inclusive)  // ∂λ/∂a
    let (byA, byOdds) = (lambda + a * slope, a / inclusive)  // ∂β
    let mixed = byA * slope * ofA + byOdds / inclusive * ofOdds
    let want = [
      byA * byA * ofA + byOdds * byOdds * ofOdds, mixed, mixed,
      slope * slope * ofA + ofOdds / (inclusive * inclusive),
    ]
    #expect(agree(fit.covariance, want, .solver))
    let n = 80 + trains
    let logLikelihood = 50 * log(50 / n) + 30 * log(30 / n) + trains * log(trains / n)
    #expect(agree(fit.logLikelihood, logLikelihood, .solver))
    #expect(agree(fit.nullLogLikelihood, -n * log(3), .roundoff))
    #expect(agree(fit.aic, 4 - 2 * logLikelihood, .solver))
    #expect(agree(fit.bic, 2 * log(n) - 2 * logLikelihood, .solver))
    #expect(agree(fit.mcFaddenR2, 1 + logLikelihood / (n * log(3)), .solver))
    #expect(
      agree(
        Array(fit.logProbabilities.prefix(3)), [log(50 / n), log(30 / n), log(trains / n)], .solver))
    #expect(
      agree(Array(fit.logInnerProbabilities.prefix(3)), [log(0.625), log(0.375), 0], .difference))
  }

  @Test func theExampleOfTheDocumentationHolds() throws {
    let (design, nests) = try buses([50, 30, 60])
    let fit = try NestedLogit().fit(design, nests: nests)
    #expect(agree(fit.coefficients, [-0.3127, 0.6121], .printed(decimals: 4)))
  }

  /// Q of the road is 0.8, so λ may be 1/(1 − Q) = 5 for those people: log 4/log 1.6 is less.
  @Test func aLambdaAboveOneIsHeldAgainstTheLocalConditions() throws {
    let (design, nests) = try buses([50, 30, 20])
    #expect(
      try NestedLogit().fit(design, nests: nests).notices.last?.text
        == "lambda(road) is 2.9495, above 1: choices are not those of utility maximisation for all values of "
        + "the covariates; at the covariates given the conditions for it hold in 3 of 3 cases "
        + "(Börsch-Supan 1990)")
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let design = try ReferenceChoices.design(
      ReferenceNests(.alike, seed: 9, cases: 3400).table(), "choice ~ a + b")
    let nests = try design.grouping(ofRowsBy: "nest")
    let fits = try [1, 2, 3].map { try NestedLogit(threads: Threads($0)).fit(design, nests: nests) }
    #expect(design.rowCount > 2 * 8192)
    #expect(fits[0] == fits[1] && fits[0] == fits[2])
  }

  @Test func toFewStepsAreReported() throws {
    let model = Self.models[0]
    let design = try model.design()
    let fit = try NestedLogit(limit: 1).fit(design, nests: design.grouping(ofRowsBy: "nest"))
    guard case .iterationLimit(_, limit: 1) = fit.termination else {
      Issue.record("found \(fit.termination)")
      return
    }
    #expect(fit.covariance.allSatisfy { $0.isFinite })
  }
}
