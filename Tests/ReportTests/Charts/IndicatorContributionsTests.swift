import Decision
import Pipeline
import TestSupport
import Testing

@testable import Report

/// Expected figures follow from the table above `threeLocations`.
@Suite struct IndicatorContributionsTests {
  private let heading = ChartHeading(title: "Why")

  private func boxes(_ picture: Picture, _ role: Picture.Box.Role) -> [[Picture.Box]] {
    picture.groups.filter { $0.caption != nil }.map { group in
      group.marks.compactMap { if case .box(let box) = $0, box.role == role { box } else { nil } }
    }
  }

  private func labels(_ picture: Picture) -> [[String]] {
    picture.groups.filter { $0.caption != nil }.map { group in
      group.marks.compactMap { if case .text(let text) = $0 { text.content } else { nil } }
    }
  }

  private func words(_ picture: Picture) -> [String] { picture.texts.map(\.content) }

  @Test func aBarIsTheContributionAndTheOutlineTheWeight() throws {
    let picture = indicatorPicture(of: try threeLocations(), alternative: 0, versus: nil, heading: heading)
    #expect(
      labels(picture) == [
        ["Port & rail", "10 ships", "50.0 of 50.0"],
        ["Wage", "30 EUR, less is better", "0.0 of 25.0"],
        ["Tax", "15 %, less is better", "25.0 of 25.0"],
      ])
    let bars = boxes(picture, .bar)
    let outlines = boxes(picture, .outline)
    let unit = bars[0][0].width / 50
    #expect(bars[1].isEmpty)
    #expect(agree(bars[2][0].width, 25 * unit, .roundoff))
    #expect(agree(outlines.map { $0[0].width }, [50 * unit, 25 * unit, 25 * unit], .roundoff))
    #expect(words(picture).contains("Xanten (X): 75.0 points of 100, rank 1 of 3"))
    #expect(words(picture).suffix(3).prefix(2) == ["Total", "75.0 of 100"])
  }

  @Test func familiesHaveTheirSums() throws {
    let assessment = try sampleAssessment(
      [
        SampleCriterion(id: "a", family: .costs, weight: 0.25, values: [1, 0]),
        SampleCriterion(id: "b", family: .costs, weight: 0.25, values: [1, 0]),
        SampleCriterion(id: "c", family: .cluster, weight: 0.5, values: [0, 1]),
      ], names: ["A", "B"])
    let found = words(indicatorPicture(of: assessment, alternative: 0, versus: nil, heading: heading))
    #expect(found.contains("50.0 of 50.0"))
    #expect(found.contains("0.0 of 50.0"))
  }

  @Test func aDifferenceRunsToTheSideOfTheBetterOne() throws {
    let picture = indicatorPicture(of: try threeLocations(), alternative: 0, versus: 1, heading: heading)
    #expect(labels(picture).map(\.last) == ["+50.00", "−25.00", "+25.00"])
    #expect(
      labels(picture).map { $0[1] } == [
        "10 against 0 ships", "30 against 10 EUR, less is better", "15 against 35 %, less is better",
      ])
    let bars = boxes(picture, .bar).map { $0[0] }
    let zero = bars[0].x
    let unit = bars[0].width / 50
    #expect(agree(bars[1].x + bars[1].width, zero, .roundoff))
    #expect(agree(bars[1].width, 25 * unit, .roundoff))
    #expect(agree(bars[2].width, 25 * unit, .roundoff))
    #expect(bars[2].x == zero)
    #expect(bars.map(\.fill) == ["#0072B2", "#E69F00", "#0072B2"])
    let found = words(picture)
    #expect(found.contains("in favour of Xanten (X)"))
    #expect(found.contains("in favour of Ypern (Y)"))
    #expect(found.contains("Total: 75.00 against 25.00"))
    #expect(found.contains("+50.00"))
    #expect(
      picture.description == "Bar chart of the differences in 3 criteria: Xanten (X), 75.00 points, rank 1, "
        + "against Ypern (Y), 25.00 points, rank 3. In all +50.00. Most in favour of Xanten (X): "
        + "Port & rail +50.00; Tax +25.00. Most in favour of Ypern (Y): Wage −25.00.")
  }

  /// Weights of 0.1, 0.3, 0.2 and 0.4 on columns of 0 and 1: the differences are the weights.
  @Test func differencesAreSortedBySizeInsideTheFamilies() throws {
    let assessment = try sampleAssessment(
      [
        SampleCriterion(id: "p", family: .costs, weight: 0.1, values: [1, 0]),
        SampleCriterion(id: "q", family: .costs, weight: 0.3, values: [0, 1]),
        SampleCriterion(id: "r", family: .costs, weight: 0.2, values: [1, 0]),
        SampleCriterion(id: "s", family: .infrastructure, weight: 0.4, values: [1, 0]),
      ], names: ["A", "B"])
    let picture = indicatorPicture(of: assessment, alternative: 0, versus: 1, heading: heading)
    #expect(labels(picture).map(\.first) == ["s", "q", "r", "p"])
    #expect(labels(picture).map(\.last) == ["+40.00", "−30.00", "+20.00", "+10.00"])
  }

  @Test(arguments: 1..<12) func shownDifferencesAddUpToTheLastDigit(other: Int) throws {
    let assessment = try manyLocations(12)
    let picture = indicatorPicture(of: assessment, alternative: 0, versus: other, heading: heading)
    func hundredths(_ text: String) -> Int? {
      Int(text.replacing("−", with: "-").replacing("+", with: "").replacing(".", with: ""))
    }
    let sum = labels(picture).compactMap { $0.last.flatMap(hundredths) }.reduce(0, +)
    let place = try #require(words(picture).firstIndex { $0.hasPrefix("Total: ") })
    #expect(hundredths(words(picture)[place + 1]) == sum)
  }

  @Test func aLocationAgainstItselfHasNoDifference() throws {
    let picture = indicatorPicture(of: try threeLocations(), alternative: 2, versus: 2, heading: heading)
    #expect(labels(picture).map(\.last) == ["0.00", "0.00", "0.00"])
    #expect(boxes(picture, .bar).allSatisfy { $0.isEmpty })
  }

  /// 3 and 4 become 0.6 and 0.8, and the cost is taken off: 0.3 and −0.4.
  @Test func partsBelowZeroRunToTheLeftWithoutAnOutline() throws {
    let assessment = try sampleAssessment(
      [
        SampleCriterion(id: "port", family: .infrastructure, weight: 0.5, values: [3, 4]),
        SampleCriterion(id: "wage", family: .costs, weight: 0.5, direction: .cost, values: [4, 3]),
      ], names: ["A", "B"], normalisation: "vector")
    let picture = indicatorPicture(of: assessment, alternative: 0, versus: nil, heading: heading)
    #expect(labels(picture).map(\.last) == ["0.3000", "−0.4000"])
    #expect(boxes(picture, .outline).allSatisfy { $0.isEmpty })
    #expect(words(picture).contains { $0.hasPrefix("Normalisation 'vector' sets no most") })
  }

  /// Port 10 of 0 to 10, wage 30 of 10 to 30 and tax 15 of 15 to 35, both costs.
  @Test func aMethodThatDoesNotAddUpShowsWhereTheFiguresLie() throws {
    let assessment = try threeLocations(method: "topsis", normalisation: "vector")
    let best = indicatorPicture(of: assessment, alternative: 0, versus: nil, heading: heading)
    #expect(labels(best).map(\.last) == ["100.0", "0.0", "100.0"])
    let middle = indicatorPicture(of: assessment, alternative: 2, versus: nil, heading: heading)
    #expect(labels(middle).map(\.last) == ["50.0", "50.0", "0.0"])
    let difference = indicatorPicture(of: assessment, alternative: 0, versus: 2, heading: heading)
    #expect(labels(difference).map(\.last) == ["+50.00", "−50.00", "+100.00"])
    for picture in [best, middle, difference] {
      #expect(words(picture).contains { $0.hasPrefix("The method 'topsis' does not add up by criterion") })
      #expect(!words(picture).contains("Total"))
    }
  }

  @Test func criteriaWithoutFamiliesStandTogether() throws {
    let assessment = try bareAssessment([("a", 0.75, [0, 4]), ("b", 0.25, [2, 1])], count: 2)
    let picture = indicatorPicture(of: assessment, alternative: 1, versus: nil, heading: heading)
    #expect(words(picture).contains("Criteria"))
    #expect(labels(picture).map(\.last) == ["75.0 of 75.0", "0.0 of 25.0"])
  }

  @Test func imputedFiguresAreMarkedAndCaptionsHaveEveryDigit() throws {
    let assessment = try manyLocations(3, gaps: true)
    let picture = indicatorPicture(of: assessment, alternative: 1, versus: nil, heading: heading)
    #expect(
      labels(picture).filter { $0[1].contains("*") }.map(\.first) == [
        "Wage in manufacturing", "Patent applications",
      ])
    #expect(words(picture).contains("* This figure was missing: imputed by country-mean."))
    let captions = picture.groups.compactMap(\.caption)
    let motorway = assessment.figures.columns[0].values[1]
    #expect(captions[0].hasPrefix("Motorway density, \(motorway) km per 1,000 km² (2014, invented): "))
  }
}
