import Decision
import Intake
import Testing

/// `outcomes.csv`, `projects.csv` and `linkages.csv`.
@Suite struct PastInvestmentFilesTests {
  private static let outcomes = "region,industry,origin,year,value,unit,withheld\n"
  private static let projects = "project,region,industry,year,origin,function,value,jobs\n"
  private static let linkages = "region,year,foreign_firms,linked_firms,local_suppliers,zones,linked_zones\n"

  @Test func flowsKnowTheirPlaceAndWhatIsWithheld() throws {
    let text =
      Self.outcomes
      + "PT11,C29,,2014,-2.5,million EUR,0\nPT17,C29,DEU,2014,,million EUR,1\nES11,,,2013,7,million EUR,0\n"
    let table = try #require(try SmallDataset().with(["outcomes.csv": text]).load().dataset.outcomes)
    #expect(table.unit == "million EUR")
    #expect(table.origins == ["DEU"])
    #expect(
      table.flows == [
        OutcomeTable.Flow(region: 0, industry: 3, origin: -1, year: 2014, value: -2.5),
        OutcomeTable.Flow(region: 1, industry: 3, origin: 0, year: 2014, value: nil),
        OutcomeTable.Flow(region: 2, industry: -1, origin: -1, year: 2013, value: 7),
      ])
  }

  @Test func everyProblemOfTheOutcomesIsNamed() throws {
    let text =
      Self.outcomes
        + """
        PT12,C29,,2014,1,EUR,0
        PT11,C28,,2014,1,EUR,0
        PT11,C29,,2014,,EUR,0
        PT11,C29,,2015,3,EUR,1
        PT11,C29,,2016,3,EUR,yes
        PT11,C29,,,3,EUR,0
        PT11,C29,,20,3,EUR,0
        PT11,C13,,2014,3,USD,0
        PT11,C13,,2014,4,EUR,0

        """
    #expect(
      try SmallDataset().with(["outcomes.csv": text]).refused() == [
        "D/outcomes.csv:2:1: 'PT12' is no region of regions.csv; did you mean 'PT11' or 'PT17'?",
        "D/outcomes.csv:3:6: industry 'C28' is not in industries.csv; did you mean 'C29'?",
        "D/outcomes.csv:4:16: the row has no value and is not withheld; write 1 under 'withheld' where a value is "
          + "not published; leave a row out where it is zero",
        "D/outcomes.csv:5:16: the row is withheld and has the value '3'; leave the value blank, or write 0 under "
          + "'withheld'",
        "D/outcomes.csv:6:22: 'yes' does not say whether the value is withheld; write 0 or 1",
        "D/outcomes.csv:7:11: the row has no year; add the year",
        "D/outcomes.csv:9:18: the unit is 'USD', and 'EUR' above; give all values in one unit",
        "D/outcomes.csv:10:1: 'PT11' has this industry and origin of 2014 twice; keep one of the two rows",
      ])
  }

  @Test func projectsAreReadWithWhatIsKnownOfThem() throws {
    let text = Self.projects + "p1,PT11,C29,2014,DEU,manufacturing,12.5,300\np2,ES11,C13,2013,,,,\n"
    #expect(
      try SmallDataset().with(["projects.csv": text]).load().dataset.projects == [
        PastProject(
          id: "p1", region: 0, industry: 3, year: 2014, origin: "DEU", function: "manufacturing", value: 12.5,
          jobs: 300),
        PastProject(id: "p2", region: 2, industry: 2, year: 2013),
      ])
  }

  @Test func everyProblemOfTheProjectsIsNamed() throws {
    let text =
      Self.projects
      + "p1,PT11,C29,2014,DEU,,1,\np1,PT12,C28,,DEU,,-1,x\n,PT11,C29,2014,,,,-3\n"
    #expect(
      try SmallDataset().with(["projects.csv": text]).refused() == [
        "D/projects.csv:3:1: project 'p1' stands already in line 2; ids must be unique",
        "D/projects.csv:3:4: 'PT12' is no region of regions.csv; did you mean 'PT11' or 'PT17'?",
        "D/projects.csv:3:9: industry 'C28' is not in industries.csv; did you mean 'C29'?",
        "D/projects.csv:3:13: the row has no year; add the year",
        "D/projects.csv:3:19: 'value' of 'p1' is -1; write a number, 0 or above, or leave it blank",
        "D/projects.csv:3:22: 'x' is not a number in column 'jobs', row 'p1'; write a figure such as 1250.5; for a "
          + "missing one leave the cell empty or write NA, NaN or :",
        "D/projects.csv:4:1: the project has no id; give every project an id",
        "D/projects.csv:4:19: 'jobs' of '' is -3; write a number, 0 or above, or leave it blank",
      ])
  }

  @Test func linkedFirmsAreNotAboveTheFirms() throws {
    let sound = Self.linkages + "PT11,2014,2100,17,134,14,5\nES11,2014,10,0,,,\n"
    #expect(
      try SmallDataset().with(["linkages.csv": sound]).load().dataset.linkages == [
        SupplierLinkage(
          region: 0, year: 2014, foreignFirms: 2100, linkedFirms: 17, localSuppliers: 134, zones: 14,
          linkedZones: 5),
        SupplierLinkage(region: 2, year: 2014, foreignFirms: 10, linkedFirms: 0),
      ])
    let text = Self.linkages + "PT11,2014,10,11,,2,3\nPT12,2014,,-1,1.5,,\n"
    #expect(
      try SmallDataset().with(["linkages.csv": text]).refused() == [
        "D/linkages.csv:2:14: there are 11 linked firms, of 10; a part is not above its whole",
        "D/linkages.csv:2:20: there are 3 linked zones, of 2; a part is not above its whole",
        "D/linkages.csv:3:1: 'PT12' is no region of regions.csv; did you mean 'PT11' or 'PT17'?",
        "D/linkages.csv:3:11: 'foreign_firms' is blank; write the number",
        "D/linkages.csv:3:12: 'linked_firms' is -1; a number of firms is 0 or above",
        "D/linkages.csv:3:15: '1.5' is not a whole number in column 'local_suppliers', row 'PT12'; write digits only, "
          + "such as 2019",
      ])
  }
}
