internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Intake
internal import Pipeline
internal import Report

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Score models on decisions that they have not seen, beside plain baselines.",
    discussion: """
      Examples:
        lodestone backtest --data plants --case plant --alternative region \\
          --formula 'choice ~ log(wage) + port_hours + log1p(plants)' \\
          --time-column year --cluster-terms 'log1p(plants)' --cost 'log(wage)'
        lodestone backtest --dataset mexico-states

      Scorers: learned (conditional logit), learned-without-cluster, equal-weights (terms on one scale within the \
      case, one temperature learned), past-frequency and uniform; with --profile its weights in place of equal ones.
      """)

  @OptionGroup var table: DecisionTable

  @Option(help: ArgumentHelp("So many parts: the cases in order of their id, by turns.", valueName: "k"))
  var folds: String?

  @Option(help: ArgumentHelp("Column that names the part of every case.", valueName: "column"))
  var foldColumn: String?

  @Option(
    help: ArgumentHelp(
      "Column of periods; each but the first is foreseen from earlier ones.", valueName: "column"))
  var timeColumn: String?

  @Option(help: ArgumentHelp("Terms of the formula that speak of clusters.", valueName: "a,b"))
  var clusterTerms: String?

  @Option(help: ArgumentHelp("Terms of which less is better, for equal weights.", valueName: "a,b"))
  var cost: String?

  @Option(
    help: ArgumentHelp(
      "A weight profile whose indicators are terms, to be scored as well.", valueName: "name|file"),
    completion: .custom(Completions.profiles))
  var profile: String?

  @Option(help: ArgumentHelp("At most so many threads; default all.", valueName: "n"))
  var threads: String?

  @OptionGroup var outcomes: OutcomeOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    if outcomes.dataset != nil { return try foreseeOutcomes(settings) }
    let (format, style) = try output.chosen(settings, among: BacktestReport.formats)
    let question = try question(settings)
    let input = try InputFile(path: Locations().observations(table.data ?? ""))
    let file = try observations(
      from: input, reading: question.columns, names: question.question.names,
      threads: question.question.options.threads)
    let backtest = try question.backtest(on: file.columns, unread: file.unread) {
      input.place(of: $0, cases: table.cases)
    }
    try Output.write(BacktestReport(backtest).rendering(as: format, style: style), to: output.output)
  }

  /// Where the investment of a dataset's last years went.
  private func foreseeOutcomes(_ settings: Settings) throws {
    let (format, style) = try output.chosen(settings, among: OutcomeBacktestReport.formats)
    var problems = outcomes.problems(beside: table)
    for (flag, value) in [
      ("--folds", folds), ("--fold-column", foldColumn), ("--time-column", timeColumn),
      ("--cluster-terms", clusterTerms), ("--cost", cost), ("--profile", profile),
    ] where value != nil {
      problems.append(Problem("\(flag) belongs to --data", hint: "leave it out"))
    }
    let count = threadCount(threads, settings, &problems)
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    let (dataset, scope, notices) = try outcomes.loaded()
    let backtest = try OutcomeBacktest(
      of: dataset, scope: scope, digits: outcomes.digits.flatMap { Int($0) }, notices: notices, threads: count
    )
    try Output.write(OutcomeBacktestReport(backtest).rendering(as: format, style: style), to: output.output)
  }

  private func question(_ settings: Settings) throws -> BacktestQuestion {
    var problems = ProblemList()
    problems.append(contentsOf: outcomes.problems(beside: table))
    problems.append(
      contentsOf: table.missing(
        for: "backtest", example: "choice ~ x + log(z)", beside: OutcomeOptions.beside))
    let holdOuts = [
      folds.map { HoldOut.folds(Int($0) ?? -1) }, foldColumn.map { .column($0) },
      timeColumn.map { .periods($0) },
    ].compactMap(\.self)
    if let folds, Int(folds) == nil {
      problems.append(Problem("--folds is '\(folds)'", hint: "give a whole number, 2 or above"))
    } else if holdOuts.count != 1 {
      problems.append(
        Problem(
          holdOuts.isEmpty
            ? "backtest wants to know what to hold out" : "more than one way to hold out is given",
          hint: "give one of --folds K, --fold-column COLUMN and --time-column COLUMN"))
    }
    var options = EstimationQuestion.Options()
    options.cases = table.cases
    options.alternatives = table.alternative
    options.threads = threadCount(threads, settings, &problems)
    guard problems.isEmpty, let formula = table.formula, let holdOut = holdOuts.first else {
      throw Failure(.usage, problems)
    }
    return try BacktestQuestion(
      EstimationQuestion(.conditionalLogit, formula: formula, options: options), holdOut: holdOut,
      clusterTerms: clusterTerms.map(termList) ?? [], costs: cost.map(termList) ?? [],
      profile: try profile.map { try statedWeights(ofProfile: $0, flag: "--profile") } ?? [])
  }
}
