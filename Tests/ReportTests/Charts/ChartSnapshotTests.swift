import Decision
import Pipeline
import Report
import Testing

/// The pictures byte for byte; each was opened and looked at when it was kept.
@Suite struct ChartSnapshotTests {
  @Test func aShortListKeepsItsLook() throws {
    let assessment = try manyLocations(12, gaps: true)
    let svg = stackedContributions(
      of: assessment, alternatives: assessment.ranking.order, heading: sampleHeading)
    try expectSnapshot(svg, "chart-stacked-12.svg")
  }

  @Test func aFullPageKeepsItsLook() throws {
    let assessment = try manyLocations(40)
    let svg = stackedContributions(
      of: assessment, alternatives: assessment.ranking.order, heading: sampleHeading)
    try expectSnapshot(svg, "chart-stacked-40.svg")
  }

  @Test func partsBelowZeroKeepTheirLook() throws {
    let assessment = try manyLocations(8, normalisation: "vector")
    let svg = stackedContributions(
      of: assessment, alternatives: assessment.ranking.order, heading: sampleHeading)
    try expectSnapshot(svg, "chart-stacked-negative.svg")
  }

  @Test func scoresThatDoNotAddUpKeepTheirLook() throws {
    let assessment = try manyLocations(8, normalisation: "vector", method: "topsis")
    let svg = stackedContributions(
      of: assessment, alternatives: assessment.ranking.order, heading: sampleHeading)
    try expectSnapshot(svg, "chart-stacked-plain.svg")
  }

  @Test func oneLocationKeepsItsLook() throws {
    let svg = stackedContributions(
      of: try threeLocations(), alternatives: [0], heading: ChartHeading(title: "X"))
    try expectSnapshot(svg, "chart-stacked-1.svg")
  }

  @Test func theAccountOfALocationKeepsItsLook() throws {
    let assessment = try manyLocations(12, gaps: true)
    let svg = indicatorContributions(of: assessment, alternative: 1, versus: nil, heading: sampleHeading)
    try expectSnapshot(svg, "chart-indicators.svg")
  }

  @Test func theDifferenceOfTwoKeepsItsLook() throws {
    let assessment = try manyLocations(12, gaps: true)
    let svg = indicatorContributions(of: assessment, alternative: 0, versus: 1, heading: sampleHeading)
    try expectSnapshot(svg, "chart-indicators-versus.svg")
  }

  @Test func standingsKeepTheirLook() throws {
    let assessment = try manyLocations(8, normalisation: "vector", method: "topsis")
    let svg = indicatorContributions(of: assessment, alternative: 0, versus: nil, heading: sampleHeading)
    try expectSnapshot(svg, "chart-indicators-standings.svg")
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    func drawn() throws -> [String] {
      let assessment = try manyLocations(5)
      return [
        stackedContributions(of: assessment, alternatives: assessment.ranking.order, heading: sampleHeading),
        indicatorContributions(of: assessment, alternative: 0, versus: nil, heading: sampleHeading),
        indicatorContributions(of: assessment, alternative: 0, versus: 1, heading: sampleHeading),
      ]
    }
    #expect(try drawn() == drawn())
  }
}
