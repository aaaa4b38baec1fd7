import Decision
import Foundation
import Pipeline
import Report
import Scoring
import TestSupport
import Testing

/// What a report says of errors, Sobol indices and removals. R2 leads whatever is drawn within so small
/// errors.
@Suite struct RobustErrorsReportTests {
  private func report(
    errors: FigureErrors? = nil, spread: WeightSpread = .stated, sobol: SensitivityQuestion? = nil
  ) throws -> RobustReport {
    RobustReport(
      try TextExample(equal: true).assessment.robustness(
        DrawPlan(draws: 40, spread: spread, top: 1, seed: 7), errors: errors, sensitivity: sobol))
  }

  private func object(_ report: RobustReport) throws -> [String: Any] {
    try #require(try exactJSON(report.rendering(as: .json).text) as? [String: Any])
  }

  private let small = FigureErrors(byGrade: [.official: 0.001, .estimated: 0.025])

  /// Wages of one country are 10 and a gap, so that nothing can be left out: the standard deviation of 10 and
  /// 30.
  @Test func errorsStandInEveryForm() throws {
    let report = try report(errors: small)
    let whole = try object(report)
    #expect(whole["errors"] as? [String: Double] == ["official": 0.001, "estimated": 0.025])
    let imputation = try #require(whole["imputation_errors"] as? [String: Double])
    #expect(agree(try #require(imputation["wage"]), 200.0.squareRoot(), .roundoff))
    let lines = [
      "relative standard errors of the figures: official 0.1000 %, estimated 2.500 %",
      "standard errors of what is imputed by country-mean, found on known figures: wage 14.14",
    ]
    let table = report.rendering(as: .table).text
    #expect(table.contains("40 draws of figures within their errors, weights held as stated, seed 7; "))
    for line in lines {
      #expect(table.contains("\n\(line)\n"))
      #expect(report.rendering(as: .md).text.contains("\n- \(line)\n"))
      #expect(report.rendering(as: .csv).notes.contains(line))
      #expect(report.rendering(as: .ndjson).notes.contains(line))
    }
    #expect(whole["sobol"] == nil)
    let both = try self.report(errors: small, spread: .uniform).rendering(as: .table).text
    #expect(
      both.contains(
        "40 draws of weights, uniform over all weightings, and of figures within their errors, seed 7; "))
  }

  @Test func withoutErrorsThereIsNoKeyForThem() throws {
    let whole = try object(try report(spread: .uniform))
    #expect(whole["errors"] == nil && whole["imputation_errors"] == nil && whole["sobol"] == nil)
  }

  @Test func removalsAreListed() throws {
    let report = try report(spread: .uniform)
    let removed = try #require(try object(report)["removed"] as? [[String: String]])
    #expect(removed == [["id": "R4", "reason": "does not meet 'country in [XX, YY]' (country is ZZ)"]])
    for format in [OutputFormat.table, .md] {
      let text = report.rendering(as: format).text
      #expect(text.contains("1 removed:\n") && text.contains("  R4: does not meet 'country in "))
    }
    #expect(report.rendering(as: .csv).notes.contains("1 removed:"))
  }

  /// The weights are equal and R2 is best in each family, so that its score and rank are certain, and its
  /// rank alone.
  @Test func sobolIndicesStandBelowTheTable() throws {
    let report = try report(spread: .uniform, sobol: SensitivityQuestion(baseSample: 32))
    let sobol = try #require(try object(report)["sobol"] as? [String: Any])
    #expect(sobol["base_sample"] as? Int == 32)
    #expect(sobol["rankings"] as? Int == 32 * 5)
    let outputs = try #require(sobol["outputs"] as? [String: Any])
    #expect(Set(outputs.keys) == ["rank_shift", "leader_rank", "leader_score"])
    #expect(outputs["leader_rank"] is NSNull)
    let rows = try #require(outputs["rank_shift"] as? [[String: Any]])
    #expect(
      rows.map { $0["input"] as? String } == ["weights.infrastructure", "weights.costs", "weights.stability"])
    let keys: Set = ["input", "first_order", "first_order_error", "total", "total_error"]
    #expect(rows.allSatisfy { Set($0.keys) == keys })
    let table = report.rendering(as: .table).text
    #expect(table.contains("\nSobol indices from 160 rankings (base sample 32): "))
    #expect(table.contains("\noutput      input "))
    #expect(table.contains("\nrank shift  weights.costs "))
    #expect(table.contains("\nleader rank does not vary, so that it has no Sobol indices\n"))
    #expect(report.rendering(as: .md).text.contains("| rank shift | weights.costs |"))
    let csv = report.rendering(as: .csv)
    #expect(csv.notes.contains { $0.hasPrefix("  rank shift, weights.costs: first order ") })
    #expect(!csv.text.contains("weights"))
  }
}
