import Decision
import Foundation
import Kernels
import Scoring
import TestSupport
import Testing

@testable import Pipeline

/// What is drawn, what is held, and what is refused.
@Suite struct DrawnFiguresTests {
  private func entry(_ treatment: TreatmentName, _ goalposts: Goalposts? = nil) -> Profile.Entry {
    Profile.Entry(
      indicator: "c1", weight: 1, direction: .benefit, treatment: treatment, goalposts: goalposts)
  }

  private func answer(_ rows: [Double], _ entry: Profile.Entry) throws -> Assessment {
    let profile = Profile(
      name: "p", title: "P", method: "weighted-sum", missing: .refuse,
      branches: [Profile.Branch(family: .costs, weight: 1, entries: [entry])])
    return try assessment(
      try Study(
        table: FigureRobustnessTests.table(rows.map { [$0] }), profile: profile, profileFile: "p.yaml",
        industry: nil, options: Study.Options(), identity: Study.Identity(seed: 1, data: "d", version: "v")))
  }

  private func plan(_ draws: Int, _ spread: WeightSpread = .stated, top: Int = 1) -> DrawPlan {
    DrawPlan(draws: draws, spread: spread, top: top, seed: 7)
  }

  /// The mean of a log-normal figure is the figure, its standard deviation s times it.
  @Test func drawnFiguresHaveTheirMeanAndError() throws {
    let asked = try answer([10, 20, 30], entry(.none))
    let figures = DrawnFigures(asked, errors: FigureErrors(all: 0.2), imputation: [])
    #expect(figures.count == 3)
    let n = 50_000
    var sums = [0.0, 0, 0]
    var squares = [0.0, 0, 0]
    var variates = [0.0, 0, 0]
    var values = [0.0, 0, 0]
    for draw in 0..<n {
      standardNormals(into: &variates, seed: 2, stream: DrawStream.figures(draw: draw))
      figures.draw(column: 0, variates, into: &values)
      for i in 0..<3 {
        sums[i] += values[i]
        squares[i] += values[i] * values[i]
      }
      #expect(values.allSatisfy { $0 > 0 })
    }
    for (i, x) in [10.0, 20, 30].enumerated() {
      let mean = sums[i] / Double(n)
      #expect(abs(mean - x) < 5 * 0.2 * x / Double(n).squareRoot())
      let spread = (squares[i] / Double(n) - mean * mean).squareRoot()
      #expect(abs(spread / (0.2 * x) - 1) < 0.03)
    }
  }

  /// One criterion: what bends the column but keeps its order changes no rank.
  @Test(arguments: [TreatmentName.log, .boxCox]) func treatmentsAreFoundAnewInEveryDraw(
    treatment: TreatmentName
  ) throws {
    let rows = [1.0, 2, 3, 5, 8, 13]
    let plain = try answer(rows, entry(.none)).robustness(plan(400), errors: FigureErrors(all: 0.3))
    let bent = try answer(rows, entry(treatment)).robustness(plan(400), errors: FigureErrors(all: 0.3))
    #expect(bent.standings == plain.standings)
  }

  /// Both lie beyond the upper goalpost and are held at it, so that they tie in nearly every draw.
  @Test func figuresBeyondTheGoalpostsAreHeldAtThem() throws {
    let posts = try #require(Goalposts(low: 0, high: 1))
    let found = try answer([10, 20, 0.5], entry(.none, posts)).robustness(
      plan(1_000), errors: FigureErrors(all: 0.1))
    #expect(found.standings.map { $0.ranks[0] } == [0.5, 0.5, 0])
  }

