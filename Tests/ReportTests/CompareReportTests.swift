import Foundation
import Pipeline
import Report
import TestSupport
import Testing

@Suite struct CompareReportTests {
  private func rendering(_ format: OutputFormat, _ ids: [String] = ["R1", "R3"], equal: Bool = false) throws
    -> Rendering
  {
    let example = try TextExample(equal: equal)
    return CompareReport(try ids.map(example.explanation), of: example.assessment).rendering(as: format)
  }

  @Test(arguments: [OutputFormat.table, .csv, .md, .json, .ndjson])
  func itKeepsItsForm(format: OutputFormat) throws {
    try expectTextSnapshot("compare.\(format.rawValue)", try rendering(format).text)
  }

  @Test func regionsStandInTheOrderAsked() throws {
    let whole = try #require(
      try exactJSON(try rendering(.json, ["R3", "R1", "R2"]).text) as? [String: Any])
    let regions = try #require(whole["regions"] as? [[String: Any]])
    #expect(regions.map { $0["id"] as? String } == ["R3", "R1", "R2"])
    #expect(regions.map { $0["rank"] as? Int } == [2, 3, 1])
    #expect(regions.map { $0["score"] as? Double } == [0.5, 0.25, 0.75])
    #expect(
      regions[0]["contributions"] as? [String: Double] == ["infrastructure": 0.5, "costs": 0, "stability": 0])
    let figures = try #require(regions[2]["figures"] as? [[String: Any]])
    #expect(figures.map { $0["indicator"] as? String } == ["rail", "wage", "law"])
    #expect(figures.map { $0["imputed"] as? Bool } == [false, true, false])
    #expect(figures.map { $0["weight"] as? Double } == [0.5, 0.25, 0.25])
  }

  @Test func thePointsOfARegionAddUpToItsScore() throws {
    let lines = try rendering(.table, ["R1", "R2"], equal: true).text.split(separator: "\n")
    let header = try #require(lines.firstIndex { $0.hasPrefix("rank") })
    for line in lines[(header + 1)...].prefix(2) {
      let tenths = line.split(separator: " ").suffix(4).map { (10 * Double($0)!).rounded() }
      #expect(tenths[0] == tenths[1...].reduce(0, +), "\(line)")
    }
  }

  @Test func csvHasOneRowARegionAndFigure() throws {
    let lines = try rendering(.csv).text.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(
      lines[0]
        == "id,name,rank,score,family,indicator,value,unit,year,source,grade,indicator_rank,contribution,weight"
    )
    #expect(lines[1] == "R1,Alpha,3,0.25,infrastructure,rail,0,km,2020,roads,official,3,0,0.5")
  }

  @Test func imputedFiguresAreMarkedInTheTable() throws {
    #expect(try rendering(.table, ["R1", "R2"]).text.contains("10 (1) imputed"))
  }
}
