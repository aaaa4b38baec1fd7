internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Intake
internal import Pipeline
internal import Report

struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "What past decisions say: choice, count and linear models, with their errors.",
    discussion: """
      Examples:
        lodestone estimate conditional-logit --data plants \\
          --formula 'choice ~ log(wage) + port_hours + log1p(plants)' \\
          --case plant --alternative region --se cluster:investor
        lodestone estimate poisson --data openings --se robust \\
          --formula 'openings ~ log(wage) + log(jobs) | year + sector'

      Models: \(EstimationModel.allCases.map(\.rawValue).joined(separator: ", ")).

      A formula names the response, ~, and its terms: columns, functions of them (log, log1p, exp, sqrt, abs, \
      scale), I(...) for arithmetic, factor(...), a:b and a*b for interactions, offset(...), -1 for no constant, \
      and after | the effects to absorb. A column of texts enters as a factor.
      """)

  @Argument(help: ArgumentHelp("The model.", valueName: "model"))
  var model: String?

  @OptionGroup var table: DecisionTable

  @OptionGroup var fitting: FittingOptions

  @Option(
    help: ArgumentHelp(
      "Keep the fit as a coefficient file (YAML), with data checksum and covariance.", valueName: "file"))
  var save: String?

  @Option(help: ArgumentHelp("With --save: what the model was fitted on, in words.", valueName: "text"))
  var sample: String?

  @Option(help: ArgumentHelp("With --save: what the model may be used for, in words.", valueName: "text"))
  var validFor: String?

  @Option(help: ArgumentHelp("Draw the coefficients with their intervals (SVG).", valueName: "file"))
  var chart: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Fits side by side, from files of --save or --format json, or shipped ones by name; nothing is fitted.",
      valueName: "file|name"), completion: .custom(Completions.fits))
  var compare: [String] = []

  @Flag(help: "With --compare: stars for p < 0.1, 0.05 and 0.01.")
  var stars = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    if !compare.isEmpty { return try compareFits(settings) }
    if stars { throw Failure.usage("--stars belongs to --compare", hint: "leave it out") }
    let (format, style) = try output.chosen(settings, among: EstimateReport.formats)
    let question = try question(settings)
    let source = try ObservationSource(
      path: Locations().observations(table.data ?? ""), for: question,
      hasChecksum: format == .json || save != nil)
    if let warning = question.forewarning(rows: source.file.columns.first?.count ?? 0) {
      Output.writeError("note: \(warning)\n")
    }
    let estimate = try source.estimate(question)
    let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
    let origin = source.checksum.map { FitOrigin(file: name, checksum: $0, version: Lodestone.version) }
    if let save, var origin {
      origin.name = save.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
      origin.sample = sample
      origin.validFor = validFor
      try Output.replace(save, with: coefficientFile(estimate, origin: origin))
    }
    if let chart {
      try Output.replace(chart, with: coefficientChart(of: estimate, sources: "Data: \(name)"))
    }
    let report = EstimateReport(estimate, origin: origin)
    try Output.write(report.rendering(as: format, style: style), to: output.output)
  }

  private func compareFits(_ settings: Settings) throws {
    let (format, style) = try output.chosen(settings, among: FitComparison.formats)
    let foreign =
      [
        ("a model", model != nil),
        ("--save", save != nil), ("--chart", chart != nil), ("--sample", sample != nil),
        ("--valid-for", validFor != nil),
      ].filter(\.1).map(\.0) + table.given + fitting.given
    if !foreign.isEmpty {
      throw Failure.usage(
        "--compare fits nothing, and \(foreign.joined(separator: ", ")) is given", hint: "leave it out")
    }
    var problems = ProblemList()
    var fits: [SavedFit] = []
    for path in compare {
      let file = try Locations().fit(path)
      do throws(IntakeError) { fits.append(try savedFit(from: InputFile(path: file))) } catch {
        guard case .problems(let list) = error else { throw error }
        problems.append(contentsOf: list)
      }
    }
    guard problems.isEmpty else { throw Failure(.data, problems) }
    try Output.write(
      FitComparison(fits, hasStars: stars, nestings: nestings(of: fits)).rendering(as: format, style: style),
      to: output.output)
  }

  private func question(_ settings: Settings) throws -> EstimationQuestion {
    var problems = ProblemList()
    let known = EstimationModel.allCases.map(\.rawValue)
    if model == nil {
      problems.append(
        Problem("estimate wants a model", hint: "choose from: \(known.joined(separator: ", "))"))
    }
    let chosen = model.flatMap { EstimationModel(rawValue: $0) }
    if let model, chosen == nil {
      problems.append(Problem("there is no model '\(model)'", hint: suggestion(for: model, among: known)))
    }
    problems.append(contentsOf: table.missing(for: "estimate", example: "y ~ x + log(z)"))
    if save == nil {
      for (flag, value) in [("--sample", sample), ("--valid-for", validFor)] where value != nil {
        problems.append(Problem("\(flag) belongs to --save", hint: "add --save FILE, or leave it out"))
      }
    }
    // The default is of the mixed logit alone, so that it is told from one that was asked for here.
    if let sequence = fitting.sequence, DrawSequence(rawValue: sequence) == .halton, let chosen,
      chosen != .mixedLogit
    {
      problems.append(Problem("--sequence is nothing to \(chosen.rawValue)", hint: "leave it out"))
    }
    var options = try fitting.checked(settings, &problems)
    options.cases = table.cases
    options.alternatives = table.alternative
    guard problems.isEmpty, let chosen, let formula = table.formula else { throw Failure(.usage, problems) }
    return try EstimationQuestion(chosen, formula: formula, options: options)
  }
}

extension InputFile {
  /// Where a spot of the observations stands in the file.
  func place(of spot: ObservationSpot, cases: String?) -> Place? {
    switch spot {
    case .row(let row): place(ofRow: row, column: nil)
    case .cell(let row, let column): place(ofRow: row, column: column)
    case .column(let column): place(ofRow: 0, column: column)
    case .choiceCase(let id):
      cases.flatMap { firstRow(where: $0, is: id) }.map { place(ofRow: $0, column: cases) }
    }
  }
}
