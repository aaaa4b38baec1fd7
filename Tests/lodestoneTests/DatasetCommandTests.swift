import Foundation
import TestSupport
import Testing

@Suite struct DatasetCommandTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test func theShippedDatasetsAreListed() throws {
    let run = try folder.run("dataset", "list", "--format", "json")
    let rows = try #require(try exactJSON(run.out) as? [[String: String]])
    #expect(rows.contains { $0["name"] == "eu-nuts2-2014" })
  }

  @Test func aDatasetIsShownWithWhatItHolds() throws {
    let whole = try folder.run("dataset", "show", Fixture.path("small-dataset"), "--format", "json").object()
    #expect(whole["name"] as? String == "small")
    #expect(whole["regions"] as? Int == 7)
    #expect(whole["industries"] as? Int == 6)
    #expect(whole["limits"] as? [String] == ["every figure is invented"])
    let indicators = try #require(whole["indicators"] as? [[String: Any]])
    #expect(
      indicators.map { $0["indicator"] as? String } == [
        "motorways", "wage", "tax_rate", "gdp", "rule_of_law",
      ])
    #expect(indicators.map { $0["years"] as? String } == ["2020", "2019 2020", "2020", "2020", "2020"])
  }

  @Test func aDatasetInOrderIsSaidToBe() throws {
    let run = try folder.run("dataset", "check", Fixture.path("small-dataset"))
    #expect(run.code == 0)
    #expect(run.out == "dataset 'small' is in order: 7 regions, 5 indicators, 35 figures, 6 industries\n")
    #expect(run.err == "")
  }

  @Test func everyProblemOfAFolderIsPlaced() throws {
    let copy = try folder.copiedDataset()
    let employment = try folder.text("copy/employment.csv")
    try folder.put("copy/employment.csv", employment + "XX9,C1,2020,5\nAA1,C1,2020,1\nAA2,C9,2020,-4\n")
    let lines = employment.split(separator: "\n").count
    let run = try folder.run("dataset", "check", copy)
    #expect(run.code == 65)
    #expect(run.out == "")
    let places = run.errors.filter { $0.hasPrefix("./copy/employment.csv:") }
      .map { $0.split(separator: ":")[1] }
    #expect(Set(places).isSuperset(of: ["\(lines + 1)", "\(lines + 2)", "\(lines + 3)"]))
    #expect(run.errors.contains { $0.contains("'XX9' is no region and no country of regions.csv") })
    #expect(run.errors.contains { $0.contains("'AA1' has industry 'C1' of 2020 twice") })
    #expect(run.errors.contains { $0.contains("industry 'C9' is not in industries.csv") })
  }

  @Test func aChangedFileIsToldByItsChecksum() throws {
    _ = try folder.copiedDataset()
    try folder.put(
      "copy/dataset.yaml",
      try String(contentsOfFile: Fixture.path("small-dataset/dataset.yaml"), encoding: .utf8))
    try folder.put("copy/supply.csv", "supplier,user,coefficient\nC2,C1,0.3\n")
    let run = try folder.run("dataset", "check", "./copy")
    #expect(run.code == 65)
    #expect(run.errors.count == 1)
    #expect(run.errors[0].contains("the checksum of 'supply.csv' is "))
    let ranked = try folder.run("rank", "--dataset", "./copy", "--profile", Fixture.path("cars.yaml"))
    #expect(ranked.code == 0)
    #expect(
      ranked.err.contains("'supply.csv' of dataset 'small' is not the file that dataset.yaml was written for")
    )
  }

  @Test func withoutIndustriesAnIndustryIsRefusedAndAPlainProfileRanks() throws {
    let copy = try folder.copiedDataset(without: [
      "industries.csv", "industry_words.csv", "employment.csv", "supply.csv",
    ])
    expectRefusal(
      try folder.run("rank", "--dataset", copy, "--profile", Fixture.path("cars.yaml"), "--industry", "C1"),
      64,
      ["lodestone: dataset 'small' has no industries; leave --industry out"])
    let clusters = try folder.run("rank", "--dataset", copy, "--profile", Fixture.path("cars.yaml"))
    #expect(clusters.code == 65)
    #expect(clusters.errors.count == 2)
    #expect(clusters.errors[0].contains("the profile asks for 'lq', which the data do not have"))
    let profile = try String(contentsOfFile: Fixture.path("cars.yaml"), encoding: .utf8)
    let plain = String(profile.prefix(upTo: profile.range(of: "  cluster:")!.lowerBound))
    try folder.put("plain.yaml", plain)
    let ranked = try folder.run("rank", "--dataset", copy, "--profile", "plain.yaml")
    #expect(ranked.code == 0)
    #expect(ranked.lines.count == 8)
  }

  @Test func oneRegionIsRanked() throws {
    let copy = try folder.copiedDataset(without: ["supply.csv"])
    for name in ["regions", "indicators", "employment"] {
      let lines = try folder.text("copy/\(name).csv").split(separator: "\n")
      let kept = lines.filter { $0.hasPrefix("region,") || $0.hasPrefix("AA1,") || $0.hasPrefix("AA,") }
      try folder.put("copy/\(name).csv", kept.joined(separator: "\n") + "\n")
    }
    let profile = try String(contentsOfFile: Fixture.path("cars.yaml"), encoding: .utf8)
    try folder.put(
      "lq.yaml", profile.replacing("      complete_set: {weight: 1, direction: benefit}\n", with: ""))
    let run = try folder.run("rank", "--dataset", copy, "--profile", "lq.yaml")
    #expect(run.code == 0)
    // Everything in full but the tax rate: 0.85 + 0.15·(40 − 25)/40.
    let row = try #require(run.lines.last).split(separator: ",")
    #expect(agree(Double(row[2])!, 0.90625, .roundoff))
    let explained = try folder.run("explain", "AA1", "--dataset", copy, "--profile", "lq.yaml")
    #expect(explained.code == 0)
  }
}
