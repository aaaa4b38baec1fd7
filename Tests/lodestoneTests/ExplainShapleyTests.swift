import Foundation
import TestSupport
import Testing

/// Methods that are no sums of parts, through the program.
@Suite struct ExplainShapleyTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// Reference: `Tests/References/small-dataset/shapley/parts.json`.
  @Test func topsisIsTakenApartAgainstATypicalRegion() throws {
    let whole = try folder.asked("explain", "AA1", "--method", "topsis", "--format", "json").object()
    #expect(whole["explained_by"] as? String == "shapley")
    #expect(whole["scorings"] as? Int == 128)
    #expect(whole["drawn_pairs"] is NSNull)
    #expect(agree(whole["base"] as! Double, 0.41613555651408846, .difference))
    let families = try #require(whole["families"] as? [[String: Any]])
    let leaves = families.flatMap { $0["leaves"] as! [[String: Any]] }
    #expect(
      agree(
        leaves.map { $0["contribution"] as! Double },
        [
          -0.037461780334850835, -0.08617204896173616, -0.03170007860196204, 0.02262467240429375,
          0.04644243911420054, 0.04074942244256608, 0,
        ], .difference))
    // The medians of the fixture's figures; that of the wage is 10 with or without the one filled in.
    #expect(leaves.prefix(3).map { $0["typical"] as? Double } == [160, 10, 15])
    #expect(leaves.allSatisfy { $0["standard_error"] == nil })
    var score = whole["base"] as! Double
    for family in families {
      let sum = (family["leaves"] as! [[String: Any]]).reduce(0) { $0 + ($1["contribution"] as! Double) }
      #expect(sum == family["contribution"] as? Double)
      score += sum
    }
    #expect(agree(score, whole["score"] as! Double, .difference))
  }

  @Test func aSumSaysThatItIsOne() throws {
    let whole = try folder.asked("explain", "AA1", "--format", "json").object()
    #expect(whole["explained_by"] as? String == "sum")
    #expect(whole["base"] as? Double == 0)
    #expect(whole["scorings"] == nil)
  }

  @Test(arguments: ["topsis", "vikor", "promethee-ii", "electre-iii"])
  func printedPartsAddUpToThePrintedScores(method: String) throws {
    let text = try folder.asked(
      "explain", "AA1", "--versus", "BB1", "--method", method, "--format", "table"
    ).out
    func rows(_ title: String) -> [[Substring]] {
      text.components(separatedBy: "\n" + title)[1].components(separatedBy: "\n\n")[0].split(separator: "\n")
        .dropFirst().map { $0.split(separator: " ") }
    }
    let heading = text.split(separator: "\n")[0].split(separator: " ")
    let place = try #require(heading.firstIndex(of: "7,"))
    // `64.1 of 100`, or `a score of -0.3996`.
    let score = try #require(heading[(place + 1)...].lazy.compactMap { Double($0) }.first)
    // Points have one decimal, other scores up to nine: counted in whole units of ten decimals.
    func units(_ value: Double) -> Double { (1e10 * value).rounded() }
    let families = rows("By family").map { Double($0.last!)! }
    #expect(families.count == 7)
    #expect(families.reduce(0) { $0 + units($1) } == units(score))
    let leaves = rows("By indicator").map { Double($0.last!)! }
    #expect(
      leaves.reduce(0) { $0 + units($1) }
        == families.dropFirst().reduce(0) { $0 + units($1) })
    let contest = rows("Against ")
    let total = Double(contest[0].last!)!
    #expect(
      contest.dropFirst(2).reduce(0) { $0 + units(Double($1[1])!) } == units(total))
    #expect(text.contains(" above the typical region\n"))
    #expect(text.contains("A typical region in its place, with the median of all 7 on every indicator"))
    #expect(!text.contains("of up to"))
  }

  @Test func threadsChangeNothing() throws {
    func asked(_ threads: String) throws -> String {
      try folder.asked(
        "explain", "AA1", "--versus", "CC2", "--method", "vikor", "--format", "json", "--threads", threads
      ).out
    }
    #expect(try asked("1") == asked("3"))
  }

  @Test func partsOfADifferenceAddUpToItAndChartsAreDrawn() throws {
    let run = try folder.asked(
      "explain", "AA1", "--versus", "BB1", "--method", "topsis", "--format", "json", "--chart", "versus.svg")
    let versus = try #require(try run.object()["versus"] as? [String: Any])
    let parts = try #require(versus["parts"] as? [[String: Any]])
    let sum = parts.reduce(0) { $0 + ($1["difference"] as! Double) }
    #expect(agree(sum, versus["difference"] as! Double, .difference))
    #expect(try folder.text("versus.svg").contains("the bars are Shapley values"))
    _ = try folder.asked("explain", "AA1", "--method", "topsis", "--chart", "one.svg")
    #expect(try folder.text("one.svg").contains("Typical location 41.6, parts −4.5"))
  }

  @Test func comparedRegionsHaveTheirBaseBesideTheirFamilies() throws {
    let whole = try folder.asked("compare", "AA1", "BB1", "--method", "topsis", "--format", "json").object()
    for region in try #require(whole["regions"] as? [[String: Any]]) {
      #expect(region["explained_by"] as? String == "shapley")
      let parts = try #require(region["contributions"] as? [String: Double])
      #expect(
        agree(
          parts.values.reduce(region["base"] as! Double, +), region["score"] as! Double, .difference))
    }
    let lines = try folder.asked("compare", "AA1", "BB1", "--method", "topsis", "--format", "table").lines
    let header = try #require(lines.firstIndex { $0.hasPrefix("rank") })
    #expect(lines[header].split(separator: " ")[4] == "typical")
    for line in lines[(header + 1)...(header + 2)] {
      let tenths = line.split(separator: " ").suffix(8).map { (10 * Double($0)!).rounded() }
      #expect(tenths[0] == tenths[1...].reduce(0, +), "\(line)")
    }
    let csv = try folder.asked("compare", "AA1", "BB1", "--method", "topsis").lines
    #expect(csv[0].hasSuffix(",contribution,weight,typical,standard_error,base"))
    #expect(
      try folder.asked("explain", "AA1", "--method", "topsis").lines[0].hasSuffix(
        ",contribution,weight,typical,standard_error"))
  }

  /// BB1 and BB2 have the figures of their country and CC1 those of its own: two alike and a third.
  @Test func aCombinationWithoutAValueIsNamed() throws {
    try folder.put(
      "national.yaml",
      """
      name: national
      title: National
      function: manufacturing
      method: topsis
      missing: refuse
      families:
        tax:
          weight: 1
          indicators:
            tax_rate: {weight: 1, direction: cost}
        stability:
          weight: 1
          indicators:
            rule_of_law: {weight: 1, direction: benefit}

      """)
    expectRefusal(
      try folder.run(
        "explain", "CC1", "--dataset", Fixture.path("small-dataset"), "--profile", "national.yaml", "--where",
        "motorways > 150", "--where", "motorways < 300"), 65,
      [
        "lodestone: 'topsis' has no value here: when 'CC1' has the median of all on every criterion, "
          + "every alternative has the same weighted values; "
          + "drop the criteria that do not vary, add alternatives, or take another method"
      ])
  }
}