  @Test func figuresThatMayBeWrongAreSaidToBeHeld() throws {
    func provenance(_ grade: Grade) -> [Provenance] { [Provenance(year: 2020, source: "s", grade: grade)] }
    let table = FigureRobustnessTests.table(
      [[1], [2], [3]], grades: [provenance(.estimated), provenance(.official), provenance(.seed)])
    let asked = try FigureRobustnessTests.answer(table)
    #expect(
      try asked.robustness(plan(10, .uniform)).notices.map(\.text) == [
        "figures are held as they are (of 3: 1 estimated, 1 seed); --errors draws them within their errors"
      ])
    let gap = FigureRobustnessTests.table([[nil], [2], [3]], countries: ["PT", "PT", "PT"])
    let filled = try FigureRobustnessTests.answer(gap, missing: .countryMean).robustness(plan(10, .uniform))
    #expect(
      filled.notices.map(\.text).last
        == "figures are held as they are (of 3: 1 imputed); --errors draws them within their errors"
    )
  }

  @Test func questionsThatDoNotFitAreRefused() throws {
    let asked = try FigureRobustnessTests.answer(FigureRobustnessTests.table([[1], [2]]))
    #expect(
      refusal { _ = try asked.robustness(plan(10)) } == [
        "--spread none holds the weights, and figures are held too; add --errors, or draw weights"
      ])
    #expect(
      refusal { _ = try asked.robustness(plan(10), errors: FigureErrors(byGrade: [.official: 0.1])) } == [
        "--errors names 'official', and the figures of a matrix have no grades; write --errors 5% for every figure, or "
          + "all=5%"
      ])
    #expect(
      refusal { _ = try asked.robustness(plan(10), errors: FigureErrors(byGrade: [.imputed: 0.1])) } == [
        "--errors names 'imputed', and no figure is imputed; write --errors 5% for every figure, or all=5%"
      ])
  }

  /// So weak a strength draws weights of one criterion alone, on which the two are the same.
  @Test func aMethodWithoutAValueForADrawNamesTheDraw() throws {
    // Figures above zero are drawn above zero, so that a product always has its logarithms.
    let product = try FigureRobustnessTests.answer(
      FigureRobustnessTests.table([[0.01, 1], [1, 1], [2, 3]]), method: "weighted-product")
    _ = try product.robustness(plan(500), errors: FigureErrors(all: 1))
    let vikor = try FigureRobustnessTests.answer(
      FigureRobustnessTests.table([[1, 0], [1, 1]]), method: "vikor")
    let said = refusal {
      _ = try vikor.robustness(plan(200, .dirichlet(strength: 1e-6)), errors: FigureErrors(all: 0))
    }
    #expect(said.count == 1)
    #expect(
      said[0].contains(
        #/^'vikor' has no value here: in draw \d+ every alternative has the same regret S and R; /#))
  }

  @Test func theHashIsThatOfWhatWasDrawn() throws {
    let asked = try FigureRobustnessTests.answer(FigureRobustnessTests.table([[1, 2], [2, 1], [1, 1]]))
    let errors = FigureErrors(all: 0.1)
    let sobol = SensitivityQuestion(baseSample: 4)
    let all = [
      try asked.robustness(plan(10, .uniform)), try asked.robustness(plan(11, .uniform)),
      try asked.robustness(plan(10, .uniform, top: 2)),
      try asked.robustness(plan(10, .dirichlet(strength: 3))),
      try asked.robustness(plan(10, .uniform), errors: errors),
      try asked.robustness(plan(10, .uniform), errors: FigureErrors(all: 0.2)),
      try asked.robustness(plan(10, .uniform), sensitivity: sobol),
      try asked.robustness(plan(10, .uniform), sensitivity: SensitivityQuestion(baseSample: 5)),
      try asked.robustness(
        plan(10, .uniform), sensitivity: SensitivityQuestion(baseSample: 4, methods: ["topsis"])),
      try asked.robustness(
        plan(10, .uniform), sensitivity: SensitivityQuestion(baseSample: 4, normalisations: ["sum"])),
    ].map(\.hash)
    #expect(Set(all).count == all.count)
    #expect(!all.contains(asked.hash) && all.allSatisfy { $0.count == 64 })
    #expect(try asked.robustness(plan(10, .uniform)).hash == all[0])
  }
}
