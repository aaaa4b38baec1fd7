import Foundation
import TestSupport
import Testing

/// `--method hierarchical` from the profile's file to the answer.
@Suite struct HierarchicalTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("m.csv", "id,wage,rent,rate\nA,0.25,1,0.5\nB,0.75,0.75,0.25\n")
    try folder.put("p.yaml", profile)
  }

  private let profile = """
    name: p
    method: hierarchical
    aggregation: geometric
    missing: refuse
    families:
      costs:
        weight: 1
        aggregation: minimum
        indicators:
          wage: {weight: 1, direction: benefit, goalposts: [0, 1]}
          rent: {weight: 1, direction: benefit, goalposts: [0, 1]}
      tax:
        weight: 1
        indicators:
          rate: {weight: 1, direction: benefit, goalposts: [0, 1]}

    """

  private func root(of value: Double) -> Double { value.squareRoot() }

  private func scores(_ more: String...) throws -> [String: Double] {
    let run = try Program.run(
      ["rank", "--matrix", "m.csv", "--profile", "p.yaml", "--format", "json"] + more, in: folder)
    let rows = try #require(try run.object()["ranking"] as? [[String: Any]], "\(run.err)")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["id"] as! String, $0["score"] as! Double) })
  }

  /// √(¼·½) and √(¾·¼); by the root's minimum ¼ and ¼; with harmonic costs √(⅖·½) and √(¾·¼).
  @Test func aProfileStatesTheRulesAndTheFlagsComeFirst() throws {
    let stated = try scores()
    #expect(agree([stated["A"]!, stated["B"]!], [root(of: 1.0 / 8), root(of: 3.0 / 16)], .roundoff))
    #expect(try scores("--param", "aggregation=minimum") == ["A": 0.25, "B": 0.25])
    let harmonic = try scores("--param", "aggregation.costs=harmonic")
    #expect(agree([harmonic["A"]!, harmonic["B"]!], [root(of: 1.0 / 5), root(of: 3.0 / 16)], .roundoff))
  }

  @Test func showTellsTheRulesAndNewKeepsThem() throws {
    #expect(
      try folder.run("profile", "show", "./p.yaml").out == """
        family,indicator,weight,direction,treat,goalposts,per,aggregation
        costs,wage,0.25,benefit,none,0 to 1,,minimum
        costs,rent,0.25,benefit,none,0 to 1,,minimum
        tax,rate,0.5,benefit,none,0 to 1,,arithmetic

        """)
    let table = try folder.run("profile", "show", "./p.yaml", "--format", "table").out
    #expect(
      table.hasPrefix(
        "p (p)\nmethod hierarchical, missing figures: refuse\nfamilies aggregated by geometric\n"))
    let made = try folder.run(
      "profile", "new", "q", "--profile", "./p.yaml", "--method", "roc", "--order", "tax,costs")
    #expect(made.code == 0, "\(made.err)")
    try folder.put("q.yaml", made.out)
    let shown = try folder.run("profile", "show", "./q.yaml").lines
    // First of two weighs ¾, and the indicators within keep their halves.
    #expect(shown[1] == "costs,wage,0.125,benefit,none,0 to 1,,minimum")
    #expect(shown[3] == "tax,rate,0.75,benefit,none,0 to 1,,arithmetic")
    #expect(made.out.contains("\naggregation: \"geometric\"\n"))
  }

  @Test func aRuleInAProfileOfAnotherMethodIsRefused() throws {
    try folder.put("p.yaml", profile.replacing("method: hierarchical", with: "method: topsis"))
    let message =
      "'aggregation' belongs to method hierarchical, and the method is topsis; "
      + "leave it out, or write 'method: hierarchical'"
    let run = try folder.run("rank", "--matrix", "m.csv", "--profile", "p.yaml")
    expectRefusal(run, 65, ["p.yaml:3:14: \(message)", "p.yaml:8:18: \(message)"])
  }

  /// On max the sites are (1, ⅓), (⅓, 1) and (7/9, 7/9). With weight w on a the first stands before the third
  /// where (1 − w)·ln 3 < ln 9/7, and the second where w·ln 3 < ln 9/7: the third is first with 1 −
  /// 2·ln(9/7)/ln 3.
  @Test func robustDrawsWithTheRuleGiven() throws {
    try folder.put("t.csv", "id,a,b\nA1,0.9,0.3\nA2,0.3,0.9\nA3,0.7,0.7\n")
    let run = try folder.run(
      "robust", "--matrix", "t.csv", "--weights", "a=0.5,b=0.5", "--method", "hierarchical", "--normalise",
      "max",
      "--param", "aggregation=geometric", "--spread", "uniform", "--draws", "4000", "--format", "json")
    let rows = try #require(try run.object()["alternatives"] as? [[String: Any]], "\(run.err)")
    let third = try #require(rows.first { $0["id"] as? String == "A3" })
    let probability = 1 - 2 * log(9.0 / 7) / log(3)
    let error = (probability * (1 - probability) / 4_000).squareRoot()
    #expect(abs(try #require(third["p_top"] as? Double) - probability) <= 4 * error)
  }

  @Test func refusedValuesAreSaidToBeNormalised() throws {
    try folder.put("n.csv", "id,a,b\nA,-1,1\nB,1,2\n")
    func refused(_ method: String, _ more: String...) throws -> String? {
      try Program.run(
        ["rank", "--matrix", "n.csv", "--weights", "a=1,b=1", "--method", method] + more, in: folder
      ).errors.first
    }
    #expect(
      try refused("hierarchical", "--normalise", "max", "--param", "aggregation=geometric")
        == "lodestone: alternative 'A' has the normalised value -1 on criterion 'a', and 'hierarchical' wants "
        + "no negative value in a geometric or harmonic mean; take another method or normalisation, shift the "
        + "column, or leave the criterion out")
    // −1/√2 under vector.
    let multimoora = try #require(try refused("multimoora"))
    #expect(
      multimoora.hasPrefix("lodestone: alternative 'A' has the normalised value -0.707106781186547"))
    let copras = try #require(try refused("copras"))
    #expect(copras.hasPrefix("lodestone: alternative 'A' has -1 on criterion 'a'"))
  }

  @Test func aComparisonOfAllShowsItWhereTheProfileAsksForIt() throws {
    func columns(_ more: String...) throws -> [Substring] {
      try Program.run(
        ["rank", "--matrix", "m.csv", "--method", "all", "--format", "csv"] + more, in: folder
      ).lines[0].split(separator: ",")
    }
    #expect(try columns("--profile", "p.yaml").contains("hierarchical"))
    #expect(try !columns("--weights", "wage=1,rate=1").contains("hierarchical"))
    let table = try folder.run(
      "rank", "--matrix", "m.csv", "--method", "all", "--profile", "p.yaml", "--format", "table"
    ).out
    #expect(
      table.contains(
        "\neach method on the normalisation and with the parameters of its founding paper, "
          + "hierarchical as the profile states it\n"))
  }
}
