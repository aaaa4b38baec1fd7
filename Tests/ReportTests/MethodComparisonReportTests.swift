import Decision
import Foundation
import Pipeline
import Report
import TestSupport
import Testing

/// Figures are those of the comparison; here is only whether each form tells all of them, and in what order.
@Suite struct MethodComparisonReportTests {
  private func comparison(_ rows: [(String, Double, Double)]) throws -> MethodComparison {
    let table = IndicatorTable(
      alternatives: rows.map { Alternative(id: $0.0) },
      columns: [
        IndicatorTable.Column(indicator: Indicator(id: "wage"), values: rows.map(\.1)),
        IndicatorTable.Column(indicator: Indicator(id: "rail"), values: rows.map(\.2)),
      ])
    let study = try Study(
      table: table, weights: [("wage", 1), ("rail", 1)], costs: [], options: Study.Options(),
      identity: Study.Identity(seed: 5, data: "abcd", version: "0.0.0"))
    guard let found = try study.comparedMethods() else { throw TextExample.NothingMatched() }
    return found
  }

  /// Z is better in everything and the twins A and B are alike, so every method has the ranks 1, 2 and 2.
  private let twins = [("B", 2.0, 2.0), ("Z", 4.0, 4.0), ("A", 2.0, 2.0)]

  private func object(_ report: MethodComparisonReport) throws -> [String: Any] {
    try #require(try exactJSON(report.rendering(as: .json).text) as? [String: Any])
  }

  @Test func alternativesStandByMeanRankAndThenById() throws {
    #expect(MethodComparisonReport.formats == [.table, .csv, .json, .ndjson, .md])
    let comparison = try comparison(twins)
    let names = comparison.assessments.map(\.study.method)
    #expect(names.count > 10)
    let twos = String(repeating: ",2", count: names.count)
    let ones = String(repeating: ",1", count: names.count)
    let csv = MethodComparisonReport(comparison).rendering(as: .csv)
    #expect(csv.text == "id,mean_rank,\(names.joined(separator: ","))\nZ,1\(ones)\nA,2\(twos)\nB,2\(twos)\n")
    #expect(csv.notes == comparison.refused.map { "\($0.method) is left out: \($0.reason)" })
  }

  @Test func theObjectHoldsEveryRankScoreAndAgreement() throws {
    let comparison = try comparison([("A", 1, 9), ("B", 5, 5), ("C", 8, 4), ("D", 9, 1), ("E", 3, 3)])
    let whole = try object(MethodComparisonReport(comparison))
    let names = comparison.assessments.map(\.study.method)
    #expect(whole["method"] as? String == "all")
    #expect(whole["methods"] as? [String] == names)
    #expect(whole["weights"] as? [String: Double] == ["wage": 0.5, "rail": 0.5])
    #expect(whole["kendall_tau"] as? [[Double]] == comparison.kendall.map { $0.map { $0! } })
    #expect(whole["weighted_rank_correlation"] as? [[Double]] == comparison.weighted.map { $0.map { $0! } })
    let rows = try #require(whole["alternatives"] as? [[String: Any]])
    for row in rows {
      let i = try #require(["A", "B", "C", "D", "E"].firstIndex(of: row["id"] as? String))
      let (ranks, scores) = (row["ranks"] as? [String: Int], row["scores"] as? [String: Double])
      #expect(ranks?.count == names.count && scores?.count == names.count)
      for found in comparison.assessments {
        #expect(ranks?[found.study.method] == found.ranking.ranks[i])
        // A zero with a minus is written without.
        #expect(scores?[found.study.method] == found.scores.values[i])
      }
      let sum = comparison.assessments.reduce(0) { $0 + $1.ranking.ranks[i] }
      #expect(row["mean_rank"] as? Double == Double(sum) / Double(names.count))
    }
    let means = rows.map { $0["mean_rank"] as! Double }
    #expect(means == means.sorted())
    #expect((whole["study"] as? [String: Any])?["hash"] as? String == comparison.hash)
    let lines = MethodComparisonReport(comparison).rendering(as: .ndjson).text.split(separator: "\n")
    for (line, row) in zip(lines, rows) {
      let own = try #require(try exactJSON(String(line)) as? [String: Any])
      #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: row))
    }
    #expect(lines.count == 5)
  }

