import Decision
import Pipeline
import TestSupport
import Testing

@testable import Report

/// Expected figures follow from the table above `threeLocations`.
@Suite struct StackedContributionsTests {
  private let heading = ChartHeading(title: "Scores")

  private func bars(_ picture: Picture) -> [[Picture.Box]] {
    picture.groups.filter { $0.caption != nil }.map { group in
      group.marks.compactMap { if case .box(let box) = $0, box.role == .bar { box } else { nil } }
    }
  }

  private func words(_ picture: Picture) -> [String] { picture.texts.map(\.content) }

  @Test func barsAreAsLongAsTheFigures() throws {
    let picture = stackedPicture(of: try threeLocations(), alternatives: [0, 1, 2], heading: heading)
    let rows = bars(picture)
    let unit = rows[0][0].width / 50
    #expect(agree(rows[0].map(\.width), [50 * unit, 25 * unit], .roundoff))
    #expect(agree(rows[1].map(\.width), [25 * unit], .roundoff))
    #expect(agree(rows[2].map(\.width), [25 * unit, 12.5 * unit], .roundoff))
    #expect(rows[0].map(\.fill) == ["#0072B2", "#6E2A00"])
    #expect(rows[2].map(\.fill) == ["#0072B2", "#F0E442"])
    // One after the other, from one zero.
    #expect(rows.allSatisfy { $0[0].x == rows[0][0].x })
    #expect(agree(rows[2][1].x, rows[2][0].x + 25 * unit, .roundoff))
  }

  @Test func theExampleHolds() throws {
    let svg = stackedContributions(of: try threeLocations(), alternatives: [0], heading: heading)
    let caption = "1. Xanten (X): 75.0 = Infrastructure 50.0, Costs 0.0, Tax 25.0"
    #expect(ChartReader(svg).texts(of: "title") == ["Scores", caption])
  }

  @Test func rowsKeepTheOrderGivenAndShowRankNameAndScore() throws {
    let picture = stackedPicture(of: try threeLocations(), alternatives: [1, 0, 2], heading: heading)
    let rows = picture.groups.filter { $0.caption != nil }
    let shown = rows.map { group in
      group.marks.compactMap { if case .text(let text) = $0 { text.content + text.tail } else { nil } }
    }
    #expect(shown[0] == ["3", "YpernY", "25.0", "25.0"])
    #expect(shown[1] == ["1", "XantenX", "50.0", "25.0", "75.0"])
    #expect(shown[2] == ["2", "ZadarZ", "25.0", "12.5", "37.5"])
  }

