import Decision
import Intake
import Testing

@Suite struct IndicatorFileTests {
  @Test func theCatalogueSaysWhatAnIndicatorIs() throws {
    let read = try SmallDataset().with([
      "indicators.csv":
        "region,indicator,year,value,unit,source,grade\nPT11,gdp,2014,1,million EUR,LFS,official\n"
    ]).load().dataset
    #expect(
      read.series.map(\.indicator) == [
        Indicator(
          id: "gdp", title: "gdp", unit: "million EUR", family: .location, direction: .benefit,
          description: "Unused")
      ])
  }

  @Test func aYearIsAColumnAndAMissingFigureAGap() throws {
    let wage = try SmallDataset().load().dataset.series[0]
    #expect(wage.years == [2013, 2014])
    #expect(wage.columns.map(\.gaps) == [[2], [0, 2]])
    #expect(wage.columns[0].values == [10.5, 11, 0])
    #expect(wage.columns[1].provenance?[1] == Provenance(year: 2014, source: "SES", grade: .estimated))
  }

  @Test func aFigureOfACountryStandsForItsRegionsAndSaysSo() throws {
    let tax = try SmallDataset().load().dataset.series[1].columns[0]
    #expect(tax.values == [31.5, 31.5, 25] && tax.gaps.isEmpty)
    let national = Provenance(year: 2014, source: "LAW_PT", grade: .official, measuredFor: "PT")
    #expect(
      tax.provenance
        == Provenances([national, national, Provenance(year: 2014, source: "LAW_GA", grade: .seed)]))
  }

  @Test func aRegionsOwnFigureCountsBeforeAndAfterItsCountrys() throws {
    for rows in [
      ["PT,tax,2014,31.5,%,A,official", "PT11,tax,2014,20,%,B,seed"],
      ["PT11,tax,2014,20,%,B,seed", "PT,tax,2014,31.5,%,A,official"],
    ] {
      let column = try series(rows).columns[0]
      #expect(column.values == [20, 31.5, 0] && column.gaps == [2])
      #expect(column.provenance?[0] == Provenance(year: 2014, source: "B", grade: .seed))
      #expect(
        column.provenance?[1] == Provenance(year: 2014, source: "A", grade: .official, measuredFor: "PT"))
    }
  }

  @Test func anEmptyRowOfARegionLeavesItTheFigureOfItsCountry() throws {
    for rows in [
      ["PT,tax,2014,31.5,%,A,official", "PT11,tax,2014,,%,B,seed"],
      ["PT11,tax,2014,,%,B,seed", "PT,tax,2014,31.5,%,A,official"],
    ] {
      let column = try series(rows).columns[0]
      #expect(column.values == [31.5, 31.5, 0] && column.gaps == [2])
      #expect(column.provenance?[0].measuredFor == "PT")
    }
  }

  @Test func aSecondRowOfARegionIsFoundWhereverItsCountryStands() throws {
    let rows = [
      "PT,tax,2014,31.5,%,A,official", "PT11,tax,2014,,%,A,official", "PT11,tax,2014,5,%,A,official",
    ]
    let twice = "'PT11' has 'tax' of 2014 twice; keep one of the two rows"
    #expect(try small(rows).refused() == ["D/indicators.csv:4:1: \(twice)"])
    #expect(try small([rows[1], rows[0], rows[2]]).refused() == ["D/indicators.csv:4:1: \(twice)"])
    #expect(try small([rows[0], rows[1], rows[1]]).refused() == ["D/indicators.csv:4:1: \(twice)"])
  }

  @Test func theNewestFigureOfEveryRegionKeepsItsOwnYear() throws {
    let rows = [
      "PT11,tax,2012,1,%,A,official", "PT17,tax,2012,2,%,B,seed", "ES11,tax,2012,,%,A,official",
      "PT11,tax,2013,3,%,C,estimated", "PT17,tax,2013,NA,%,C,official", "PT11,tax,2014,:,%,D,official",
    ]
    let small = SmallDataset().with([
      "indicators.csv": "region,indicator,year,value,unit,source,grade\n" + rows.joined(separator: "\n")
        + "\n"
    ])
    let newest = try #require(try small.load().dataset.newestFigures().column("tax"))
    #expect(newest.values == [3, 2, 0] && newest.gaps == [2])
    #expect(newest.provenance?[0] == Provenance(year: 2013, source: "C", grade: .estimated))
    #expect(newest.provenance?[1] == Provenance(year: 2012, source: "B", grade: .seed))
  }

  @Test func theNewestFigureMayBeTheCountrys() throws {
    let column = try newest([
      "PT11,tax,2013,20,%,A,official", "PT,tax,2014,31.5,%,B,official", "ES,tax,2013,30,%,B,seed",
    ])
    #expect(column.values == [31.5, 31.5, 30] && column.gaps.isEmpty)
    #expect(column.provenance?[0] == Provenance(year: 2014, source: "B", grade: .official, measuredFor: "PT"))
    #expect(column.provenance?[2] == Provenance(year: 2013, source: "B", grade: .seed, measuredFor: "ES"))
  }

  @Test func whereRegionsAreCountriesARowIsTheRegionsOwn() throws {
    let small = SmallDataset().with([
      "regions.csv": "region,name,country,lat,lon,area_km2\nPRT,Portugal,PRT,,,\nESP,Spain,ESP,,,\n",
      "indicators.csv": "region,indicator,year,value,unit,source,grade\nESP,tax,2014,30,%,A,official\n",
      "employment.csv": nil,
    ])
    let column = try small.load().dataset.series[0].columns[0]
    #expect(column.values == [0, 30] && column.gaps == [0])
    #expect(column.provenance?[1] == Provenance(year: 2014, source: "A", grade: .official))
  }

  @Test func everyProblemOfTheFiguresIsNamed() throws {
    let text = """
      region,indicator,year,value,unit,source,grade
      PT12,wage,2014,5,EUR,LFS,official
      PT11,wages,2014,5,EUR,LFS,official
      PT11,wage,2014,5,USD,LFS,official
      PT17,wage,2014,5,EUR,LFS,guess
      ES11,wage,,5,EUR,LFS,official
      ES11,wage,14th,5,EUR,LFS,official
      ES11,wage,2014,"5,0",EUR,LFS,official
      ES,wage,2014,5,EUR,LFS,official
      ES,wage,2014,6,EUR,LFS,official
      ES11,tax,2014,1,%,LFS,official
      ES11,tax,2014,1,%,LFS,official

      """
    let found = try SmallDataset().with(["indicators.csv": text]).refused()
    #expect(
      found == [
        "D/indicators.csv:2:1: 'PT12' is no region and no country of regions.csv; did you mean 'PT11' or 'PT17'?",
        "D/indicators.csv:3:6: indicator 'wages' is not in indicator_catalogue.csv; did you mean 'wage'?",
        "D/indicators.csv:4:18: the unit of 'wage' is 'USD' here and 'EUR' in the catalogue; convert the figure, or mend the "
          + "unit",
        "D/indicators.csv:5:26: 'guess' is no grade; choose from: official, estimated, imputed, seed",
        "D/indicators.csv:6:11: the figure of 'ES11' on 'wage' has no year; add the year",
        "D/indicators.csv:7:11: '14th' is not a whole number in column 'year', row 'ES11'; write digits only, such as 2019",
        "D/indicators.csv:8:16: '5,0' is not a number in column 'value', row 'ES11'; write a point before decimals and "
          + "nothing between thousands",
        "D/indicators.csv:10:1: 'ES' has 'wage' of 2014 twice; keep one of the two rows",
        "D/indicators.csv:12:1: 'ES11' has 'tax' of 2014 twice; keep one of the two rows",
      ])
  }

  @Test func everyProblemOfTheCatalogueIsNamed() throws {
    let text = """
      indicator,title,unit,family,direction,description
      wage,Wage,EUR,cost,cost,
      tax,Tax,%,tax,down,
      wage,Wage,EUR,costs,cost,
      ,None,EUR,costs,cost,

      """
    let found = try SmallDataset().with(["indicator_catalogue.csv": text]).refused()
    #expect(
      found == [
        "D/indicator_catalogue.csv:2:15: 'cost' is no family; did you mean 'costs'?",
        "D/indicator_catalogue.csv:3:15: 'down' is no direction; write 'benefit' or 'cost'",
        "D/indicator_catalogue.csv:4:1: indicator 'wage' stands twice; names must be unique",
        "D/indicator_catalogue.csv:5:1: the indicator has no name; names must be unique",
      ])
  }

  private func series(_ rows: [String]) throws -> Dataset.Series { try small(rows).load().dataset.series[0] }

  private func newest(_ rows: [String]) throws -> IndicatorTable.Column {
    try #require(try small(rows).load().dataset.newestFigures().column("tax"))
  }

  private func small(_ rows: [String]) -> SmallDataset {
    let header = "region,indicator,year,value,unit,source,grade\n"
    return SmallDataset().with(["indicators.csv": header + rows.joined(separator: "\n") + "\n"])
  }
}
