import Foundation
import TestSupport
import Testing

/// `weigh`: weights from figures and from judgements, each known in closed form.
@Suite struct WeighTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  static let methods = ["equal", "entropy", "critic", "std", "merec", "pca"]

  private func weighed(_ arguments: String..., format: String = "json", input: String = "") throws -> Run {
    try Program.run(["weigh", "--format", format] + arguments, in: folder, input: input)
  }

  private func weights(_ run: Run) throws -> [String: Double] {
    try #require(try run.object()["weights"] as? [String: Double], "\(run.err)")
  }

  // MARK: from figures

  @Test(
    arguments: [
      ("equal", "A,1,7,3,2\nB,2,5,4,6", ["a": 0.25, "b": 0.25, "c": 0.25, "d": 0.25]),
      // The first column is uneven, the second is not.
      ("entropy", "A,1,1\nB,3,1", ["a": 1, "b": 0]),
      ("merec", "A,1,1\nB,2,1", ["a": 1, "b": 0]),
      // σ is ½ and √⅛.
      (
        "std", "A,0,0\nB,1,0.5\nC,1,0.5\nD,0,1",
        ["a": 0.5 / (0.5 + 0.125.squareRoot()), "b": 0.125.squareRoot() / (0.5 + 0.125.squareRoot())]
      ),
      // Alike in spread, and they do not correlate.
      ("critic", "A,0,0\nB,1,0\nC,0,1\nD,1,1", ["a": 0.5, "b": 0.5]),
      // Two criteria that correlate at all.
      ("pca", "A,1,2\nB,2,3\nC,3,5", ["a": 0.5, "b": 0.5]),
    ] as [(String, String, [String: Double])]
  ) func weightsAreThoseOfTheFormula(method: String, rows: String, expected: [String: Double]) throws {
    let header = "id," + expected.keys.sorted().joined(separator: ",")
    try folder.put("m.csv", header + "\n" + rows + "\n")
    let run = try weighed("--matrix", "m.csv", "--method", method)
    #expect(run.code == 0)
    let found = try weights(run)
    #expect(Set(found.keys) == Set(expected.keys))
    for (name, value) in expected { #expect(agree(found[name]!, value, .difference), "\(method) \(name)") }
    let piped = try weighed("--matrix", "-", "--method", method, input: header + "\n" + rows + "\n")
    #expect(piped.out == run.out)
  }

  /// Columns that rise together do not contradict each other; with one of them a cost they do, and alike.
  @Test func directionsCount() throws {
    try folder.put("m.csv", "id,a,b\nA,0,0\nB,1,1\n")
    expectRefusal(
      try weighed("--matrix", "m.csv", "--method", "critic", format: "csv"), 65,
      [
        "lodestone: 'critic' has no value here: 'a', 'b' rise and fall together, so none contradicts another; "
          + "drop the criteria that do not vary, add alternatives, or take another method"
      ])
    let turned = try weighed("--matrix", "m.csv", "--method", "critic", "--cost", "b")
    #expect(try weights(turned) == ["a": 0.5, "b": 0.5])
  }

  @Test(arguments: [true, false]) func theKeysAreThoseOfTheContract(onDataset: Bool) throws {
    try folder.put("m.csv", goodMatrix)
    let run =
      try onDataset
      ? folder.asked("weigh", "--method", "critic", "--format", "json")
      : weighed("--matrix", "m.csv", "--method", "critic")
    let whole = try run.object()
    let keys: Set<String> = ["method", "weights", "removed", "notices"]
    #expect(Set(whole.keys) == (onDataset ? keys.union(["profile_weights"]) : keys))
    #expect(whole["method"] as? String == "critic")
    #expect(abs(try weights(run).values.reduce(0, +) - 1) < 1e-12)
    guard onDataset else { return }
    let stated = try #require(whole["profile_weights"] as? [String: Double])
    let expected = [
      "motorways": 0.2, "wage": 0.25, "tax_rate": 0.15, "market_potential": 0.1, "rule_of_law": 0.1,
      "lq": 0.1,
      "complete_set": 0.1,
    ]
    #expect(Set(stated.keys) == Set(expected.keys))
    for (name, value) in expected { #expect(agree(stated[name]!, value, .roundoff)) }
    #expect(
      whole["notices"] as? [String] == [
        "employment of 'C1' is not published for 1 of 7 regions; neighbour_cluster counts them as nothing",
        "2 of 49 figures were missing and are imputed by country-mean: wage 1, lq 1",
        "only normalisations 'minmax' and 'goalposts' look at goalposts: those of 'tax_rate' play no part here",
      ])
  }

  /// The figures that the dataset's answer shows, written out as a matrix, weigh the same.
  @Test(arguments: ["equal", "critic", "std", "pca"])
  func aDatasetWeighsAsItsFiguresWrittenOut(method: String) throws {
    try folder.put("w.csv", try writtenOut(folder))
    let dataset = try weights(try folder.asked("weigh", "--method", method, "--format", "json"))
    let matrix = try weights(
      try weighed("--matrix", "w.csv", "--method", method, "--cost", "wage,tax_rate"))
    #expect(dataset == matrix)
  }

  /// Without the country that has a negative index of law every weighting but MEREC has a value.
  @Test(arguments: ["entropy", "critic", "std"])
  func conditionsAndPoliciesComeBeforeWeighing(method: String) throws {
    let condition = ["--where", "country in [AA, BB]", "--missing", "exclude-region"]
    try folder.put("w.csv", try writtenOut(folder, ["AA1", "AA2", "AA3", "BB1"]))
    let dataset = try Program.run(
      ["weigh", "--method", method, "--format", "json"] + small + condition, in: folder)
    #expect(dataset.code == 0)
    let matrix = try weights(
      try weighed("--matrix", "w.csv", "--method", method, "--cost", "wage,tax_rate"))
    #expect(try weights(dataset) == matrix)
  }

  @Test func aMatrixWithAGapTakesAPolicyToo() throws {
    try folder.put("gap.csv", "id,a,b\nA,0,0\nB,1,0\nC,0,1\nD,1,1\nE,7,\n")
    expectRefusal(
      try weighed("--matrix", "gap.csv", "--method", "critic", format: "csv"), 65,
      [
        "gap.csv:6:5: the figure of 'E' on 'b' is missing; add the figure, or name a policy: "
          + "--missing exclude-region, country-mean, nearest-neighbours or regression"
      ])
    let left = try weighed("--matrix", "gap.csv", "--method", "critic", "--missing", "exclude-region")
    #expect(try weights(left) == ["a": 0.5, "b": 0.5])
    let kept = try weighed("--matrix", "gap.csv", "--method", "critic", "--where", "a < 2")
    #expect(try weights(kept) == ["a": 0.5, "b": 0.5])
  }

  /// The profile names a and b, calls b a cost, and treats nothing; c is left out. Columns that rise together
  /// contradict each other where one is a cost, and alike.
  @Test func aProfileNamesTheCriteriaOfAMatrix() throws {
    try folder.put("m.csv", "id,a,b,c\nA,0,0,7\nB,1,1,3\n")
    try folder.put(
      "p.yaml",
      """
      name: p
      title: P
      method: weighted-sum
      normalisation: minmax
      missing: refuse
      families:
        costs:
          weight: 1
          indicators:
            a: {weight: 3, direction: benefit}
            b: {weight: 1, direction: cost}

      """)
    let run = try weighed("--matrix", "m.csv", "--profile", "p.yaml", "--method", "critic")
    #expect(run.code == 0, "\(run.err)")
    #expect(try weights(run) == ["a": 0.5, "b": 0.5])
    #expect(try run.object()["profile_weights"] as? [String: Double] == ["a": 0.75, "b": 0.25])
    let piped = try weighed(
      "--matrix", "-", "--profile", "p.yaml", "--method", "critic", input: try folder.text("m.csv"))
    #expect(piped.out == run.out)
    try folder.put("short.csv", "id,a\nA,0\nB,1\n")
    let refused = try weighed("--matrix", "short.csv", "--profile", "p.yaml", "--method", "critic")
    #expect(
      refused.code == 65 && refused.err.contains("the profile asks for 'b', which the data do not have"))
  }

  @Test func figuresThatAWeightingCannotTakeAreAllNamed() throws {
    let hint =
      "take another method or normalisation, shift the column, or leave the criterion out"
    expectRefusal(
      try folder.asked("weigh", "--method", "merec", "--format", "csv"), 65,
      [
        "lodestone: alternative 'CC1' has -0.5 on criterion 'rule_of_law', and 'merec' wants values above zero; \(hint)",
        "lodestone: alternative 'CC2' has -0.5 on criterion 'rule_of_law', and 'merec' wants values above zero; \(hint)",
        "lodestone: alternative 'BB2' has 0 on criterion 'lq', and 'merec' wants values above zero; \(hint)",
      ])
    #expect(try folder.asked("weigh", "--method", "entropy").errors.count == 2)
  }

  @Test func nothingMatchedIsExitOne() throws {
    let run = try folder.asked("weigh", "--method", "equal", "--where", "wage < 1")
    #expect(run.code == 1)
    #expect(run.out == "")
    #expect(run.errors.first?.hasPrefix("lodestone: nothing matched") == true)
  }

  @Test func everyFormTellsTheSame() throws {
    let json = try weights(try folder.asked("weigh", "--method", "std", "--format", "json"))
    let csv = try folder.asked("weigh", "--method", "std", "--format", "csv")
    #expect(csv.lines[0] == "criterion,weight,profile_weight")
    let rows = csv.lines.dropFirst().map { $0.split(separator: ",") }
    #expect(
      rows.map { String($0[0]) } == [
        "motorways", "wage", "tax_rate", "market_potential", "rule_of_law", "lq", "complete_set",
      ])
    for row in rows { #expect(Double(row[1]) == json[String(row[0])]) }
    #expect(csv.errors.count == 3)
    let lines = try folder.asked("weigh", "--method", "std", "--format", "ndjson").lines
    for line in lines {
      let own = try #require(try exactJSON(String(line)) as? [String: Any])
      #expect(own["weight"] as? Double == json[own["criterion"] as? String ?? ""])
    }
    #expect(lines.count == 7)
    for format in ["md", "table"] {
      let run = try folder.asked("weigh", "--method", "std", "--format", format)
      #expect(run.err == "")
      #expect(run.out.contains("2 of 49 figures were missing and are imputed by country-mean: wage 1, lq 1"))
      let places = rows.map { run.out.range(of: "\($0[0])")!.lowerBound }
      #expect(places == places.sorted())
    }
  }

  @Test(arguments: methods) func threadsChangeNoByte(method: String) throws {
    let rows = (0..<300).map { i in
      "R\(i)," + (0..<9).map { "\(1 + (i * (37 + 2 * $0) + $0 * 11) % 101)" }.joined(separator: ",") + "\n"
    }
    try folder.put("m.csv", "id," + (0..<9).map { "c\($0)" }.joined(separator: ",") + "\n" + rows.joined())
    let one = try weighed("--matrix", "m.csv", "--method", method, "--threads", "1")
    #expect(one.code == 0)
    #expect(try weighed("--matrix", "m.csv", "--method", method, "--threads", "3").out == one.out)
  }

  // MARK: wrong usage

  @Test(arguments: [
    ([], "weigh wants --method; choose from: equal, entropy, critic, std, merec, pca, ahp, bwm, swing, roc"),
    (["--method", "entropi"], "--method: there is no weighting 'entropi'; did you mean 'entropy'?"),
    (
      ["--method", "tradeoff"],
      "--method: there is no weighting 'tradeoff'; choose from: equal, entropy, critic, std, merec, pca, ahp, bwm, swing, roc"
    ),
    (["--method", "ahp"], "--method ahp wants --pairwise; name the table of pairwise judgements"),
    (["--method", "bwm"], "--method bwm wants --best-to-others and --others-to-worst; name both files"),
    (
      ["--method", "bwm", "--best-to-others", "b.csv"],
      "--method bwm wants --best-to-others and --others-to-worst; name both files"
    ),
    (
      ["--method", "std", "--pairwise", "p.csv"],
      "--pairwise belongs to --method ahp; leave it out, or take that method"
    ),
    (
      ["--method", "bwm", "--allow-inconsistent"],
      "--allow-inconsistent belongs to --method ahp; leave it out, or take that method"
    ),
    (
      ["--method", "ahp", "--others-to-worst", "w.csv"],
      "--others-to-worst belongs to --method bwm; leave it out, or take that method"
    ),
    (["--method", "ahp", "--matrix", "m.csv"], "--matrix is nothing to weigh --method ahp; leave it out"),
    (["--method", "bwm", "--where", "a > 1"], "--where is nothing to weigh --method bwm; leave it out"),
    (["--method", "ahp", "--profile", "p"], "--profile is nothing to weigh --method ahp; leave it out"),
    (["--method", "ahp", "--missing", "refuse"], "--missing is nothing to weigh --method ahp; leave it out"),
    (
      ["--method", "std", "--normalise", "sum"], "--normalise is nothing to weigh --method std; leave it out"
    ),
    (["--method", "std", "--param", "v=1"], "--param is nothing to weigh --method std; leave it out"),
    (["--method", "std", "--set", "a=1"], "--set is nothing to weigh --method std; leave it out"),
    (
      ["--method", "std", "--matrix", "m.csv", "--dataset", "d"],
      "--matrix and --dataset 'd' exclude each other; give one of the two"
    ),
    (
      ["--method", "std", "--matrix", "m.csv", "--profile", "p.yaml", "--cost", "a"],
      "--cost is nothing to a --profile, which states its directions; leave it out"
    ),
    (
      ["--method", "std", "--matrix", "-", "--profile", "-"],
      "--matrix and --profile are both standard input; name a file for one of them"
    ),
    (
      ["--method", "std", "--cost", "a"],
      "--cost belongs to --matrix; a profile states its directions"
    ),
    (
      ["--method", "std", "--matrix", "m.csv", "--cost", "x"],
      "--cost names 'x', which is no criterion of the matrix; choose from: a, b, c"
    ),
    (["--method", "std", "--method", "std"], "--method is given twice; give it once"),
    (
      ["--method", "std", "--matrix", "m.csv", "--weights", "a=1"],
      "Unknown option '--weights'; see 'lodestone weigh --help'"
    ),
    (
      ["--method", "std", "--format", "geojson"],
      "there is no format 'geojson' here; choose from: table, csv, json, ndjson, md"
    ),
  ]) func wrongUsageIsExplained(arguments: [String], message: String) throws {
    try folder.put("m.csv", goodMatrix)
    expectRefusal(try Program.run(["weigh"] + arguments, in: folder), 64, ["lodestone: \(message)"])
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    for arguments in [
      ["--matrix", "nix.csv", "--method", "std"], ["--pairwise", "nix.csv", "--method", "ahp"],
    ] {
      expectRefusal(
        try Program.run(["weigh"] + arguments, in: folder), 74,
        ["lodestone: 'nix.csv' does not exist; check the name and the folder it is in"])
    }
  }

  // MARK: from judgements

  /// A consistent table of the weights ½, ⅓, ⅙: the eigenvalue is the order, and nothing is inconsistent.
  @Test func aConsistentTableGivesItsWeights() throws {
    try folder.put("p.csv", "criterion,a,b,c\na,1,1.5,3\nb,2/3,1,2\nc,1/3,0.5,1\n")
    let run = try weighed("--method", "ahp", "--pairwise", "p.csv")
    let whole = try run.object()
    let found = try weights(run)
    let expected: [String: Double] = ["a": 1.0 / 2, "b": 1.0 / 3, "c": 1.0 / 6]
    for (name, weight) in expected { #expect(agree(try #require(found[name]), weight, .difference)) }
    #expect(agree(whole["principal_eigenvalue"] as! Double, 3, .difference))
    #expect(abs(whole["consistency_index"] as! Double) < 1e-12)
    #expect(abs(whole["consistency_ratio"] as! Double) < 1e-12)
    #expect(
      Set(whole.keys) == [
        "method", "weights", "principal_eigenvalue", "consistency_index", "consistency_ratio", "notices",
      ])
  }

  /// Judgements that go round, 3, 3 and 3: λ = 1 + 3 + ⅓, index ⅔, ratio ⅔/.58, and equal weights.
  @Test func anInconsistentTableIsRefusedUnlessAllowed() throws {
    try folder.put("p.csv", "criterion,a,b,c\na,1,3,1/3\nb,1/3,1,3\nc,3,1/3,1\n")
    let refused = try weighed("--method", "ahp", "--pairwise", "p.csv", format: "csv")
    #expect(refused.code == 65)
    #expect(refused.out == "")
    #expect(refused.err.hasPrefix("lodestone: the consistency ratio is 1.15, and 0.10 or less is wanted; "))
    let run = try weighed("--method", "ahp", "--pairwise", "p.csv", "--allow-inconsistent")
    let whole = try run.object()
    for weight in try weights(run).values { #expect(agree(weight, 1.0 / 3, .difference)) }
    #expect(agree(whole["principal_eigenvalue"] as! Double, 13.0 / 3, .difference))
    #expect(agree(whole["consistency_index"] as! Double, 2.0 / 3, .difference))
    #expect(agree(whole["consistency_ratio"] as! Double, 2.0 / 3 / 0.58, .difference))
    // With one of the three made consistent with the weights, λ = 1 + ∛9 + 1/∛9.
    #expect((whole["notices"] as? [String])?.first?.hasSuffix("with that the ratio is 0.4835") == true)
    let table = try weighed(
      "--method", "ahp", "--pairwise", "p.csv", "--allow-inconsistent", format: "table")
    #expect(table.out.contains("principal eigenvalue: 4.333\nconsistency index: 0.6667\n"))
  }

  /// The linear model of Rezaei (2016), *Omega* 64 126, solved exactly: 1/14, 9/28, 17/28 and ξ 1/28.
  @Test func bestAndWorstGiveTheWeightsOfTheLinearModel() throws {
    try folder.put("b.csv", "criterion,value\nx,8\ny,2\nz,1\n")
    try folder.put("w.csv", "criterion,value\nx,1\ny,5\nz,8\n")
    let run = try weighed("--method", "bwm", "--best-to-others", "b.csv", "--others-to-worst", "w.csv")
    let found = try weights(run)
    let expected: [String: Double] = ["x": 1.0 / 14, "y": 9.0 / 28, "z": 17.0 / 28]
    for (name, weight) in expected { #expect(agree(try #require(found[name]), weight, .difference)) }
    let whole = try run.object()
    #expect(agree(whole["xi"] as! Double, 1.0 / 28, .difference))
    #expect(agree(whole["consistency_ratio"] as! Double, 2.0 / 56, .difference))
    #expect(Set(whole.keys) == ["method", "weights", "xi", "consistency_ratio", "notices"])
  }
}

/// Every figure that `compare` shows of the fixture's regions, in full, as a matrix.
func writtenOut(
  _ folder: Folder, _ ids: [String] = ["AA1", "AA2", "AA3", "BB1", "BB2", "CC1", "CC2"]
) throws -> String {
  let run = try Program.run(["compare"] + ids + ["--format", "json"] + small, in: folder)
  let regions = try #require(try run.object()["regions"] as? [[String: Any]])
  var text = ""
  for region in regions {
    let figures = try #require(region["figures"] as? [[String: Any]])
    if text.isEmpty {
      text = "id," + figures.map { $0["indicator"] as! String }.joined(separator: ",") + "\n"
    }
    text += "\(region["id"]!)," + figures.map { "\($0["value"] as! Double)" }.joined(separator: ",") + "\n"
  }
  return text
}
