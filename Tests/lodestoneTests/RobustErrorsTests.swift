import Foundation
import TestSupport
import Testing

/// `robust --errors`, `--tolerance` and `--sobol`.
@Suite struct RobustErrorsTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("t.csv", "id,c1,c2\nA1,10,1\nA2,12,1\nA3,-40,1\n")
  }

  private func robust(_ more: String..., format: String = "json") throws -> Run {
    try Program.run(
      ["robust", "--matrix", "t.csv", "--weights", "c1=1,c2=1", "--format", format] + more, in: folder)
  }

  /// `Φ(2/√(1 + 1.44))` for errors of a tenth; c2 is the same for all.
  @Test func aFifthOfTheDrawsAreWonByTheLesserSite() throws {
    let run = try robust("--errors", "c2x", "--spread", "none")
    #expect(run.code == 64)
    try folder.put("one.csv", "id,c1\nA1,10\nA2,12\nA3,-40\n")
    let n = 20_000
    let found = try Program.run(
      [
        "robust", "--matrix", "one.csv", "--weights", "c1=1", "--format", "json", "--spread", "none",
        "--errors", "10%",
      ]
        + ["--draws", "\(n)", "--seed", "4"], in: folder
    ).object()
    let p: Double = 0.5 * erfc(-2 / 2.44.squareRoot() / 2.0.squareRoot())
    let pairwise = try #require(found["pairwise"] as? [[Double]])
    #expect(abs(pairwise[0][1] - p) < 5 * (p * (1 - p) / Double(n)).squareRoot())
    #expect(found["errors"] as? [String: Double] == ["all": 0.1])
    #expect(found["spread"] as? String == "held as stated")
  }

  @Test(arguments: ["10%", "0.1", "all=10%", " all = 0.1 "]) func sharesAndPercentagesAreTheSame(text: String)
    throws
  {
    let base = try robust("--errors", "10%", "--draws", "200").out
    #expect(try robust("--errors", text, "--draws", "200").out == base)
  }

  @Test func theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws {
    let more = ["--errors", "20%", "--sobol", "40", "--methods", "weighted-sum,topsis", "--draws", "2000"]
    func run(_ threads: String) throws -> String {
      try Program.run(
        ["robust", "--matrix", "t.csv", "--weights", "c1=3,c2=1", "--format", "json", "--threads", threads]
          + more,
        in: folder
      ).out
    }
    let base = try run("1")
    #expect(base.contains("\"sobol\""))
    for threads in ["2", "8"] { #expect(try run(threads) == base) }
  }

  /// The bytes are those of so many draws; the cap is said.
  @Test func toleranceStopsWhereItIsMet() throws {
    try folder.put("t.csv", "id,c1,c2\nA1,1,0\nA2,0,1\nA3,0.6,0.6\n")
    // √(.24/n) is under .006 at 8000 draws.
    let grown = try robust("--spread", "uniform", "--tolerance", "0.006", "--threads", "3")
    #expect(try grown.object()["draws"] as? Int == 8_000)
    #expect(try grown.out == robust("--spread", "uniform", "--draws", "8000").out)
    let capped = try robust("--spread", "uniform", "--tolerance", "0.006", "--draws", "3001").object()
    #expect(capped["draws"] as? Int == 3_001)
    let notice =
      "after 3001 draws the largest standard error is still above the tolerance of 0.006; raise --draws, or accept a "
      + "wider tolerance"
    #expect((capped["notices"] as? [String])?.contains(notice) == true)
  }

  @Test func sobolSaysItsCostBeforeItBegins() throws {
    try folder.put("t.csv", "id,c1,c2\nA1,10,1\nA2,12,1\nA3,4,2\n")
    let run = try robust("--sobol", "16", "--errors", "5%", "--normalisations", "minmax,sum", format: "table")
    #expect(run.code == 0)
    #expect(run.errors == ["note: --sobol asks for 96 rankings"])
    #expect(run.out.contains("Sobol indices from 96 rankings (base sample 16)"))
    #expect(
      run.out.contains("weights.c1") && run.out.contains("figures") && run.out.contains("normalisations"))
  }

  @Test func errorsGoByGradeOnADataset() throws {
    let run = try folder.asked(
      "robust", "--errors", "official=2%,estimated=10%", "--draws", "60", "--format", "json")
    #expect(run.code == 0, "\(run.err)")
    let whole = try run.object()
    #expect(whole["errors"] as? [String: Double] == ["official": 0.02, "estimated": 0.1])
    #expect(Set(try #require(whole["imputation_errors"] as? [String: Double]).keys) == ["wage", "lq"])
    let plain = try folder.asked("robust", "--draws", "60", "--format", "json").object()
    let notices = try #require(plain["notices"] as? [String])
    #expect(notices.contains { $0.hasPrefix("figures are held as they are (of 49: ") })
    let hashes = try [whole, plain].map { try #require(($0["study"] as? [String: Any])?["hash"] as? String) }
    #expect(hashes[0] != hashes[1])
  }

  @Test func removalsAreInRobustAndWeigh() throws {
    let condition = ["--where", "country in [AA, BB]", "--missing", "exclude-region", "--format"]
    for command in [["robust", "--draws", "20"], ["weigh", "--method", "std"]] {
      let json = try Program.run(command + small + condition + ["json"], in: folder).object()
      let removed = try #require(json["removed"] as? [[String: String]], "\(command)")
      #expect(Set(removed.compactMap { $0["id"] }) == ["BB2", "CC1", "CC2"])
      #expect(removed.contains { $0["reason"]?.hasPrefix("does not meet 'country in [AA, BB]'") == true })
      let table = try Program.run(command + small + condition + ["table"], in: folder).out
      #expect(table.contains("3 removed (--format json lists each with its reason):\n"), "\(command)")
    }
  }

  @Test(arguments: [
    (["--errors", "offical=2%"], "--errors: there is no grade 'offical'; did you mean 'official'?"),
    (
      ["--errors", "official=2%"],
      "--errors names 'official', and the figures of a matrix have no grades; write --errors 5% for every figure, or all=5%"
    ),
    (
      ["--errors", "120%"],
      "--errors: '120%' is no error; write a share from 0 to 1 or a percentage, such as official=2% or estimated=0.1"
    ),
    (
      ["--errors", "all=-1"],
      "--errors: 'all=-1' is no error; write a share from 0 to 1 or a percentage, such as official=2% or estimated=0.1"
    ),
    (
      ["--errors", "nan"],
      "--errors: 'nan' is no error; write a share from 0 to 1 or a percentage, such as official=2% or estimated=0.1"
    ),
    (["--errors", "5%,all=3%"], "--errors: 'all' is given twice; give each grade once"),
    (
      ["--spread", "none"],
      "--spread none holds the weights, and figures are held too; add --errors, or draw weights"
    ),
    (
      ["--tolerance", "0"], "--tolerance is '0'; give a standard error between 0 and 1, such as 0.005"
    ),
    (
      ["--tolerance", "inf"], "--tolerance is 'inf'; give a standard error between 0 and 1, such as 0.005"
    ),
    (["--sobol", "1"], "--sobol is '1'; give a whole number from 2 to 1000000"),
    (["--sobol", "many"], "--sobol is 'many'; give a whole number above 0"),
    (["--methods", "topsis"], "--methods belongs to --sobol; add --sobol 512, or leave it out"),
    (["--sobol", "8", "--methods", "topsi"], "--methods: there is no 'topsi'; did you mean 'topsis'?"),
    (
      ["--sobol", "8", "--methods", "topsis,topsis"],
      "--methods: 'topsis' is given twice; give each name once"
    ),
    (
      ["--sobol", "8", "--policies", "refuse"],
      "--policies: there is no 'refuse'; choose from: country-mean, nearest-neighbours, regression"
    ),
    (
      ["--sobol", "8", "--normalisations", "zscore"],
      "--normalisations: there is no 'zscore'; did you mean 'z-score'?"
    ),
  ]) func wrongUsageIsExplained(more: [String], message: String) throws {
    let run = try Program.run(["robust", "--matrix", "t.csv", "--weights", "c1=1,c2=1"] + more, in: folder)
    expectRefusal(run, 64, ["lodestone: \(message)"])
  }

  @Test func allThatIsWrongIsSaidAtOnce() throws {
    let run = try robust(
      "--draws", "0", "--errors", "seeds=2%,official=2", "--tolerance", "2", format: "table")
    expectRefusal(
      run, 64,
      [
        "lodestone: --draws is '0'; give a whole number above 0",
        "lodestone: --errors: there is no grade 'seeds'; did you mean 'seed'?",
        "lodestone: --errors: 'official=2' is no error; write a share from 0 to 1 or a percentage, such as official=2% or "
          + "estimated=0.1",
        "lodestone: --tolerance is '2'; give a standard error between 0 and 1, such as 0.005",
      ])
  }

  /// Products refuse standard scores below zero, before any draw.
  @Test func combinationsThatHaveNoValueAreBadData() throws {
    let run = try robust(
      "--sobol", "8", "--normalisations", "z-score", "--methods", "weighted-product,topsis",
      format: "table")
    #expect(run.code == 65)
    #expect(run.errors.count == 1)
    #expect(run.err.hasPrefix("lodestone: z-score with weighted-product: alternative "))
    #expect(!run.err.contains("rankings"))
  }
}
