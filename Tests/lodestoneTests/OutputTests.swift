import Foundation
import Testing

@Suite struct OutputTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("m.csv", goodMatrix)
  }

  @Test(arguments: ["csv", "json", "ndjson", "md", "table"])
  func aFileHoldsTheBytesOfStandardOutputAndNothingLiesBesideIt(format: String) throws {
    let run = try folder.rank("m.csv", "--format", format, "--output", "out")
    #expect(run.code == 0)
    #expect(run.out == "")
    #expect(run.err == "")
    #expect(try folder.text("out") == folder.rank("m.csv", "--format", format).out)
    #expect(try folder.names() == ["m.csv", "out"])
  }

  @Test func aFailingRunLeavesTheOldFileAsItWas() throws {
    try folder.put("out.csv", "old\n")
    try folder.put("bad.csv", goodMatrix.replacing("8,8,6", with: "8,x,6"))
    #expect(try folder.rank("bad.csv", "--output", "out.csv").code == 65)
    #expect(try folder.rank("m.csv", "--where", "b > 99", "--output", "out.csv").code == 1)
    #expect(try folder.text("out.csv") == "old\n")
    #expect(try folder.names() == ["bad.csv", "m.csv", "out.csv"])
    #expect(try folder.rank("m.csv", "--output", "out.csv").code == 0)
    #expect(try folder.text("out.csv").hasPrefix("rank,id,score\n1,A3,0.85"))
  }

  @Test func theInputMayBeTheOutput() throws {
    let expected = try folder.rank("m.csv").out
    #expect(try folder.rank("m.csv", "--output", "m.csv").code == 0)
    #expect(try folder.text("m.csv") == expected)
  }

  @Test func aDashIsStandardOutput() throws {
    let run = try folder.rank("m.csv", "--output", "-")
    #expect(try run.out == folder.rank("m.csv").out)
    #expect(try folder.names() == ["m.csv"])
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/taken", withIntermediateDirectories: true)
    expectRefusal(
      try folder.rank("m.csv", "--output", "taken"), 74, ["lodestone: 'taken' is a folder; name a file"])
    expectRefusal(
      try folder.rank("m.csv", "--output", "nowhere/out"), 74,
      [
        "lodestone: 'nowhere/out' cannot be written (No such file or directory); "
          + "check that its folder is there and yours"
      ])
    #expect(try folder.names() == ["m.csv", "taken"])
  }

  /// A device or a pipe is written to, never replaced: as root `--output /dev/null` would take the device away.
  @Test func aLinkToADeviceStaysALink() throws {
    let link = folder.path + "/null"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    #expect(try folder.rank("m.csv", "--output", "null").code == 0)
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == "/dev/null")
    #expect(try folder.names() == ["m.csv", "null"])
  }

  @Test func aLinkToAFileStaysALinkAndTheFileIsReplaced() throws {
    try folder.put("real", "old\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "real")
    #expect(try folder.rank("m.csv", "--output", "link").code == 0)
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link")) == "real")
    #expect(try folder.text("real").hasPrefix("rank,id,score"))
  }

  @Test func notesGoToStandardErrorAndDataToStandardOutput() throws {
    let csv = try folder.asked("rank")
    #expect(csv.code == 0)
    #expect(
      csv.errors == [
        "note: employment of 'C1' is not published for 1 of 7 regions; neighbour_cluster counts them as nothing",
        "note: 2 of 49 figures were missing and are imputed by country-mean: wage 1, lq 1",
      ])
    #expect(csv.out.hasPrefix("rank,id,score,name,country,"))
    for format in ["json", "table", "md"] { #expect(try folder.asked("rank", "--format", format).err == "") }
  }
}
