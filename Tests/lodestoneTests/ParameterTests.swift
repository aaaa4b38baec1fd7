import Foundation
import TestSupport
import Testing

/// `--param` on the four sites of `goodMatrix`, of which every figure is worked out beside its test.
@Suite struct ParameterTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("m.csv", goodMatrix)
  }

  private func ranked(_ method: String, _ parameters: [String], _ format: String = "json") throws -> Run {
    try Program.run(
      ["rank", "--matrix", "m.csv", "--method", method, "--format", format] + goodWeights
        + parameters.flatMap { ["--param", $0] }, in: folder)
  }

  /// The method's own figure of A1 to A4.
  private func indexes(_ method: String, _ parameters: [String]) throws -> [Double] {
    let run = try ranked(method, parameters)
    let rows = try #require(try run.object()["ranking"] as? [[String: Any]], "\(run.err)")
    return try ["A1", "A2", "A3", "A4"].map { id in
      let row = try #require(rows.first { $0["id"] as? String == id })
      return try #require(row["index"] as? Double ?? row["score"] as? Double)
    }
  }

  /// Regrets S .6, .3, .15, .65 and R .3, .2, .15, .4, each on its own range: .9, .3, 0, 1 and .6, .2, 0, 1.
  @Test(arguments: [
    ("v=1", [0.9, 0.3, 0, 1]), ("v=0", [0.6, 0.2, 0, 1]), ("v=0.25", [0.675, 0.225, 0, 1]),
    ("v=.5", [0.75, 0.25, 0, 1]),
  ]) func vikorWeighsRegretsByV(parameter: String, expected: [Double]) throws {
    #expect(agree(try indexes("vikor", [parameter]), expected, .difference))
  }

  /// With λ = 1 the sum alone is left: .3·a/8 + .4·b/8 + .3·c/8.
  @Test func waspasWithLambdaOneIsTheSum() throws {
    #expect(
      agree(try indexes("waspas", ["lambda=1"]), [0.7375, 0.8625, 0.925, 0.6875], .roundoff))
    #expect(
      agree(try indexes("waspas", ["lambda=0"]), try indexes("weighted-product", []), .roundoff))
  }

  /// Distances (10 − x)/10, and on a its own range 0 to 20.
  @Test func spotisMeasuresFromTheBoundsGiven() throws {
    #expect(agree(try indexes("spotis", ["bounds=0:10"]), [0.41, 0.31, 0.26, 0.45], .difference))
    #expect(
      agree(
        try indexes("spotis", ["bounds=0:10", "bounds.a=0:20"]),
        [0.41 + 0.3 * 0.25, 0.31 + 0.3 * 0.35, 0.26 + 0.3 * 0.4, 0.45 + 0.3 * 0.35], .difference))
  }

  /// On a and c usual, on b ½ from a lead of 2 and 1 from 4: net flows −.4, 0.7/3, .5, −1/3.
  @Test func prometheeTakesAFunctionForOneCriterion() throws {
    #expect(
      agree(
        try indexes("promethee-ii", ["function=usual", "function.b=linear", "q.b=1", "p.b=3"]),
        [-0.4, 0.7 / 3, 0.5, -1.0 / 3], .difference))
  }

  @Test func theOrderOfTheParametersChangesNothing() throws {
    let base = try ranked("spotis", ["bounds=0:10", "bounds.a=0:20", "bounds.c=0:30"]).out
    #expect(try ranked("spotis", ["bounds.c=0:30", "bounds.a=0:20", "bounds=0:10"]).out == base)
  }

  @Test func anotherParameterIsAnotherStudy() throws {
    func hash(_ parameters: [String]) throws -> String {
      try #require((try ranked("vikor", parameters).object()["study"] as? [String: Any])?["hash"] as? String)
    }
    let hashes = try [[], ["v=0.25"], ["v=0.75"]].map(hash)
    #expect(Set(hashes).count == 3)
    #expect(try hash(["v=2.5e-1"]) == hashes[1])
  }

  /// Whatever asks a method reads its parameters, also where the method's scores cannot be taken apart.
  @Test func everyCommandThatAsksAMethodReadsThem() throws {
    for command in [["robust", "--draws", "10"], ["explain", "CC2"], ["compare", "CC2", "CC1"]] {
      let run = try Program.run(command + ["--method", "vikor", "--param", "v=2"] + small, in: folder)
      #expect(run.code == 64)
      #expect(run.err.hasPrefix("lodestone: parameter 'v': 2 lies outside 0 to 1; "), "\(run.err)")
    }
  }

  /// Sites (1, 0), (0, 1), (.6, .6) and a uniform w: by the sum of regrets the third is first for .4 < w < .6, by the
  /// largest regret for .4·max(w, 1 − w) < min(w, 1 − w), so 2/7 < w < 5/7.
  @Test(arguments: [("1", 0.2), ("0", 3.0 / 7)])
  func robustDrawsWithTheParameterGiven(v: String, probability: Double) throws {
    try folder.put("t.csv", "id,a,b\nA1,1,0\nA2,0,1\nA3,0.6,0.6\n")
    let run = try folder.run(
      "robust", "--matrix", "t.csv", "--weights", "a=0.5,b=0.5", "--method", "vikor", "--param", "v=\(v)",
      "--spread", "uniform", "--draws", "2000", "--format", "json")
    let rows = try #require(try run.object()["alternatives"] as? [[String: Any]], "\(run.err)")
    let third = try #require(rows.first { $0["id"] as? String == "A3" })
    let found = try #require(third["p_top"] as? Double)
    #expect(abs(found - probability) <= 4 * (probability * (1 - probability) / 2_000).squareRoot())
  }

  @Test(arguments: [
    ("vikor", ["v=2"], "parameter 'v': 2 lies outside 0 to 1"),
    ("vikor", ["v=-0.1"], "parameter 'v': -0.1 lies outside 0 to 1"),
    ("vikor", ["v=half"], "parameter 'v': a number is wanted"),
    ("vikor", ["v=0:1"], "parameter 'v': a number is wanted"),
    ("vikor", ["v=nan"], "parameter 'v': a number is wanted"),
    ("vikor", ["v.a=0.5"], "parameter 'v.a': holds for the whole method; write v=…"),
    ("vikor", ["vv=0.5"], "parameter 'vv': 'vikor' has none of this name; did you mean 'v'?"),
    ("weighted-sum", ["v=0.5"], "parameter 'v': 'weighted-sum' has no parameters"),
    ("topsis", ["q.a=1"], "parameter 'q': 'topsis' has no parameters"),
    (
      "promethee-ii", ["function=level", "q.z=3"],
      "parameter 'z': is no criterion; choose from: a, b, c"
    ),
    ("promethee-ii", ["function=levl"], "parameter 'function': 'levl' is not known; did you mean 'level'?"),
    ("spotis", ["bounds.a=0"], "parameter 'bounds.a': a range low:high is wanted, such as 0:100"),
    ("spotis", ["bounds.a=0:x"], "parameter 'bounds.a': a range low:high is wanted, such as 0:100"),
    ("spotis", ["bounds.a=9:0"], "parameter 'bounds.a': a range low:high is wanted, such as 0:100"),
  ]) func whatTheMethodDoesNotTakeIsRefused(method: String, parameters: [String], message: String) throws {
    expectRefusal(
      try ranked(method, parameters, "csv"), 64,
      ["lodestone: \(message); see 'lodestone rank --help' for the parameters of each method"])
  }

  @Test func figuresOutsideTheBoundsAreBadData() throws {
    let run = try ranked("spotis", ["bounds.a=7:8"], "csv")
    #expect(run.code == 65)
    #expect(
      run.errors.first?.hasPrefix(
        "lodestone: alternative 'A1' has 5 on criterion 'a', and 'spotis' wants 7 to 8, the bounds given; ")
        == true)
  }

  @Test func everyParameterThatIsNoneIsNamedAtOnce() throws {
    expectRefusal(
      try ranked("promethee-ii", ["q", "=3", "q.=3", ".a=3", "q=", "q.a=1", "q.a=2", "p=1", "p=1"], "csv"),
      64,
      [
        "lodestone: --param 'q' is not KEY=VALUE; write --param v=0.5, or --param q.wage=10",
        "lodestone: --param '=3' is not KEY=VALUE; write --param v=0.5, or --param q.wage=10",
        "lodestone: --param 'q.=3' has an empty name; write KEY=VALUE or KEY.CRITERION=VALUE",
        "lodestone: --param '.a=3' has an empty name; write KEY=VALUE or KEY.CRITERION=VALUE",
        "lodestone: --param 'q=' is not KEY=VALUE; write --param v=0.5, or --param q.wage=10",
        "lodestone: --param: 'q.a=2' sets a value a second time; give each parameter once",
        "lodestone: --param: 'p=1' sets a value a second time; give each parameter once",
      ])
  }

  @Test func aProblemIsOneObjectWhereJSONIsAskedFor() throws {
    let run = try ranked("vikor", ["v=2"])
    #expect(run.code == 64)
    let error = try #require((try exactJSON(run.err) as? [String: [String: Any]])?["error"])
    #expect(error["code"] as? Int == 64)
    let problems = try #require(error["problems"] as? [[String: Any]])
    #expect(problems.map { $0["message"] as? String } == ["parameter 'v': 2 lies outside 0 to 1"])
    #expect(
      problems[0]["hint"] as? String == "see 'lodestone rank --help' for the parameters of each method")
  }
}
