import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

/// Two buses on the road and a train on its own, with counts as choices.
@Suite struct NestedModelTests {
  private func buses(_ counts: [Double]) -> [ObservationColumn] {
    numbers(
      ("who", [1, 1, 1, 2, 2, 2, 3, 3, 3]), ("y", [counts[0], 0, 0, 0, counts[1], 0, 0, 0, counts[2]]),
      ("second", [0, 1, 0, 0, 1, 0, 0, 1, 0]))
      + [
        ObservationColumn("where", texts: ["b1", "b2", "t", "b1", "b2", "t", "b1", "b2", "t"]),
        ObservationColumn("nest", texts: (0..<3).flatMap { _ in ["road", "road", "rail"] }),
      ]
  }

  /// 50, 30 and 60: λ = log(80/60)/log(80/50) and β = λ log(30/50).
  @Test func twoBusesAndATrain() throws {
    let found = try question(.nestedLogit, "y ~ second") { $0.nests = "nest" }
      .estimate(on: buses([50, 30, 60]))
    let lambda = log(80.0 / 60) / log(80.0 / 50)
    #expect(found.coefficients.map(\.name) == ["second", "lambda(road)"])
    #expect(agree(found.coefficients.map(\.estimate), [lambda * log(0.6), lambda], .solver))
    let value = 50 * log(50.0 / 140) + 30 * log(30.0 / 140) + 60 * log(60.0 / 140)
    #expect(agree(found.fit.logLikelihood ?? .nan, value, .difference))
    #expect(agree(found.fit.bic ?? .nan, 2 * log(140.0) - 2 * value, .difference))
  }

  /// The likelihood ratio against the conditional logit, and Wald's (λ − 1)²/var λ.
  @Test func lambdasAreTestedToBeOne() throws {
    let columns = buses([50, 30, 60])
    let found = try question(.nestedLogit, "y ~ second") { $0.nests = "nest" }.estimate(on: columns)
    let flat = try question(.conditionalLogit, "y ~ second").estimate(on: columns)
    let ratio = try #require(found.tests.first { $0.name == "lambda_likelihood_ratio" })
    let rise = 2 * ((found.fit.logLikelihood ?? .nan) - (flat.fit.logLikelihood ?? .nan))
    #expect(ratio.degrees == 1)
    #expect(agree(ratio.statistic, rise, .solver))
    let wald = try #require(found.tests.first { $0.name == "lambda_wald" })
    let lambda = found.coefficients[1]
    let z = (lambda.estimate - 1) / (lambda.error?.standardError ?? .nan)
    #expect(agree(wald.statistic, z * z, .solver))
  }

  @Test func aLambdaAboveOneIsReportedWithItsMeaning() throws {
    let found = try question(.nestedLogit, "y ~ second") { $0.nests = "nest" }
      .estimate(on: buses([50, 30, 20]))
    #expect(found.coefficients[1].estimate > 1)
    #expect(found.notices.contains { $0.text.contains("lambda(road)") })
  }

  @Test func aSharedLambdaHasOneName() throws {
    let found = try question(.nestedLogit, "y ~ second") {
      $0.nests = "nest"
      $0.hasEqualLambda = true
    }.estimate(on: buses([50, 30, 60]))
    #expect(found.coefficients.map(\.name) == ["second", "lambda"])
  }
}
