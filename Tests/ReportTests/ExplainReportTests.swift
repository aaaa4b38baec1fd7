import Decision
import Foundation
import Pipeline
import Report
import TestSupport
import Testing

@Suite struct ExplainReportTests {
  private func rendering(
    _ id: String, versus: String? = nil, _ format: OutputFormat, example: TextExample? = nil
  ) throws -> Rendering {
    let asked = try example ?? TextExample()
    let explanation = try asked.explanation(id)
    let contest = try versus.map {
      try asked.question.contest(explanation, against: $0, in: asked.assessment)
    }
    return ExplainReport(explanation, contest: contest, clusters: nil, of: asked.assessment).rendering(
      as: format)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try exactJSON(text) as? [String: Any])
  }

  @Test(arguments: [OutputFormat.table, .csv, .md, .json, .ndjson])
  func itKeepsItsForm(format: OutputFormat) throws {
    try expectTextSnapshot("explain.\(format.rawValue)", try rendering("R2", versus: "R3", format).text)
  }

  @Test func leavesAddUpToTheScoreInTheOrderShown() throws {
    for id in ["R1", "R2", "R3"] {
      let whole = try object(rendering(id, .json).text)
      let families = try #require(whole["families"] as? [[String: Any]])
      var score = 0.0
      for family in families {
        let leaves = try #require(family["leaves"] as? [[String: Any]])
        let sum = leaves.reduce(0) { $0 + ($1["contribution"] as? Double ?? .nan) }
        #expect(sum == family["contribution"] as? Double)
        score += sum
      }
      #expect(score == whole["score"] as? Double)
    }
  }

  /// Contract 4: what a leaf holds.
  @Test func aLeafCarriesTheFigureBehindIt() throws {
    let families = try #require(try object(rendering("R2", .json).text)["families"] as? [[String: Any]])
    let leaves = families.compactMap { ($0["leaves"] as? [[String: Any]])?.first }
    #expect(leaves.map { $0["indicator"] as? String } == ["rail", "wage", "law"])
    #expect(leaves.map { $0["value"] as? Double } == [50, 10, 2])
    #expect(leaves.map { $0["unit"] as? String } == ["km", "EUR", "index"])
    #expect(leaves.map { $0["year"] as? Int } == [2020, 2019, 2020])
    #expect(leaves.map { $0["source"] as? String } == ["roads", "mean of its country", "panel"])
    #expect(leaves.map { $0["grade"] as? String } == ["official", "imputed", "official"])
    #expect(leaves.map { $0["measured_for"] as? String } == [nil, nil, "XX"])
    #expect(leaves.map { $0["imputed"] as? Bool } == [false, true, false])
    #expect(leaves.map { $0["rank"] as? Int } == [2, 1, 1])
    #expect(leaves.map { $0["contribution"] as? Double } == [0.25, 0.25, 0.25])
    #expect(leaves.map { $0["average"] as? Double } == [0.25, 0.5 / 3, 0.25 / 3])
  }

  @Test func partsOfADifferenceAddUpToIt() throws {
    let versus = try #require(
      try object(rendering("R2", versus: "R3", .json).text)["versus"] as? [String: Any])
    #expect(versus["id"] as? String == "R3")
    #expect(versus["difference"] as? Double == 0.25)
    let parts = try #require(versus["parts"] as? [[String: Any]])
    #expect(parts.map { $0["difference"] as? Double } == [-0.25, 0.25, 0.25])
    #expect(parts.map { $0["here"] as? Double } == [50, 10, 2])
    #expect(parts.map { $0["there"] as? Double } == [100, 30, 1])
  }

  /// Lines of a section as columns, the section being that below `title`.
  private func section(_ title: String, of text: String) -> [[Substring]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix(title) }) else { return [] }
    return lines[(start + 1)...].prefix { !$0.isEmpty }.map { $0.split(separator: " ") }
  }

  @Test func printedPointsAddUpToTheirPrintedTotals() throws {
    for example in [try TextExample(), try TextExample(equal: true)] {
      for (id, total) in [
        ("R1", try example.explanation("R1").score), ("R2", try example.explanation("R2").score),
      ] {
        let text = try rendering(id, .table, example: example).text
        let shown = (10 * Double(fixed(100 * total, decimals: 1))!).rounded()
        let families = section("By family", of: text).dropFirst().map { (10 * Double($0[1])!).rounded() }
        #expect(families.count == 3)
        #expect(families.reduce(0, +) == shown, "by family of \(id)")
        let leaves = section("By indicator", of: text).dropFirst()
        let points = leaves.map { (10 * Double($0[$0.count - 2])!).rounded() }
        #expect(points.count == 3)
        #expect(points.reduce(0, +) == shown, "by indicator of \(id)")
      }
    }
  }

  @Test func printedDifferencesAddUpToThePrintedDifference() throws {
    let text = try rendering("R2", versus: "R1", .table, example: TextExample(equal: true)).text
    let lines = section("Against R1", of: text)
    #expect(lines[0].joined(separator: " ").hasSuffix("the parts below add up to 66.67"))
    #expect(lines.dropFirst(2).map { (100 * Double($0[1])!).rounded() }.reduce(0, +) == 6667)
  }

  @Test func equalRegionsAreNeitherAheadNorBehind() throws {
    let text = try rendering("R2", versus: "R2", .table).text
    #expect(!text.contains("0.00 points ahead"))
    #expect(text.contains("R2 and R2 are level"))
  }

  @Test func nationalAndImputedFiguresAreMarked() throws {
    let text = try rendering("R2", .table).text
    #expect(text.contains("official, national"))
    #expect(section("Not known", of: text).count == 1)
    #expect(
      text.contains(
        "Hourly wage was not measured here; 10 EUR is imputed (mean of its country) and carries 25.0 of up to 25.0 points"
      ))
    #expect(try section("Not known", of: rendering("R1", .table).text).isEmpty)
  }

  @Test func csvHasOneRowAFigureInFull() throws {
    let lines = try rendering("R1", .csv, example: TextExample(equal: true)).text.split(separator: "\n")
    #expect(lines[0] == "family,indicator,value,unit,year,source,grade,rank,contribution,weight")
    #expect(lines.count == 4)
    #expect(lines[2].hasSuffix(",1,0.3333333333333333,0.3333333333333333"))
  }

  @Test func theMarkdownOfANameStaysInItsLine() throws {
    let example = try TextExample(names: ["Alpha", "a\n# b <img>", "\u{1B}[31mred", "Delta"])
    let text = try rendering("R2", versus: "R3", .md, example: example).text
    #expect(!text.contains("\n# b"))
    #expect(!text.contains("<img>"))
    #expect(!text.contains("\u{1B}"))
    #expect(try !rendering("R2", versus: "R3", .table, example: example).text.contains("\u{1B}"))
  }
}