  @Test func theDescriptionNamesTheFirstThreeWithTheirScores() throws {
    let picture = stackedPicture(of: try threeLocations(), alternatives: [1, 0, 2], heading: heading)
    #expect(
      picture.description == "Bar chart. 3 locations of 3, in points of 100. Best of those shown: "
        + "Xanten (X), rank 1, 75.0; Zadar (Z), rank 2, 37.5; Ypern (Y), rank 3, 25.0. "
        + "Each bar is stacked by infrastructure, costs, tax.")
  }

  @Test func segmentsAddUpToTheScore() throws {
    let assessment = try manyLocations(40)
    let picture = stackedPicture(
      of: assessment, alternatives: Array(assessment.alternatives.indices), heading: heading)
    let lengths = bars(picture).map { $0.reduce(0) { $0 + $1.width } }
    let unit = lengths[0] / assessment.scores.values[0]
    #expect(lengths.count == 40)
    #expect(agree(lengths, assessment.scores.values.map { $0 * unit }, .roundoff))
  }

  /// Vector normalisation of 3 and 4 is 0.6 and 0.8; the cost is taken off, so A = 0.3 − 0.4 and B = 0.4 −
  /// 0.3.
  @Test func negativePartsRunToTheLeftOfZero() throws {
    let assessment = try sampleAssessment(
      [
        SampleCriterion(id: "port", family: .infrastructure, weight: 0.5, values: [3, 4]),
        SampleCriterion(id: "wage", family: .costs, weight: 0.5, direction: .cost, values: [4, 3]),
      ], names: ["A", "B"], ids: ["A", "B"], normalisation: "vector")
    let picture = stackedPicture(of: assessment, alternatives: [0, 1], heading: heading)
    let rows = bars(picture)
    let unit = rows[0][0].width / 30
    let zero = rows[0][0].x
    #expect(agree(rows[0][1].width, 40 * unit, .roundoff))
    #expect(agree(rows[0][1].x + rows[0][1].width, zero, .roundoff))
    #expect(agree(rows[1].map(\.width), [40 * unit, 30 * unit], .roundoff))
    // The stroke of the score, once white and once black.
    let strokes = picture.lines.filter { $0.thickness == 2.5 && $0.x1 > zero - 20 * unit }.map(\.x1)
    #expect(agree(Array(strokes.suffix(2)), [zero - 10 * unit, zero + 10 * unit], .roundoff))
    #expect(words(picture).contains("−0.4000"))
    #expect(words(picture).contains("−0.1000"))
    #expect(words(picture).contains("weighted sum"))
  }

  @Test func aMethodThatDoesNotAddUpHasPlainBars() throws {
    let assessment = try threeLocations(method: "topsis", normalisation: "vector")
    let picture = stackedPicture(of: assessment, alternatives: [0, 1, 2], heading: heading)
    let rows = bars(picture)
    #expect(rows.allSatisfy { $0.count <= 1 && $0.allSatisfy { $0.fill == "#0072B2" } })
    let unit = rows[0][0].width / assessment.scores.values[0]
    #expect(agree(rows[2][0].width, assessment.scores.values[2] * unit, .roundoff))
    #expect(words(picture).contains { $0.hasPrefix("The method 'topsis' does not add up by family") })
    #expect(!words(picture).contains { $0.hasPrefix("Infrastructure") })
  }

  @Test func criteriaWithoutFamiliesHavePlainBars() throws {
    let assessment = try bareAssessment([("a", 0.75, [0, 4]), ("b", 0.25, [2, 1])], count: 2)
    let picture = stackedPicture(of: assessment, alternatives: [0, 1], heading: heading)
    let rows = bars(picture)
    #expect(rows.map(\.count) == [1, 1])
    #expect(agree(rows[1][0].width, 3 * rows[0][0].width, .roundoff))
    #expect(words(picture).contains("The criteria stand in no families: a bar is the score as a whole."))
  }

  @Test func aScoreOfZeroIsAFigureWithoutABar() throws {
    let assessment = try sampleAssessment(
      [SampleCriterion(id: "port", family: .infrastructure, weight: 1, values: [1, 0, 0])],
      names: ["A", "B", "C"])
    let picture = stackedPicture(of: assessment, alternatives: [1, 2], heading: heading)
    #expect(bars(picture).allSatisfy { $0.isEmpty })
    #expect(words(picture).filter { $0 == "0.0" }.count == 2)
    #expect(words(picture).filter { $0 == "=2" }.count == 2)
    #expect(["0", "20", "40", "60", "80", "100"].allSatisfy { words(picture).contains($0) })
  }

  @Test func noLocationIsAnEmptyChart() throws {
    let svg = stackedContributions(of: try threeLocations(), alternatives: [], heading: heading)
    #expect(ChartReader(svg).isWellFormed)
  }

  @Test func imputedFiguresAreMarked() throws {
    let assessment = try manyLocations(3, gaps: true)
    let picture = stackedPicture(of: assessment, alternatives: [0, 1, 2], heading: heading)
    #expect(words(picture).filter { $0.hasSuffix("*") }.count == 1)
    #expect(
      words(picture).contains("* Some figures of this location were missing: imputed by country-mean."))
  }
}
