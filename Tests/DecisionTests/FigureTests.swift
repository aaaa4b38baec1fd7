import Decision
import Testing

@Suite struct FigureTests {
  @Test func gradesStandFromTheSurestToTheLeastSure() {
    #expect(Grade.allCases.map(\.rawValue) == ["official", "estimated", "imputed", "seed"])
  }

  @Test func anIndicatorWithoutATitleIsCalledByItsId() {
    #expect(Indicator(id: "gdp").title == "gdp")
    #expect(Indicator(id: "gdp", title: "Gross domestic product").title == "Gross domestic product")
    #expect(Indicator(id: "gdp").family == nil)
    #expect(Indicator(id: "gdp").direction == nil)
  }

  @Test func aFigureOfTheWholeCountryIsToldFromTheRegionsOwn() {
    let own = Provenance(year: 2014, source: "eurostat", grade: .official)
    let country = Provenance(year: 2014, source: "eurostat", grade: .official, measuredFor: "PT")
    #expect(own != country)
    #expect(own.measuredFor == nil)
  }
}
