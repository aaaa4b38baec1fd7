import Foundation
import TestSupport
import Testing

@Suite struct ReformTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("levers.csv", "indicator,lower,upper,cost\na,0,20,1\nb,0,20,2\n")
    try folder.put("m.csv", goodMatrix)
  }

  /// The examples of the help, run as they are pasted, on the shipped dataset.
  @Test(arguments: [
    ["reform", "DE11", "--top", "3", "--profile", "automotive-parts"],
    [
      "reform", "SK01", "--top", "10", "--profile", "automotive-parts", "--set", "family.costs=0.4",
      "--format",
      "json",
    ],
  ]) func theExamplesOfTheHelpWork(arguments: [String]) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.code == 0 && !run.out.isEmpty, "\(run.err)")
    // The help may be folded.
    let help = try folder.run("reform", "--help").out.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(help.contains("lodestone " + arguments.joined(separator: " ")))
  }

  /// On min-max of 5, 7, 8, 7 / 8, 6, 8, 4 / 4, 8, 6, 6 A2 has ⅔·.3 + ½·.4 + .3 = .7 and A3 .3 + .4 + ½·.3 =
  /// .85. One more of a buys .1 up to 8; of b, .1 up to 8. Up to 8 each A2 is short of a by 1: .1, and wants
  /// .05 more of b: half a unit. By cost a comes first: 1 + ½·2 = 2.
  @Test func aMatrixIsReformed() throws {
    let run = try folder.run(
      "reform", "A2", "--top", "1", "--matrix", "m.csv", "--weights", "a=0.3,b=0.4,c=0.3", "--levers",
      "levers.csv", "--format", "json")
    #expect(run.code == 0, "\(run.err)")
    let whole = try run.object()
    #expect(whole["outcome"] as? String == "reached")
    let before = try #require(whole["before"] as? [String: Any])
    let after = try #require(whole["after"] as? [String: Any])
    #expect(agree(before["score"] as? Double ?? .nan, 0.7, .roundoff) && before["rank"] as? Int == 2)
    #expect(after["rank"] as? Int == 1)
    let levers = try #require(whole["levers"] as? [[String: Any]])
    #expect(levers.map { $0["indicator"] as? String } == ["a", "b"])
    for key in [
      "id", "name", "top", "of", "cost", "shadow_price", "optimality", "overtaken", "method", "normalisation",
      "weights", "notices", "study",
    ] { #expect(whole[key] != nil, "\(key)") }
    let cost = try #require(whole["cost"] as? Double)
    #expect(cost <= 2 * (1 + 1e-9))
    // The figures, written into the matrix, give the rank that is stated.
    let values = try levers.map { try #require($0["value"] as? Double) }
    try folder.put(
      "after.csv", goodMatrix.replacingOccurrences(of: "A2,7,6", with: "A2,\(values[0]),\(values[1])"))
    let ranking = try #require(
      try folder.run(
        "rank", "--matrix", "after.csv", "--weights", "a=0.3,b=0.4,c=0.3", "--format", "json"
      ).object()["ranking"] as? [[String: Any]])
    let row = try #require(ranking.first { $0["id"] as? String == "A2" })
    #expect(row["rank"] as? Int == 1)
    #expect(row["score"] as? Double == after["score"] as? Double)
  }

  @Test func aDatasetIsReformedAndWhatIfAgrees() throws {
    let whole = try folder.asked("reform", "CC1", "--top", "3", "--format", "json").object()
    #expect(whole["outcome"] as? String == "reached" && whole["top"] as? Int == 3)
    let levers = try #require(whole["levers"] as? [[String: Any]])
    #expect(levers.map { $0["indicator"] as? String } == ["motorways", "wage", "tax_rate", "rule_of_law"])
    let sets = levers.filter { $0["change"] as? Double != 0 && $0["change"] as? Int != 0 }.flatMap {
      ["--set", "\($0["indicator"] ?? "")=\($0["value"] ?? "")"]
    }
    let after = try #require(
      try Program.run(["what-if", "CC1"] + sets + small + ["--format", "json"], in: folder)
        .object()["after"] as? [String: Any])
    let stated = try #require(whole["after"] as? [String: Any])
    #expect(after["rank"] as? Int == stated["rank"] as? Int && after["rank"] as? Int == 3)
    #expect(agree(after["score"] as? Double ?? 0, stated["score"] as? Double ?? 1, .roundoff))
  }

  @Test func theSameQuestionGivesTheSameBytes() throws {
    let base = try folder.asked("reform", "CC1", "--top", "2", "--format", "json").out
    #expect(try folder.asked("reform", "CC1", "--top", "2", "--format", "json", "--threads", "1").out == base)
  }

  @Test func explainSaysWhatWouldChangeIt() throws {
    let table = try folder.asked("explain", "BB1", "--format", "table").out
    #expect(table.contains("\nWhat would change it\n"))
    let whole = try folder.asked("explain", "BB1", "--format", "json").object()
    let found = try #require(whole["what_would_change_it"] as? [String: Any])
    // The one before it on the list of the references.
    #expect(found["challenger"] as? String == "BB1" && found["leader"] as? String == "AA3")
    #expect(agree(found["gap"] as? Double ?? 0, 0.5298878558648672 - 0.5142912266854456, .difference))
    let other = try #require(
      try folder.asked("explain", "BB1", "--versus", "CC2", "--format", "json").object()[
        "what_would_change_it"] as? [String: Any])
    #expect(other["leader"] as? String == "CC2")
  }

  @Test func mistakesAreExplained() throws {
    let weights = ["--matrix", "m.csv", "--weights", "a=0.3,b=0.4,c=0.3"]
    func reform(_ arguments: [String]) throws -> Run { try Program.run(["reform"] + arguments, in: folder) }
    try folder.put("bad.csv", "indicator,lower,upper,cost\naa,0,20,1\nb,7,20,2\na,0,5,1\n")
    try folder.put("free.csv", "indicator,lower,upper,cost\na,0,20,0\nb,20,0,x\n")
    try folder.put("head.csv", "indicator,lower,upper\na,0,20\n")
    expectRefusal(
      try reform(["A2"] + weights), 64,
      ["lodestone: --top is missing; say which rank is wanted, such as --top 5"])
    expectRefusal(
      try reform(["A2", "--top", "0"] + weights), 64,
      ["lodestone: --top is '0'; give a whole number above 0"])
    expectRefusal(
      try reform(["A2", "--top", "five"] + weights), 64,
      ["lodestone: --top is 'five'; give a whole number above 0"])
    expectRefusal(
      try reform(["A2", "--top", "5"] + weights), 64,
      ["lodestone: --top is 5, and 4 alternatives are ranked; give a number up to 4"])
    expectRefusal(
      try reform(["A9", "--top", "1"] + weights), 64,
      ["lodestone: 'A9' is not ranked; did you mean 'A1' or 'A2' or 'A3'?"])
    expectRefusal(
      try reform(["A2", "--top", "1", "--levers", "bad.csv"] + weights), 65,
      [
        "bad.csv:2:1: lever 'aa' is no criterion of the study; did you mean 'a'?",
        "bad.csv:3:1: lever 'b' runs from 7 to 20, and 'A2' has 6; widen the bounds until they "
          + "hold the present figure",
        "bad.csv:4:1: lever 'a' runs from 0 to 5, and 'A2' has 7; widen the bounds until they "
          + "hold the present figure",
      ])
    expectRefusal(
      try reform(["A2", "--top", "1", "--levers", "free.csv"] + weights), 65,
      [
        "free.csv:2:8: the cost of 'a' is '0', and a number above zero is wanted; "
          + "set what is free beforehand, and leave the lever out",
        "free.csv:3:6: the upper bound of 'b' is 0, and the lower one 20; write the smaller "
          + "figure under 'lower'",
        "free.csv:3:8: 'x' is not a number in column 'cost', row 'b'; write a figure such as 1250.5; "
          + "for a missing one leave the cell empty or write NA, NaN or :",
      ])
    expectRefusal(
      try reform(["A2", "--top", "1", "--levers", "head.csv"] + weights), 65,
      ["head.csv:1:1: there is no column 'cost'; add it to the header"])
    let absent = try reform(["A2", "--top", "1", "--levers", "none.csv"] + weights)
    #expect(absent.code == 74 && absent.out == "" && absent.errors.count == 1)
    #expect(absent.err.contains("none.csv"))
    #expect(try reform(["A2", "--top", "1", "--format", "geojson"] + weights).code == 64)
    #expect(try reform(["A2", "--top", "1", "--matrix", "m.csv"]).code == 64)
    #expect(try reform(["--top", "1"] + weights).code == 64)
    #expect(try folder.asked("reform", "CC9", "--top", "1").code == 64)
    #expect(try folder.asked("reform", "CC1", "--top", "1", "--where", "wage < 0").code == 1)
    let json = try reform(["A2", "--top", "1", "--levers", "bad.csv", "--format", "json"] + weights)
    let error = try #require(
      (try exactJSON(json.err) as? [String: Any])?["error"] as? [String: Any])
    let problems = try #require(error["problems"] as? [[String: Any]])
    #expect(problems.count == 3 && problems[1]["line"] as? Int == 3)
    #expect(problems[1]["file"] as? String == "bad.csv")
  }
}
