import Foundation
import TestSupport
import Testing

/// `robust --chart`.
@Suite struct RobustChartTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("t.csv", "id,c1,c2\nA1,1,0\nA2,0,1\nA3,0.62,0.62\n")
  }

  private func robust(_ more: String..., format: String = "json") throws -> Run {
    try Program.run(
      ["robust", "--matrix", "t.csv", "--weights", "c1=0.7,c2=0.3", "--draws", "200", "--format", format]
        + more, in: folder)
  }

  /// Scores .7, .3 and .62; with c1 halved .35, .65 and .62.
  @Test func aMatrixIsDrawnBesideTheAnswer() throws {
    let run = try robust("--chart", "sure.svg")
    let plain = try robust()
    #expect(run.code == 0 && run.out == plain.out && run.err == plain.err)
    let svg = try folder.text("sure.svg")
    let study = try #require(try run.object()["study"] as? [String: Any])
    let hash = try #require(study["hash"] as? String)
    #expect(svg.contains("Study \(hash.prefix(12)), lodestone "))
    for words in [
      "Probability of each rank", "When one weight is halved or doubled",
      "Lead of +8.00 points, A1 over A3; left of zero A3 is ahead", ">−27.00<", ">+38.00<",
      "200 draws of weights, Dirichlet around the stated ones with strength 50, seed 1; ",
    ] {
      #expect(svg.contains(words), "\(words)")
    }
    #expect(!svg.contains("Which choice the ranks hang on"))
  }

  @Test func aDatasetHasItsFamiliesAndIndices() throws {
    let run = try folder.asked(
      "robust", "--draws", "50", "--top", "2", "--sobol", "8", "--errors", "5%", "--chart", "sure.svg")
    #expect(run.code == 0)
    let svg = try folder.text("sure.svg")
    for words in [
      "Which choice the ranks hang on", ">weight of costs<", "Family and weight", "P(top\u{A0}2)",
    ] {
      #expect(svg.contains(words), "\(words)")
    }
    #expect(svg.contains("Relative standard errors of the figures: all 5 %."))
  }

  @Test func theBytesAreThoseOfAnyNumberOfThreads() throws {
    func drawn(_ threads: String) throws -> String {
      _ = try robust("--sobol", "16", "--threads", threads, "--chart", "sure.svg")
      return try folder.text("sure.svg")
    }
    #expect(try drawn("1") == drawn("3"))
  }

  @Test func aFolderThatIsNotThereIsFileTrouble() throws {
    let run = try robust("--chart", "none/sure.svg")
    #expect(run.code == 74)
    #expect(run.err.contains("'none/sure.svg' cannot be written"))
  }
}
