import Foundation
import TestSupport
import Testing

/// Shares of a profile set on the command line; what is not set keeps its proportions.
///
/// `Tests/Fixtures/cars.yaml` has the families at .2, .25, .15, .1, .1 and .2, the last with two indicators alike.
@Suite struct SetTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private static let indicators = [
    "motorways", "wage", "tax_rate", "market_potential", "rule_of_law", "lq", "complete_set",
  ]
  /// `Tests/References/small-dataset/scores.txt`: the part of each criterion at its own weight.
  private static let parts: [String: [Double]] = [
    "AA1": [0.013953488372093023, 0, 0.05625, 0.08969405747839809, 0.1, 0.1, 0.07692307692307693],
    "AA2": [0.009302325581395349, 0.0625, 0.05625, 0.1, 0.1, 0.025, 0.1],
    "AA3": [0, 0.125, 0.13125, 0.039663496890508215, 0.1, 0.05, 0.08397435897435897],
    "BB1": [0.08837209302325581, 0.15625, 0.09375, 0.03617554391860001, 0.05, 0.05, 0.03974358974358974],
    "BB2": [0.05581395348837209, 0.15625, 0.09375, 0.01661125404183498, 0.05, 0, 0.1],
    "CC1": [
      0.046511627906976744, 0.1875, 0.1125, 0.00019093139266828084, 0, 0.041666666666666664,
      0.04326923076923077,
    ],
    "CC2": [0.2, 0.25, 0.1125, 0, 0, 0.041666666666666664, 0],
  ]
  private static let stated = [0.2, 0.25, 0.15, 0.1, 0.1, 0.1, 0.1]

  private func ranked(_ sets: [String], _ format: String = "json") throws -> Run {
    try Program.run(
      ["rank", "--format", format] + sets.flatMap { ["--set", $0] } + small, in: folder)
  }

  private func weights(_ run: Run) throws -> [Double] {
    let all = try #require(try run.object()["weights"] as? [String: Double])
    return Self.indicators.map { all[$0]! }
  }

  @Test(
    arguments: [
      // The others share .5 in the proportions 20 : 15 : 10 : 10 : 20 of 75.
      (["family.costs=0.5"], [2.0 / 15, 0.5, 0.1, 1.0 / 15, 1.0 / 15, 1.0 / 15, 1.0 / 15]),
      (["family.costs=0"], [4.0 / 15, 0, 0.2, 2.0 / 15, 2.0 / 15, 2.0 / 15, 2.0 / 15]),
      (["family.costs=1"], [0, 1, 0, 0, 0, 0, 0]),
      (["lq=0.75"], [0.2, 0.25, 0.15, 0.1, 0.1, 0.15, 0.05]),
      (["family.cluster=0.6", "lq=1"], [0.1, 0.125, 0.075, 0.05, 0.05, 0.6, 0]),
      (["family.costs=0.25,family.tax=0.15"], [0.2, 0.25, 0.15, 0.1, 0.1, 0.1, 0.1]),
      (["wage=1"], [0.2, 0.25, 0.15, 0.1, 0.1, 0.1, 0.1]),
    ] as [([String], [Double])]
  ) func sharesAreThoseOfTheProportions(sets: [String], expected: [Double]) throws {
    let run = try ranked(sets)
    #expect(run.code == 0)
    #expect(agree(try weights(run), expected, .roundoff))
    // Each score is the sum of the reference's parts, each at its new weight.
    let rows = try #require(try run.object()["ranking"] as? [[String: Any]])
    #expect(rows.count == 7)
    for row in rows {
      let parts = try #require(Self.parts[row["id"] as? String ?? ""])
      var score = 0.0
      for j in parts.indices { score += parts[j] * expected[j] / Self.stated[j] }
      #expect(agree(row["score"] as! Double, score, .difference), "\(row["id"]!)")
    }
  }

  /// With all the weight on costs the score is the wage on its own range, (20 − w)/16.
  @Test func aFamilyWithTheWholeWeightDecidesAlone() throws {
    let rows = try ranked(["family.costs=1"], "csv").lines.dropFirst().map { $0.split(separator: ",") }
    #expect(rows.map { String($0[1]) } == ["CC2", "CC1", "BB1", "BB2", "AA3", "AA2", "AA1"])
    #expect(rows.map { String($0[0]) } == ["1", "2", "3", "3", "5", "6", "7"])
    #expect(rows.map { Double($0[2])! } == [1, 0.75, 0.625, 0.625, 0.5, 0.25, 0])
  }

  @Test func theOrderAndTheFormOfTheFlagsChangeNothing() throws {
    let base = try ranked(["family.costs=0.4", "lq=0.3"]).out
    #expect(try ranked(["lq=0.3", "family.costs=0.4"]).out == base)
    #expect(try ranked(["lq=0.3,family.costs=0.4"]).out == base)
  }

  @Test func anotherShareIsAnotherStudy() throws {
    func hash(_ sets: [String]) throws -> String {
      try #require((try ranked(sets).object()["study"] as? [String: Any])?["hash"] as? String)
    }
    let hashes = try [[], ["family.costs=0.4"], ["family.costs=0.5"], ["lq=0.4"]].map(hash)
    #expect(Set(hashes).count == 4)
    #expect(try hash(["wage=1"]) == hashes[0])
  }

  @Test func everyQuestionByAProfileTakesIt() throws {
    let expected: [String: Double] = [
      "motorways": 0, "wage": 1, "tax_rate": 0, "market_potential": 0, "rule_of_law": 0, "lq": 0,
      "complete_set": 0,
    ]
    for command in [["explain", "CC2"], ["compare", "CC2", "CC1"], ["robust", "--draws", "10"]] {
      let run = try Program.run(
        command + ["--format", "json", "--set", "family.costs=1"] + small, in: folder)
      #expect(run.code == 0)
      #expect(try run.object()["weights"] as? [String: Double] == expected, "\(command[0])")
    }
    let all = try Program.run(
      ["rank", "--method", "all", "--format", "json", "--set", "family.costs=1"] + small, in: folder)
    #expect(try all.object()["weights"] as? [String: Double] == expected)
  }

  @Test func aMatrixByAProfileTakesIt() throws {
    try folder.put("m.csv", goodMatrix)
    try folder.put(
      "p.yaml",
      """
      name: p
      method: weighted-sum
      missing: refuse
      families:
        infrastructure:
          weight: 3
          indicators:
            a: {weight: 1, direction: benefit}
            b: {weight: 3, direction: benefit}
        tax:
          weight: 1
          indicators:
            c: {weight: 1, direction: benefit}

      """)
    let run = try folder.run(
      "rank", "--matrix", "m.csv", "--profile", "p.yaml", "--set", "family.tax=0.3,a=0.5", "--format", "json")
    #expect(run.code == 0)
    let weights = try #require(try run.object()["weights"] as? [String: Double])
    #expect(agree(["a", "b", "c"].map { weights[$0]! }, [0.35, 0.35, 0.3], .roundoff))
  }

  @Test(arguments: [
    (["family.costs=0.5", "family.costs=0.6"], "'family.costs' is given twice; set every share once"),
    (
      ["family.cost=0.5"],
      "the profile has no 'family.cost' to weigh; did you mean 'family.costs' or 'family.tax' or 'family.cluster'?"
    ),
    (["wgae=0.5"], "the profile has no 'wgae' to weigh; did you mean 'wage'?"),
    (
      ["lq=1.5"],
      "the share of 'lq' is 1.5; a share lies between 0 and 1; "
        + "write family.costs=0.4 or, for an indicator within its family, wage=0.5"
    ),
    (
      ["wage=0.5"],
      "the shares set in family 'costs' sum to 0.5, and the weights that are left cannot make it one; "
        + "set fewer of them, or shares that sum to one"
    ),
    (
      ["family.costs=0.7", "family.tax=0.7"],
      "the shares set in the families sum to 1.4, and the weights that are left cannot make it one; "
        + "set fewer of them, or shares that sum to one"
    ),
  ]) func whatCannotBeSetIsRefused(sets: [String], message: String) throws {
    expectRefusal(try ranked(sets, "csv"), 64, ["lodestone: --set: \(message)"])
  }

  @Test(arguments: ["family.costs", "=0.5", "lq=x", "lq=-0.1", "lq=nan", "lq="])
  func whatIsNoShareIsNamed(text: String) throws {
    let run = try ranked([text], "csv")
    #expect(run.code == 64)
    #expect(run.out == "")
    #expect(run.errors.count == 1)
    #expect(run.err.hasPrefix("lodestone: --set: "))
    #expect(
      run.err.hasSuffix(
        text.contains("=") && !text.hasPrefix("=")
          ? "the share of 'lq' is '\(text.dropFirst(3))'; a share lies between 0 and 1\n"
          : "'\(text)' is not NAME=NUMBER; write --set family.costs=0.4,wage=0.5\n"))
    #expect(run.err.contains(text.prefix(2)))
  }

  @Test func whatHasNoProfileHasNoShares() throws {
    try folder.put("m.csv", goodMatrix)
    expectRefusal(
      try folder.rank("m.csv", "--set", "a=1"), 64,
      ["lodestone: --set belongs to a profile, and --weights are given; change --weights"])
    expectRefusal(
      try Program.run(
        ["robust", "--matrix", "m.csv", "--set", "a=1"] + goodWeights, in: folder), 64,
      ["lodestone: --set belongs to a profile, and --weights are given; change --weights"])
  }
}
