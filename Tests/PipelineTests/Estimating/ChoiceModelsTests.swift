import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct ChoiceModelsTests {
  /// 16 of 20 take b: β = log 4, variance 1/16 + 1/4.
  @Test func aChoiceOfTwoHasTheLogOfItsOdds() throws {
    let found = try question(.conditionalLogit, "y ~ x").estimate(on: pairs(ones(16, of: 20)))
    #expect(agree(found.coefficients[0].estimate, log(4.0), .difference))
    #expect(agree(found.covariance?[0][0] ?? .nan, 1.0 / 16 + 1.0 / 4, .difference))
    let value = 16 * log(0.8) + 4 * log(0.2)
    #expect(agree(found.fit.logLikelihood ?? .nan, value, .difference))
    #expect(agree(found.fit.nullLogLikelihood ?? .nan, -20 * log(2.0), .difference))
    #expect(agree(found.fit.mcFaddenR2 ?? .nan, 1 - value / (-20 * log(2.0)), .difference))
    #expect(agree(found.fit.aic ?? .nan, 2 - 2 * value, .difference))
    #expect(agree(found.fit.bic ?? .nan, log(20.0) - 2 * value, .difference))
    #expect(found.cases == 20 && found.rows == 40)
  }

  @Test func theWholeModelIsTested() throws {
    let found = try question(.conditionalLogit, "y ~ x").estimate(on: pairs(ones(16, of: 20)))
    let test = try #require(found.tests.first)
    let statistic = 2 * (16 * log(0.8) + 4 * log(0.2) + 20 * log(2.0))
    #expect(test.name == "likelihood_ratio" && test.degrees == 1)
    #expect(agree(test.statistic, statistic, .difference))
    // The tail of χ² with one degree.
    #expect(agree(test.pValue ?? .nan, erfc((statistic / 2).squareRoot()), .solver))
  }

  /// β(1 − P) x over rows, weighted by P: x is 1 for b alone.
  @Test func elasticitiesAreWeightedByProbability() throws {
    let found = try question(.conditionalLogit, "y ~ x").estimate(on: pairs(ones(16, of: 20)))
    let one = try #require(found.elasticities.first)
    #expect(one.name == "x")
    // Rows of a have x = 0: the sum of P·E is 20·0.8·log 4·0.2 over the sum 20 of P.
    #expect(agree(one.probabilityWeighted, 0.8 * 0.2 * log(4.0), .difference))
    // Sixteen of the twenty chosen rows have log 4·0.2.
    #expect(agree(one.atChosen, 0.8 * 0.2 * log(4.0), .difference))
  }

  @Test func aBootstrapSpreadsAsOddsDo() throws {
    let found = try question(.conditionalLogit, "y ~ x") {
      $0.errors = .bootstrap(400)
      $0.seed = 3
    }.estimate(on: pairs(ones(120, of: 200)))
    // 400 resamples know a spread to 3.5 %.
    let wanted = (1.0 / 120 + 1.0 / 80).squareRoot()
    let error = try #require(found.coefficients[0].error)
    #expect(abs(error.standardError / wanted - 1) < 0.15)
    #expect(found.covarianceType == "bootstrap:400")
  }

  @Test func columnsThatSayNothingAreDroppedWithTheirReason() throws {
    let cases = ones(16, of: 20)
    let income = numbers(("income", (0..<40).map { Double($0 / 2) }))
    let found = try question(.conditionalLogit, "y ~ x + income")
      .estimate(on: pairs(cases, more: income))
    #expect(found.dropped.map(\.name) == ["income"])
    #expect(found.coefficients.map(\.name) == ["x"])
  }
}
