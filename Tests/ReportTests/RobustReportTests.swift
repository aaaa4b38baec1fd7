import Decision
import Foundation
import Pipeline
import Report
import Scoring
import TestSupport
import Testing

/// One site is better in everything, so every draw says the same and every figure is known.
@Suite struct RobustReportTests {
  private func report(
    _ ids: [String] = ["A", "B", "C"], method: String? = nil, top: Int = 1, draws: Int = 40
  ) throws -> RobustReport {
    let values = ids.indices.map { Double($0) }
    let table = IndicatorTable(
      alternatives: ids.map { Alternative(id: $0) },
      columns: ["wage", "rail"].map { IndicatorTable.Column(indicator: Indicator(id: $0), values: values) })
    let study = try Study(
      table: table, weights: [("wage", 3), ("rail", 1)], costs: [], options: Study.Options(method: method),
      identity: Study.Identity(seed: 5, data: "abcd", version: "0.0.0"))
    guard case .assessed(let found) = try study.assessed() else { throw TextExample.NothingMatched() }
    return RobustReport(
      try found.robustness(DrawPlan(draws: draws, spread: .dirichlet(strength: 8), top: top, seed: 5)))
  }

  private let said =
    "40 draws of weights, Dirichlet around the stated ones with strength 8, seed 5; largest standard error 0.0000; "
    + "nine draws of ten lie within 'rank from … to'"

  @Test func theTableSaysHowTheDrawsWereMade() throws {
    #expect(RobustReport.formats == [.table, .csv, .json, .ndjson, .md])
    #expect(
      try report(top: 2).rendering(as: .table)
        == Rendering(
          text: """
            rank  id  name  P(first)  P(top 2)  expected rank  rank from  to
               1  C            1.000     1.000            1.0          1   1
               2  B            0.000     1.000            2.0          2   2
               3  A            0.000     0.000            3.0          3   3

            \(said)
            the first 2 stay as they are while a weight lies between:
              wage: 0.0 % and 100.0 % (now 75.0 %)
              rail: 0.0 % and 100.0 % (now 25.0 %)

            """))
  }

  @Test func csvAndLinesHoldTheFigures() throws {
    #expect(
      try report(top: 2).rendering(as: .csv)
        == Rendering(
          text: """
            rank,id,name,first,p_top,expected_rank,rank_low,rank_high
            1,C,,1,1,1,1,1
            2,B,,0,1,2,2,2
            3,A,,0,0,3,3,3

            """))
    let lines = try report(top: 2).rendering(as: .ndjson).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[1]
        == "{\"id\":\"B\",\"rank\":2,\"rank_acceptability\":[0,1,0],\"p_top\":1,\"expected_rank\":2,\"rank_interval\":[2,2],\"central_weights\":null}"
    )
  }

  @Test func theKeysAreThoseOfTheContract() throws {
    let whole = try #require(try exactJSON(try report().rendering(as: .json).text) as? [String: Any])
    #expect(whole["draws"] as? Int == 40)
    #expect(whole["monte_carlo_error"] as? Double == 0)
    #expect(whole["top"] as? Int == 1)
    #expect(whole["method"] as? String == "weighted-sum")
    #expect(whole["weights"] as? [String: Double] == ["wage": 0.75, "rail": 0.25])
    #expect(whole["pairwise"] as? [[Double]] == [[0.5, 1, 1], [0, 0.5, 1], [0, 0, 0.5]])
    #expect(whole["stability"] as? [String: [Double]] == ["wage": [0, 1], "rail": [0, 1]])
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["C", "B", "A"])
    #expect(rows.map { $0["rank_acceptability"] as? [Double] } == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    #expect(rows.map { $0["rank_interval"] as? [Int] } == [[1, 1], [2, 2], [3, 3]])
    #expect(rows.map { $0["p_top"] as? Double } == [1, 0, 0])
    let central = try #require(rows[0]["central_weights"] as? [String: Double])
    #expect(abs(central["wage"]! + central["rail"]! - 1) < 1e-8)
    #expect(rows[1]["central_weights"] is NSNull)
    let study = try #require(whole["study"] as? [String: Any])
    #expect(study["seed"] as? Int == 5)
    #expect((study["hash"] as? String)?.count == 64)
  }

  @Test func aMethodThatDoesNotAddUpHasNoIntervals() throws {
    let report = try report(method: "topsis")
    let whole = try #require(try exactJSON(report.rendering(as: .json).text) as? [String: Any])
    #expect(whole["stability"] is NSNull)
    let notice = "'topsis' is no sum of parts: intervals of weights are not computed for it"
    #expect((whole["notices"] as? [String])?.last == notice)
    #expect(report.rendering(as: .csv).notes.last == notice)
    let table = report.rendering(as: .table).text
    #expect(table.hasSuffix("\n\(notice)\n"))
    #expect(!table.contains("while a weight lies between"))
    #expect(report.rendering(as: .md).text.contains("\n- \(notice)\n"))
    #expect(report.rendering(as: .md).notes.isEmpty)
  }

  /// Too many sites for a probability of each rank, and for each pair.
  @Test func aLongListLeavesEmptyWhatIsNotCounted() throws {
    let report = try report((0..<2_001).map { "R\($0)" }, top: 1, draws: 3)
    let csv = report.rendering(as: .csv)
    #expect(csv.text.hasPrefix("rank,id,name,first,p_top,expected_rank,rank_low,rank_high\n1,R2000,,,"))
    #expect(csv.notes.contains("ranks are counted in 256 steps for more than 2000 alternatives"))
    #expect(csv.notes.contains("pairwise probabilities are left out for more than 1000 alternatives"))
    let whole = try #require(try exactJSON(report.rendering(as: .json).text) as? [String: Any])
    #expect(whole["pairwise"] is NSNull)
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    #expect(rows.count == 2_001)
    #expect((rows[0]["rank_acceptability"] as? [Any])?.isEmpty == true)
  }

  @Test func namesOfRegionsAreShownAndShortened() throws {
    let example = try TextExample()
    let robustness = try example.assessment.robustness(
      DrawPlan(draws: 10, spread: .uniform, top: 1, seed: 1))
    let report = RobustReport(robustness)
    #expect(report.rendering(as: .table).text.contains("A region whose name is much too lon…"))
    let whole = try #require(try exactJSON(report.rendering(as: .json).text) as? [String: Any])
    #expect(whole["dataset"] as? String == "quarters")
    #expect(whole["profile"] as? String == "quarters")
    #expect(whole["industry"] as? String == "C1")
    let notice = "1 of 9 figures were missing and are imputed by country-mean: wage 1"
    #expect((whole["notices"] as? [String])?.contains(notice) == true)
    #expect(report.rendering(as: .csv).notes.contains(notice))
  }

  @Test func colourIsGivenOnlyWhereItIsAskedFor() throws {
    let report = try report()
    #expect(report.rendering(as: .table, style: TextStyle(isColoured: true)).text.hasPrefix("\u{1B}[1mrank"))
    for format in RobustReport.formats { #expect(!report.rendering(as: format).text.contains("\u{1B}")) }
  }

  @Test func namesCannotMoveTheCursorOrLeaveTheirCell() throws {
    let report = try report(["a|b", "\u{1B}[31mred", "say \"x\", y"])
    for format in [OutputFormat.table, .md] {
      #expect(!report.rendering(as: format).text.contains("\u{1B}"))
    }
    #expect(report.rendering(as: .md).text.contains("| a\\|b |"))
    #expect(report.rendering(as: .csv).text.contains("1,\"say \"\"x\"\", y\",,1,1,1,1,1\n"))
  }
}
