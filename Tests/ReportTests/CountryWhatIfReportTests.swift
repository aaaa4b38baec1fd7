import Decision
import Pipeline
import Report
import TestSupport
import Testing

/// The law of YY at 3 on the quarters of `TextExample`: it runs from 1 to 3, R3 gains its ¼ and is at ¾, R2 keeps half
/// of its own and falls to ⅝.
@Suite struct CountryWhatIfReportTests {
  private func text(_ country: String, _ value: Double, _ format: OutputFormat) throws -> String {
    let answer = try TextExample().question.study.whatIf(country: country, changes: [("law", value)])
    return CountryWhatIfReport(answer).rendering(as: format).text
  }

  @Test func theRegionsStandWithTheirRanksBeforeAndAfter() throws {
    let lines = try text("YY", 3, .table).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    #expect(lines[0] == "YY: its best region goes from rank 2 to 1 of 3")
    #expect(lines[2].hasPrefix("R3      A region whose name"))
    let row = lines[2].split(separator: " ").suffix(6).map(String.init)
    #expect(row == ["2", "1", "0.5000", "0.7500", "1", "0"])
    #expect(lines.contains("What was changed, for all regions of YY"))
    #expect(lines.contains("Overtaken by a region of YY") && lines.contains("R2 Beta"))
    #expect(lines.contains("'law' at 3 lies outside what is observed on the list, 1 to 2"))
  }

  @Test func programsAreToldEveryRegion() throws {
    let whole = try #require(try exactJSON(try text("YY", 3, .json)) as? [String: Any])
    #expect(whole["country"] as? String == "YY" && whole["of"] as? Int == 3)
    #expect(whole["overtaken"] as? [String] == ["R2"] && (whole["fallen_behind"] as? [Any])?.isEmpty == true)
    let regions = try #require(whole["regions"] as? [[String: Any]])
    #expect(regions.map { $0["id"] as? String } == ["R3"])
    let after = try #require(regions[0]["after"] as? [String: Any])
    #expect(after["score"] as? Double == 0.75 && after["rank"] as? Int == 1)
    #expect(
      try text("YY", 3, .csv)
        == "id,name,rank_before,rank_after,score_before,score_after,overtaken,fallen_behind\n"
        + "R3,\(TextExample.longName),2,1,0.5,0.75,1,0\n")
  }
}
