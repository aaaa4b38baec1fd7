import Foundation
import Testing

/// What a person sees, on a pseudo-terminal.
@Suite struct TerminalTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("m.csv", goodMatrix)
  }

  /// Runs the program with a terminal for standard output and gives back what appears on it.
  private func shown(_ more: [String] = [], environment: [String: String] = [:]) throws -> String {
    var main: Int32 = -1
    var near: Int32 = -1
    let opened = unsafe openpty(&main, &near, nil, nil, nil)
    try #require(opened == 0)
    let side = FileHandle(fileDescriptor: near, closeOnDealloc: false)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["rank", "--matrix", "m.csv"] + goodWeights + more
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Program.cleared.merging(["HOME": folder.path, "TERM": "xterm-256color"]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = side
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    // What was written waits in the terminal as long as its near side is open; there may be nothing.
    _ = fcntl(main, F_SETFL, O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(main, $0.baseAddress, $0.count) }
    close(main)
    close(near)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  @Test func theDefaultIsATableInColour() throws {
    let text = try shown()
    #expect(text.hasPrefix("\u{1B}[1mrank"))
    #expect(text.contains("A3"))
  }

  @Test func noColourLeavesNoEscape() throws {
    #expect(try !shown(environment: ["NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(try !shown(["--color", "never"]).contains("\u{1B}"))
    #expect(try !shown(environment: ["LODESTONE_COLOR": "never"]).contains("\u{1B}"))
    #expect(try shown(environment: ["NO_COLOR": ""]).contains("\u{1B}"))
  }

  @Test func aPipeGetsCSVWithoutColourUnlessAskedFor() throws {
    #expect(try folder.rank("m.csv").out.hasPrefix("rank,id,score\n"))
    #expect(try !folder.rank("m.csv", "--format", "table").out.contains("\u{1B}"))
    #expect(try folder.rank("m.csv", "--format", "table", "--color", "always").out.contains("\u{1B}[1m"))
    #expect(
      try folder.rank("m.csv", "--format", "table", "--color", "always", environment: ["NO_COLOR": "1"]).out
        .contains("\u{1B}[1m"))
  }

  @Test func aFileGetsCSVEvenFromATerminal() throws {
    _ = try shown(["--output", "out"])
    #expect(try folder.text("out").hasPrefix("rank,id,score\n"))
  }
}
