import Foundation
import TestSupport
import Testing

@Suite struct NewProfileTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// What is written is read again, fits the dataset and ranks by the weights of weigh.
  @Test(arguments: ["equal", "critic", "std"]) func weightsFromFiguresMakeAProfileThatRanks(method: String)
    throws
  {
    let made = try Program.run(
      [
        "profile", "new", "mine", "--profile", "automotive-parts", "--method", method, "--output",
        "mine.yaml",
      ],
      in: folder)
    #expect(made.code == 0 && made.out == "", "\(made.err)")
    #expect(try Program.run(["profile", "check", "./mine.yaml"], in: folder).code == 0)
    let weighed = try Program.run(
      ["weigh", "--method", method, "--profile", "automotive-parts", "--format", "json"], in: folder
    ).object()
    let ranked = try Program.run(["rank", "--profile", "./mine.yaml", "--format", "json"], in: folder)
      .object()
    let expected = try #require(weighed["weights"] as? [String: Any])
    let found = try #require(ranked["weights"] as? [String: Any])
    #expect(Set(expected.keys) == Set(found.keys))
    for (criterion, weight) in expected {
      #expect(
        agree(try #require(found[criterion] as? Double), try #require(weight as? Double), .roundoff),
        "\(criterion)")
    }
  }

  @Test func judgementsOfFamiliesAreTakenAndOthersRefused() throws {
    let families = ["infrastructure", "costs", "tax", "location", "stability", "cluster"]
    let rows = families.map { "\($0),1,1,1,1,1,1\n" }.joined()
    try folder.put("equal.csv", "criterion,\(families.joined(separator: ","))\n" + rows)
    let made = try Program.run(
      ["profile", "new", "level", "--profile", "textiles", "--method", "ahp", "--pairwise", "equal.csv"],
      in: folder)
    #expect(made.code == 0, "\(made.err)")
    #expect(made.out.components(separatedBy: "    weight: 0.16666666666666").count == 7)
    try folder.put("two.csv", "criterion,wage,rent\nwage,1,2\nrent,1/2,1\n")
    let refused = try Program.run(
      ["profile", "new", "level", "--profile", "textiles", "--method", "ahp", "--pairwise", "two.csv"],
      in: folder)
    #expect(refused.code == 64)
    #expect(
      refused.err
        == "lodestone: the judgements name rent, wage; judge all families (infrastructure, costs, tax, location, "
        + "stability, cluster), or all indicators of the profile\n")
  }

  @Test func aMethodThatIsNoneIsRefused() throws {
    let refused = try Program.run(["profile", "new", "x", "--method", "vikor"], in: folder)
    #expect(refused.code == 64)
    #expect(refused.err.hasPrefix("lodestone: --method is 'vikor'; choose from: equal, entropy"))
  }
}
