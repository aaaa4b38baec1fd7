import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct MixedModelTests {
  private func mixed(_ change: (inout EstimationQuestion.Options) -> Void = { _ in }) throws
    -> EstimationQuestion
  {
    try question(.mixedLogit, "y ~ x") {
      $0.random = [RandomTerm(term: "x", distribution: .normal)]
      $0.sequence = .quadrature
      $0.draws = 9
      $0.panel = "firm"
      change(&$0)
    }
  }

  /// Twelve firms decide eight times; the even ones like x and the odd ones do not.
  private var firms: [ObservationColumn] {
    let cases = (0..<96).map { n -> (x: Double, takesB: Bool) in
      let likes = n % 12 % 2 == 0
      return (1, (n / 12) % 4 == 0 ? !likes : likes)
    }
    return pairs(
      cases,
      more: numbers(
        ("firm", (0..<192).map { Double($0 / 2 % 12) }),
        ("city", (0..<192).map { Double($0 / 2 % 12 % 5) }),
        ("year", (0..<192).map { Double($0 / 24) })))
  }

  /// As many like x as do not, so the mean is zero and the tastes differ.
  @Test func tastesThatDifferHaveASpread() throws {
    let found = try mixed().estimate(on: firms)
    #expect(found.coefficients.map(\.name) == ["mean(x)", "sd(x)"])
    #expect(abs(found.coefficients[0].estimate) < 1e-6)
    #expect(found.coefficients[1].estimate > 0.5)
    let test = try #require(found.tests.first { $0.name == "mixing_likelihood_ratio" })
    // The conditional logit has equal shares: −96 log 2.
    let rise = 2 * ((found.fit.logLikelihood ?? .nan) + 96 * log(2.0))
    #expect(agree(test.statistic, rise, .solver))
    #expect(test.degrees == 1)
  }

  @Test func whichDrawsWereTakenIsSaid() throws {
    #expect(try mixed().estimate(on: firms).simulation?.draws == "a quadrature of 9 nodes")
    let halton = try mixed {
      $0.sequence = .reversedHalton
      $0.draws = 30
    }.estimate(on: firms)
    #expect(halton.simulation?.draws == "30 draws of the reversed Halton sequence")
    #expect((halton.simulation?.repeats ?? 0) > 0)
    let sobol = try mixed {
      $0.sequence = .sobol
      $0.draws = 32
    }.estimate(on: firms)
    #expect(sobol.simulation?.draws == "32 draws of the Sobol sequence")
  }

  @Test func clustersHoldWholeInvestors() throws {
    let found = try mixed { $0.errors = .clustered(by: ["city"]) }.estimate(on: firms)
    #expect(found.clusters == [5])
    let refused = refusal { try mixed { $0.errors = .clustered(by: ["year"]) }.estimate(on: firms) }
    #expect(
      refused == [
        "case '12': investor '0' has cases in two clusters of 'year'; cluster by a column that does not "
          + "differ within an investor"
      ])
  }

  @Test(arguments: RandomTerm.Distribution.allCases) func everyDistributionIsKnown(
    _ distribution: RandomTerm.Distribution
  ) throws {
    let found = refusal {
      try mixed { $0.random = [RandomTerm(term: "x", distribution: distribution)] }.estimate(on: firms)
    }
    // A log-normal taste has one sign, which these firms' tastes have not: it may be refused, with a reason.
    #expect(found.isEmpty || distribution == .lognormal, "\(found)")
  }

  @Test func aTermThatIsNotThereIsNamed() {
    let found = refusal {
      try mixed { $0.random = [RandomTerm(term: "z", distribution: .normal)] }.estimate(on: firms)
    }
    #expect(found.count == 1 && found[0].contains("'z'"), "\(found)")
  }
}
