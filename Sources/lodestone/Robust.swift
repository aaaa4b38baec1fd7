internal import ArgumentParser
internal import Decision
internal import Intake
internal import Pipeline
internal import Report
internal import Scoring

struct Robust: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robust",
    abstract: "How sure the ranking is: ranks as probabilities, and how far each weight may move.",
    discussion: """
      Examples:
        lodestone robust --profile automotive-parts --top 5
        lodestone robust --profile textiles --spread uniform --draws 20000 --seed 7 --format json

      Weights are drawn around the profile's (dirichlet:K, larger K nearer) or over all weightings (uniform).
      """)

  @OptionGroup var question: QuestionOptions

  @Option(help: ArgumentHelp("Draws of weights; default 10000.", valueName: "n"))
  var draws: String?

  @Option(
    help: ArgumentHelp(
      "uniform, or dirichlet:K around the stated weights; default dirichlet:50.", valueName: "kind"))
  var spread: String?

  @Option(help: ArgumentHelp("Size of the top whose probability is given; default 1.", valueName: "k"))
  var top: String?

  @OptionGroup var output: OutputOptions

  /// Tallies are whole numbers of 31 bits.
  private static let mostDraws = 2_000_000_000

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: RobustReport.formats)
    let draws = try Rank.count(draws, flag: "--draws") ?? 10_000
    guard draws <= Self.mostDraws else {
      throw Failure.usage("--draws is '\(draws)'", hint: "give a whole number from 1 to \(Self.mostDraws)")
    }
    let top = try Rank.count(top, flag: "--top") ?? 1
    let spread = try chosenSpread()
    let (options, seed) = try question.study.checked(settings)
    let (study, _) = try question.question(settings)
    switch try study.assessed() {
    case .nothingMatched(let removed): throw Failure(.nothingMatched, Rank.removals(removed))
    case .assessed(let assessment):
      let plan = DrawPlan(
        draws: draws, spread: spread, top: top, seed: seed, workers: options.parameters.workers)
      let report = RobustReport(try assessment.robustness(plan))
      try Output.write(report.rendering(as: format, style: style), to: output.output)
    }
  }

  private func chosenSpread() throws -> WeightSpread {
    let text = spread ?? "dirichlet:50"
    if text == "uniform" { return .uniform }
    if text.hasPrefix("dirichlet:") {
      guard let strength = number(from: String(text.dropFirst("dirichlet:".count))), strength > 0 else {
        throw Failure.usage(
          "--spread is '\(text)'", hint: "write dirichlet:K with K above 0, such as dirichlet:50")
      }
      return .dirichlet(strength: strength)
    }
    throw Failure.usage(
      "--spread is '\(text)'",
      hint: suggestion(for: text, among: ["uniform", "dirichlet:K"]) + " (write uniform or dirichlet:K)")
  }
}