  /// A matrix of one site: methods that compare have no value, and nobody agrees with anybody.
  @Test func refusalsAndMissingAgreementAreTold() throws {
    let comparison = try comparison([("A", 1, 2)])
    #expect(!comparison.refused.isEmpty)
    let report = MethodComparisonReport(comparison)
    let whole = try object(report)
    let refused = try #require(whole["refused"] as? [[String: String]])
    #expect(refused.map { $0["method"] } == comparison.refused.map(\.method))
    #expect(refused.map { $0["reason"] } == comparison.refused.map(\.reason))
    for key in ["kendall_tau", "weighted_rank_correlation"] {
      let table = try #require(whole[key] as? [[Any]])
      #expect(table.count == comparison.assessments.count)
      #expect(table.allSatisfy { $0.count == table.count && $0.allSatisfy { $0 is NSNull } })
    }
    let table = report.rendering(as: .table)
    #expect(table.notes.isEmpty)
    for (method, reason) in comparison.refused {
      #expect(table.text.contains("\n\(method) is left out: \(reason)\n"))
      #expect(report.rendering(as: .ndjson).notes.contains("\(method) is left out: \(reason)"))
    }
  }

  @Test func theTableHasRanksAgreementAndNotes() throws {
    let comparison = try comparison(twins)
    let report = MethodComparisonReport(comparison)
    let text = report.rendering(as: .table).text
    let titles = [
      "Rank by method, in the order of the mean rank\n", "\nAgreement: Kendall's tau (b)\n",
      "\nAgreement: weighted rank correlation\n", "\nNotes\n",
      "\neach method on the normalisation and with the parameters of its founding paper\n",
    ]
    let places = titles.compactMap { text.range(of: $0)?.lowerBound }
    #expect(places.count == titles.count)
    #expect(places == places.sorted())
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let names = comparison.assessments.map(\.study.method)
    #expect(rows[1] == ["id", "mean"] + names)
    #expect(rows[2] == ["Z", "1.0"] + names.map { _ in "1" })
    #expect(rows[3] == ["A", "2.0"] + names.map { _ in "2" })
    #expect(rows.contains(["topsis"] + names.map { _ in "1.00" }))
    let md = report.rendering(as: .md).text
    #expect(md.hasPrefix("## Rank by method, in the order of the mean rank\n\n| id | mean | weighted-sum |"))
    #expect(md.components(separatedBy: "\n## ").count == 4)
  }

  @Test func topCutsTheSameOrder() throws {
    let comparison = try comparison(twins)
    let whole = MethodComparisonReport(comparison).rendering(as: .csv).text.split(separator: "\n")
    for top in [1, 2, 3, 99] {
      let cut = MethodComparisonReport(comparison, top: top)
      #expect(cut.rendering(as: .csv).text.split(separator: "\n") == Array(whole.prefix(top + 1)))
      #expect(try (object(cut)["alternatives"] as? [Any])?.count == min(top, 3))
    }
  }

  /// Removals stand in the object, and the study with its seed.
  @Test func aDatasetsAnswerNamesWhatWasRemoved() throws {
    let example = try TextExample()
    let comparison = try #require(try example.question.study.comparedMethods())
    let whole = try object(MethodComparisonReport(comparison))
    #expect(
      whole["removed"] as? [[String: String]] == [
        ["id": "R4", "reason": "does not meet 'country in [XX, YY]' (country is ZZ)"]
      ])
    let notice = "1 of 9 figures were missing and are imputed by country-mean: wage 1"
    #expect((whole["notices"] as? [String])?.contains(notice) == true)
    #expect((whole["study"] as? [String: Any])?["seed"] as? Int == 7)
  }

  @Test func namesAreDataAndNothingElse() throws {
    let odd = try comparison([("a|b", 1, 2), ("\u{1B}[31mred", 3, 1), ("say \"x\", y", 5, 5)])
    let report = MethodComparisonReport(odd)
    #expect(report.rendering(as: .csv).text.contains("\n\"say \"\"x\"\", y\",1,"))
    #expect(report.rendering(as: .md).text.contains("| a\\|b |"))
    for format in [OutputFormat.table, .md] {
      #expect(!report.rendering(as: format).text.contains("\u{1B}"))
    }
    let coloured = report.rendering(as: .table, style: TextStyle(isColoured: true)).text
    #expect(coloured.hasPrefix("\u{1B}[1mRank by method"))
  }
}
