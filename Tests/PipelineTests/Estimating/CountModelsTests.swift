import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct CountModelsTests {
  private let groups = numbers(("y", [1, 2, 3, 5, 6, 7]), ("x", [0, 0, 0, 1, 1, 1]))

  @Test func twoGroupsHaveTheLogOfTheirMeans() throws {
    let found = try question(.poisson, "y ~ x").estimate(on: groups)
    #expect(agree(found.coefficients.map(\.estimate), [log(2.0), log(3.0)], .solver))
    let row: [Double] = [-1.0 / 6, 1.0 / 6 + 1.0 / 18]
    #expect(agree(found.covariance?[1] ?? [], row, .solver))
    func value(_ means: [Double]) -> Double {
      let counts: [Double] = [1, 2, 3, 5, 6, 7]
      return counts.indices.reduce(0.0) { sum, i in
        sum + counts[i] * log(means[i]) - means[i] - lgamma(counts[i] + 1)
      }
    }
    let (best, null) = (value([2, 2, 2, 6, 6, 6]), value([4, 4, 4, 4, 4, 4]))
    #expect(agree(found.fit.logLikelihood ?? .nan, best, .difference))
    #expect(agree(found.fit.nullLogLikelihood ?? .nan, null, .difference))
    #expect(agree(found.fit.mcFaddenR2 ?? .nan, 1 - best / null, .difference))
    #expect(agree(found.fit.aic ?? .nan, 4 - 2 * best, .difference))
    #expect(agree(found.fit.bic ?? .nan, 2 * log(6.0) - 2 * best, .difference))
  }

  @Test func theSpreadIsTestedAgainstNone() throws {
    let columns = numbers(("y", [0, 0, 0, 10]))
    let found = try question(.negativeBinomial, "y ~ 1").estimate(on: columns)
    #expect(found.coefficients.map(\.name) == ["(constant)", "alpha"])
    #expect(agree(found.coefficients[0].estimate, log(2.5), .solver))
    let poisson = try question(.poisson, "y ~ 1").estimate(on: columns)
    let test = try #require(found.tests.first)
    let statistic = 2 * ((found.fit.logLikelihood ?? .nan) - (poisson.fit.logLikelihood ?? .nan))
    #expect(test.name == "overdispersion")
    #expect(agree(test.statistic, statistic, .solver))
    // Half the tail of χ² with one degree.
    #expect(agree(test.pValue ?? .nan, erfc((statistic / 2).squareRoot()) / 2, .solver))
    // AIC counts alpha.
    #expect(agree(found.fit.aic ?? .nan, 4 - 2 * (found.fit.logLikelihood ?? .nan), .difference))
  }

  @Test func weightsCountRowsSeveralTimes() throws {
    let weighted = try question(.poisson, "y ~ x") { $0.weights = "w" }
      .estimate(on: numbers(("y", [1, 4, 5]), ("x", [0, 0, 1]), ("w", [2, 1, 3])))
    let repeated = try question(.poisson, "y ~ x")
      .estimate(on: numbers(("y", [1, 1, 4, 5, 5, 5]), ("x", [0, 0, 0, 1, 1, 1])))
    #expect(agree(weighted.coefficients.map(\.estimate), repeated.coefficients.map(\.estimate), .solver))
    #expect(agree(weighted.covariance?[1] ?? [], repeated.covariance?[1] ?? [], .solver))
  }

  @Test func absorbedEffectsAreCounted() throws {
    let found = try question(.poisson, "y ~ x | f")
      .estimate(on: groups + numbers(("f", [1, 2, 1, 2, 1, 2])))
    #expect(found.notices.map(\.text) == ["the absorbed effects take 2 degrees of freedom"])
  }

  /// Every group has its own mean, 2 and 6.
  @Test func effectsAloneAreTheMeansOfGroups() throws {
    let found = try question(.poisson, "y ~ 1 | f").estimate(
      on: numbers(("y", [1, 3, 4, 8]), ("f", [1, 1, 2, 2])))
    let rows: [(y: Double, mean: Double)] = [(1, 2), (3, 2), (4, 6), (8, 6)]
    let value = rows.reduce(0.0) { sum, row in
      sum + row.y * log(row.mean) - row.mean - lgamma(row.y + 1)
    }
    #expect(found.coefficients.isEmpty && found.covariance == nil && found.ending.reason == .converged)
    #expect(agree(found.fit.logLikelihood ?? .nan, value, .difference))
    #expect(agree(found.fit.aic ?? .nan, 4 - 2 * value, .difference))
  }
}
