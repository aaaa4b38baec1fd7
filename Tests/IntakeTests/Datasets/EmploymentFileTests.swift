import Decision
import Intake
import Testing

@Suite struct EmploymentFileTests {
  /// Rows are PT11, PT17, ES11, ES, PT; columns T, C, C13, C29.
  @Test func blankIsUnknownAndAbsentIsZeroWhereTheAreaHasARow() throws {
    let table = try #require(try SmallDataset().load().dataset.employment)
    #expect(table.areas == ["PT11", "PT17", "ES11", "ES", "PT"])
    #expect(table.industries == ["T", "C", "C13", "C29"])
    #expect(table.years == [2013, 2014])
    let none: [Double?] = [nil, nil, nil, nil]
    #expect(table.grids[0].cells == [9, 0, 0, 0] + none + none + none + none)
    #expect(
      table.grids[1].cells == [1000, 400, nil, 90] + [2000, nil, 0, 0] + none + none + [
        3200.5, 3195, 2000, 1195,
      ])
    #expect(table.source == "SBS, LFS")
    #expect(table.grids[1].grades[3] == .estimated)
    #expect(table.grids[1].grades.filter { $0 != .official }.count == 1)
  }

  @Test func sourceAndGradeMayBeLeftOut() throws {
    let table = try #require(
      try rows("PT11,T,2014,5\n", header: "region,industry,year,employment").load().dataset.employment)
    #expect(table.source == "" && table.grids[0].cells[0] == 5 && table.grids[0].grades[0] == .official)
  }

  @Test func everyProblemOfTheFiguresIsNamed() throws {
    let text = """
      PT11,T,2014,-0.5,SBS,official
      PT12,T,2014,5,SBS,official
      PT11,C30,2014,5,SBS,official
      PT11,C,,5,SBS,official
      PT11,C,2014.5,5,SBS,official
      PT11,C13,2014,x,SBS,official
      PT11,C29,2014,5,SBS,oficial
      PT11,C29,2014,6,SBS,official
      PT17,C,2014,,SBS,official
      PT17,C,2014,7,SBS,official

      """
    let found = try rows(text).refused()
    #expect(
      found == [
        "D/employment.csv:2:13: employment of 'PT11' in 'T' is -0.5; persons cannot be negative; leave an unknown figure "
          + "blank",
        "D/employment.csv:3:1: 'PT12' is no region and no country of regions.csv; did you mean 'PT11' or 'PT17'?",
        "D/employment.csv:4:6: industry 'C30' is not in industries.csv; choose from: T, C, C13, C29",
        "D/employment.csv:5:8: the figure has no year; add the year",
        "D/employment.csv:6:8: '2014.5' is not a whole number in column 'year', row 'PT11'; write digits only, such as "
          + "2019",
        "D/employment.csv:7:15: 'x' is not a number in column 'employment', row 'PT11'; write a figure such as 1250.5; for "
          + "a missing one leave the cell empty or write NA, NaN or :",
        "D/employment.csv:8:21: 'oficial' is no grade; did you mean 'official'?",
        "D/employment.csv:9:1: 'PT11' has industry 'C29' of 2014 twice; keep one of the two rows",
        "D/employment.csv:11:1: 'PT17' has industry 'C' of 2014 twice; keep one of the two rows",
      ])
  }

  @Test func employmentWithoutAnyRowHasNoYears() throws {
    let table = try #require(try rows("").load().dataset.employment)
    #expect(table.years.isEmpty && table.grids.isEmpty && table.source == "")
  }

  @Test func everyProblemOfTheIndustriesIsNamed() throws {
    let twice =
      "industry,title,parent\nT,All,\nC,Manufacturing,T\nC,Again,T\n,None,T\nC29,Cars,C\nC13,Cloth,C\n"
    let codes = try SmallDataset().with(["industries.csv": twice]).refused()
    #expect(
      codes == [
        "D/industries.csv:4:1: industry 'C' stands twice; codes must be unique",
        "D/industries.csv:5:1: the industry has no code; codes must be unique",
      ])
    let lost = "industry,title,parent\nT,All,\nC,Manufacturing,TT\nC29,Cars,C\nC13,\"Cloth, and more\",C31\n"
    let parents = try SmallDataset().with(["industries.csv": lost]).refused()
    #expect(
      parents == [
        "D/industries.csv:3:17: the parent 'TT' of industry 'C' is not in the list; did you mean 'T'?",
        "D/industries.csv:5:23: the parent 'C31' of industry 'C13' is not in the list; did you mean 'C13'?",
      ])
  }

  @Test func problemsStandInTheOrderOfTheirLines() throws {
    let text = "industry,title,parent\nT,All,\nC,Manufacturing,TT\nC,Again,T\nC29,Cars,C\nC13,Cloth,C\n"
    let found = try SmallDataset().with(["industries.csv": text]).refused()
    #expect(
      found == [
        "D/industries.csv:3:17: the parent 'TT' of industry 'C' is not in the list; did you mean 'T'?",
        "D/industries.csv:4:1: industry 'C' stands twice; codes must be unique",
      ])
  }

  @Test func industriesThatAreUnderThemselvesAreRefused() throws {
    let hint = "name a wider industry, or leave the parent of the widest one blank"
    let text = "industry,title,parent\nT,All,C29\nC,Manufacturing,T\nC29,Cars,C\nC13,Cloth,C\nX,None,X\n"
    let found = try SmallDataset().with(["industries.csv": text]).refused()
    #expect(
      found == [
        "D/industries.csv:2:7: industry 'T' is under itself, by its parent 'C29'; \(hint)",
        "D/industries.csv:3:17: industry 'C' is under itself, by its parent 'T'; \(hint)",
        "D/industries.csv:4:10: industry 'C29' is under itself, by its parent 'C'; \(hint)",
        "D/industries.csv:6:8: industry 'X' is under itself, by its parent 'X'; \(hint)",
      ])
  }

  private func rows(
    _ rows: String, header: String = "region,industry,year,employment,source,grade"
  ) -> SmallDataset {
    SmallDataset().with(["employment.csv": header + "\n" + rows])
  }
}
