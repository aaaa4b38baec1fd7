import Foundation
import TestSupport
import Testing

/// Documentation/worked-case.md: every command is run as it stands, in one folder, one after the other, and what
/// it prints is what stands under it.
@Suite struct WorkedCaseTests {
  static let page = Page("worked-case.md")

  @Test func thePageHasItsStepsAndItsFile() {
    #expect(Self.page.steps.count >= 7)
    #expect(Self.page.files.map(\.name) == ["levers.csv"])
    let asked = Self.page.steps.map { $0.command.split(separator: " ").dropFirst().first ?? "" }
    for command in ["rank", "explain", "robust", "what-if", "reform"] {
      #expect(asked.contains(Substring(command)), "\(command)")
    }
  }

  @Test(arguments: page.steps) func aCommandPrintsWhatStandsUnderIt(step: Page.Step) throws {
    let folder = try Folder()
    for (name, text) in Self.page.files { try folder.put(name, text) }
    let run = try Page.pasted(step.command, in: folder)
    #expect(run.code == 0, "\(run.err)")
    #expect(Page.unlike(step.output, run.out) == nil, "\(run.out)")
  }

  @Test(arguments: [
    ("a\nb\n", true), ("a\n…\n", true), ("…\nc\n", true), ("a\n…\nc\n", true), ("…\nb\n…\n", true),
    ("a\nb\nc\n", true), ("a\nb\n…\nc\n", false), ("a\nx\nc\n", false), ("…\nb\n", false), ("b\n…\n", false),
    ("a\nb\nc\n…\n", false), ("a\nb\n…\n", true),
  ]) func leftOutLinesAreTheOnlyOnesThatMayDiffer(page: String, isLike: Bool) {
    #expect((Page.unlike(page, page == "a\nb\n" ? page : "a\nb\nc\n") == nil) == isLike)
  }

  /// No figure is the writer's own: each stands in an output, a command or the file.
  @Test func everyFigureOfTheProseIsPrinted() {
    var printed = Set<Substring>()
    for step in Self.page.steps { printed.formUnion(Page.figures(step.command + "\n" + step.output)) }
    for file in Self.page.files { printed.formUnion(Page.figures(file.text.replacing(",", with: " "))) }
    for line in Self.page.prose {
      for figure in Page.figures(line) { #expect(printed.contains(figure), "\(figure) in: \(line)") }
    }
  }
}
