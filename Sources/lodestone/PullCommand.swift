internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Intake
internal import Pipeline
internal import Report

struct PullCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "How existing clusters draw the next investment, and who loses it.",
    discussion: """
      Examples:
        lodestone pull --data plants --case plant --alternative region \\
          --formula 'choice ~ log(wage) + port_hours + log1p(plants)' --cluster-term 'log1p(plants)'
        lodestone pull --dataset mexico-states --digits 3

      A cluster term is a stock n as it is, log(n) or log1p(n); with its square, I(n^2) or I(log1p(n)^2), in the \
      formula the stock is sought at which crowding sets in. With --dataset past investment by region, industry \
      and year is set against the clusters that stood there before.
      Labels: 'fixed effects' when the formula has factor(ALTERNATIVE), 'control function' with an instrument, else \
      'descriptive', and always that when the placebo of --lead fails.
      """)

  @OptionGroup var table: DecisionTable

  @Option(
    name: .customLong("cluster-term"),
    help: ArgumentHelp(
      "Term of the formula that holds a cluster's stock; may be given several times.", valueName: "term"))
  var clusterTerms: [String] = []

  @Option(help: ArgumentHelp("How the stock grows: +1 (default), or +10%.", valueName: "+n|+n%"))
  var grow: String?

  @Option(help: ArgumentHelp("Let only this alternative grow, and say who loses.", valueName: "id"))
  var region: String?

  @Option(
    help: ArgumentHelp(
      "Column of the first stock after the decision: a placebo, which must not matter.", valueName: "column"))
  var lead: String?

  @Option(
    help: ArgumentHelp(
      "What moves the first stock and nothing else, such as the stock of long ago.", valueName: "a,b"))
  var instrument: String?

  @Option(help: ArgumentHelp("Column with the nest of each alternative.", valueName: "column"))
  var nest: String?

  @Option(
    help: ArgumentHelp("Term of past choices, to say what it takes from the cluster.", valueName: "term"))
  var past: String?

  @Option(
    help: ArgumentHelp(
      "Draws of the intervals, or resamples with an instrument; default 1000.", valueName: "n"))
  var draws: String?

  @Option(help: ArgumentHelp("Draw the channels and the crowding curve (SVG).", valueName: "file"))
  var chart: String?

  @Option(help: ArgumentHelp("Seed of every draw; default 1.", valueName: "n"))
  var seed: String?

  @Option(help: ArgumentHelp("At most so many threads; default all.", valueName: "n"))
  var threads: String?

  @OptionGroup var outcomes: OutcomeOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    if outcomes.dataset != nil { return try readOutcomes(settings) }
    let (format, style) = try output.chosen(settings, among: PullReport.formats)
    let question = try question(settings)
    let input = try InputFile(path: Locations().observations(table.data ?? ""))
    let file = try observations(
      from: input, reading: question.columns, names: question.names,
      threads: question.question.options.threads)
    let answer = try question.answer(on: file.columns, unread: file.unread) {
      input.place(of: $0, cases: table.cases)
    }
    if let chart {
      let name = input.name.split(separator: "/").last.map(String.init) ?? input.name
      try Output.replace(chart, with: pullChart(of: answer, sources: "Data: \(name)"))
    }
    try Output.write(PullReport(answer).rendering(as: format, style: style), to: output.output)
  }

  /// How investment of a dataset goes with the clusters that stood there before.
  private func readOutcomes(_ settings: Settings) throws {
    let (format, style) = try output.chosen(settings, among: OutcomePullReport.formats)
    var problems = outcomes.problems(beside: table)
    let foreign: [(String, Bool)] = [
      ("--cluster-term", !clusterTerms.isEmpty), ("--grow", grow != nil), ("--region", region != nil),
      ("--lead", lead != nil), ("--instrument", instrument != nil), ("--nest", nest != nil),
      ("--past", past != nil), ("--draws", draws != nil), ("--chart", chart != nil), ("--seed", seed != nil),
    ]
    for (flag, isGiven) in foreign where isGiven {
      problems.append(Problem("\(flag) belongs to --data", hint: "leave it out"))
    }
    let count = threadCount(threads, settings, &problems)
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    let (dataset, scope, notices) = try outcomes.loaded()
    let pull = try OutcomePull(
      of: dataset, scope: scope, digits: outcomes.digits.flatMap { Int($0) }, notices: notices, threads: count
    )
    try Output.write(OutcomePullReport(pull).rendering(as: format, style: style), to: output.output)
  }

  private func question(_ settings: Settings) throws -> PullQuestion {
    var problems = outcomes.problems(beside: table)
    problems.append(
      contentsOf: table.missing(
        for: "pull", example: "choice ~ x + log1p(stock)", beside: OutcomeOptions.beside))
    if clusterTerms.isEmpty {
      problems.append(
        Problem("pull wants --cluster-term", hint: "name the formula's term of the cluster's stock"))
    }
    var options = PullQuestion.Options()
    options.clusterTerms = clusterTerms
    if let grow {
      if let growth = Self.growth(grow) {
        options.growth = growth
      } else {
        problems.append(
          Problem("--grow is '\(grow)'", hint: "give so many more, such as +1, or a percentage, such as +10%")
        )
      }
    }
    options.region = region
    options.lead = lead
    options.instruments = instrument.map(termList) ?? []
    options.nests = nest
    options.past = past
    if let draws {
      options.draws = Int(draws) ?? 0
      if options.draws < PullQuestion.fewestDraws || options.draws > 1_000_000 {
        problems.append(
          Problem(
            "--draws is '\(draws)'", hint: "give a whole number from \(PullQuestion.fewestDraws) to a million"
          ))
        options.draws = PullQuestion.fewestDraws
      }
    }
    var estimation = EstimationQuestion.Options()
    estimation.cases = table.cases
    estimation.alternatives = table.alternative
    let seedText = seed ?? settings.value(of: "seed") ?? "1"
    if let value = UInt64(seedText) {
      estimation.seed = value
    } else {
      problems.append(Problem("--seed is '\(seedText)'", hint: "a seed is a whole number, 0 or above"))
    }
    estimation.threads = threadCount(threads, settings, &problems)
    guard let formula = table.formula, !clusterTerms.isEmpty else { throw Failure(.usage, problems) }
    // What the formula has against it is told together with what the options have.
    let question: PullQuestion
    do throws(StudyError) {
      question = try PullQuestion(
        EstimationQuestion(.conditionalLogit, formula: formula, options: estimation), options: options)
    } catch {
      problems.append(contentsOf: error.problems)
      throw Failure(.usage, problems)
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    return question
  }

  /// `+1`, `2.5`, `+10%`, `10 %`.
  private static func growth(_ text: String) -> PullQuestion.Growth? {
    var plain = text.filter { !$0.isWhitespace }
    let isPercent = plain.hasSuffix("%")
    if isPercent { plain.removeLast() }
    if plain.hasPrefix("+") { plain.removeFirst() }
    guard let first = plain.first, first.isNumber || first == ".", let value = number(from: plain), value > 0,
      value <= 1e12
    else { return nil }
    return isPercent ? .percent(value) : .units(value)
  }
}
