import Foundation
import TestSupport
import Testing

/// Documentation/worked-case.md: every command is run as it stands, in one folder, one after the other, and what
/// it prints is what stands under it.
@Suite struct WorkedCaseTests {
  /// A command with what the page prints under it.
  struct Step: Sendable, CustomTestStringConvertible {
    let command: String
    let output: String
    var testDescription: String { command }
  }

  struct Page: Sendable {
    var files: [(name: String, text: String)] = []
    var steps: [Step] = []
    var prose: [String] = []
  }

  /// Indented lines are commands, a fence is the output of the command above it, or a file where it names one.
  static let page: Page = {
    let path = Fixture.package + "/Documentation/worked-case.md"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var page = Page()
    var command = ""
    var fence: (file: String?, text: String)?
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```"), let open = fence {
        if let file = open.file {
          page.files.append((file, open.text))
        } else {
          page.steps.append(Step(command: command, output: open.text))
        }
        fence = nil
      } else if line.hasPrefix("```") {
        let words = line.dropFirst(3).split(separator: " ").map(String.init)
        fence = (words.count == 2 ? words[1] : nil, "")
      } else if fence != nil {
        fence?.text += line + "\n"
      } else if line.hasPrefix("    ") {
        let part = line.trimmingCharacters(in: .whitespaces)
        command = command.hasSuffix("\\") ? command.dropLast() + part : part
      } else {
        page.prose.append(line)
      }
    }
    return page
  }()

  @Test func thePageHasItsStepsAndItsFile() {
    #expect(Self.page.steps.count >= 7)
    #expect(Self.page.files.map(\.name) == ["levers.csv"])
    let asked = Self.page.steps.map { $0.command.split(separator: " ").dropFirst().first ?? "" }
    for command in ["rank", "explain", "robust", "what-if", "reform"] {
      #expect(asked.contains(Substring(command)), "\(command)")
    }
  }

  @Test(arguments: page.steps) func aCommandPrintsWhatStandsUnderIt(step: Step) throws {
    let folder = try Folder()
    for (name, text) in Self.page.files { try folder.put(name, text) }
    let run = try pasted(step.command, in: folder)
    #expect(run.code == 0, "\(run.err)")
    #expect(Self.unlike(step.output, run.out) == nil, "\(run.out)")
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

  @Test(arguments: [
    ("a\nb\n", true), ("a\n…\n", true), ("…\nc\n", true), ("a\n…\nc\n", true), ("…\nb\n…\n", true),
    ("a\nb\nc\n", true), ("a\nb\n…\nc\n", false), ("a\nx\nc\n", false), ("…\nb\n", false), ("b\n…\n", false),
    ("a\nb\nc\n…\n", false), ("a\nb\n…\n", true),
  ]) func leftOutLinesAreTheOnlyOnesThatMayDiffer(page: String, isLike: Bool) {
    #expect((Self.unlike(page, page == "a\nb\n" ? page : "a\nb\nc\n") == nil) == isLike)
  }

  /// No figure is the writer's own: each stands in an output, a command or the file.
  @Test func everyFigureOfTheProseIsPrinted() {
    var printed = Set<Substring>()
    for step in Self.page.steps { printed.formUnion(Self.figures(step.command + "\n" + step.output)) }
    for file in Self.page.files { printed.formUnion(Self.figures(file.text.replacing(",", with: " "))) }
    for line in Self.page.prose {
      for figure in Self.figures(line) { #expect(printed.contains(figure), "\(figure) in: \(line)") }
    }
  }

  /// Numbers that are not part of a word such as C29.
  static func figures(_ text: String) -> [Substring] {
    text.matches(of: /[A-Za-z_]*[0-9]+(?:[.,][0-9]+)*/).map(\.output).filter { $0.first?.isNumber == true }
  }

  private func pasted(_ command: String, in folder: Folder) throws -> (code: Int32, out: String, err: String)
  {
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
