import Decision
import Intake
import Testing

@Suite struct DatasetCheckTests {
  @Test func aSoundFolderHasNoProblem() throws { #expect(try SmallDataset().found() == []) }

  /// SHA-256 of the text of `supply.csv` above, by Python 3 `hashlib.sha256`.
  private static let supply = "6951a399c95e4f40887c8450ac2be8045610be28edd81b37e3014f8252eb60ba"

  @Test func aChecksumThatFitsIsNoProblem() throws {
    var small = SmallDataset()
    small.files["dataset.yaml"]! += "files:\n  supply.csv: \"\(Self.supply)\"\n"
    #expect(try small.found() == [])
    #expect(try small.load().notices.isEmpty)
  }

  @Test func aChecksumThatDoesNotFitIsShownWithTheOneThatDoes() throws {
    var small = SmallDataset()
    let stated = String(repeating: "0123456789abcdef", count: 4)
    small.files["dataset.yaml"]! += "files:\n  supply.csv: \(stated)\n"
    let found = try small.found()
    #expect(
      found == [
        "D/dataset.yaml:9:3: the checksum of 'supply.csv' is \(Self.supply.prefix(12))…, and 0123456789ab… was stated; "
          + "if the change is meant, write sha256 \(Self.supply)"
      ])
  }

  @Test func aFileThatIsListedAndAbsentIsNamed() throws {
    var small = SmallDataset()
    small.files["dataset.yaml"]! += "files:\n  prices.csv: 00\n"
    let found = try small.found()
    #expect(
      found == [
        "D/dataset.yaml:9:3: dataset.yaml lists 'prices.csv', which is not in the folder; add the file, or take the line out"
      ])
  }

  @Test func aChecksumMayBeWrittenInCapitals() throws {
    var small = SmallDataset()
    small.files["dataset.yaml"]! += "files:\n  supply.csv: \(Self.supply.uppercased())\n"
    #expect(try small.found() == [])
  }

  /// A map and notes are listed and not read; SHA-256 of `{}` and a line end, by Python 3 `hashlib.sha256`.
  @Test func aFileThatIsNotReadIsCheckedAllTheSame() throws {
    let digest = "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"
    var small = SmallDataset().with(["map.geojson": "{}\n"])
    small.files["dataset.yaml"]! += "files:\n  map.geojson: \(digest)\n  ../map.geojson: \(digest)\n"
    #expect(
      try small.found() == [
        "D/dataset.yaml:10:3: dataset.yaml lists '../map.geojson', which is not in the folder; add the file, or take the "
          + "line out"
      ])
  }

  @Test func aFileThatTheManifestDoesNotListIsNamedWithItsChecksum() throws {
    var small = SmallDataset()
    let names = small.files.keys.sorted().filter { $0 != "supply.csv" && $0 != "dataset.yaml" }
    small.files["dataset.yaml"]! += "files:\n" + names.map { "  \($0): 00\n" }.joined()
    #expect(
      try small.foundInAll().filter { !$0.contains("was stated") } == [
        "D/dataset.yaml:1:1: dataset.yaml does not list 'supply.csv'; write 'supply.csv: \(Self.supply)' under 'files'"
      ])
  }

  /// The whole has 400 persons; two per cent of it and ten persons, 18 in all, are forgiven.
  @Test(arguments: zip([382, 381], [false, true]))
  func aZeroBesideAWholeThatIsMoreThanItsPartsIsSuspect(textiles: Int, isSuspect: Bool) throws {
    let expected =
      "D/employment.csv:1:1: PT11 2014: 'C29' is 0, and 'C' has \(400 - textiles) persons more than its parts; "
      + "a suppressed figure is left blank, never zero"
    #expect(
      try small("PT11,C,2014,400\nPT11,C13,2014,\(textiles)\nPT11,C29,2014,0\n")
        == (isSuspect ? [expected] : []))
    #expect(try small("PT11,C,2014,400\nPT11,C13,2014,\(textiles)\n") == (isSuspect ? [expected] : []))
  }

  @Test func severalZerosAreNamedTogetherAndEveryYearAndAreaApart() throws {
    let found = try small("PT11,C,2014,400\nPT11,C,2013,12.5\nES,C,2013,100\nES,C13,2013,0\nES,C29,2013,0\n")
    #expect(
      found == [
        "D/employment.csv:1:1: PT11 2013: 'C13', 'C29' are 0, and 'C' has 12.5 persons more than its parts; "
          + "a suppressed figure is left blank, never zero",
        "D/employment.csv:1:1: ES 2013: 'C13', 'C29' are 0, and 'C' has 100 persons more than its parts; "
          + "a suppressed figure is left blank, never zero",
        "D/employment.csv:1:1: PT11 2014: 'C13', 'C29' are 0, and 'C' has 400 persons more than its parts; "
          + "a suppressed figure is left blank, never zero",
      ])
  }

  @Test func aBlankBesideAWholeIsNotSuspect() throws {
    #expect(try small("PT11,C,2014,400\nPT11,C13,2014,\nPT11,C29,2014,0\n") == [])
    #expect(try small("PT11,C,2014,\nPT11,C13,2014,5\n") == [])
    #expect(try small("PT11,C,2014,0\nPT11,C13,2014,0\n") == [])
  }

  @Test func whatReadingFindsComesFirst() throws {
    var small = SmallDataset().with(["supply.csv": "supplier,user,coefficient\nC13,C92,1\n"])
    small.files["dataset.yaml"]! += "files:\n  prices.csv: 00\n"
    let found = try small.found()
    #expect(
      found == [
        "D/supply.csv:2:5: industry 'C92' is not in industries.csv; did you mean 'C29'?",
        "D/dataset.yaml:9:3: dataset.yaml lists 'prices.csv', which is not in the folder; add the file, or take the line out",
      ])
  }

  @Test func aSourceThatNobodyCanLookUpIsNamed() throws {
    var small = SmallDataset()
    small.files["sources.csv"] = small.files["sources.csv"]!.replacing("SES,", with: "SEX,")
    #expect(
      try small.found() == [
        "D/indicators.csv:1:1: source 'SES' of 'wage' is not in sources.csv; did you mean 'SEX' or 'SBS'?"
      ])
  }

  /// The total holds the whole as well, so that only the parts of manufacturing are in question.
  private func small(_ rows: String) throws -> [String] {
    let totals = Set(
      rows.split(separator: "\n").map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return "\(cells[0]),T,\(cells[2]),"
      })
    let text = "region,industry,year,employment\n" + rows + totals.sorted().joined(separator: "\n") + "\n"
    return try SmallDataset().with(["employment.csv": text]).found()
  }
}
