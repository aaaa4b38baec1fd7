import Foundation
import TestSupport
import Testing

/// Documentation/estimate.md: every command is run as it stands on the shipped examples.
@Suite struct EstimatePageTests {
  static let page = Page("estimate.md")

  @Test func thePageShowsEveryModelButThePlainLine() {
    let commands = Self.page.steps.map(\.command).joined(separator: "\n")
    for words in [
      "estimate conditional-logit", "estimate nested-logit", "estimate mixed-logit", "estimate poisson",
      "estimate negative-binomial", "estimate --compare", "--folds 10", "--time-column year", "--save",
      "--chart",
    ] {
      #expect(commands.contains(words), "\(words)")
    }
  }

  @Test(arguments: page.steps) func aCommandPrintsWhatStandsUnderIt(step: Page.Step) throws {
    let run = try Page.pasted(step.command, in: Folder())
    #expect(run.code == 0, "\(run.err)")
    #expect(Page.unlike(step.output, run.out) == nil, "\(run.out)")
  }

  /// The figures that the page sets beside estimates are those of the program that made the data.
  @Test func theFiguresBehindTheExamplesAreThoseOfTheSimulation() throws {
    let source = try String(
      contentsOfFile: Fixture.package + "/Datasets/compile/examples.py", encoding: .utf8)
    for words in [
      "-1.6 + 0.9 * draws.normal()", "0.7 * math.log1p(there)", "- 0.18 * port", "draws.gamma(2.5) / 2.5",
    ] {
      #expect(source.contains(words), "\(words)")
    }
    let plants = try String(
      contentsOfFile: Fixture.package + "/Datasets/examples/plants.csv", encoding: .utf8)
    let rows = plants.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    #expect(rows.count == 1200)
    #expect(rows.count { $0[6] == "1" } == 120)
    #expect(!rows.contains { $0[4] == "Crest" && $0[6] == "1" })
  }

  @Test func anExampleIsFoundByItsNameAndAFileBeforeIt() throws {
    let folder = try Folder()
    let byName = try folder.run(
      "estimate", "ols", "--data", "openings", "--formula", "wage ~ jobs", "--format", "json")
    #expect(byName.code == 0, "\(byName.err)")
    #expect(try byName.object()["rows"] as? Int == 240)
    try folder.put("openings", "wage,jobs\n1,1\n2,2\n3,4\n")
    let own = try folder.run(
      "estimate", "ols", "--data", "openings", "--formula", "wage ~ jobs", "--format", "json")
    #expect(try own.object()["rows"] as? Int == 3)
    expectRefusal(
      try folder.run("backtest", "--data", "plnts", "--formula", "choice ~ wage", "--case", "plant"), 64,
      [
        "lodestone: backtest wants to know what to hold out; give one of --folds K, --fold-column COLUMN and "
          + "--time-column COLUMN"
      ])
    expectRefusal(
      try folder.run("estimate", "ols", "--data", "plnts", "--formula", "wage ~ jobs", "--format", "csv"), 74,
      ["lodestone: there is no file 'plnts', and no example of that name; did you mean 'plants'?"])
    expectRefusal(
      try folder.run("estimate", "--compare", "japanese-plants-m3", "--format", "csv"), 74,
      [
        "lodestone: there is no file 'japanese-plants-m3', and no coefficient file of that name; did you "
          + "mean 'japanese-plants-m4'?"
      ])
  }
}
