import Foundation
import Testing

@Suite struct LodestoneTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test(arguments: ["--help", "-h", "help"]) func helpGroupsTheCommandsAsTheContractDoes(flag: String) throws
  {
    let run = try folder.run(flag)
    #expect(run.code == 0)
    #expect(run.err == "")
    let places = ["Decide", "Weigh", "Data", "Serve"].map { run.out.range(of: $0)?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    for command in ["rank", "explain", "compare", "profile", "dataset", "config"] {
      #expect(run.out.contains("  \(command) "), "\(command)")
    }
  }

  @Test(arguments: ["rank", "explain", "compare", "profile", "dataset", "config", "estimate", "backtest"])
  func everyCommandsHelpOpensWithTwoExamples(command: String) throws {
    let run = try folder.run(command, "--help")
    #expect(run.code == 0)
    #expect(run.err == "")
    #expect(run.out.components(separatedBy: "lodestone \(command)").count > 2)
    #expect(run.out.range(of: "Examples:")!.lowerBound < run.out.range(of: "USAGE:")!.lowerBound)
  }

  /// The examples of the help, run as they are pasted, on the shipped dataset.
  @Test(arguments: [
    ["rank", "--profile", "automotive-parts", "--top", "10"],
    ["rank", "--profile", "textiles", "--where", "country in [PT, PL, RO]", "--format", "md"],
    ["explain", "SK01", "--profile", "automotive-parts"],
    ["explain", "DE11", "--versus", "SK01", "--profile", "automotive-parts"],
    ["compare", "CZ02", "SK01", "HU21", "--profile", "automotive-parts"],
    ["compare", "PT11", "ES11", "--profile", "textiles", "--format", "md"],
    ["profile", "list"], ["profile", "show", "automotive-parts"], ["dataset", "list"],
    ["dataset", "show", "eu-nuts2-2014"], ["config"], ["config", "--origin"],
  ]) func theExamplesOfTheHelpWork(arguments: [String]) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.code == 0, "\(run.err)")
    #expect(!run.out.isEmpty)
    let help = try folder.run(arguments[0], "--help").out.split { $0 == " " || $0 == "\n" }
    let words = arguments.joined(separator: " ").split(separator: " ")
    // The help may be folded and quoted, but it says these words.
    #expect(words.allSatisfy { word in help.contains { $0.contains(word) } }, "\(arguments)")
  }

  /// Longer examples keep their line ends, so that they can be pasted as they are printed.
  @Test(arguments: ["estimate", "backtest"]) func theExamplesOfTheHelpWorkAsPasted(command: String) throws {
    let help = try folder.run(command, "--help").out
    let start = try #require(help.range(of: "Examples:\n")).upperBound
    let end = try #require(help.range(of: "\n\n", range: start..<help.endIndex)).lowerBound
    let examples = String(help[start..<end])
    #expect(examples.components(separatedBy: "  lodestone \(command) ").count == 3, "\(examples)")
    let run = try Page.pasted("set -e\n" + examples, in: folder)
    #expect(run.code == 0, "\(run.err)")
    #expect(run.out.contains("log(wage)"))
  }

  @Test func theVersionIsThatOfTheProgramAndTheData() throws {
    let run = try folder.run("--version")
    #expect(run.code == 0)
    #expect(run.lines.count == 1)
    #expect(run.out.contains(/^lodestone \d+\.\d+\.\d+, data eu-nuts2-2014 [0-9a-f]{12}\n$/))
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionIsPrinted(shell: String) throws {
    let run = try folder.run("--generate-completion-script", shell)
    #expect(run.code == 0)
    #expect(run.out.contains("explain"))
  }
}
