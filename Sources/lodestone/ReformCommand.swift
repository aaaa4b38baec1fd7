internal import ArgumentParser
internal import Decision
internal import Intake
internal import Pipeline
internal import Report

struct ReformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reform",
    abstract: "The cheapest change of figures that brings a region into the top.",
    discussion: """
      Examples:
        lodestone reform DE11 --top 3 --profile automotive-parts
        lodestone reform SK01 --top 10 --profile automotive-parts --set family.costs=0.4 --format json

      --levers FILE says what can be changed: indicator,lower,upper,cost and, if wanted, cost_down and shape (linear or
      quadratic). cost is that of a unit more, cost_down that of a unit less. Without it every figure of infrastructure,
      costs, tax and stability may move within the observed range, and d standard deviations cost d squared; markets,
      clusters, distances and what is 0 or 1 for all are held fixed, and named.
      """)

  @Argument(
    help: "The region: its code, or its name; an id of the matrix.", completion: .custom(Completions.regions))
  var region: String

  @Option(help: ArgumentHelp("Rank to be reached, at least.", valueName: "k"))
  var top: String?

  @Option(help: ArgumentHelp("What can be changed, how far, at what cost (CSV).", valueName: "file"))
  var levers: String?

  @OptionGroup var question: QuestionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: ReformReport.formats)
    guard let top = try Rank.count(top, flag: "--top") else {
      throw Failure.usage("--top is missing", hint: "say which rank is wanted, such as --top 5")
    }
    let pulled = try levers.map { try Intake.levers(from: try InputFile(path: $0)) }
    let (study, dataset) = try question.question(settings)
    let id = try dataset?.region(region).id ?? region
    switch try study.assessed() {
    case .nothingMatched(let removed): throw Failure(.nothingMatched, Rank.removals(removed))
    case .assessed(let assessment):
      if assessment.reformIsLong {
        Output.writeError(
          "note: '\(assessment.study.method)' scores the list anew many thousand times for this\n")
      }
      let answer = try assessment.reformed(id, into: top, by: pulled)
      try Output.write(ReformReport(answer).rendering(as: format, style: style), to: output.output)
    }
  }
}
