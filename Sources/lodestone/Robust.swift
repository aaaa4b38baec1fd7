internal import ArgumentParser
internal import Decision
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

      Who is in the top, and at which of its ranks, alone and faster:
        lodestone robust --profile automotive-parts --top 10 --ranks top --tolerance 0.002

      Weights are drawn around the profile's (dirichlet:K, larger K nearer), over all weightings (uniform) or \
      not at all (none). Figures are drawn within the errors that --errors gives to their grades; draws may grow \
      until they are precise enough; Sobol indices tell which choice the ranks hang on:
        lodestone robust --profile automotive-parts --errors official=2%,estimated=10% --tolerance 0.005
        lodestone robust --profile automotive-parts --sobol 256 --errors 5% --methods weighted-sum,topsis

      A page to print: a heatmap of ranks, what halved and doubled weights do to the lead, and the indices:
        lodestone robust --profile automotive-parts --top 5 --sobol 256 --errors 5% --chart robust.svg
      """)

  @Option(
    help: ArgumentHelp(
      "Also draw probabilities of ranks, weights and Sobol indices to this SVG file.", valueName: "file.svg"))
  var chart: String?

  @OptionGroup var question: QuestionOptions
  @OptionGroup var drawing: DrawOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: RobustReport.formats)
    let asked = try drawing.checked()
    let (options, seed) = try question.study.checked(settings)
    let (study, dataset) = try question.question(settings)
    switch try study.assessed() {
    case .nothingMatched(let removed): throw Failure(.nothingMatched, Rank.removals(removed))
    case .assessed(let assessment):
      let plan = DrawPlan(
        draws: asked.draws, spread: asked.spread, top: asked.top, seed: seed,
        workers: options.parameters.workers, tolerance: asked.tolerance)
      let robustness = try assessment.robustness(
        plan, errors: asked.errors, sensitivity: asked.sensitivity, counting: asked.counting
      ) { Output.writeError("note: --sobol asks for \($0) rankings\n") }
      try Output.write(RobustReport(robustness).rendering(as: format, style: style), to: output.output)
      if let chart {
        try Output.replace(
          chart, with: ChartFile.robustness(robustness, sources: dataset?.dataset.sources ?? []))
      }
    }
  }
}
