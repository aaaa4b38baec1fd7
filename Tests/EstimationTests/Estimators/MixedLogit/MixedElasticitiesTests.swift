import Decision
import Estimation
import Foundation
import TestSupport
import Testing

@Suite struct MixedElasticitiesTests {
  /// Two kinds of investors, who choose 1 with the chances 0.6 ∓ √0.14: the pair of ``MixedLogitTests``.
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
    let shares = [0.6 - 0.14.squareRoot(), 0.6 + 0.14.squareRoot()]
    // x is 0 in the other row, where no per cent of it is anything, and 0.6 of the choices are of 1.
    let slope = shares.reduce(0) { $0 + log($1 / (1 - $1)) * $1 * (1 - $1) } / 2
    let found = try #require(fit.ownElasticities.first)
    #expect(found.name == "x" && fit.ownElasticities.count == 1)
    #expect(agree(found.probabilityWeighted, slope, .solver))
    #expect(agree(found.atChosen, slope / 0.6 * 0.6, .solver))
  }

  /// The slope of log P in log x by central differences of shares that the test draws itself.
  @Test func elasticitiesAreSlopesOfTheMeanShare() throws {
    let panel = ReferencePanel(seed: 3, members: 60)
    let design = try panel.design()
    let members = try design.grouping(ofCasesBy: "member")
    let draws = 6
    var random = SeededGenerator(seed: 9)
    let deviates = (0..<60 * draws * 2).map { _ in Double.random(in: -1.7...1.7, using: &random) }
    let fit = try MixedLogit(
      random: [RandomCoefficient("a"), RandomCoefficient("b", .uniform)],
      draws: .explicit(deviates, count: draws)
    ).fit(design, panel: members)
    try #require(fit.covariates == ["mean(a)", "mean(b)", "c", "sd(a)", "sd(b)"])
    let (columns, theta) = (design.columns, fit.coefficients)

    /// Mean share of a row, one figure of it times a factor, the spreads with these signs.
    func share(_ row: Int, column: Int, times factor: Double, _ signs: (Double, Double)) -> Double {
      let n = design.starts.lastIndex { $0 <= row }!
      let rows = design.starts[n]..<design.starts[n + 1]
      var mean = 0.0
      for draw in 0..<draws {
        let z = (fit.memberOfCase[n] * draws + draw) * 2
        let beta = [
          theta[0] + signs.0 * theta[3] * deviates[z], theta[1] + signs.1 * theta[4] * deviates[z + 1],
          theta[2],
        ]
        let powers = rows.map { j in
          exp(
            (0..<3).reduce(0.0) { $0 + beta[$1] * columns[$1][j] * (j == row && $1 == column ? factor : 1) })
        }
        mean += powers[row - rows.lowerBound] / powers.reduce(0, +) / Double(draws)
      }
      return mean
    }
    // An sd is reported without its sign; the draws are not even, so only one sign gives the fit's shares.
    let signs = try #require(
      [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)].first { signs in
        (0..<20).allSatisfy {
          agree(share($0, column: 0, times: 1, signs), exp(fit.logProbabilities[$0]), .solver)
        }
      })
    let step = 1e-5
    for (k, name) in ["a", "b", "c"].enumerated() {
      var (weighted, chosen) = (0.0, 0.0)
      for n in design.cases.indices {
        for row in design.starts[n]..<design.starts[n + 1] {
          let (up, down) = (
            share(row, column: k, times: 1 + step, signs), share(row, column: k, times: 1 - step, signs)
          )
          weighted += (up - down) / (2 * step)
          if row == design.chosen[n] { chosen += (log(up) - log(down)) / (2 * step) }
        }
      }
      let found = try #require(fit.ownElasticities.first { $0.name == name })
      let cases = Double(design.cases.count)
      // Differences leave 1e-10 of the third derivatives and 1e-11 of rounding.
      #expect(abs(found.probabilityWeighted - weighted / cases) < 1e-7)
      #expect(abs(found.atChosen - chosen / cases) < 1e-7)
    }
  }
}
