import Decision
import Foundation
import Pipeline
import Report
import Scoring
import TestSupport
import Testing

/// The report where ranks of the top alone are counted. Each site is better in everything than the one before
/// it, so that the last is first in every draw.
@Suite struct RobustTopReportTests {
  private func report(_ count: Int = 3, top: Int = 1, draws: Int = 40) throws -> RobustReport {
    let values = (0..<count).map { Double($0) }
    let table = IndicatorTable(
      alternatives: values.indices.map { Alternative(id: "S\($0)") },
      columns: ["wage", "rail"].map { IndicatorTable.Column(indicator: Indicator(id: $0), values: values) })
    let study = try Study(
      table: table, weights: [("wage", 3), ("rail", 1)], costs: [], options: Study.Options(),
      identity: Study.Identity(seed: 5, data: "abcd", version: "0.0.0"))
    guard case .assessed(let found) = try study.assessed() else { throw TextExample.NothingMatched() }
    let plan = DrawPlan(draws: draws, spread: .dirichlet(strength: 8), top: top, seed: 5)
    return RobustReport(try found.robustness(plan, counting: .top))
  }

  private let drawn = "draws of weights, Dirichlet around the stated ones with strength 8, seed 5"
  private let notice =
    "only the first 2 ranks are counted (--ranks top): expected ranks, the ranks of nine draws of ten and "
    + "pairwise probabilities are left out; --ranks all gives them"

  @Test func theTableShowsWhoIsInTheTop() throws {
    #expect(
      try report(4, top: 2).rendering(as: .table)
        == Rendering(
          text: """
            rank  id  name  P(first)   P(2)  P(top 2)
               1  S3           1.000  0.000     1.000
               2  S2           0.000  1.000     1.000

            40 \(drawn); largest standard error 0.0000
            2 others are in the first 2 in no draw
            the first 2 stay as they are while a weight lies between:
              wage: 0.0 % and 100.0 % (now 75.0 %)
              rail: 0.0 % and 100.0 % (now 25.0 %)
            \(notice)

            """))
    #expect(try report(2).rendering(as: .table).text.contains("\n1 other is first in no draw\n"))
    #expect(try report(2, top: 2).rendering(as: .md).text.contains("| 2 | S0 |  | 0.000 | 1.000 | 1.000 |"))
  }

  /// Eleven ranks would not stand side by side.
  @Test func aLongTopHasItsRanksInFilesOnly() throws {
    let report = try report(12, top: 11)
    let table = report.rendering(as: .table).text
    #expect(table.hasPrefix("rank  id   name  P(first)  P(top 11)\n"))
    #expect(table.contains("\nP(2) to P(11) have no columns here: --format csv and json have them\n"))
    #expect(report.rendering(as: .csv).text.contains("rank_10,rank_11,p_top\n"))
  }

  @Test func csvAndLinesHoldEveryAlternative() throws {
    let csv = try report(3, top: 2).rendering(as: .csv)
    #expect(csv.text == "rank,id,name,first,rank_2,p_top\n1,S2,,1,0,1\n2,S1,,0,1,1\n3,S0,,0,0,0\n")
    #expect(csv.notes == [notice])
    let lines = try report(3, top: 2).rendering(as: .ndjson).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[1] == #"{"id":"S1","rank":2,"rank_acceptability":[0,1],"p_top":1,"central_weights":null}"#)
  }

  @Test func whatIsNotCountedHasNoKey() throws {
    let text = try report(3, top: 2).rendering(as: .json).text
    let whole = try #require(try exactJSON(text) as? [String: Any])
    #expect(whole["pairwise"] == nil)
    #expect(whole["stability"] != nil && whole["monte_carlo_error"] as? Double == 0)
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    #expect(rows.map { $0["rank_acceptability"] as? [Double] } == [[1, 0], [0, 1], [0, 0]])
    #expect(
      rows.allSatisfy { Set($0.keys) == ["id", "rank", "rank_acceptability", "p_top", "central_weights"] })
    #expect((whole["notices"] as? [String]) == [notice])
  }

  @Test func oneDrawHasNoStandardError() throws {
    let report = try report(draws: 1)
    let table = report.rendering(as: .table).text
    #expect(table.contains("\n1 \(drawn.replacing("draws", with: "draw"))\n"))
    #expect(!table.contains("largest standard error"))
    let whole = try #require(try exactJSON(report.rendering(as: .json).text) as? [String: Any])
    #expect(whole["monte_carlo_error"] is NSNull)
  }
}
