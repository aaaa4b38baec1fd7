import Decision
import Foundation
import Intake
import Testing

@Suite struct InputFileTests {
  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000]) func everyByteOfAFileIsRead(count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try folder.write(bytes, to: "f.bin")
    let input = try InputFile(path: "\(folder.path)/f.bin")
    #expect(input.bytes == bytes)
    #expect(input.name == "\(folder.path)/f.bin")
  }

  @Test func aFileThatStatesNoLengthIsReadWhole() throws {
    let input = try InputFile(path: "/proc/self/status")
    #expect(input.bytes.starts(with: Array("Name:".utf8)))
  }

  @Test func whatIsNotThereIsNamed() throws {
    let folder = try TemporaryFolder()
    #expect(
      refused(folder, "none.csv") == [
        "file: 'D/none.csv' does not exist; check the name and the folder it is in"
      ])
  }

  @Test func aFolderIsNoFile() throws {
    let folder = try TemporaryFolder()
    #expect(
      folder.shortened(refusals { () throws(IntakeError) in try InputFile(path: folder.path) }) == [
        "file: 'D' is a folder, and a file is wanted; name a file in it"
      ])
  }

  @Test func aPathThroughAFileSaysWhatTheSystemSays() throws {
    let folder = try TemporaryFolder(["f.csv": "id,a\n"])
    #expect(
      refused(folder, "f.csv/x") == [
        "file: 'D/f.csv/x' cannot be read (Not a directory); check the file and its disk"
      ])
  }

  /// A file of a million million bytes that takes no room on the disk.
  @Test func aFileThatMemoryCannotHoldIsRefused() throws {
    let folder = try TemporaryFolder(["f.csv": ""])
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/f.csv"))
    try file.truncate(atOffset: 1 << 40)
    try file.close()
    #expect(
      refused(folder, "f.csv") == [
        "file: 'D/f.csv' has more than 4294967296 bytes; split it, or name another file"
      ])
  }

  @Test func linksThatGoRoundInARingAreRefused() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/a", withDestinationPath: "\(folder.path)/a")
    #expect(
      refused(folder, "a") == [
        "file: 'D/a' cannot be read (Too many levels of symbolic links); check the file and its disk"
      ])
  }

  /// The superuser may read everything, so there the promise cannot be seen.
  @Test(.disabled(if: NSUserName() == "root", "the superuser may read every file"))
  func aFileThatMayNotBeReadIsNamed() throws {
    let folder = try TemporaryFolder(["f.csv": "id,a\n"])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(folder.path)/f.csv")
    #expect(refused(folder, "f.csv") == ["file: 'D/f.csv' may not be read; check its permissions"])
  }

  @Test func theSystemsWordsForAnErrorAreText() {
    #expect(errorText(ENOENT) == "No such file or directory")
  }

  private func refused(_ folder: TemporaryFolder, _ name: String) -> [String] {
    folder.shortened(refusals { () throws(IntakeError) in try InputFile(path: "\(folder.path)/\(name)") })
  }

  /// Long enough to be read in slices, the last of which is not full; every byte is where it should be.
  @Test func aLargeFileIsReadWhole() throws {
    let folder = try TemporaryFolder()
    // No part of 64 kB is like another one.
    let wanted = (0..<521).flatMap { part in
      [UInt8](repeating: UInt8(truncatingIfNeeded: part), count: 65_000) + [
        UInt8(truncatingIfNeeded: part >> 8)
      ]
    }
    try folder.write(wanted, to: "large.csv")
    for threads in 1...3 {
      #expect(try InputFile(path: folder.path + "/large.csv", threads: threads).bytes == wanted)
    }
  }
}
