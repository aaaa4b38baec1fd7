import Decision
import Pipeline
import Report
import Scoring
import Testing

/// The page of robustness byte for byte; each was opened and looked at when it was kept.
@Suite struct RobustnessSnapshotTests {
  private func chart(
    _ assessment: Assessment, top: Int, sobol: SensitivityQuestion? = nil, counting: CountedRanks = .all
  ) throws -> String {
    let robustness = try assessment.robustness(
      DrawPlan(draws: 400, spread: .dirichlet(strength: 50), top: top, seed: 7), sensitivity: sobol,
      counting: counting)
    return robustnessChart(of: robustness, swings: assessment.weightSwings(), heading: sampleHeading)
  }

  @Test func aPageWithIndicesKeepsItsLook() throws {
    let svg = try chart(
      try manyLocations(40, gaps: true), top: 5, sobol: SensitivityQuestion(baseSample: 64))
    try expectSnapshot(svg, "chart-robust-sobol.svg")
  }

  @Test func aScoreThatDoesNotAddUpKeepsItsLook() throws {
    let svg = try chart(try manyLocations(24, normalisation: "vector", method: "topsis"), top: 20)
    try expectSnapshot(svg, "chart-robust-20.svg")
  }

  @Test func theTopAloneKeepsItsLook() throws {
    try expectSnapshot(try chart(try manyLocations(40), top: 8, counting: .top), "chart-robust-top.svg")
  }

  @Test func threeLocationsKeepTheirLook() throws {
    try expectSnapshot(try chart(try threeLocations(), top: 1), "chart-robust-3.svg")
  }
}
