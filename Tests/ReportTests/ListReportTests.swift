import Decision
import Foundation
import Report
import TestSupport
import Testing

@Suite struct ListReportTests {
  private func profile(title: String = "Cars", why: [String] = ["because"]) -> Profile {
    Profile(
      name: "cars", title: title, industry: "C29", function: "manufacturing", method: "weighted-sum",
      missing: .refuse,
      must: [.number("wage", .less, 10)],
      branches: [
        Profile.Branch(
          family: .costs, weight: 1,
          entries: [
            Profile.Entry(
              indicator: "wage", weight: 1, direction: .cost, treatment: .log,
              goalposts: Goalposts(low: 0, high: 2.5),
              per: "gdp"),
            Profile.Entry(indicator: "rent", weight: 3, direction: .cost),
          ]),
        Profile.Branch(
          family: .tax, weight: 3, entries: [Profile.Entry(indicator: "rate", weight: 1, direction: .cost)]),
      ], why: why, sources: ["a book"])
  }

  @Test func aProfileIsShownWithGlobalWeightsAndItsReasons() throws {
    let report = try ListReport(profile: profile())
    #expect(
      report.rendering(as: .table).text == """
        Cars (cars)
        industry C29
        function manufacturing
        method weighted-sum, missing figures: refuse
        must: wage < 10
        because
        source: a book

        family  indicator  weight  direction  treat  goalposts  per
        costs   wage        0.062  cost       log    0 to 2.5   gdp
        costs   rent        0.188  cost       none
        tax     rate        0.750  cost       none

        """)
    #expect(
      report.rendering(as: .csv).text == """
        family,indicator,weight,direction,treat,goalposts,per
        costs,wage,0.0625,cost,log,0 to 2.5,gdp
        costs,rent,0.1875,cost,none,,
        tax,rate,0.75,cost,none,,

        """)
  }

  @Test func targetsAreShownWhereThereAreAny() throws {
    let profile = Profile(
      name: "p", title: "P", method: "weighted-sum", missing: .refuse,
      branches: [
        Profile.Branch(
          family: .costs, weight: 1,
          entries: [
            Profile.Entry(indicator: "wage", weight: 1, direction: .cost, target: Target(low: 4, high: 6.5)),
            Profile.Entry(indicator: "rent", weight: 1, direction: .cost, target: Target(3)),
            Profile.Entry(indicator: "land", weight: 2, direction: .cost),
          ])
      ])
    #expect(
      try ListReport(profile: profile).rendering(as: .csv).text == """
        family,indicator,weight,direction,treat,goalposts,per,target
        costs,wage,0.25,cost,none,,,4 to 6.5
        costs,rent,0.25,cost,none,,,3
        costs,land,0.5,cost,none,,,

        """)
  }

  @Test func profilesAreListedWithTheSharesOfTheirFamilies() {
    let csv = ListReport(profiles: [profile()]).rendering(as: .csv).text
    #expect(
      csv == "name,industry,function,infrastructure,costs,tax,location,stability,cluster\n"
        + "cars,C29,manufacturing,,0.25,0.75,,,\n")
  }

  @Test func jsonAndLinesHoldTheSameRows() throws {
    let report = ListReport(columns: ["key", "value"], rows: [["a", "1"], ["b", "x\"y"]])
    let list = try exactJSON(report.rendering(as: .json).text) as? [[String: String]]
    #expect(list == [["key": "a", "value": "1"], ["key": "b", "value": "x\"y"]])
    #expect(
      report.rendering(as: .ndjson).text
        == "{\"key\":\"a\",\"value\":\"1\"}\n{\"key\":\"b\",\"value\":\"x\\\"y\"}\n")
  }

  @Test func datasetsAreListedWithTheirYears() {
    let headings = [Dataset.Heading(name: "d", title: "T", classification: "NACE", years: [2019, 2020])]
    #expect(
      ListReport(datasets: headings).rendering(as: .csv).text
        == "name,title,classification,years\nd,T,NACE,2019 2020\n")
  }

  @Test func nothingInAProfileMovesTheCursorOrOpensAHeading() throws {
    let report = try ListReport(profile: profile(title: "T\u{1B}[31m\n# x", why: ["<img>\u{7}"]))
    for format in [OutputFormat.table, .md] {
      let text = report.rendering(as: format).text
      #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"), "\(format)")
      #expect(!text.contains("\n# x"), "\(format)")
    }
    #expect(!report.rendering(as: .md).text.contains("<img>"))
  }
}
