import Decision
import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// What must not change a fit, and what must change it in a known way.
@Suite struct MixedLogitLawTests {
  let panel = ReferencePanel(seed: 11, members: 60)
  let model = MixedLogit(random: [RandomCoefficient("a")], draws: .halton(40), repeats: 1)

  private func fit(
    _ model: MixedLogit, _ table: ObservationTable, _ formula: String = "choice ~ a + b + c",
    weights: String? = nil
  ) throws -> MixedFit {
    let design = try ReferenceChoices.design(table, formula, weights: weights)
    return try model.fit(design, panel: design.grouping(ofCasesBy: "member"))
  }

  @Test(arguments: 1...2) func theOrderOfCasesAndAlternativesDoesNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = panel.cases.indices.shuffled(using: &random)
    #expect(try fit(model, panel.table()) == fit(model, panel.table(order: order)))
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let large = try ReferencePanel(seed: 3, members: 400).table()
    let fits = try [1, 2, 3].map { count in
      try fit(
        MixedLogit(
          random: [RandomCoefficient("a"), RandomCoefficient("b", .triangular)], draws: .halton(120), seed: 5,
          starts: 2, repeats: 1, threads: Threads(count)), large)
    }
    #expect(fits[0] == fits[1] && fits[0] == fits[2])
  }

  @Test func theSeedChoosesTheDraws() throws {
    func likelihood(_ seed: UInt64?) throws -> Double {
      try fit(
        MixedLogit(random: [RandomCoefficient("a")], draws: .halton(40), seed: seed, starts: 1, repeats: 0),
        panel.table()
      ).logLikelihood
    }
    #expect(try likelihood(1) == likelihood(1))
    #expect(try likelihood(1) != likelihood(2))
    #expect(try likelihood(nil) != likelihood(0))
  }

  @Test(
    arguments: [[1e6, 1, 1], [1e-8, 1e9, 1], [1e-130, 1, 1e120]],
    [CoefficientDistribution.normal, .triangular, .uniform])
  func coefficientsFollowTheUnitOfMeasure(units: [Double], distribution: CoefficientDistribution) throws {
    let model = MixedLogit(random: [RandomCoefficient("a", distribution)], draws: .halton(40), repeats: 1)
    let before = try fit(model, panel.table())
    let after = try fit(model, panel.table(units: units))
    #expect(after.termination.hasConverged)
    #expect(agree(after.logLikelihood, before.logLikelihood, .solver))
    for (k, unit) in (units + [units[0]]).enumerated() {
      #expect(agree(after.coefficients[k] * unit, before.coefficients[k], .solver))
      let errors = try (#require(after.standardErrors[k]), #require(before.standardErrors[k]))
      #expect(agree(errors.0 * unit, errors.1, .solver))
      let moves = try (#require(after.simulationErrors)[k], #require(before.simulationErrors)[k])
      #expect(abs(moves.0 * unit - moves.1) < 1e-6 * errors.1)
    }
  }

  /// A coefficient exp(m + s z) of a column u times as large is exp(m − log u + s z).
  @Test(arguments: [1e3, 1e-5, 1e140]) func theMeanOfALogNormalMovesByTheLogarithmOfTheUnit(unit: Double)
    throws
  {
    let model = MixedLogit(random: [RandomCoefficient("a", .logNormal)], draws: .halton(40), repeats: 0)
    let before = try fit(model, panel.table())
    let after = try fit(model, panel.table(units: [unit, 1, 1]))
    #expect(after.termination.hasConverged)
    #expect(agree(after.coefficients[0], before.coefficients[0] - log(unit), .solver))
    for k in 1..<4 { #expect(agree(after.coefficients[k], before.coefficients[k], .solver)) }
    #expect(agree(after.logLikelihood, before.logLikelihood, .solver))
    let scores = try (after.scores(on: panel.design()), before.scores(on: panel.design()))
    for (one, other) in zip(scores.0, scores.1) { #expect(abs(one - other) < 1e-6) }
  }

  @Test func aConstantAddedToACaseDoesNotMatter() throws {
    let before = try fit(model, panel.table())
    let after = try fit(model, panel.table(added: { Double(1000 * ($0 % 7)) }))
    #expect(agree(after.coefficients, before.coefficients, .solver))
    #expect(agree(after.covariance, before.covariance, .solver))
    #expect(agree(after.logProbabilities, before.logProbabilities, .solver))
  }

  /// A quadrature has the same nodes for all, so that equal investors stay equal.
  @Test func aWeightOfTwoIsTheInvestorTwice() throws {
    let model = MixedLogit(random: [RandomCoefficient("a")], draws: .quadrature(nodes: 15), repeats: 0)
    func table(doubled: Bool) throws -> ObservationTable {
      func twice(_ values: [Double], _ step: Double = 0) -> [Double] {
        let again = doubled ? panel.members.indices.filter { panel.members[$0] < 20 } : []
        return values + again.map { values[$0] + step }
      }
      return try ObservationTable([
        ObservationColumn("member", numbers: twice(panel.members, 1000)),
        ObservationColumn("case", numbers: twice(panel.cases, 10000)),
        ObservationColumn("alt", numbers: twice(panel.alternatives)),
        ObservationColumn("choice", numbers: twice(panel.choices)),
        ObservationColumn("w", numbers: twice(panel.members.map { !doubled && $0 < 20 ? 2 : 1 })),
        ObservationColumn("a", numbers: twice(panel.covariates[0])),
        ObservationColumn("b", numbers: twice(panel.covariates[1])),
      ])
    }
    let weighted = try fit(model, table(doubled: false), "choice ~ a + b", weights: "w")
    let plain = try fit(model, table(doubled: true), "choice ~ a + b")
    #expect(agree(weighted.coefficients, plain.coefficients, .solver))
    #expect(agree(weighted.covariance, plain.covariance, .solver))
    #expect(agree(weighted.logLikelihood, plain.logLikelihood, .solver))
    #expect(agree(weighted.nullLogLikelihood, plain.nullLogLikelihood, .solver))
  }

  @Test func aPanelOfOneCaseEachIsNoPanel() throws {
    let design = try panel.design()
    let alone = try model.fit(design)
    let each = try model.fit(design, panel: design.grouping(ofCasesBy: "case"))
    #expect(alone == each)
    let rows = try model.fit(design, panel: design.grouping(ofRowsBy: "member"))
    #expect(try rows == model.fit(design, panel: design.grouping(ofCasesBy: "member")))
  }

  @Test func scoresAddUpToZeroAndGiveTheClusteredCovariance() throws {
    let design = try panel.design()
    let fit = try model.fit(design, panel: design.grouping(ofCasesBy: "member"))
    let scores = fit.scores(on: design)
    for k in 0..<4 {
      #expect(abs(stride(from: k, to: scores.count, by: 4).reduce(0) { $0 + scores[$1] }) < 1e-7)
    }
    let rows = InfluenceRows(bread: fit.covariance, scores: scores)
    let clustered = try clusteredCovariance(rows, by: Clustering("member", labels: fit.members))
    #expect(agree(clustered.values, try robustCovariance(rows).values, .roundoff))
  }

  /// 400 investors of four choices each; the errors are about a fifteenth.
  @Test(arguments: 1...2) func knownParametersAreRecovered(seed: UInt64) throws {
    let (means, deviations) = ([1.0, -0.5, 0.8], [0.8, 0.5, 0.0])
    var random = SeededGenerator(seed: seed)
    func unit() -> Double { Double.random(in: 0.000001..<1, using: &random) }
    var columns = [[Double]](repeating: [], count: 7)
    for member in 0..<400 {
      let beta = zip(means, deviations).map {
        $0 + $1 * (-2 * log(unit())).squareRoot() * cos(2 * .pi * unit())
      }
      for time in 0..<4 {
        let rows = (0..<4).map { _ in (0..<3).map { _ in Double.random(in: -2...2, using: &random) } }
        let utilities = rows.map { zip($0, beta).reduce(-log(-log(unit()))) { $0 + $1.0 * $1.1 } }
        let best = utilities.firstIndex(of: utilities.max()!)
        for (j, row) in rows.enumerated() {
          let values = [Double(member), Double(4 * member + time), Double(j), j == best ? 1 : 0] + row
          for (k, value) in values.enumerated() { columns[k].append(value) }
        }
      }
    }
    let table = try ObservationTable(
      zip(["member", "case", "alt", "choice", "x", "y", "v"], columns).map {
        ObservationColumn($0, numbers: $1)
      })
    let fit = try fit(
      MixedLogit(
        random: [RandomCoefficient("x"), RandomCoefficient("y")], draws: .quadrature(nodes: 9), repeats: 0),
      table,
      "choice ~ x + y + v")
    #expect(fit.termination.hasConverged)
    for (k, truth) in (means + [0.8, 0.5]).enumerated() {
      let error = try #require(fit.standardErrors[k])
      #expect(abs(fit.coefficients[k] - truth) < 4 * error && error > 0.02 && error < 0.15)
    }
  }

  /// The mean over many draws of a sequence is the quadrature's, to within the simulation error that the fit
  /// states.
  @Test(arguments: [MixedDraws.halton(400), .sobol(400), .halton(400, isReversed: false)])
  func manyDrawsComeNearTheQuadrature(draws: MixedDraws) throws {
    let exact = try fit(
      MixedLogit(random: [RandomCoefficient("a")], draws: .quadrature(nodes: 40), repeats: 0), panel.table())
    let simulated = try fit(
      MixedLogit(random: [RandomCoefficient("a")], draws: draws, seed: 2), panel.table())
    let errors = try #require(simulated.simulationErrors)
    #expect(simulated.repeats == 3)
    for k in 0..<4 {
      let error = try #require(exact.standardErrors[k])
      #expect(errors[k] > 0 && errors[k] < 0.1 * error)
      #expect(abs(simulated.coefficients[k] - exact.coefficients[k]) < 0.1 * error)
    }
  }
}
