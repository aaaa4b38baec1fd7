import TestSupport
import Testing

/// Documentation/clusters.md: every command is run as it stands.
@Suite struct ClusterPageTests {
  static let page = Page("clusters.md")

  @Test func thePageShowsEveryCommand() {
    let commands = Self.page.steps.map(\.command).joined(separator: "\n")
    for words in ["cluster --dataset", "cluster --employment", "backtest --dataset", "pull --dataset"] {
      #expect(commands.contains(words), "\(words)")
    }
  }

  @Test(arguments: page.steps) func aCommandPrintsWhatStandsUnderIt(step: Page.Step) throws {
    let folder = try Folder()
    for file in Self.page.files { try folder.put(file.name, file.text) }
    let run = try Page.pasted(step.command, in: folder)
    #expect(run.code == 0, "\(run.err)")
    #expect(Page.unlike(step.output, run.out) == nil, "\(run.out)")
  }
}
