import Decision
import Foundation
import Pipeline
import Report
import TestSupport
import Testing

/// What would change it, under `explain`, on the quarters of `TextExample`: R2 ¾, R3 ½, R1 ¼.
///
/// R3 against R2: no railway beyond 100 km is looked at. A wage of 30 is the largest: with x in its place, 10
/// is worth ¼ and x as much as 10 only at 10; with the law at 2 R3 gains ¼ too. Each closes the gap of ¼
/// alone. R2 loses its lead at 0 km of rail (½), with a wage of 30 (¼ less) and with a law of 1.
@Suite struct OvertakingSectionTests {
  private func rendering(_ id: String, _ other: String, _ format: OutputFormat) throws -> Rendering {
    let asked = try TextExample()
    return ExplainReport(
      try asked.explanation(id), contest: nil, clusters: nil,
      overtaking: try asked.assessment.overtaking(id, other), of: asked.assessment
    ).rendering(as: format)
  }

  private func section(_ id: String, _ other: String) throws -> [String] {
    let lines = try rendering(id, other, .table).text.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "What would change it"))
    return Array(lines[(start + 1)...].prefix { !$0.isEmpty }).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  @Test func theSmallestChangesAreSaidInWords() throws {
    let lines = try section("R3", "R2")
    #expect(lines[0] == "R2 Beta is 25.00 points of 100 ahead of R3 \(TextExample.longName)")
    // The deviation of (1, 2, 1) is √(1/3), that of (10, 10, 30) √(400/3): both ways are 1.73 of them.
    #expect(
      lines.contains("R3 would be level with Rule of law at 2 index instead of 1 (1.73 standard deviations)"))
    #expect(
      lines.contains("R3 would be level with Hourly wage at 10 EUR instead of 30 (1.73 standard deviations)"))
    #expect(
      lines.contains("R2 would lose the lead with Railways at 0 km instead of 50 (1.00 standard deviations)"))
    #expect(
      lines.contains(
        "R2 would lose the lead with Rule of law at 1 index instead of 2 (1.73 standard deviations)"))
    // R3 is ahead by ½ of rail's weight alone and behind by as much on each of the others: −½w/2 …
    #expect(lines.contains("They would be level if Railways weighed 66.7 % instead of 50.0 %"))
  }

  @Test func whatDoesNotDoIsSaidNotTo() throws {
    // Rail makes up for all at 75 km, where R2 has sunk to ½; no figure of R2 costs it ½. On wages they are
    // alike: all the weight there would be no answer.
    let lines = try section("R1", "R2")
    #expect(
      lines == [
        "R2 Beta is 50.00 points of 100 ahead of R1 Alpha",
        "R1 would be level with Railways at 75 km instead of 0 (1.50 standard deviations)",
        "No single figure of R2 within the observed range would lose the lead",
        "No single weight, the others kept in proportion, would turn them round",
      ])
  }

  @Test func programsAreToldEverything() throws {
    let whole = try #require(
      try exactJSON(try rendering("R3", "R2", .json).text) as? [String: Any])
    let found = try #require(whole["what_would_change_it"] as? [String: Any])
    #expect(found["challenger"] as? String == "R3" && found["leader"] as? String == "R2")
    #expect(found["gap"] as? Double == 0.25)
    #expect(
      Set(found.keys) == [
        "challenger", "leader", "gap", "figures_of_challenger", "figures_of_leader", "weights",
      ])
    for key in ["figures_of_challenger", "figures_of_leader"] {
      let changes = try #require(found[key] as? [[String: Any]])
      #expect(changes.count == 3)
      for change in changes {
        #expect(
          Set(change.keys) == [
            "criterion", "unit", "present", "value", "change", "standard_deviations", "best_gap", "best_at",
          ])
        #expect((change["value"] is NSNull) != (change["best_gap"] is NSNull))
      }
    }
    let weights = try #require(found["weights"] as? [[String: Any]])
    #expect(
      Set(weights[0].keys) == ["criterion", "present", "value", "change", "best_gap", "best_at"])
    #expect(weights.map { $0["criterion"] as? String }.contains("rail"))
  }

  @Test func oneWithoutAnyoneToCompareHasNoSuchSection() throws {
    let asked = try TextExample()
    let report = ExplainReport(
      try asked.explanation("R1"), contest: nil, clusters: nil, overtaking: nil, of: asked.assessment)
    #expect(!report.rendering(as: .table).text.contains("What would change it"))
    #expect(!report.rendering(as: .json).text.contains("what_would_change_it"))
  }
}
