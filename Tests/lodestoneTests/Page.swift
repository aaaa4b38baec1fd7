import Foundation
import TestSupport
import Testing

/// A page of the documentation, with the commands that it shows and what it prints under them.
struct Page: Sendable {
  /// Commands with what the page prints under them.
  struct Step: Sendable, CustomTestStringConvertible {
    let command: String
    let output: String
    var testDescription: String { command }
  }

  var files: [(name: String, text: String)] = []
  var steps: [Step] = []
  var prose: [String] = []

  /// Indented lines are commands; a fence is the output of those since the fence before, or a file where it
  /// names one.
  init(_ name: String) {
    let path = Fixture.package + "/Documentation/" + name
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var commands: [String] = []
    var fence: (file: String?, text: String)?
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```"), let open = fence {
        if let file = open.file {
          files.append((file, open.text))
        } else {
          steps.append(Step(command: commands.joined(separator: "\n"), output: open.text))
          commands = []
        }
        fence = nil
      } else if line.hasPrefix("```") {
        let words = line.dropFirst(3).split(separator: " ").map(String.init)
        fence = (words.count == 2 ? words[1] : nil, "")
      } else if fence != nil {
        fence?.text += line + "\n"
      } else if line.hasPrefix("    ") {
        let part = line.trimmingCharacters(in: .whitespaces)
        if let last = commands.last, last.hasSuffix("\\") {
          commands[commands.count - 1] = last.dropLast() + part
        } else {
          commands.append(part)
        }
      } else {
        prose.append(line)
      }
    }
  }

  /// The first lines of a page that are not those of an output, byte by byte; none where all are.
  ///
  /// A line of one … stands for at least one line that is left out.
  static func unlike(_ page: String, _ output: String) -> String? {
    let lines = output.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(
      Array.init)
    let blocks = page.components(separatedBy: "\n").split(separator: "…", omittingEmptySubsequences: false)
      .map { $0.map { Array($0.utf8) } }
    var place = 0
    for (k, block) in blocks.enumerated() where !block.isEmpty {
      let last = lines.count - block.count
      let range =
        k == 0 ? 0..<1 : (k == blocks.count - 1 ? max(place + 1, last) : place + 1)..<max(last, place) + 1
      guard let found = range.first(where: { $0 <= last && Array(lines[$0..<$0 + block.count]) == block })
      else {
        return block.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
      }
      place = found + block.count
    }
    return blocks.count == 1 && place != lines.count ? output : nil
  }

  /// Numbers that are not part of a word such as C29.
  static func figures(_ text: String) -> [Substring] {
    text.matches(of: /[A-Za-z_]*[0-9]+(?:[.,][0-9]+)*/).map(\.output).filter { $0.first?.isNumber == true }
  }

  static func pasted(_ command: String, in folder: Folder) throws -> (code: Int32, out: String, err: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "lodestone() { '\(Program.path)' \"$@\" --format table; }\n\(command)"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Program.cleared.merging(["HOME": folder.path]) { $1 }
    for name in [".out", ".err"] { try folder.put(name, "") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/.out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/.err"))
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.text(".out"), try folder.text(".err"))
  }
}
