import Foundation
import TestSupport
import Testing

@Suite struct RankTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test func aMatrixIsRankedAsInTheHead() throws {
    try folder.put("m.csv", goodMatrix)
    let run = try folder.rank("m.csv")
    #expect(run.code == 0)
    #expect(run.err == "")
    let rows = run.lines.dropFirst().map { $0.split(separator: ",") }
    #expect(rows.map { $0[1] } == ["A3", "A2", "A1", "A4"])
    #expect(agree(rows.map { Double($0[2])! }, [0.85, 0.7, 0.4, 0.35], .roundoff))
  }

  /// Reference: Tzeng & Huang (2011), *Multiple Attribute Decision Making*, CRC Press.
  @Test func topsisIsThatOfTheBook() throws {
    try folder.put("m.csv", goodMatrix)
    let run = try folder.rank("m.csv", "--method", "topsis", "--format", "json")
    let rows = try #require(try run.object()["ranking"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["A3", "A2", "A1", "A4"])
    #expect(
      agree(rows.map { $0["score"] as! Double }, [0.7482, 0.6581, 0.5037, 0.3340], .printed(decimals: 4)))
  }

  /// Reference: `Tests/References/small-dataset/scores.txt`.
  @Test func aDatasetIsRankedAsByTheReference() throws {
    let run = try folder.asked("rank", "--format", "json")
    #expect(run.code == 0)
    let whole = try run.object()
    let rows = try #require(whole["ranking"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["CC2", "AA3", "BB1", "BB2", "AA2", "AA1", "CC1"])
    #expect(
      agree(
        rows.map { $0["score"] as! Double },
        [
          0.6041666666666666, 0.5298878558648672, 0.5142912266854456, 0.47242520753020706,
          0.45305232558139535,
          0.43682062277356803, 0.43163845673554246,
        ], .roundoff))
    #expect(
      rows.allSatisfy { row in
        let parts = row["contributions"] as? [String: Double] ?? [:]
        let order = ["infrastructure", "costs", "tax", "location", "stability", "cluster"]
        return parts.count == 6 && order.reduce(0) { $0 + parts[$1]! } == row["score"] as? Double
      })
    #expect(whole["dataset"] as? String == "small")
    #expect(whole["profile"] as? String == "cars")
    #expect(whole["industry"] as? String == "C1")
    #expect(
      (whole["imputed"] as? [[String: Any]])?.map { "\($0["id"]!) \($0["indicator"]!)" } == [
        "BB2 wage", "CC1 lq",
      ])
  }

  @Test(arguments: [true, false]) func theKeysAreThoseOfTheContract(onDataset: Bool) throws {
    try folder.put("m.csv", goodMatrix)
    let run =
      try onDataset ? folder.asked("rank", "--format", "json") : folder.rank("m.csv", "--format", "json")
    let whole = try run.object()
    for key in [
      "method", "normalisation", "weights", "effective_weights", "ranking", "removed", "workings", "notices",
      "study",
    ] { #expect(whole[key] != nil, "\(key)") }
    let study = try #require(whole["study"] as? [String: Any])
    #expect(Set(["seed", "hash", "version"]).isSubset(of: study.keys))
    let rows = try #require(whole["ranking"] as? [[String: Any]])
    #expect(rows.allSatisfy { Set(["rank", "id", "score", "index", "contributions"]).isSubset(of: $0.keys) })
    let weights = try #require(whole["weights"] as? [String: Double])
    #expect(abs(weights.values.reduce(0, +) - 1) < 1e-12)
    if !onDataset { #expect(weights == ["a": 0.3, "b": 0.4, "c": 0.3]) }
  }

  @Test(arguments: [true, false]) func everyFormTellsTheSameRanking(onDataset: Bool) throws {
    try folder.put("m.csv", goodMatrix)
    func run(_ format: String) throws -> Run {
      try onDataset ? folder.asked("rank", "--format", format) : folder.rank("m.csv", "--format", format)
    }
    let json = try #require(try run("json").object()["ranking"] as? [[String: Any]])
    let ids = json.map { $0["id"] as! String }
    let scores = json.map { $0["score"] as! Double }
    let lines = try run("ndjson").lines.map {
      try exactJSON(String($0)) as? [String: Any] ?? [:]
    }
    #expect(lines.map { $0["id"] as? String } == ids)
    #expect(lines.map { $0["score"] as? Double } == scores)
    let csv = try run("csv").lines.dropFirst().map { $0.split(separator: ",") }
    #expect(csv.map { String($0[1]) } == ids)
    #expect(csv.map { Double($0[2])! } == scores)
    for format in ["md", "table"] {
      let text = try run(format).out
      let places = ids.map { text.range(of: "\($0) ")!.lowerBound }
      #expect(places == places.sorted(), "\(format)")
      #expect(text.hasSuffix("\n"))
      #expect(!text.contains("\u{1B}"))
    }
    if onDataset {
      let features = try #require(try run("geojson").object()["features"] as? [[String: Any]])
      #expect(features.map { $0["id"] as? String } == ids)
    }
  }

  @Test func topKeepsTheFirstOfTheSameRanking() throws {
    let run = try folder.asked("rank", "--top", "2")
    #expect(run.lines.dropFirst().map { $0.split(separator: ",")[1] } == ["CC2", "AA3"])
    #expect(try folder.asked("rank", "--top", "1000000").out == folder.asked("rank").out)
  }

  @Test func conditionsRemoveBeforeScoringAndAreListed() throws {
    let run = try folder.asked("rank", "--where", "wage < 15", "--format", "json")
    let whole = try run.object()
    let rows = try #require(whole["ranking"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["CC2", "BB1", "AA3", "CC1"])
    #expect(
      agree(
        rows.map { $0["score"] as! Double }, [0.5625, 0.5331564758250417, 0.53125, 0.33601972357669146],
        .roundoff))
    let removed = try #require(whole["removed"] as? [[String: String]])
    #expect(removed.map { $0["id"] } == ["AA1", "AA2", "BB2"])
    #expect(removed[2]["reason"] == "cannot be held against 'wage < 15': its 'wage' is not known")
    let two = try folder.asked("rank", "--where", "wage < 15", "--where", "country = CC")
    #expect(two.lines.dropFirst().map { $0.split(separator: ",")[1] } == ["CC2", "CC1"])
  }

  @Test func nothingMatchedIsExitOneWithEveryReason() throws {
    try folder.put("m.csv", goodMatrix)
    expectRefusal(
      try folder.rank("m.csv", "--where", "b > 1000"), 1,
      [
        "lodestone: nothing matched: all 4 alternatives are removed; loosen the conditions",
        "lodestone: does not meet 'b > 1000': 4 (A1, A2, A3, A4)",
      ])
    let json = try folder.asked("rank", "--where", "wage < 1", "--format", "json")
    #expect(json.code == 1)
    #expect(json.out == "")
    let error = try exactJSON(json.err) as? [String: [String: Any]]
    #expect(error?["error"]?["code"] as? Int == 1)
  }

  @Test func anIndustryIsFoundByCodeAndByWords() throws {
    let base = try folder.asked("rank").out
    for words in ["c1", "cars", "Motor vehicles", "motor vehicle", "wire harnesses"] {
      #expect(try folder.asked("rank", "--industry", words).out == base, "\(words)")
    }
    let chips = try folder.asked("rank", "--industry", "chips", "--format", "json")
    #expect(try chips.object()["industry"] as? String == "C4")
    expectRefusal(
      try folder.asked("rank", "--industry", "parts"), 64,
      [
        "lodestone: 'parts' may mean several industries of 'small'; "
          + "name one by its code: C2 Metal products; C3 Rubber and plastics"
      ])
    expectRefusal(
      try folder.asked("rank", "--industry", "zzz"), 64,
      [
        "lodestone: no industry of 'small' is found for 'zzz'; try another word, or see 'lodestone dataset show small'"
      ])
  }

  @Test func aSpreadsheetsFormulaAndOtherOddNamesComeBackAsTheyAre() throws {
    try folder.put(
      "m.csv", "id,a,b,c\n\"A,1\",5,8,4\n\"A \"\"2\"\"\",7,6,8\n\"A\nthree\",8,8,6\n=1+2,7,4,6\n")
    let rows = try #require(
      try folder.rank("m.csv", "--format", "json").object()["ranking"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["A\nthree", "A \"2\"", "A,1", "=1+2"])
    #expect(
      try folder.rank("m.csv", "--format", "csv").out.hasPrefix(
        "rank,id,score\n1,\"A\nthree\",0.85\n2,\"A \"\"2\"\"\",0.7"))
  }

  @Test func standardInputIsAFileLikeOthers() throws {
    try folder.put("m.csv", goodMatrix)
    let run = try folder.rank("-", input: goodMatrix)
    #expect(run.code == 0)
    #expect(try run.out == folder.rank("m.csv").out)
    let bad = try folder.rank("-", input: goodMatrix.replacing("8,8,6", with: "8,x,6"))
    #expect(bad.code == 65)
    #expect(bad.err.hasPrefix("<stdin>:4:6: "))
    try folder.put("p.yaml", "name: p\n")
    let both = try folder.run("rank", "--matrix", "-", "--profile", "-", input: goodMatrix)
    #expect(both.code == 64)
    #expect(both.err.contains("standard input"))
  }

  @Test func aMatrixIsRankedByAProfileAsByItsWeights() throws {
    try folder.put("m.csv", goodMatrix)
    try folder.put(
      "p.yaml",
      """
      name: p
      method: weighted-sum
      missing: refuse
      families:
        infrastructure:
          weight: 1
          indicators:
            a: {weight: 0.3, direction: benefit}
            b: {weight: 0.4, direction: benefit}
            c: {weight: 0.3, direction: benefit}

      """)
    let run = try folder.run("rank", "--matrix", "m.csv", "--profile", "p.yaml", "--format", "json")
    let rows = try #require(try run.object()["ranking"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["A3", "A2", "A1", "A4"])
    #expect(agree(rows.map { $0["score"] as! Double }, [0.85, 0.7, 0.4, 0.35], .roundoff))
  }

  @Test func oneAlternativeAndEqualOnesAreRanked() throws {
    try folder.put("one.csv", "id,a,b,c\nA1,5,8,4\n")
    #expect(try folder.rank("one.csv").out == "rank,id,score\n1,A1,1\n")
    try folder.put("same.csv", "id,a,b,c\nB,5,8,4\nA,5,8,4\nC,5,8,4\n")
    #expect(try folder.rank("same.csv").out == "rank,id,score\n1,A,1\n1,B,1\n1,C,1\n")
    let topsis = try folder.rank("same.csv", "--method", "topsis")
    expectRefusal(
      topsis, 65,
      [
        "lodestone: 'topsis' has no value here: every alternative has the same weighted values; "
          + "drop the criteria that do not vary, add alternatives, or take another method"
      ])
  }

  @Test func theSameStudyGivesTheSameBytes() throws {
    let base = try folder.asked("rank", "--format", "json").out
    #expect(try folder.asked("rank", "--format", "json", "--threads", "1").out == base)
    let abroad = ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Shanghai"]
    #expect(try folder.asked("rank", "--format", "json", environment: abroad).out == base)
  }

  /// Sixty thousand rows in a debug build, generously: the release build takes a fraction of a second.
  @Test func sixtyThousandRowsTakeSeconds() throws {
    let rows = (0..<60_000).map { "R\($0),\($0 % 97),\($0 % 89),\($0 % 83)\n" }.joined()
    try folder.put("many.csv", "id,a,b,c\n" + rows)
    for format in ["csv", "json", "table"] {
      let run = try folder.rank("many.csv", "--format", format)
      #expect(run.code == 0)
      #expect(run.seconds < 60, "\(format)")
    }
    #expect(try folder.rank("many.csv").lines.count == 60_001)
  }
}
