internal import ArgumentParser
internal import Checksums
internal import Decision
internal import Intake
internal import Pipeline
internal import Report
internal import Scoring

struct Weigh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh",
    abstract: "Weights from the figures themselves, or from a person's judgements.",
    discussion: """
      Examples:
        lodestone weigh --method critic --profile automotive-parts
        lodestone weigh --method entropy --profile textiles --format json

      A matrix, whose criteria, directions and treatments a profile may name:
        lodestone weigh --method critic --matrix sites.csv --cost wage,tax
        lodestone weigh --method critic --matrix sites.csv --profile sites.yaml

      From figures: \(WeightingCatalogue.names.joined(separator: ", ")). From judgements:
        lodestone weigh --method ahp --pairwise table.csv
        lodestone weigh --method bwm --best-to-others best.csv --others-to-worst worst.csv
        lodestone weigh --method swing --points points.csv
        lodestone weigh --method roc --order wage,port=rail,tax
      """)

  @Option(
    help: ArgumentHelp(
      "Decision matrix, one alternative per row (CSV); - is standard input.", valueName: "file"))
  var matrix: String?

  @Option(help: ArgumentHelp("Criteria of the matrix of which less is better.", valueName: "a,b"))
  var cost: String?

  @OptionGroup var judgements: JudgementOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: WeightReport.formats)
    let known = WeightingCatalogue.names + WeightingCatalogue.judged
    guard let method = study.method else {
      throw Failure.usage("weigh wants --method", hint: "choose from: \(known.joined(separator: ", "))")
    }
    guard known.contains(method) else {
      throw Failure.usage(
        "--method: there is no weighting '\(method)'", hint: suggestion(for: method, among: known))
    }
    try refuseStrangers(method)
    let report = try judgements.weights(by: method) ?? fromFigures(method, settings)
    try Output.write(report.rendering(as: format, style: style), to: output.output)
  }

  /// What one method reads is nothing to another.
  private func refuseStrangers(_ method: String) throws {
    try judgements.refuseStrangers(method)
    let isJudged = WeightingCatalogue.judged.contains(method)
    let foreign = [
      ("--normalise", study.normalise != nil), ("--param", !study.param.isEmpty),
      ("--set", !study.set.isEmpty), ("--industry", study.industry != nil && (isJudged || matrix != nil)),
      ("--matrix", isJudged && matrix != nil), ("--profile", isJudged && study.profile != nil),
      ("--dataset", isJudged && study.dataset != nil), ("--cost", isJudged && cost != nil),
      ("--where", isJudged && !study.condition.isEmpty), ("--missing", isJudged && study.missing != nil),
    ]
    for (flag, isGiven) in foreign where isGiven {
      throw Failure.usage("\(flag) is nothing to weigh --method \(method)", hint: "leave it out")
    }
  }

  private func fromFigures(_ method: String, _ settings: Settings) throws -> WeightReport {
    var options = study
    options.method = nil
    let asked: Study
    if let matrix {
      let (checked, seed) = try options.checked(settings)
      asked = try study(ofMatrix: matrix, by: options, checked, seed)
    } else {
      if cost != nil {
        throw Failure.usage("--cost belongs to --matrix", hint: "a profile states its directions")
      }
      asked = try options.datasetStudy(settings).study
    }
    guard let weighing = try asked.weighed(by: method) else { throw try Rank.nothingMatched(asked) }
    return WeightReport(
      method: method, criteria: weighing.criteria.map(\.id), weights: weighing.weights.values,
      stated: matrix == nil || study.profile != nil ? weighing.stated : nil, figures: [],
      notices: weighing.notices.map(\.text),
      removed: weighing.removed)
  }

  /// A profile names the criteria of a matrix, with their directions and treatments; else every column is one.
  private func study(
    ofMatrix matrix: String, by study: StudyOptions, _ options: Study.Options, _ seed: UInt64
  ) throws -> Study {
    if let dataset = study.dataset {
      throw Failure.usage(
        "--matrix and --dataset '\(dataset)' exclude each other", hint: "give one of the two")
    }
    if study.profile != nil, cost != nil {
      throw Failure.usage(
        "--cost is nothing to a --profile, which states its directions", hint: "leave it out")
    }
    if matrix == "-", study.profile == "-" {
      throw Failure.usage(
        "--matrix and --profile are both standard input", hint: "name a file for one of them")
    }
    if let profile = study.profile {
      return try study.study(ofMatrix: matrix, byProfile: profile, options: options, seed: seed)
    }
    let source = try MatrixSource(path: matrix, options, seed: seed)
    return try Study(
      table: source.table, weights: source.table.ids.map { ($0, 1) },
      costs: (cost ?? "").split(separator: ",").map(String.init), options: options,
      identity: source.identity)
  }
}
