import Decision
import TestSupport
import Testing

@testable import Pipeline

/// Reference: Harris's formula by hand on the equator, where a degree is 6371.0088·π/180 km.
@Suite struct MarketAccessTests {
  let degree = 6371.0088 * Double.pi / 180

  private func table(
    _ masses: [(String, [Double?])], areas: [Double?] = [900, 400], placed: Bool = true
  ) -> IndicatorTable {
    IndicatorTable(
      alternatives: (0..<2).map { i in
        Alternative(
          id: "R\(i)", position: placed || i == 0 ? Position(latitude: 0, longitude: Double(i)) : nil,
          areaKm2: areas[i])
      },
      columns: masses.map { name, known in
        IndicatorTable.Column(
          indicator: Indicator(id: name, title: name, unit: "million"), known: known,
          provenance: Provenances(repeating: Provenance(year: 2020, source: "s", grade: .official), count: 2))
      })
  }

  @Test func massesAreDividedByTheirDistance() throws {
    let column = try marketPotentialColumn(in: table([("gdp", [10, 30])])).column
    let own = [(900 / Double.pi).squareRoot(), (400 / Double.pi).squareRoot()].map { 2.0 / 3 * $0 }
    #expect(agree(column.values, [10 / own[0] + 30 / degree, 30 / own[1] + 10 / degree], .roundoff))
    #expect(column.indicator.id == "market_potential")
    #expect(column.indicator.title == "Market potential (gdp over distance)")
    #expect(column.indicator.unit == "million/km")
    #expect(column.indicator.family == .location)
    #expect(column.provenance?[1] == Provenance(year: 2020, source: "s", grade: .official))
  }

  @Test func productComesBeforeIncomeAndPopulation() throws {
    let both = table([("population", [1, 1]), ("gdp", [10, 30])])
    #expect(
      try marketPotentialColumn(in: both).column.indicator.title == "Market potential (gdp over distance)")
    #expect(
      try marketPotentialColumn(in: table([("population", [1, 1])])).column.indicator.title
        == "Market potential (population over distance)")
  }

  @Test func anUnknownMassIsNoPartOfAnySum() throws {
    let found = try marketPotentialColumn(in: table([("gdp", [10, nil])]))
    #expect(agree(found.column.values[1], 10 / degree, .roundoff))
    #expect(
      found.notices.map(\.text) == [
        "market_potential counts 1 of 2 regions as no market, since their 'gdp' is not known"
      ])
  }

  @Test func withoutAMeasureOfSizeItIsRefused() {
    #expect(
      refusal { _ = try marketPotentialColumn(in: table([("wage", [1, 2])])) } == [
        "market_potential wants one of gdp, gdp_ppp, personal_income, population in the data; "
          + "add it, or take market_potential out of the profile"
      ])
  }

  @Test func everyRegionWithoutPlaceOrAreaIsNamed() {
    #expect(
      refusal {
        _ = try marketPotentialColumn(in: table([("gdp", [1, 2])], areas: [nil, 400], placed: false))
      } == [
        "region 'R0' has no area_km2; add it to regions.csv: market_potential cannot do without",
        "region 'R1' has no lat and lon; add it to regions.csv: market_potential cannot do without",
      ])
  }

  @Test func twoRegionsInOnePlaceAreNamedByTheirIds() {
    let same = IndicatorTable(
      alternatives: ["P", "Q"].map {
        Alternative(id: $0, position: Position(latitude: 0, longitude: 0), areaKm2: 1)
      },
      columns: [IndicatorTable.Column(indicator: Indicator(id: "gdp"), values: [1, 2])])
    let said = refusal { _ = try marketPotentialColumn(in: same).column }
    #expect(said.count == 1)
    #expect(said[0].contains("'P'") && said[0].contains("'Q'"), "\(said)")
  }
}
