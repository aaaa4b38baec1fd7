import Foundation
import TestSupport
import Testing

@Suite struct SettingsTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("m.csv", goodMatrix)
  }

  @Test func theEnvironmentSetsTheFormAndTheFlagWins() throws {
    let json = ["LODESTONE_FORMAT": "json"]
    #expect(try folder.rank("m.csv", environment: json).out.hasPrefix("{"))
    #expect(try folder.rank("m.csv", "--format", "csv", environment: json).out.hasPrefix("rank,id,score\n"))
    expectRefusal(
      try folder.rank("m.csv", environment: ["LODESTONE_FORMAT": "jsno"]), 64,
      ["lodestone: there is no format 'jsno' here; did you mean 'json'?"])
  }

  @Test func theFileOfTheFolderSetsTheFormAndTheEnvironmentWins() throws {
    try folder.put("lodestone.yaml", "format: ndjson\n")
    #expect(try folder.rank("m.csv").out.hasPrefix("{\"rank\":1,"))
    #expect(try folder.rank("m.csv", environment: ["LODESTONE_FORMAT": "md"]).out.hasPrefix("| rank |"))
  }

  @Test func datasetAndProfileMayBeSetBeforehand() throws {
    try folder.put(
      "lodestone.yaml", "dataset: \(Fixture.path("small-dataset"))\nprofile: \(Fixture.path("cars.yaml"))\n")
    #expect(try folder.run("rank").out == folder.asked("rank").out)
    #expect(try folder.run("explain", "AA1").out == folder.asked("explain", "AA1").out)
  }

  @Test func theSeedIsCheckedAndRecordedWhereverItComesFrom() throws {
    try folder.put("lodestone.yaml", "seed: 12\n")
    func seed(_ run: Run) throws -> Int? { (try run.object()["study"] as? [String: Any])?["seed"] as? Int }
    #expect(try seed(folder.rank("m.csv", "--format", "json")) == 12)
    #expect(try seed(folder.rank("m.csv", "--format", "json", "--seed", "13")) == 13)
    let largest = try folder.rank("m.csv", "--format", "json", "--seed", "18446744073709551615")
    #expect(largest.out.contains("\"seed\": 18446744073709551615,"))
    #expect(try folder.rank("m.csv", environment: ["LODESTONE_SEED": "-1"]).code == 64)
  }

  @Test func dataMayLieUnderAHomeOfItsOwn() throws {
    try folder.makeFolder("data/Datasets")
    try folder.makeFolder("data/Weights")
    try folder.put(
      "data/Weights/mine.yaml", try String(contentsOfFile: Fixture.path("cars.yaml"), encoding: .utf8))
    _ = try folder.copiedDataset()
    try folder.move("copy", to: "data/Datasets/small")
    let home = ["LODESTONE_HOME": folder.path + "/data"]
    let run = try folder.run("rank", "--dataset", "small", "--profile", "mine", environment: home)
    #expect(run.code == 0)
    #expect(run.lines.count == 8)
    #expect(try folder.run("dataset", "list", environment: home).out.contains("\nsmall,"))
    #expect(try folder.run("dataset", "list").out.contains("\nsmall,") == false)
  }
}
