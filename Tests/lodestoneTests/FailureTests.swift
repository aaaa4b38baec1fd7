import Foundation
import TestSupport
import Testing

/// Exit codes, and every message word for word.
@Suite struct FailureTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("m.csv", goodMatrix)
  }

  // MARK: 64, wrong usage

  @Test(arguments: [
    ([], "no command is given; see 'lodestone --help' for the commands"),
    (["rnak"], "there is no command 'rnak'; did you mean 'rank'?"),
    (
      ["rank", "--matirx", "m.csv"],
      "Unknown option '--matirx'. Did you mean '--matrix'?; see 'lodestone rank --help'"
    ),
    (["rank", "--matrix"], "Missing value for '--matrix <file>'; see 'lodestone rank --help'"),
    (["explain"], "Missing expected argument '<region>'; see 'lodestone explain --help'"),
    (["explain", "A", "B"], "Unexpected argument 'B'; see 'lodestone explain --help'"),
    (["compare", "A"], "one region has nothing to be compared with; name two or more"),
    (["rank", "--weights", "a=1"], "--weights belongs to --matrix; name the matrix, or take a --profile"),
    (["rank", "--cost", "a"], "--cost belongs to --matrix; name the matrix, or take a --profile"),
    (
      ["rank", "--matrix", "m.csv"],
      "--matrix wants --weights or --profile; write --weights a=0.5,b=0.3,c=0.2"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--profile", "p.yaml"],
      "--profile and --weights exclude each other; give one of the two"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--dataset", "d"],
      "--matrix and --dataset 'd' exclude each other; give one of the two"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--industry", "C1"],
      "--industry belongs to a dataset, and this is a --matrix; leave it out"
    ),
    (
      ["rank", "--matrix", "m.csv", "--profile", "p.yaml", "--cost", "a"],
      "--cost belongs to --weights; a profile states its directions; leave it out"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--top", "many"],
      "--top is 'many'; give a whole number above 0"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--top", "0"],
      "--top is '0'; give a whole number above 0"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--top=-1"],
      "--top is '-1'; give a whole number above 0"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--format", "jason"],
      "there is no format 'jason' here; did you mean 'json'?"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--format", "geojson"],
      "there is no format 'geojson' here; choose from: table, csv, json, ndjson, md"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--color", "sometimes"],
      "--color is 'sometimes'; choose from: auto, always, never"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1,d=1"],
      "--weights names 'd', which is no criterion of the matrix; choose from: a, b, c"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--cost", "x"],
      "--cost names 'x', which is no criterion of the matrix; choose from: a, b, c"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=0,b=0"],
      "--weights: all weights are zero; give at least one criterion a weight above zero; "
        + "write --weights a=0.5,b=0.3,c=0.2"
    ),
    (
      ["rank", "--matrix", "m.csv", "--weights", "a=1", "--where", "bb > 5"],
      "condition 'bb > 5' asks about 'bb', which nothing is known of; did you mean 'b'?"
    ),
    (["dataset", "check", "nix"], "there is no dataset 'nix'; "),
    (["profile", "show", "nix"], "there is no profile 'nix'; "),
    (["dataset", "shwo"], "there is no command 'dataset shwo'; did you mean 'show'?"),
    (["profile", "lsit"], "there is no command 'profile lsit'; did you mean 'list'?"),
  ]) func wrongUsageIsExplained(arguments: [String], message: String) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.code == 64)
    #expect(run.out == "")
    #expect(run.errors.count == 1)
    // A hint that lists what there is grows with the shipped data.
    let isWhole = !message.hasSuffix("; ")
    #expect(
      isWhole ? run.err == "lodestone: \(message)\n" : run.err.hasPrefix("lodestone: \(message)"),
      "\(run.err)")
  }

  @Test func allThatIsWrongWithTheOptionsIsSaidAtOnce() throws {
    let run = try folder.rank(
      "m.csv", "--method", "topsiss", "--normalise", "minmaxx", "--missing", "exclude-regions", "--where",
      "b >",
      "--param", "q", "--param", "v=1", "--seed", "x", "--threads", "0")
    expectRefusal(
      run, 64,
      [
        "lodestone: --method: there is no 'topsiss'; did you mean 'topsis'?",
        "lodestone: --normalise: there is no 'minmaxx'; did you mean 'minmax'?",
        "lodestone: --missing: there is no 'exclude-regions'; did you mean 'exclude-region'?",
        "lodestone: --where: condition 'b >', character 4: a number or a word was wanted here; "
          + "write it like 'wage < 1000', 'country in [PL, RO]' or 'a > 1 and not b <= 2'",
        "lodestone: --param 'q' is not KEY=VALUE; write --param v=0.5, or --param q.wage=10",
        "lodestone: --seed is 'x'; a seed is a whole number, 0 or above",
        "lodestone: --threads is '0'; give a whole number of threads, 1 or above",
      ])
  }

  @Test(arguments: [
    ("a=-0.3,b=1", "--weights: the weight of 'a' is '-0.3'; a weight is a finite number, 0 or above"),
    ("a=x", "--weights: the weight of 'a' is 'x'; a weight is a finite number, 0 or above"),
    ("a=nan", "--weights: the weight of 'a' is 'nan'; a weight is a finite number, 0 or above"),
    ("a=inf", "--weights: the weight of 'a' is 'inf'; a weight is a finite number, 0 or above"),
    ("a=1,a=2", "--weights: 'a' is given twice; name every criterion once"),
    ("a", "--weights: 'a' is not NAME=NUMBER; write --weights a=0.5,b=0.3,c=0.2"),
    ("", "--weights: '' is not NAME=NUMBER; write --weights a=0.5,b=0.3,c=0.2"),
  ]) func weightsThatAreNoneAreExplained(weights: String, message: String) throws {
    expectRefusal(
      try folder.run("rank", "--matrix", "m.csv", "--weights", weights), 64, ["lodestone: \(message)"])
  }

  @Test func anOptionGivenTwiceIsNotSilentlyDropped() throws {
    let run = try folder.rank("m.csv", "--top", "3", "--top", "1")
    #expect(run.code == 64)
    #expect(run.err.contains("--top"))
  }

  // MARK: 65, bad data

  @Test func everyBadCellIsPlaced() throws {
    try folder.put("bad.csv", "id,a,b,c\nA1,5,x,4\nA2,7,6,8\nA3,8,8,--\nA4,1.2.3,4,6\n")
    let run = try folder.rank("bad.csv")
    #expect(run.code == 65)
    #expect(run.out == "")
    #expect(run.errors.map { $0.split(separator: ": ")[0] } == ["bad.csv:2:6", "bad.csv:4:8", "bad.csv:5:4"])
    for (line, id) in zip(run.errors, ["A1", "A3", "A4"]) { #expect(line.contains("'\(id)'")) }
  }

  @Test func everyMissingFigureIsPlaced() throws {
    try folder.put("gap.csv", "id,a,b,c\nA1,5,8,4\nA2,7,,8\nA3,8,8,6\nA4,7,4,NA\n")
    let hint =
      "add the figure, or name a policy: --missing exclude-region, country-mean, nearest-neighbours or regression"
    expectRefusal(
      try folder.rank("gap.csv"), 65,
      [
        "gap.csv:3:6: the figure of 'A2' on 'b' is missing; \(hint)",
        "gap.csv:5:8: the figure of 'A4' on 'c' is missing; \(hint)",
      ])
    let left = try folder.rank("gap.csv", "--missing", "exclude-region", "--format", "json")
    #expect((try left.object()["removed"] as? [[String: String]])?.map { $0["id"] } == ["A2", "A4"])
  }

  @Test func aColumnThatNobodyHasIsRefusedByEveryPolicyThatFills() throws {
    try folder.put("none.csv", "id,a,b,c\nA1,5,,4\nA2,7,,8\nA3,8,,6\nA4,7,,6\n")
    for policy in ["country-mean", "nearest-neighbours", "regression", "refuse"] {
      let run = try folder.rank("none.csv", "--missing", policy)
      #expect(run.code == 65)
      #expect(run.errors.count == 4)
      #expect(run.errors[0].hasPrefix("none.csv:2:6: the figure of 'A1' on 'b' is missing; "), "\(policy)")
    }
    let all = try folder.rank("none.csv", "--missing", "exclude-region")
    #expect(all.code == 1)
    #expect(all.errors.count == 2)
  }

  @Test func aProfileAndItsMistakesArePlaced() throws {
    try folder.put(
      "p.yaml",
      """
      name: p
      method: weighted-summ
      missing: refuse
      families:
        costs:
          weight: 1
          indicators:
            a: {weight: much, direction: benefit}

      """)
    let run = try folder.run("rank", "--matrix", "m.csv", "--profile", "p.yaml")
    #expect(run.code == 65)
    #expect(run.errors.count == 2)
    #expect(
      run.errors.first?.hasPrefix("p.yaml:2:9: unknown method 'weighted-summ'; did you mean 'weighted-sum'")
        == true)
    #expect(
      run.errors.last
        == "p.yaml:8:19: the weight of indicator 'a' is 'much'; a weight is a finite number, 0 or above")
  }

  @Test func aProfileThatAsksForWhatIsNotThereIsPlaced() throws {
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
            aa: {weight: 1, direction: benefit}

      """)
    expectRefusal(
      try folder.run("rank", "--matrix", "m.csv", "--profile", "p.yaml"), 65,
      ["p.yaml:8:7: the profile asks for 'aa', which the data do not have; did you mean 'a'?"])
  }

  @Test func aLongListOfProblemsIsCutWithItsTotal() throws {
    try folder.put("wrong.csv", "id,a,b,c\n" + (0..<5000).map { "R\($0),x,1,2\n" }.joined())
    let run = try folder.rank("wrong.csv")
    #expect(run.code == 65)
    #expect(run.errors.count == 101)
    #expect(run.errors.last == "… and 4900 more problems (5000 in all)")
  }

  // MARK: 74, files

  @Test func filesThatCannotBeReadAreNamed() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.csv", withIntermediateDirectories: true)
    expectRefusal(
      try folder.rank("nix.csv"), 74,
      ["lodestone: 'nix.csv' does not exist; check the name and the folder it is in"])
    expectRefusal(
      try folder.rank("folder.csv"), 74,
      ["lodestone: 'folder.csv' is a folder, and a file is wanted; name a file in it"])
    expectRefusal(
      try folder.run("rank", "--matrix", "m.csv", "--profile", "nix.yaml"), 74,
      ["lodestone: 'nix.yaml' does not exist; check the name and the folder it is in"])
    #expect(try folder.run("rank", "--dataset", "./nix").code == 74)
  }

  // MARK: as JSON

  @Test func errorsAreOneObjectWhereJSONIsAskedFor() throws {
    try folder.put("bad.csv", "id,a,b,c\nA1,5,x,4\nA2,7,6,8\n")
    let run = try folder.rank("bad.csv", "--format", "json")
    #expect(run.out == "")
    let error = try #require(
      (try exactJSON(run.err) as? [String: [String: Any]])?["error"])
    #expect(error["code"] as? Int == 65)
    let problems = try #require(error["problems"] as? [[String: Any]])
    #expect(problems.count == 1)
    #expect(problems[0]["file"] as? String == "bad.csv")
    #expect(problems[0]["line"] as? Int == 2)
    #expect(problems[0]["column"] as? Int == 6)
    #expect((problems[0]["message"] as? String)?.isEmpty == false)
    #expect((problems[0]["hint"] as? String)?.isEmpty == false)
  }

  @Test func theFormOfAnErrorFollowsEveryWayOfAskingForJSON() throws {
    func isJSON(_ run: Run) -> Bool { (try? exactJSON(run.err)) != nil }
    #expect(isJSON(try folder.rank("nix.csv", "--format=json")))
    #expect(isJSON(try folder.rank("m.csv", "--method", "x", "--format", "json")))
    #expect(isJSON(try folder.rank("nix.csv", environment: ["LODESTONE_FORMAT": "json"])))
    #expect(!isJSON(try folder.rank("nix.csv", "--format", "csv", environment: ["LODESTONE_FORMAT": "json"])))
    try folder.put("lodestone.yaml", "format: json\n")
    #expect(isJSON(try folder.rank("nix.csv")))
  }

  @Test func namesInErrorsCannotMoveTheCursor() throws {
    try folder.put("esc.csv", "id,a,b,c\n\u{1B}[31mred,5,,4\nA2,7,6,8\n")
    let run = try folder.rank("esc.csv")
    #expect(run.code == 65)
    #expect(!run.err.contains("\u{1B}"))
    let note = try folder.rank("esc.csv", "--missing", "exclude-region")
    #expect(note.code == 0)
    #expect(!note.err.contains("\u{1B}"))
  }
}
