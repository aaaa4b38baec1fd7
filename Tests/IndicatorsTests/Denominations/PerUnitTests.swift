import Decision
import Indicators
import Testing

/// Reference: by hand.
@Suite struct PerUnitTests {
  let alternatives = ["R1", "R2", "R3"].map { Alternative(id: $0) }

  func quotient(_ above: [Double?], _ below: [Double?]) throws(IndicatorError) -> IndicatorTable.Column {
    try perUnit(column("plants", above), of: column("area", below), alternatives: alternatives)
  }

  @Test func thirtyPlantsOnSixtySquareKilometresAreOneOnTwo() throws {
    #expect(try quotient([30, 0, -6], [60, 4, 3]).values == [0.5, 0, -2])
  }

  @Test func aGapInEitherIsAGapInTheQuotient() throws {
    let found = try quotient([nil, 5, 8], [2, nil, 4])
    #expect((0..<3).map(found.value) == [nil, nil, 2])
    #expect(found.gaps == [0, 1])
  }

  @Test func aDenominatorOfZeroUnderAGapIsNoProblem() throws {
    #expect(try quotient([nil, 5, 8], [0, 5, 4]).gaps == [0])
  }

  @Test func everyDenominatorThatIsNotAboveZeroIsNamed() throws {
    let found = try #require(throws: IndicatorError.self) { try quotient([1, 2, 3], [0, 4, -2.5]) }
    #expect(found == .denominator(found.problems))
    #expect(
      found.problems.kept.map(\.description) == [
        "'R1' has 0 on 'area', by which 'plants' is divided; "
          + "mend the figure, or take 'per' out of the profile",
        "'R3' has -2.5 on 'area', by which 'plants' is divided; "
          + "mend the figure, or take 'per' out of the profile",
      ])
  }

  @Test func aQuotientThatOverflowsIsRefused() throws {
    let found = try #require(throws: IndicatorError.self) { try quotient([1e300, 1, 1], [1e-300, 1, 1]) }
    #expect(found.problems.count == 1)
    #expect(found.problems.kept[0].message == "'R1' has 1e-300 on 'area', by which 'plants' is divided")
  }

  @Test func theNameSaysWhatWasDividedByWhat() throws {
    let plants = Indicator(
      id: "plants", title: "Plants", unit: "count", family: .cluster, direction: .benefit,
      description: "all sizes")
    let area = Indicator(id: "area", title: "Area", unit: "km²")
    let found = try perUnit(
      IndicatorTable.Column(indicator: plants, values: [1, 2, 3]),
      of: IndicatorTable.Column(indicator: area, values: [1, 1, 1]), alternatives: alternatives)
    #expect(
      found.indicator
        == Indicator(
          id: "plants", title: "Plants per Area", unit: "count/km²", family: .cluster, direction: .benefit,
          description: "all sizes"))
  }

  @Test(arguments: [
    (Grade.official, Grade.official, Grade.official), (.official, .estimated, .estimated),
    (.estimated, .official, .estimated), (.imputed, .estimated, .imputed), (.official, .seed, .seed),
  ]) func theGradeIsTheWorseOfTheTwo(above: Grade, below: Grade, expected: Grade) throws {
    func graded(_ id: String, _ grade: Grade, year: Int) -> IndicatorTable.Column {
      column(
        id, [1, 2, 3],
        provenance: Provenances(repeating: Provenance(year: year, source: id, grade: grade), count: 3))
    }
    let found = try perUnit(
      graded("plants", above, year: 2014), of: graded("area", below, year: 2010), alternatives: alternatives)
    #expect(found.provenance?[1] == Provenance(year: 2014, source: "plants", grade: expected))
  }

  @Test func aDenominatorOfUnknownOriginLeavesTheGrade() throws {
    let official = Provenances(repeating: Provenance(year: 2014, source: "s", grade: .official), count: 3)
    let found = try perUnit(
      column("plants", [1, 2, 3], provenance: official), of: column("area", [1, 1, 1]),
      alternatives: alternatives)
    #expect(found.provenance == official)
    #expect(try quotient([1, 2, 3], [1, 1, 1]).provenance == nil)
  }
}
