import Decision
import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// References: `Tests/References/mixed-logit/references.txt`, numpy with derivatives by complex steps; closed
/// forms.
@Suite struct MixedLogitTests {
  let panel = ReferencePanel(seed: 11, members: 60)

  private func check(
    _ title: String, _ model: MixedLogit, _ design: ChoiceDesign, isPanel: Bool = true, _ covariates: [String]
  ) throws -> MixedFit {
    let want = try #require(try MixedReference.all().first { $0.title.hasPrefix(title) })
    let fit = try model.fit(design, panel: isPanel ? design.grouping(ofCasesBy: "member") : nil)
    #expect(fit.termination.hasConverged && fit.termination.gradientNorm < 1e-7)
    #expect(fit.covariates == covariates)
    #expect(fit.atBoundary.isEmpty)
    #expect(agree(fit.logLikelihood, want["log-likelihood"][0], .solver))
    let errors = want["covariance"].indices.filter { $0 % (covariates.count + 1) == 0 }
      .map { want["covariance"][$0].squareRoot() }
    for (a, error) in errors.enumerated() {
      #expect(abs(fit.coefficients[a] - want["coefficients"][a]) < 1e-8 * error)
      for (b, other) in errors.enumerated() {
        let place = a * errors.count + b
        #expect(abs(fit.covariance[place] - want["covariance"][place]) < 1e-8 * error * other)
      }
    }
    let scores = fit.scores(on: design)
    #expect(scores.count == fit.members.count * covariates.count)
    let robust = try robustCovariance(InfluenceRows(bread: fit.covariance, scores: scores))
    let robustErrors = errors.indices.map { robust.values[$0 * (errors.count + 1)].squareRoot() }
    #expect(agree(robustErrors, want["robust errors"], .solver))
    return fit
  }

