import Foundation
import TestSupport
import Testing

/// What once went wrong, so that it does not again.
@Suite struct RegressionTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// ELECTRE III ties the two sites for weights near a half, and by symmetry each is first as often as the other.
  @Test(arguments: [["A1,2,1", "A2,1,2"], ["A2,1,2", "A1,2,1"]])
  func tiesWithinADrawDoNotHangOnTheOrderOfTheRows(rows: [String]) throws {
    try folder.put("e.csv", "id,c1,c2\n" + rows.map { $0 + "\n" }.joined())
    let run = try folder.run(
      "robust", "--matrix", "e.csv", "--weights", "c1=0.5,c2=0.5", "--spread", "uniform", "--draws", "4000",
      "--method", "electre-iii", "--format", "json")
    let all = try #require(try run.object()["alternatives"] as? [[String: Any]])
    for row in all { #expect(abs(row["p_top"] as! Double - 0.5) <= 4 * 0.5 / 4_000.0.squareRoot(), "\(row)") }
  }

  @Test func whatConditionsLeaveDecidesWhetherAListIsLong() throws {
    let rows = (0..<5_001).map { "R\($0),\($0 % 97 + 1),\($0 % 89 + 1)\n" }.joined()
    try folder.put("m.csv", "id,a,b\n" + rows)
    let run = try folder.run(
      "rank", "--matrix", "m.csv", "--weights", "a=1,b=1", "--method", "all", "--where", "a > 90", "--where",
      "b > 80", "--format", "csv")
    #expect(run.code == 0)
    #expect(!run.err.contains("grows with the square"))
  }

  @Test func moreDrawsThanAreCountedAreRefused() throws {
    try folder.put("m.csv", goodMatrix)
    let run = try Program.run(
      ["robust", "--matrix", "m.csv", "--draws", "9223372036854775807"] + goodWeights, in: folder,
      environment: ["SWIFT_BACKTRACE": "enable=no"])
    #expect(run.code == 64)
  }

  @Test func theSmallestStrengthDrawsCorners() throws {
    try folder.put("m.csv", goodMatrix)
    let run = try Program.run(
      ["robust", "--matrix", "m.csv", "--draws", "50", "--spread", "dirichlet:1e-310"] + goodWeights,
      in: folder,
      environment: ["SWIFT_BACKTRACE": "enable=no"])
    #expect(run.code == 0)
  }

  @Test func nothingMatchedTellsEveryReason() throws {
    for command in [["rank", "--method", "all"], ["weigh", "--method", "equal"]] {
      let run = try Program.run(command + ["--where", "wage < 1"] + small, in: folder)
      #expect(run.code == 1)
      #expect(
        Array(run.errors.dropFirst()) == [
          "lodestone: does not meet 'wage < 1': 6 (AA1, AA2, AA3, BB1, CC1, …)",
          "lodestone: BB2: cannot be held against 'wage < 1': its 'wage' is not known",
        ], "\(command[0])")
    }
  }

  @Test func anIndustryIsNothingToAMatrixOrToJudgements() throws {
    try folder.put("m.csv", goodMatrix)
    #expect(
      try folder.run("weigh", "--matrix", "m.csv", "--method", "equal", "--industry", "C1").code == 64)
    #expect(
      try folder.run("weigh", "--pairwise", "p.csv", "--method", "ahp", "--industry", "C1").code == 64)
  }
}
