import Decision
import Foundation
import Scoring
import TestSupport
import Testing

@testable import Pipeline

/// Ranks under drawn figures, where the probabilities have a closed form.
@Suite struct FigureRobustnessTests {
  static let draws = 20_000

  static func table(
    _ rows: [[Double?]], countries: [String]? = nil, grades: [[Provenance]]? = nil
  ) -> IndicatorTable {
    IndicatorTable(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)", country: countries?[$0] ?? "") },
      columns: rows[0].indices.map { j in
        IndicatorTable.Column(
          indicator: Indicator(id: "c\(j + 1)"), known: rows.map { $0[j] },
          provenance: grades.map { all in Provenances(all.map { $0[j] }) })
      })
  }

  static func answer(
    _ table: IndicatorTable, weights: [Double]? = nil, method: String? = nil, normalisation: String? = nil,
    missing: MissingPolicy? = nil, costs: [String] = []
  ) throws -> Assessment {
    let weights = weights ?? table.ids.map { _ in 1 }
    return try assessment(
      try Study(
        table: table, weights: weights.enumerated().map { ("c\($0 + 1)", $1) }, costs: costs,
        options: Study.Options(method: method, normalisation: normalisation, missing: missing),
        identity: Study.Identity(seed: 1, data: "d", version: "v")))
  }

  private func plan(
    _ spread: WeightSpread = .stated, draws: Int = draws, workers: Int = 2, tolerance: Double? = nil,
    top: Int = 1
  ) -> DrawPlan {
    DrawPlan(draws: draws, spread: spread, top: top, seed: 7, workers: Workers(workers), tolerance: tolerance)
  }

  private func phi(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  private func expectBefore(
    _ found: Robustness, _ a: Int, _ b: Int, _ p: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let share = try #require(found.pairwise, sourceLocation: sourceLocation)[a][b]
    let error = (p * (1 - p) / Double(found.draws)).squareRoot()
    #expect(abs(share - p) <= 5 * error, "\(share), not \(p)", sourceLocation: sourceLocation)
  }

  /// With a figure below zero in the column all are normal: `P = Φ(Δ/√(σ₁² + σ₂²))`.
  @Test(arguments: [([10.0, 12], 0.1), ([10, 12], 0.3), ([-3, -2], 0.25), ([0, 1], 0.5)])
  func twoNormalFigures(figures: [Double], error: Double) throws {
    let asked = try Self.answer(Self.table([[figures[0]], [figures[1]], [-40]]))
    let found = try asked.robustness(plan(), errors: FigureErrors(all: error))
    let spread = error * (figures[0] * figures[0] + figures[1] * figures[1]).squareRoot()
    try expectBefore(found, 1, 0, phi((figures[1] - figures[0]) / spread))
    #expect(found.spread == "held as stated" && !found.drawsWeights)
    #expect(found.errors == FigureErrors(all: error))
  }

  /// Above zero they are log-normal: logarithms have mean ln x − σ²/2 and variance σ² = ln(1 + s²).
  @Test(arguments: [nil, "topsis", "spotis"]) func twoLogNormalFigures(method: String?) throws {
    let asked = try Self.answer(Self.table([[10], [12], [1]]), method: method)
    let found = try asked.robustness(
      plan(draws: method == nil ? Self.draws : 4_000), errors: FigureErrors(all: 0.3))
    // Both have the same σ, so that its half square goes out.
    try expectBefore(found, 1, 0, phi(log(1.2) / (2 * log(1.09)).squareRoot()))
  }

  /// A grade's own error: 10 with s = .4 against 10 with s = .1, both of mean 10.
  @Test func gradesHaveTheirOwnErrors() throws {
    func grade(_ grade: Grade) -> [Provenance] { [Provenance(year: 2020, source: "s", grade: grade)] }
    let table = Self.table([[10], [10], [1]], grades: [grade(.estimated), grade(.official), grade(.seed)])
    let asked = try Self.answer(table)
    let found = try asked.robustness(
      plan(), errors: FigureErrors(byGrade: [.official: 0.1, .estimated: 0.4]))
    let (wide, narrow) = (log(1.16), log(1.01))
    try expectBefore(found, 0, 1, phi((narrow / 2 - wide / 2) / (wide + narrow).squareRoot()))
    #expect(
      found.notices.map(\.text) == ["figures for which --errors names no error are held: 1 seed"])
    let rest = try asked.robustness(plan(draws: 10), errors: FigureErrors(byGrade: [.imputed: 0.1], all: 0.2))
    #expect(rest.notices.map(\.text) == ["--errors names 'imputed', and no figure is of this grade"])
  }

  /// A country's figure stands for its regions: one error for all of them, so that their order is certain.
  @Test func oneMeasurementHasOneError() throws {
    func national(_ area: String?) -> [Provenance] {
      [Provenance(year: 2020, source: "s", grade: .official, measuredFor: area)]
    }
    let errors = FigureErrors(byGrade: [.official: 0.3])
    let shared = Self.table([[10], [10.5], [1]], grades: [national("PT"), national("PT"), national("ES")])
    let found = try Self.answer(shared).robustness(plan(draws: 2_000), errors: errors)
    #expect(found.pairwise?[1][0] == 1)
    #expect(try #require(found.pairwise)[0][2] < 1.0 + 1e-9)
    let own = Self.table([[10], [10.5], [1]], grades: [national(nil), national(nil), national(nil)])
    let apart = try Self.answer(own).robustness(plan(), errors: errors)
    try expectBefore(apart, 1, 0, phi(log(1.05) / (2 * log(1.09)).squareRoot()))
  }

  /// A gap filled with the mean 8 of 6 and 10, which miss each other by 4: log-normal with s = 4/8 against
  /// exactly 6.
  @Test func imputedFiguresHaveTheErrorOfTheirImputation() throws {
    let table = Self.table([[nil], [6], [10], [1]], countries: ["PT", "PT", "PT", "ES"])
    let asked = try Self.answer(table, missing: .countryMean)
    let found = try asked.robustness(plan(), errors: FigureErrors(all: 0))
    let variance = log(1.25)
    try expectBefore(found, 0, 1, phi((log(8.0 / 6) - variance / 2) / variance.squareRoot()))
    #expect(found.imputationErrors.map(\.indicator) == ["c1"])
    #expect(agree(found.imputationErrors[0].error, 4, .roundoff))
    #expect(found.pairwise?[2][1] == 1)
    // The error that is given takes its place.
    let given = try asked.robustness(plan(), errors: FigureErrors(byGrade: [.imputed: 0.1], all: 0))
    let small = log(1.01)
    try expectBefore(given, 0, 1, phi((log(8.0 / 6) - small / 2) / small.squareRoot()))
    #expect(given.imputationErrors.isEmpty)
  }

  @Test func anErrorThatCannotBeFoundIsSaid() throws {
    let table = Self.table([[nil], [6], [10]], countries: ["PT", "PT", "ES"])
    let found = try Self.answer(table, missing: .countryMean).robustness(
      plan(draws: 10), errors: FigureErrors(all: 0))
    #expect(
      found.notices.map(\.text).last
        == "no known figure of 'c1' can be left out and imputed again: the standard deviation of those that are known "
        + "stands for the error of its imputed figures")
    #expect(agree(found.imputationErrors[0].error, 8.0.squareRoot(), .roundoff))
  }

  /// Errors of nothing leave the draws of weights as they are; the fast loop is the yardstick.
  @Test(arguments: [WeightSpread.uniform, .dirichlet(strength: 9)]) func weightsAreDrawnAsWithoutErrors(
    spread: WeightSpread
  ) throws {
    var random = SeededGenerator(seed: 3)
    let rows = (0..<15).map { _ in (0..<4).map { _ -> Double? in Double.random(in: 1...9, using: &random) } }
    for method in [nil, "topsis"] {
      let asked = try Self.answer(Self.table(rows), method: method, costs: ["c2"])
      let held = try asked.robustness(plan(spread, draws: 500))
      let drawn = try asked.robustness(plan(spread, draws: 500), errors: FigureErrors(all: 0))
      #expect(held.standings == drawn.standings)
      #expect(held.pairwise == drawn.pairwise)
    }
  }

  /// SPOTIS on the observed ranges is one minus the weighted sum of min-max: the loop of sums and the method
  /// asked.
  @Test func theFastLoopAndTheMethodAgree() throws {
    var random = SeededGenerator(seed: 5)
    let rows = (0..<12).map { _ in (0..<3).map { _ -> Double? in Double.random(in: 1...9, using: &random) } }
    let errors = FigureErrors(all: 0.2)
    let sum = try Self.answer(Self.table(rows), weights: [5, 3, 2], costs: ["c2"])
    let spotis = try Self.answer(Self.table(rows), weights: [5, 3, 2], method: "spotis", costs: ["c2"])
    let one = try sum.robustness(plan(.uniform, draws: 800), errors: errors)
    let other = try spotis.robustness(plan(.uniform, draws: 800), errors: errors)
    #expect(one.standings.map(\.ranks) == other.standings.map(\.ranks))
  }

  /// Figures on either side of the largest double have a range that only the method itself has a way round.
  @Test func hugeRangesAreDrawnToo() throws {
    let found = try Self.answer(Self.table([[1.5e308], [-1.5e308], [0]])).robustness(
      plan(draws: 200), errors: FigureErrors(all: 0.01))
    #expect(found.standings.map { $0.ranks[0] } == [1, 0, 0])
  }

  @Test(arguments: [1, 3, 8]) func threadsChangeNothing(workers: Int) throws {
    let rows: [[Double?]] = [[1, 2], [2, 1], [1.5, 1.4], [1, 1]]
    for method in [nil, "vikor"] {
      let asked = try Self.answer(Self.table(rows), method: method)
      let one = try asked.robustness(plan(.uniform, draws: 1_001), errors: FigureErrors(all: 0.2))
      let more = try asked.robustness(
        plan(.uniform, draws: 1_001, workers: workers), errors: FigureErrors(all: 0.2))
      #expect(more.standings == one.standings && more.pairwise == one.pairwise)
    }
  }

  @Test func drawsGrowToTheTolerance() throws {
    let asked = try Self.answer(Self.table([[10], [10.001], [1]]))
    let found = try asked.robustness(plan(draws: 500_000, tolerance: 0.01), errors: FigureErrors(all: 0.1))
    // ½/√n: .0158, .0112, .0079.
    #expect(found.draws == 4_000)
    let fixed = try asked.robustness(plan(draws: 4_000), errors: FigureErrors(all: 0.1))
    #expect(fixed.standings == found.standings && fixed.hash == found.hash)
    #expect(found.notices == fixed.notices)
    let capped = try asked.robustness(plan(draws: 1_500, tolerance: 0.01), errors: FigureErrors(all: 0.1))
    #expect(capped.draws == 1_500)
    #expect(
      capped.notices.map(\.text) == [
        "after 1500 draws the largest standard error is still above the tolerance of 0.01; raise --draws, or accept a "
          + "wider tolerance"
      ])
  }
}
