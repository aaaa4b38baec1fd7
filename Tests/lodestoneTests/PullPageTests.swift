import TestSupport
import Testing

/// Documentation/pull.md: every command is run as it stands on the shipped example.
@Suite struct PullPageTests {
  static let page = Page("pull.md")

  @Test func thePageShowsBoundsLosersCrowdingAndALabel() {
    let commands = Self.page.steps.map(\.command).joined(separator: "\n")
    for words in [
      "--region", "--nest", "--grow '+10%'", "I(plants^2)", "I(log1p(plants)^2)", "factor(region)", "--chart",
    ] {
      #expect(commands.contains(words), "\(words)")
    }
  }

  @Test(arguments: page.steps) func aCommandPrintsWhatStandsUnderIt(step: Page.Step) throws {
    let folder = try Folder()
    let run = try Page.pasted(step.command, in: folder)
    #expect(run.code == 0, "\(run.err)")
    #expect(Page.unlike(step.output, run.out) == nil, "\(run.out)")
    if step.command.contains("--chart") { #expect(try folder.text("pull.svg").hasPrefix("<svg ")) }
  }
}
