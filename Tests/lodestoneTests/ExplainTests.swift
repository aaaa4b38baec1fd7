import Foundation
import TestSupport
import Testing

@Suite struct ExplainTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test(arguments: ["AA1", "AA2", "AA3", "BB1", "BB2", "CC1", "CC2"])
  func leavesAddUpToTheScoreInTheOrderShown(id: String) throws {
    let whole = try folder.asked("explain", id, "--format", "json").object()
    let families = try #require(whole["families"] as? [[String: Any]])
    #expect(
      families.map { $0["family"] as? String }
        == ["infrastructure", "costs", "tax", "location", "stability", "cluster"])
    var score = 0.0
    for family in families {
      let leaves = try #require(family["leaves"] as? [[String: Any]])
      for leaf in leaves {
        for key in ["indicator", "value", "unit", "year", "source", "grade", "contribution"] {
          #expect(leaf[key] != nil, "\(key)")
        }
      }
      let sum = leaves.reduce(0) { $0 + ($1["contribution"] as! Double) }
      #expect(sum == family["contribution"] as? Double)
      score += sum
    }
    #expect(score == whole["score"] as? Double)
    let ranked = try #require(
      try folder.asked("rank", "--format", "json").object()["ranking"] as? [[String: Any]])
    #expect(ranked.first { $0["id"] as? String == id }?["score"] as? Double == score)
  }

  @Test func theClusterIsNamedWithItsMissingSuppliers() throws {
    let cluster = try #require(
      try folder.asked("explain", "AA3", "--format", "json").object()["cluster"] as? [String: Any])
    #expect(cluster["industry"] as? String == "C1")
    #expect(cluster["employment"] as? Double == 50)
    #expect(agree(cluster["lq"] as! Double, 1.2, .roundoff))
    #expect(cluster["links"] as? String == "input coefficients")
    #expect(agree(cluster["complete_set"] as! Double, 7.0 / 8, .roundoff))
    #expect(agree(cluster["complete_set_bounds"] as! [Double], [7.0 / 12, 11.0 / 12], .roundoff))
    #expect(cluster["unknown"] as? [String] == ["C3"])
    let missing = try #require(cluster["missing"] as? [[String: Any]])
    #expect(missing.map { $0["code"] as? String } == ["C4"])
    let table = try folder.asked("explain", "AA1", "--format", "table").out
    #expect(
      table.contains(
        "Missing, strongest link first: C2 Metal products (quotient 0.80); C3 Rubber and plastics (quotient 0.83)"
      ))
    #expect(table.contains("Complete set: 84 % of its 3 suppliers\n"))
    let hidden = try folder.asked("explain", "CC1", "--format", "table").out
    #expect(hidden.contains("Employment of C1 Motor vehicles is not published for this region"))
  }

  @Test func aRegionMayBeNamed() throws {
    let base = try folder.asked("explain", "BB1").out
    #expect(try folder.asked("explain", "Østervall").out == base)
    #expect(try folder.asked("explain", "bb1").out == base)
    expectRefusal(
      try folder.asked("explain", "newport"), 64,
      ["lodestone: 'newport' is the name of several regions; did you mean 'AA3' or 'CC2'?"])
    expectRefusal(
      try folder.asked("explain", "Highmor"), 64,
      ["lodestone: there is no region 'Highmor' in 'small'; did you mean 'Highmoor'?"])
  }

  @Test func bothRegionsAreLookedForBeforeEitherIsRefused() throws {
    expectRefusal(
      try folder.asked("explain", "Highmor", "--versus", "Østerval"), 64,
      [
        "lodestone: there is no region 'Highmor' in 'small'; did you mean 'Highmoor'?",
        "lodestone: there is no region 'Østerval' in 'small'; did you mean 'Østervall'?",
      ])
  }

  @Test func aRegionIsNotHeldAgainstItself() throws {
    expectRefusal(
      try folder.asked("explain", "AA1", "--versus", "northmark"), 64,
      ["lodestone: 'AA1' is named twice; name another region after --versus"])
  }

  @Test func aRemovedRegionIsRefusedWithItsReason() throws {
    expectRefusal(
      try folder.asked("explain", "AA1", "--where", "wage < 15"), 64,
      [
        "lodestone: 'AA1' is not ranked: it does not meet 'wage < 15' (wage is 20); "
          + "drop the condition or change the policy"
      ])
    expectRefusal(
      try folder.asked("explain", "CC2", "--versus", "BB2", "--missing", "exclude-region"), 64,
      ["lodestone: 'BB2' is not ranked: it has no figure for 'wage'; drop the condition or change the policy"]
    )
  }

  @Test func partsOfADifferenceAddUpToIt() throws {
    for (first, second) in [("AA1", "BB1"), ("CC2", "CC1"), ("AA2", "AA3")] {
      let whole = try folder.asked("explain", first, "--versus", second, "--format", "json").object()
      let versus = try #require(whole["versus"] as? [String: Any])
      let parts = try #require(versus["parts"] as? [[String: Any]])
      let difference = versus["difference"] as! Double
      #expect(abs(parts.reduce(0) { $0 + ($1["difference"] as! Double) } - difference) <= 1e-12)
      #expect(difference == (whole["score"] as! Double) - (versus["score"] as! Double))
      let text = try folder.asked("explain", first, "--versus", second, "--format", "table").out
      let section = text.components(separatedBy: "Against ")[1].components(separatedBy: "\n\n")[0]
      let lines = section.split(separator: "\n")
      let total = Double(lines[1].split(separator: " ").last!)!
      let points = lines.dropFirst(3).map { Double($0.split(separator: " ")[1])! }
      #expect(points.count == parts.count)
      #expect(points.reduce(0) { $0 + (100 * $1).rounded() } == (100 * total).rounded())
    }
  }

  @Test func aProfileForAnotherClassificationIsSaid() throws {
    let profile = try String(contentsOfFile: Fixture.path("cars.yaml"), encoding: .utf8)
    try folder.put("other.yaml", profile.replacing("industry: C1", with: "industry: 3361"))
    expectRefusal(
      try folder.run("rank", "--dataset", Fixture.path("small-dataset"), "--profile", "other.yaml"), 64,
      [
        "lodestone: no industry of 'small' is found for '3361'; "
          + "the profile is written for another classification; add --industry CODE"
      ])
    let named = try folder.run(
      "rank", "--dataset", Fixture.path("small-dataset"), "--profile", "other.yaml", "--industry", "C1")
    #expect(try named.out == folder.asked("rank").out)
  }
}
