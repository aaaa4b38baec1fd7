import Decision
import Intake
import Testing

@Suite struct DatasetFolderTests {
  private static let least =
    "a dataset holds at least dataset.yaml, regions.csv, indicators.csv, indicator_catalogue.csv"

  @Test func aFolderThatIsNotThereIsAFileProblem() throws {
    let folder = try TemporaryFolder()
    #expect(
      folder.shortened(refusals { () throws(IntakeError) in try dataset(at: "\(folder.path)/none") }) == [
        "file: 'D/none/dataset.yaml' does not exist; \(Self.least)"
      ])
    #expect(
      folder.shortened(refusals { () throws(IntakeError) in try datasetHeading(at: "\(folder.path)/none") })
        == [
          "file: 'D/none/dataset.yaml' does not exist; check the name and the folder it is in"
        ])
  }

  @Test func everyFileThatIsNeededAndAbsentIsNamed() throws {
    let found = try SmallDataset().with(["regions.csv": nil, "dataset.yaml": nil]).refused()
    #expect(
      found == [
        "'D/dataset.yaml' does not exist; \(Self.least)", "'D/regions.csv' does not exist; \(Self.least)",
      ])
  }

  @Test func aSlashAtTheEndOfThePathChangesNothing() throws {
    let folder = try TemporaryFolder(SmallDataset().files)
    #expect(try dataset(at: folder.path + "/").dataset.checksum == dataset(at: folder.path).dataset.checksum)
  }

  @Test func aManifestSaysEverythingThatIsWrongWithIt() throws {
    let small = SmallDataset().with(["dataset.yaml": "nam: x\ntitle: [a]\nlicence: none\nyears: [2014, x]\n"])
    let found = try small.refused()
    #expect(found.count == 5)
    #expect(found[0].hasPrefix("D/dataset.yaml:1:1: a dataset has no key 'nam'; did you mean 'name'?"))
    #expect(found[1] == "D/dataset.yaml:1:1: the key 'name' is missing; add 'name: …'")
    #expect(found[2] == "D/dataset.yaml:1:1: the key 'title' is missing; add 'title: …'")
    #expect(found[3] == "D/dataset.yaml:3:1: a dataset has no key 'licence'; did you mean 'licences'?")
    #expect(found[4] == "D/dataset.yaml:4:8: 'years' are not whole numbers; write 'years: [2013, 2014]'")
    let list = try SmallDataset().with(["dataset.yaml": "- name: x\n"]).refused()
    #expect(
      list == [
        "D/dataset.yaml:1:1: a dataset's manifest is a list of 'key: value' lines; begin with 'name: …'"
      ])
  }

  @Test func anAliasInAManifestIsRefused() throws {
    let found = try SmallDataset().with(["dataset.yaml": "name: &a x\ntitle: *a\n"]).refused()
    #expect(
      found == [
        "D/dataset.yaml:1:7: the anchor '&a' is not allowed here; write the value out"
      ])
  }

  @Test func theHeadingAloneIsReadWithoutTheFigures() throws {
    let folder = try TemporaryFolder(["dataset.yaml": "name: a\ntitle: b\nlimits: one\nyears: [2014]\n"])
    #expect(
      try datasetHeading(at: folder.path)
        == Dataset.Heading(name: "a", title: "b", years: [2014], limits: ["one"]))
  }
}