  @Test func aNormalCoefficientOfAPanelMatchesNumpy() throws {
    let fit = try check(
      "normal a, panel, 40",
      MixedLogit(random: [RandomCoefficient("a")], draws: .halton(40, burnIn: 10, isReversed: false)),
      panel.design(), ["mean(a)", "b", "c", "sd(a)"])
    #expect(
      fit.members.count == 60 && fit.caseCount == fit.memberOfCase.count && fit.choiceCount == fit.caseCount)
    #expect(fit.separation.isEmpty && fit.dropped.isEmpty)
    #expect(agree(fit.aic, 8 - 2 * fit.logLikelihood, .roundoff))
    #expect(agree(fit.bic, 4 * log(Double(fit.choiceCount)) - 2 * fit.logLikelihood, .roundoff))
    #expect(agree(fit.mcFaddenR2, 1 - fit.logLikelihood / fit.nullLogLikelihood, .roundoff))
    let plain = try ConditionalLogit().fit(panel.design())
    #expect(fit.conditionalLogLikelihood == plain.logLikelihood)
    #expect(fit.nullLogLikelihood == plain.nullLogLikelihood)
  }

  @Test func logNormalAndTriangularWithWeightsOffsetAndCountsMatchNumpy() throws {
    let fit = try check(
      "lognormal a",
      MixedLogit(
        random: [RandomCoefficient("b", .triangular), RandomCoefficient("a", .logNormal)],
        draws: .halton(40, burnIn: 0, isReversed: false)),
      panel.design("times ~ a + b + c + offset(o)", weights: "weight"),
      ["mean(a)", "mean(b)", "c", "sd(a)", "sd(b)"])
    // exp(m), exp(m + s²/2) and that times √(exp(s²) − 1) with m and s of the reference.
    let (m, s) = (-2.74274633961113, 2.6477139652107)
    #expect(fit.implied.map(\.name) == ["median(a)", "average(a)", "deviation(a)"])
    #expect(agree(fit.implied[0].value, exp(m), .solver))
    #expect(agree(fit.implied[1].value, exp(m + s * s / 2), .solver))
    #expect(agree(fit.implied[2].value, exp(m + s * s / 2) * expm1(s * s).squareRoot(), .solver))
    #expect(
      agree(try #require(fit.implied[0].standardError), exp(m) * 0.6014476491638725.squareRoot(), .solver))
    // The delta method with the slopes by differences.
    func deviation(_ m: Double, _ s: Double) -> Double { exp(m + s * s / 2) * expm1(s * s).squareRoot() }
    let slopes = [
      (deviation(m + 1e-5, s) - deviation(m - 1e-5, s)) / 2e-5,
      (deviation(m, s + 1e-5) - deviation(m, s - 1e-5)) / 2e-5,
    ]
    let places = [0, 3]
    var variance = 0.0
    for i in 0..<2 {
      for j in 0..<2 { variance += slopes[i] * slopes[j] * fit.covariance[places[i] * 5 + places[j]] }
    }
    let error = try #require(fit.implied[2].standardError)
    #expect(abs(error - variance.squareRoot()) < 1e-6 * error)
  }

  @Test func correlatedNormalsMatchNumpy() throws {
    let fit = try check(
      "correlated normal",
      MixedLogit(
        random: [RandomCoefficient("a"), RandomCoefficient("b")], correlated: true,
        draws: .halton(56, isReversed: false)),
      panel.design(), ["mean(a)", "mean(b)", "c", "chol(a,a)", "chol(b,a)", "chol(b,b)"])
    let (first, second) = (0.001434082094495155, 0.5054616890531223)
    let deviation = (first * first + second * second).squareRoot()
    #expect(fit.implied.map(\.name) == ["sd(a)", "sd(b)", "cor(b,a)"])
    #expect(agree(fit.implied[0].value, 0.1391417422257506, .solver))
    #expect(abs(fit.implied[1].value - deviation) < 1e-8)
    #expect(abs(fit.implied[2].value - first / deviation) < 1e-8)
    // The delta method by differences of the figures themselves.
    let place = 3 * 6 + 3
    #expect(agree(try #require(fit.implied[0].standardError), fit.covariance[place].squareRoot(), .solver))
    let slopes = [second * second, -first * second].map { $0 / (deviation * deviation * deviation) }
    var variance = 0.0
    for i in 0..<2 {
      for j in 0..<2 { variance += slopes[i] * slopes[j] * fit.covariance[(4 + i) * 6 + 4 + j] }
    }
    #expect(abs(try #require(fit.implied[2].standardError) - variance.squareRoot()) < 1e-7)
  }

  @Test func aUniformCoefficientWithoutAPanelMatchesNumpy() throws {
    _ = try check(
      "uniform b",
      MixedLogit(
        random: [RandomCoefficient("b", .uniform)], draws: .halton(24, burnIn: 5, isReversed: false)),
      panel.design("times ~ a + b + c", weights: "weight"), isPanel: false, ["a", "mean(b)", "c", "sd(b)"])
  }

  @Test func quadraturesMatchNumpy() throws {
    let one = try check(
      "normal a, panel, Gauss", MixedLogit(random: [RandomCoefficient("a")], draws: .quadrature(nodes: 30)),
      panel.design(), ["mean(a)", "b", "c", "sd(a)"])
    #expect(one.repeats == 1)
    #expect(try #require(one.simulationErrors).allSatisfy { $0 < 1e-4 })
    _ = try check(
      "normal a and b",
      MixedLogit(random: [RandomCoefficient("a"), RandomCoefficient("b")], draws: .quadrature(nodes: 20)),
      panel.design(), ["mean(a)", "mean(b)", "c", "sd(a)", "sd(b)"])
  }

  /// Investors of two kinds, β = m − s and m + s, choose twice between 1 and 0. Half of them take 1 twice and
  /// three in ten never: the chances p and q of the kinds have (p + q)/2 = 0.6 and (p² + q²)/2 = 0.5.
  @Test func twoKindsOfInvestorsHaveAClosedForm() throws {
    let kinds =
      Array(repeating: (1, 1), count: 50) + Array(repeating: (1, 0), count: 20)
      + Array(repeating: (0, 0), count: 30)
    let choices = (0..<200).map { $0 % 2 == 0 ? kinds[$0 / 2].0 : kinds[$0 / 2].1 }
    let table = try ObservationTable([
      ObservationColumn("member", numbers: (0..<400).map { Double($0 / 4) }),
      ObservationColumn("case", numbers: (0..<400).map { Double($0 / 2) }),
      ObservationColumn("alt", numbers: (0..<400).map { Double($0 % 2) }),
      ObservationColumn("choice", numbers: (0..<400).map { Double($0 % 2 == choices[$0 / 2] ? 1 : 0) }),
      ObservationColumn("x", numbers: (0..<400).map { Double($0 % 2) }),
    ])
    let design = try ReferenceChoices.design(table, "choice ~ x")
    let draws = (0..<200).map { $0 % 2 == 0 ? -1.0 : 1 }
    let fit = try MixedLogit(random: [RandomCoefficient("x")], draws: .explicit(draws, count: 2))
      .fit(design, panel: design.grouping(ofCasesBy: "member"))
    let distance = 0.14.squareRoot()
    let odds = [0.6 - distance, 0.6 + distance].map { log($0 / (1 - $0)) }
    #expect(agree(fit.coefficients, [(odds[0] + odds[1]) / 2, (odds[1] - odds[0]) / 2], .solver))
    #expect(agree(fit.coefficients, [1.199, 2.431], .printed(decimals: 3)))
    let likelihood = 50 * log(0.5) + 20 * log(0.1) + 30 * log(0.3)
    #expect(agree(fit.logLikelihood, likelihood, .solver))
    #expect(fit.termination.hasConverged && fit.simulationErrors == nil && fit.repeats == 0)
    #expect(fit.members.count == 100 && fit.caseCount == 200)
    // An investor of whom nothing is known takes 1 with the chance 0.6.
    #expect(agree(fit.logProbabilities.prefix(2).map { $0 }, [log(0.4), log(0.6)], .solver))
  }
}
