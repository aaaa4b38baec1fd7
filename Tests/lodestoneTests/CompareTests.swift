import Foundation
import Testing

@Suite struct CompareTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test func regionsStandSideBySideInTheOrderAsked() throws {
    let whole = try folder.asked("compare", "CC2", "østervall", "AA1", "--format", "json").object()
    let regions = try #require(whole["regions"] as? [[String: Any]])
    #expect(regions.map { $0["id"] as? String } == ["CC2", "BB1", "AA1"])
    #expect(regions.map { $0["rank"] as? Int } == [1, 3, 6])
    let ranked = try #require(
      try folder.asked("rank", "--format", "json").object()["ranking"] as? [[String: Any]])
    for region in regions {
      let row = try #require(ranked.first { $0["id"] as? String == region["id"] as? String })
      #expect(row["score"] as? Double == region["score"] as? Double)
      #expect(row["contributions"] as? [String: Double] == region["contributions"] as? [String: Double])
      let figures = try #require(region["figures"] as? [[String: Any]])
      let sum = figures.reduce(0) { $0 + ($1["contribution"] as! Double) }
      #expect(abs(sum - (region["score"] as! Double)) <= 1e-12)
    }
  }

  @Test func csvAndLinesHoldEveryFigureOfEveryRegion() throws {
    #expect(try folder.asked("compare", "CC2", "AA1").lines.count == 1 + 2 * 7)
    #expect(try folder.asked("compare", "CC2", "AA1", "--format", "ndjson").lines.count == 2)
  }

  @Test func everyNameThatIsWrongIsSaidAtOnce() throws {
    expectRefusal(
      try folder.asked("compare", "AA1", "northmark", "Highmor", "newport"), 64,
      [
        "lodestone: 'AA1' is named twice; name every region once",
        "lodestone: there is no region 'Highmor' in 'small'; did you mean 'Highmoor'?",
        "lodestone: 'newport' is the name of several regions; did you mean 'AA3' or 'CC2'?",
      ])
  }

  @Test func everyRegionThatWasRemovedIsSaidAtOnce() throws {
    expectRefusal(
      try folder.asked("compare", "AA1", "BB2", "CC1", "--missing", "exclude-region"), 64,
      [
        "lodestone: 'BB2' is not ranked: it has no figure for 'wage'; drop the condition or change the policy",
        "lodestone: 'CC1' is not ranked: it has no figure for 'lq'; drop the condition or change the policy",
      ])
  }
}
