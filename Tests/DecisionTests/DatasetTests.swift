import Decision
import Testing

@Suite struct DatasetTests {
  let gdp = Indicator(id: "gdp")

  func column(_ known: [Double?], year: Int) -> IndicatorTable.Column {
    IndicatorTable.Column(
      indicator: gdp, known: known,
      provenance: Provenances(
        repeating: Provenance(year: year, source: "eurostat", grade: .official), count: known.count))
  }

  func dataset(_ series: [Dataset.Series], regions: [String] = ["A", "B", "C", "D"]) -> Dataset {
    Dataset(
      heading: .init(name: "d", title: "D"), regions: regions.map { Alternative(id: $0) }, series: series,
      industries: IndustryTree([]), industryWords: [:], employment: nil, supply: [], sources: [],
      checksum: "00")
  }

  @Test func eachRegionHasItsNewestFigureWithItsOwnYear() {
    let series = Dataset.Series(
      indicator: gdp, years: [2010, 2012, 2014],
      columns: [
        column([1, 2, 3, nil], year: 2010), column([10, nil, 30, nil], year: 2012),
        column([nil, nil, 300, nil], year: 2014),
      ])
    let newest = dataset([series]).newestFigures().columns[0]
    #expect((0..<4).map(newest.value) == [10, 2, 300, nil])
    #expect(newest.gaps == [3])
    #expect((0..<3).map { newest.provenance?[$0].year } == [2012, 2010, 2014])
  }

  @Test func aNewestYearWithoutGapsIsTakenWhole() {
    let last = column([5, 6, 7, 8], year: 2014)
    let series = Dataset.Series(
      indicator: gdp, years: [2010, 2014], columns: [column([1, 2, 3, 4], year: 2010), last])
    #expect(dataset([series]).newestFigures().columns == [last])
  }

  @Test func aMeasuredZeroIsNewerThanAnOlderFigure() {
    let series = Dataset.Series(
      indicator: gdp, years: [2010, 2014],
      columns: [column([1, 2, 3, 4], year: 2010), column([0, nil, 0, nil], year: 2014)])
    #expect(dataset([series]).newestFigures().columns[0].values == [0, 2, 0, 4])
  }

  @Test func figuresStandInTheOrderOfTheSeriesAndTheRegions() {
    let rail = Indicator(id: "rail")
    let one = Dataset.Series(indicator: gdp, years: [2014], columns: [column([1, 2], year: 2014)])
    let two = Dataset.Series(
      indicator: rail, years: [2014],
      columns: [
        IndicatorTable.Column(
          indicator: rail, known: [nil, 4],
          provenance: Provenances(
            repeating: Provenance(year: 2014, source: "eurostat", grade: .official), count: 2))
      ])
    let table = dataset([two, one], regions: ["A", "B"]).newestFigures()
    #expect(table.ids == ["rail", "gdp"])
    #expect(table.alternatives.map(\.id) == ["A", "B"])
    #expect(table.column("rail")?.value(0) == nil)
  }

  @Test func aDatasetWithoutSeriesHasNoFigures() {
    #expect(dataset([]).newestFigures().columns == [])
    #expect(dataset([], regions: []).newestFigures().alternatives == [])
  }

  @Test func theHeadingIsKeptAsItIsGiven() {
    let heading = Dataset.Heading(
      name: "eu", title: "Regions", classification: "NACE", years: [2014], limits: ["no CH"])
    #expect(heading.years == [2014])
    #expect(heading.limits == ["no CH"])
    #expect(heading.notes == [])
  }
}
