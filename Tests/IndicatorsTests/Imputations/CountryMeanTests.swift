import Decision
import Indicators
import Testing

/// Reference: by hand; (10 + 20)/2 and 7/1.
@Suite struct CountryMeanTests {
  @Test func aGapTakesTheMeanOfItsOwnCountry() throws {
    let found = try complete(
      table([column("wage", [10, nil, 20, 7, nil, 99])], countries: ["PT", "PT", "PT", "ES", "ES", "FR"]),
      by: .countryMean)
    #expect(found.table.columns[0].values == [10, 15, 20, 7, 7, 99])
    #expect(found.table.columns[0].gaps == [])
    #expect(
      found.imputed == [
        ImputedCell(alternative: "R2", indicator: "wage", value: 15, basis: "mean of its country"),
        ImputedCell(alternative: "R5", indicator: "wage", value: 7, basis: "mean of its country"),
      ])
    #expect(found.removed == [])
  }

  @Test func aGapIsNoZeroInTheMean() throws {
    let found = try complete(table([column("wage", [nil, nil, 4])]), by: .countryMean)
    #expect(found.table.columns[0].values == [4, 4, 4])
  }

  @Test func aCountryWithoutAFigureIsRefusedWithEveryGap() throws {
    let gaps = table(
      [column("wage", [10, nil, nil]), column("rail", [nil, 2, 3])], countries: ["PT", "ES", "ES"])
    let found = try #require(throws: IndicatorError.self) { try complete(gaps, by: .countryMean) }
    #expect(
      found.problems.kept.map(\.description) == [
        "the figure of 'R1' on 'rail' is missing; take nearest-neighbours, or add the figure",
        "the figure of 'R2' on 'wage' is missing; take nearest-neighbours, or add the figure",
        "the figure of 'R3' on 'wage' is missing; take nearest-neighbours, or add the figure",
      ])
  }

  @Test func alternativesWithoutACountryShareNone() {
    let bare = table([column("wage", [10, nil])], countries: ["", ""])
    #expect(throws: IndicatorError.self) { try complete(bare, by: .countryMean) }
  }
}
