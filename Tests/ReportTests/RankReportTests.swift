import Decision
import Foundation
import Pipeline
import Report
import TestSupport
import Testing

@Suite struct RankReportTests {
  private func rendering(_ format: OutputFormat, top: Int? = nil, example: TextExample? = nil) throws
    -> Rendering
  {
    RankReport(try (example ?? TextExample()).assessment, top: top).rendering(as: format)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try exactJSON(text) as? [String: Any])
  }

  @Test(arguments: [OutputFormat.table, .csv, .md, .json, .ndjson, .geojson])
  func itKeepsItsForm(format: OutputFormat) throws {
    try expectTextSnapshot("rank.\(format.rawValue)", try rendering(format).text)
  }

  @Test func everyFormTellsTheSameRanking() throws {
    let json = try #require(try object(rendering(.json).text)["ranking"] as? [[String: Any]])
    #expect(json.map { $0["id"] as? String } == ["R2", "R3", "R1"])
    #expect(json.map { $0["score"] as? Double } == [0.75, 0.5, 0.25])
    #expect(json.map { $0["rank"] as? Int } == [1, 2, 3])
    let lines = try rendering(.ndjson).text.split(separator: "\n").map { try object(String($0)) }
    #expect(lines.map { $0["id"] as? String } == ["R2", "R3", "R1"])
    #expect(lines.map { $0["score"] as? Double } == [0.75, 0.5, 0.25])
    let csv = try rendering(.csv).text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    #expect(csv.map { $0[1] } == ["R2", "R3", "R1"])
    #expect(csv.map { Double($0[2]) } == [0.75, 0.5, 0.25])
    for format in [OutputFormat.md, .table] {
      let text = try rendering(format).text
      let places = ["R2", "R3", "R1"].map { text.range(of: $0)!.lowerBound }
      #expect(places == places.sorted())
    }
  }

  /// Contract 3: the keys of the object, and of each of its rows.
  @Test func theKeysAreThoseOfTheContract() throws {
    let whole = try object(rendering(.json).text)
    let wanted = [
      "method", "normalisation", "weights", "effective_weights", "ranking", "removed", "workings", "notices",
      "study",
    ]
    #expect(wanted.allSatisfy { whole.keys.contains($0) })
    #expect(whole["method"] as? String == "weighted-sum")
    #expect(whole["normalisation"] as? String == "minmax")
    #expect(whole["weights"] as? [String: Double] == ["rail": 0.5, "wage": 0.25, "law": 0.25])
    let study = try #require(whole["study"] as? [String: Any])
    #expect(study["seed"] as? Int == 7)
    #expect((study["hash"] as? String)?.count == 64)
    #expect(study["version"] as? String == "0.0.0")
    let rows = try #require(whole["ranking"] as? [[String: Any]])
    #expect(rows.allSatisfy { Set(["rank", "id", "score", "index", "contributions"]).isSubset(of: $0.keys) })
    #expect(
      rows[0]["contributions"] as? [String: Double] == [
        "infrastructure": 0.25, "costs": 0.25, "stability": 0.25,
      ])
    let removed = try #require(whole["removed"] as? [[String: String]])
    #expect(removed == [["id": "R4", "reason": "does not meet 'country in [XX, YY]' (country is ZZ)"]])
    #expect((whole["imputed"] as? [[String: Any]])?.first?["indicator"] as? String == "wage")
  }

  @Test func everySeedIsRecordedAsItIs() throws {
    let text = try rendering(.json, example: TextExample(seed: .max)).text
    #expect(text.contains("\"seed\": 18446744073709551615"))
  }

  @Test func topCutsTheSameRanking() throws {
    let rows = try #require(try object(rendering(.json, top: 2).text)["ranking"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["R2", "R3"])
    #expect(try rendering(.csv, top: 1).text.split(separator: "\n").count == 2)
    #expect(try rendering(.csv, top: 99).text == rendering(.csv).text)
  }

  /// The points of a row are shown with one decimal and must come to the score shown, here thrice 33.3 and 100.0.
  @Test func thePointsOfARowAddUpToItsScore() throws {
    for example in [try TextExample(equal: true), try TextExample()] {
      let lines = try rendering(.table, example: example).text.split(separator: "\n")
      let header = try #require(lines.firstIndex { $0.hasPrefix("rank") })
      for line in lines[(header + 1)...].prefix(3) {
        let fields = line.split(separator: " ").suffix(4).map { Double($0)! }
        let tenths = fields.map { (10 * $0).rounded() }
        #expect(tenths[0] == tenths[1...].reduce(0, +), "\(line)")
      }
    }
  }

  @Test func aPlaceOfTheGlobeIsLongitudeFirst() throws {
    let whole = try object(rendering(.geojson).text)
    #expect(whole["type"] as? String == "FeatureCollection")
    let features = try #require(whole["features"] as? [[String: Any]])
    #expect(features.map { $0["id"] as? String } == ["R2", "R3", "R1"])
    #expect((features[0]["geometry"] as? [String: Any])?["coordinates"] as? [Double] == [-8, 41.5])
    #expect(features[1]["geometry"] is NSNull)
  }

  @Test func whatAFormHasNoPlaceForIsANote() throws {
    let notes = [
      "1 of 9 figures were missing and are imputed by country-mean: wage 1", "1 removed:",
      "  R4: does not meet 'country in [XX, YY]' (country is ZZ)",
    ]
    for format in [OutputFormat.csv, .ndjson, .geojson] { #expect(try rendering(format).notes == notes) }
    for format in [OutputFormat.json, .md, .table] { #expect(try rendering(format).notes.isEmpty) }
  }

  @Test func aLongNameIsShortenedForPeopleOnly() throws {
    #expect(try rendering(.table).text.contains("A region whose name is much too lon…"))
    #expect(try !rendering(.table).text.contains(TextExample.longName))
    #expect(try rendering(.csv).text.contains(TextExample.longName))
  }

  @Test func namesAreDataAndNothingElse() throws {
    let example = try TextExample(names: ["say \"x\", y", "a|b\n# c", "\u{1B}[31m<img>", "Delta"])
    let csv = try rendering(.csv, example: example).text
    #expect(csv.contains("\"say \"\"x\"\", y\""))
    #expect(csv.contains("\"a|b\n# c\""))
    let md = try rendering(.md, example: example).text
    #expect(md.contains("a\\|b # c"))
    #expect(!md.contains("<img>"))
    #expect(!md.contains("\u{1B}"))
    #expect(try !rendering(.table, example: example).text.contains("\u{1B}"))
    let names = try #require(
      try object(rendering(.json, example: example).text)["ranking"] as? [[String: Any]]
    )
    .map { $0["name"] as? String }
    #expect(names == ["a|b\n# c", "\u{1B}[31m<img>", "say \"x\", y"])
  }

  @Test func aMethodWithoutPartsHasNone() throws {
    let example = try TextExample(method: "topsis")
    let rows = try #require(
      try object(rendering(.json, example: example).text)["ranking"] as? [[String: Any]])
    #expect(rows.allSatisfy { ($0["contributions"] as? [String: Double])?.isEmpty == true })
    #expect(try rendering(.csv, example: example).text.hasPrefix("rank,id,score,name,country\n"))
    let workings = try #require(
      try object(rendering(.json, example: example).text)["workings"] as? [String: Any])
    #expect(Set(workings.keys) == ["v⁺", "v⁻", "D⁺", "D⁻"])
  }

  /// A cost under vector normalisation is subtracted: −¼·30/√(10² + 10² + 30²) for R3.
  @Test func negativePartsAreShownWithTheirSign() throws {
    let example = try TextExample(normalisation: "vector")
    let rows = try #require(
      try object(rendering(.json, example: example).text)["ranking"] as? [[String: Any]])
    let third = try #require(rows.first { $0["id"] as? String == "R3" })
    let part = try #require((third["contributions"] as? [String: Double])?["costs"])
    #expect(abs(part + 0.25 * 30 / 1100.0.squareRoot()) < 1e-15)
    #expect(try rendering(.table, example: example).text.contains(" -0.226"))
  }

  @Test func aBareMatrixKeepsItsOwnScale() throws {
    let report = RankReport(try matrixAssessment())
    #expect(report.rendering(as: .csv).text == "rank,id,score\n1,B,0.75\n2,A,0.25\n")
    #expect(
      report.rendering(as: .md).text.hasPrefix(
        "| rank | id | score |\n| ---: | --- | ---: |\n| 1 | B | 0.7500 |\n"))
    let whole = try object(report.rendering(as: .json).text)
    #expect(whole["dataset"] is NSNull)
    let rows = try #require(whole["ranking"] as? [[String: Any]])
    #expect(rows[0]["contributions"] as? [String: Double] == ["a": 0.75, "b": 0])
    #expect(rows[0]["name"] == nil)
  }

  @Test func manyRemovalsAreSummedUpByTheirCause() throws {
    let assessment = try matrixAssessment(
      ids: (0..<30).map { "R\($0)" }, conditions: [.number("a", .less, 1)])
    let notes = RankReport(assessment).rendering(as: .csv).notes
    #expect(
      notes == [
        "29 removed (--format json lists each with its reason):",
        "  does not meet 'a < 1': 29 (R1, R2, R3, R4, R5, …)",
      ])
  }
}
