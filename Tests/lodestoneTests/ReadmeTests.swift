import Foundation
import TestSupport
import Testing

/// The README's commands, pasted as they stand, and what it prints under them.
@Suite struct ReadmeTests {
  /// Indented lines that begin with the program or pipe into it; a line that ends in a pipe goes on.
  static let commands: [String] = {
    let text = (try? String(contentsOfFile: Fixture.package + "/README.md", encoding: .utf8)) ?? ""
    var found: [String] = []
    var open = ""
    for line in text.split(separator: "\n") where line.hasPrefix("    ") {
      let command = line.trimmingCharacters(in: .whitespaces)
      guard !open.isEmpty || command.hasPrefix("lodestone ") || command.hasPrefix("printf ") else { continue }
      open += (open.isEmpty ? "" : "\n") + command
      if command.hasSuffix("|") { continue }
      found.append(open)
      open = ""
    }
    return found
  }()

  static let blocks: [String] = {
    let text = (try? String(contentsOfFile: Fixture.package + "/README.md", encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n```\n").enumerated().filter { $0.offset % 2 == 1 }.map {
      $0.element + "\n"
    }
  }()

  func pasted(_ command: String, more: String = "") throws -> (code: Int32, out: String, err: String) {
    let folder = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "lodestone() { '\(Program.path)' \"$@\" \(more); }\n\(command)"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Program.cleared.merging(["HOME": folder.path]) { $1 }
    for name in ["out", "err"] { try folder.put(name, "") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/err"))
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }
    return (process.terminationStatus, try text("out"), try text("err"))
  }

  @Test func thereAreExamples() {
    #expect(Self.commands.count >= 12)
    #expect(Self.blocks.count == 3)
  }

  @Test(arguments: commands) func everyCommandWorksAsItStands(command: String) throws {
    let run = try pasted(command)
    #expect(run.code == 0, "\(command)\n\(run.err)")
  }

  @Test func whatIsPrintedUnderTheFirstCommandIsItsTable() throws {
    #expect(try pasted(Self.commands[0], more: "--format table").out == Self.blocks[0])
  }

  @Test func whatIsPrintedUnderTheSecondIsItsContest() throws {
    #expect(try pasted(Self.commands[1], more: "--format table").out.contains(Self.blocks[1]))
  }

  @Test func whatIsPrintedUnderTheMatrixIsItsTable() throws {
    let matrix = try #require(Self.commands.first { $0.hasPrefix("printf") })
    #expect(try pasted(matrix, more: "--format table").out == Self.blocks[2])
  }
}
