import Foundation
import TestSupport
import Testing

@Suite struct WhatIfTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test(arguments: [
    ["what-if", "DE11", "--set", "wage_manufacturing=30000", "--profile", "automotive-parts"],
    [
      "what-if", "SK01", "--set", "unemployment_rate=10", "--set", "corporate_tax_rate=19", "--profile",
      "automotive-parts",
    ],
    ["what-if", "--country", "SK", "--set", "corporate_tax_rate=19", "--profile", "automotive-parts"],
  ]) func theExamplesOfTheHelpWork(arguments: [String]) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.code == 0, "\(run.err)")
  }

  @Test func ranksBeforeAndAfterAreThoseOfRank() throws {
    let answer = try Program.run(
      [
        "what-if", "DE11", "--set", "wage_manufacturing=30000", "--profile", "automotive-parts", "--format",
        "json",
      ],
      in: folder
    ).object()
    let ranking = try #require(
      try Program.run(["rank", "--profile", "automotive-parts", "--format", "json"], in: folder).object()[
        "ranking"]
        as? [[String: Any]])
    let before = try #require(answer["before"] as? [String: Any])
    let stated = try #require(ranking.first { $0["id"] as? String == "DE11" })
    #expect(before["score"] as? Double == stated["score"] as? Double)
    #expect("\(before["rank"] ?? 0)" == "\(stated["rank"] ?? 1)")
    let after = try #require(answer["after"] as? [String: Any])
    #expect(try #require(after["score"] as? Double) > #require(before["score"] as? Double))
  }

  /// 22 % for the whole country as it is in the data, set anew, changes nothing.
  @Test func aCountrysFigureIsSetForAllOfItsRegions() throws {
    let asked = [
      "what-if", "--country", "sk", "--profile", "automotive-parts", "--format", "json", "--set",
    ]
    let same = try Program.run(asked + ["corporate_tax_rate=22"], in: folder).object()
    let regions = try #require(same["regions"] as? [[String: Any]])
    #expect(Set(regions.compactMap { $0["id"] as? String }) == ["SK01", "SK02", "SK03", "SK04"])
    for region in regions {
      let before = try #require(region["before"] as? [String: Any])
      let after = try #require(region["after"] as? [String: Any])
      #expect(before["score"] as? Double == after["score"] as? Double)
    }
    // On goalposts of 0 to 40 with a weight of .1·.6, five points of tax are .06·5/40 of score to each.
    let lower = try Program.run(asked + ["corporate_tax_rate=17"], in: folder).object()
    for region in try #require(lower["regions"] as? [[String: Any]]) {
      let before = try #require((region["before"] as? [String: Any])?["score"] as? Double)
      let after = try #require((region["after"] as? [String: Any])?["score"] as? Double)
      #expect(agree(after - before, 0.06 * 5 / 40, .difference))
    }
    let wage = try Program.run(asked + ["wage_manufacturing=9000"], in: folder)
    #expect(wage.code == 64)
    #expect(wage.err.contains("'wage_manufacturing' is no figure of 'SK' as a whole: its regions have from "))
  }

  @Test(arguments: [
    (
      ["what-if", "--set", "corporate_tax_rate=19"],
      "what-if wants a region or --country; name a region, or a country for all of its regions"
    ),
    (
      ["what-if", "SK01", "--country", "SK", "--set", "corporate_tax_rate=19"],
      "a region and --country exclude each other; name a region, or a country for all of its regions"
    ),
    (
      [
        "what-if", "--country", "SKK", "--set", "corporate_tax_rate=19", "--profile", "automotive-parts",
      ],
      "there is no country 'SKK'; did you mean 'SK'?"
    ),
    (
      ["what-if", "sk", "--set", "corporate_tax_rate=19", "--profile", "automotive-parts"],
      "'sk' is a country, and a region is wanted; write --country SK to change a figure for all of its regions"
    ),
    (["what-if", "DE11"], "nothing is changed; write --set indicator=value"),
    (
      ["what-if", "DE11", "--set", "wage_manufacturing=low"],
      "--set: the figure of 'wage_manufacturing' is 'low'; a figure is a number such as 12.5"
    ),
    (
      ["what-if", "DE11", "--set", "wage_manufacturin=1", "--profile", "automotive-parts"],
      "'wage_manufacturin' is no figure that this ranking rests on; did you mean 'wage_manufacturing'?"
    ),
  ]) func wrongUsageIsExplained(arguments: [String], message: String) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.code == 64 && run.out == "")
    #expect(run.err == "lodestone: \(message)\n")
  }
}
