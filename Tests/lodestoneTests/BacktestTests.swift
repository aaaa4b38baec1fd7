import Foundation
import TestSupport
import Testing

/// `backtest`: shares and logarithms that can be worked out by hand.
@Suite struct BacktestTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// Two sites; in each of four folds of five cases, `a` with x = 0 is chosen once and `b` with x = 1 four times.
  private func put() throws {
    var rows = "who,where,chosen,x,fold\n"
    for n in 0..<20 {
      let isFirst = n % 5 == 0
      rows += "\(n),a,\(isFirst ? 1 : 0),0,\(n / 5)\n\(n),b,\(isFirst ? 0 : 1),1,\(n / 5)\n"
    }
    try folder.put("c.csv", rows)
  }

  private func backtest(_ arguments: String..., format: String = "json") throws -> Run {
    let sites = ["--data", "c.csv", "--case", "who", "--alternative", "where"]
    return try Program.run(["backtest"] + sites + arguments + ["--format", format], in: folder)
  }

  private func scorers(_ run: Run) throws -> [String: [String: Any]] {
    let all = try #require(try run.object()["scorers"] as? [[String: Any]], "\(run.err)")
    return Dictionary(uniqueKeysWithValues: all.map { ($0["name"] as! String, $0) })
  }

  @Test func everyScorerHasItsClosedForm() throws {
    try put()
    let run = try backtest(
      "--formula", "chosen ~ x", "--fold-column", "fold", "--cluster-terms", "x")
    #expect(run.code == 0, "\(run.err)")
    let found = try scorers(run)
    // Twelve of fifteen training choices are b, in every part.
    let learned = 0.2 * log(0.2) + 0.8 * log(0.8)
    // (3 + 1)/17 and (12 + 1)/17.
    let frequency = 0.2 * log(4.0 / 17) + 0.8 * log(13.0 / 17)
    let wanted = [
      "learned": learned, "learned-without-cluster": log(0.5), "equal-weights": learned,
      "past-frequency": frequency, "uniform": log(0.5),
    ]
    #expect(Set(found.keys) == Set(wanted.keys))
    for (name, value) in wanted {
      #expect(agree(found[name]?["mean_log_probability"] as! Double, value, .difference), "\(name)")
    }
    #expect(agree(found["learned"]?["top_1"] as! Double, 0.8, .difference))
    #expect(agree(found["learned"]?["mean_rank"] as! Double, 1.2, .difference))
    #expect(found["uniform"]?["top_1"] as? Double == 0.5)
    #expect(found["uniform"]?["mean_rank"] as? Double == 1.5)
    #expect(found["uniform"]?["top_5"] as? Double == 1)
    #expect(found["uniform"]?["gain"] is NSNull)
    let gain = try #require(found["learned-without-cluster"]?["gain"] as? [String: Any])
    #expect(gain["over"] as? String == "equal-weights")
    #expect(agree(gain["mean"] as! Double, log(0.5) - learned, .difference))
    // Differences are log(0.5/0.2) four times and log(0.5/0.8) sixteen times.
    let spread = log(0.5 / 0.2) - log(0.5 / 0.8)
    let variance = 20.0 / 19 * 0.2 * 0.8 * spread * spread
    #expect(agree(gain["standard_error"] as! Double, (variance / 20).squareRoot(), .difference))
  }

  @Test func periodsAreForeseenFromEarlierOnes() throws {
    try put()
    let run = try backtest("--formula", "chosen ~ x", "--time-column", "fold")
    let found = try run.object()
    #expect(found["folds"] as? [String] == ["1", "2", "3"])
    #expect(found["choices"] as? Int == 15)
    let folds = try backtest("--formula", "chosen ~ x", "--folds", "20").object()
    #expect((folds["folds"] as? [String])?.count == 20)
    #expect(folds["choices"] as? Int == 20)
  }

  @Test func whatCannotBeLearnedIsNotPrinted() throws {
    // x tells the choice without a fault.
    var rows = "who,where,chosen,x,fold\n"
    for n in 0..<6 { rows += "\(n),a,0,0,\(n % 2)\n\(n),b,1,1,\(n % 2)\n" }
    try folder.put("c.csv", rows)
    let run = try backtest("--formula", "chosen ~ x", "--fold-column", "fold", format: "csv")
    expectRefusal(
      run, 65,
      [
        "lodestone: 'x' predicts every choice perfectly; no finite coefficient fits best; leave out what is "
          + "another form of the choice"
      ])
  }

  @Test func aProfileIsScoredBesideTheOthers() throws {
    try put()
    try folder.put(
      "p.yaml",
      """
      name: p
      method: weighted-sum
      missing: refuse
      families:
        costs:
          weight: 1
          indicators:
            x: {weight: 1, direction: benefit}
      """)
    let run = try backtest("--formula", "chosen ~ x", "--fold-column", "fold", "--profile", "p.yaml")
    let found = try scorers(run)
    let learned = 0.2 * log(0.2) + 0.8 * log(0.8)
    #expect(agree(found["profile"]?["mean_log_probability"] as! Double, learned, .difference))
    #expect(found["profile"]?["gain"] is NSNull)
    let lost = try backtest("--formula", "chosen ~ x", "--folds", "2", "--profile", "none", format: "csv")
    #expect(lost.code == 64 && lost.err.hasPrefix("lodestone: there is no profile 'none'"), "\(lost.err)")
  }

  @Test func mistakesAreNamed() throws {
    try put()
    expectRefusal(
      try backtest("--formula", "chosen ~ x", format: "csv"), 64,
      [
        "lodestone: backtest wants to know what to hold out; give one of --folds K, --fold-column COLUMN and "
          + "--time-column COLUMN"
      ])
    expectRefusal(
      try backtest("--formula", "chosen ~ x", "--folds", "1", format: "csv"), 64,
      ["lodestone: --folds is 1; give 2 folds or more"])
    expectRefusal(
      try backtest(
        "--formula", "chosen ~ x", "--folds", "5", "--cluster-terms", "xx", "--cost", "y", format: "csv"), 64,
      [
        "lodestone: --cluster-terms: 'xx' is no term of the formula; did you mean 'x'?",
        "lodestone: --cost: 'y' is no term of the formula; choose from: x",
      ])
    let differs = try backtest("--formula", "chosen ~ x", "--fold-column", "where", format: "csv")
    #expect(differs.code == 65 && differs.errors.count == 20)
    #expect(
      differs.errors.first
        == "c.csv:2:1: case '0': 'where' is 'a' in row 1 and 'b' in row 2; give it one value for the whole case"
    )
    expectRefusal(
      try backtest("--formula", "chosen ~ x", "--folds", "21", format: "csv"), 65,
      ["lodestone: 21 folds of 20 cases; give no more folds than cases"])
  }
}
