import Foundation
import TestSupport
import Testing

/// `robust --ranks top`.
@Suite struct RobustRanksTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("t.csv", "id,c1,c2\nA1,1,0\nA2,0,1\nA3,0.62,0.62\nA4,0.1,0.2\nA5,0.3,0.6\n")
  }

  private func robust(_ more: String..., format: String = "json") throws -> Run {
    try Program.run(
      ["robust", "--matrix", "t.csv", "--weights", "c1=0.5,c2=0.5", "--format", format] + more, in: folder)
  }

  @Test func theTopSaysWhatAllRanksSayOfIt() throws {
    let asked = ["--top", "2", "--spread", "uniform", "--draws", "3000"]
    func run(_ more: [String]) throws -> [[String: Any]] {
      let run = try Program.run(
        ["robust", "--matrix", "t.csv", "--weights", "c1=0.5,c2=0.5", "--format", "json"] + asked + more,
        in: folder)
      return try #require(try run.object()["alternatives"] as? [[String: Any]], "\(run.err)")
    }
    let (all, top) = (try run(["--ranks", "all"]), try run(["--ranks", "top"]))
    #expect(top.map { $0["id"] as? String } == all.map { $0["id"] as? String })
    for (own, whole) in zip(top, all) {
      #expect(
        own["rank_acceptability"] as? [Double]
          == (whole["rank_acceptability"] as? [Double])?.prefix(2).map { $0 })
      #expect(own["p_top"] as? Double == whole["p_top"] as? Double)
      #expect(own["central_weights"] as? [String: Double] == whole["central_weights"] as? [String: Double])
      #expect(own["expected_rank"] == nil && own["rank_interval"] == nil)
    }
  }

  @Test func allRanksAreCountedUnlessTheTopIsAskedFor() throws {
    #expect(try robust("--draws", "50").out == robust("--draws", "50", "--ranks", "all").out)
    #expect(
      try robust("--draws", "50", "--ranks", "top", "--threads", "1").out
        == robust("--draws", "50", "--ranks", "top", "--threads", "3").out)
  }

  @Test func everyFormIsWritten() throws {
    for format in ["table", "csv", "ndjson", "md"] {
      let run = try robust(
        "--draws", "50", "--top", "2", "--ranks", "top", "--chart", "c.svg", format: format)
      #expect(
        run.code == 0 && (run.out + run.err).contains("only the first 2 ranks are counted"), "\(format)")
    }
    let svg = try folder.text("c.svg")
    #expect(svg.contains("Only ranks of the top were counted.") && !svg.contains("ranks, 90 %"))
    #expect(svg.contains("&gt; 2<"))
  }

  @Test func oneDrawHasNoStandardError() throws {
    let whole = try robust("--draws", "1").object()
    #expect(whole["monte_carlo_error"] is NSNull)
    #expect(
      (whole["notices"] as? [String])?.contains(
        "one draw does not tell how far its probabilities are off: no standard error; raise --draws") == true)
    #expect(try robust("--draws", "1", format: "table").out.contains("\n1 draw of weights, Dirichlet"))
  }

  @Test func aSmallBaseSampleIsSaidToBeTooSmall() throws {
    let run = try robust("--draws", "50", "--sobol", "4", "--errors", "5%")
    let notices = try #require(try run.object()["notices"] as? [String])
    let said = try #require(notices.first { $0.contains("of 0 to 1") })
    #expect(said.contains("a base sample of 4 is too small; take --sobol "))
  }

  @Test func anotherWordIsAWrongQuestion() throws {
    let run = try robust("--ranks", "tpo", format: "csv")
    #expect(run.code == 64)
    #expect(run.err.contains("--ranks is 'tpo'; did you mean 'top'? (write all or top)"))
  }
}
