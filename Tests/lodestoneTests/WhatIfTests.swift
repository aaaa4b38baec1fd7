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

  @Test(arguments: [
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
