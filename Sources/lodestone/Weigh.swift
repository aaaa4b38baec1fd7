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

      From figures: \(WeightingCatalogue.names.joined(separator: ", ")). From judgements:
        lodestone weigh --method ahp --pairwise table.csv
        lodestone weigh --method bwm --best-to-others best.csv --others-to-worst worst.csv
      """)

  @Option(
    help: ArgumentHelp(
      "Decision matrix, one alternative per row (CSV); - is standard input.", valueName: "file"))
  var matrix: String?

  @Option(help: ArgumentHelp("Criteria of the matrix of which less is better.", valueName: "a,b"))
  var cost: String?

  @Option(
    help: ArgumentHelp(
      "Pairwise judgements: header criterion,…; decimals or fractions such as 1/3.", valueName: "file"))
  var pairwise: String?

  @Option(help: ArgumentHelp("How much the best criterion counts over each other one.", valueName: "file"))
  var bestToOthers: String?

  @Option(help: ArgumentHelp("How much each criterion counts over the worst one.", valueName: "file"))
  var othersToWorst: String?

  @Flag(help: "Take judgements whose consistency ratio is above 0.10.")
  var allowInconsistent = false

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: WeightReport.formats)
    let known = WeightingCatalogue.names + [AnalyticHierarchy.name, BestWorst.name]
    guard let method = study.method else {
      throw Failure.usage("weigh wants --method", hint: "choose from: \(known.joined(separator: ", "))")
    }
    guard known.contains(method) else {
      throw Failure.usage(
        "--method: there is no weighting '\(method)'", hint: suggestion(for: method, among: known))
    }
    try refuseStrangers(method)
    let report =
      switch method {
      case AnalyticHierarchy.name: try hierarchy()
      case BestWorst.name: try bestWorst()
      default: try fromFigures(method, settings)
      }
    try Output.write(report.rendering(as: format, style: style), to: output.output)
  }

  /// What one method reads is nothing to another.
  private func refuseStrangers(_ method: String) throws {
    let owned: [(flag: String, isGiven: Bool, method: String)] = [
      ("--pairwise", pairwise != nil, AnalyticHierarchy.name),
      ("--allow-inconsistent", allowInconsistent, AnalyticHierarchy.name),
      ("--best-to-others", bestToOthers != nil, BestWorst.name),
      ("--others-to-worst", othersToWorst != nil, BestWorst.name),
    ]
    for part in owned where part.isGiven && part.method != method {
      throw Failure.usage(
        "\(part.flag) belongs to --method \(part.method)", hint: "leave it out, or take that method")
    }
    let isJudged = [AnalyticHierarchy.name, BestWorst.name].contains(method)
    let foreign = [
      ("--normalise", study.normalise != nil), ("--param", !study.param.isEmpty),
      ("--set", !study.set.isEmpty),
      ("--matrix", isJudged && matrix != nil), ("--profile", isJudged && study.profile != nil),
      ("--dataset", isJudged && study.dataset != nil), ("--cost", isJudged && cost != nil),
      ("--where", isJudged && !study.condition.isEmpty), ("--missing", isJudged && study.missing != nil),
    ]
    for (flag, isGiven) in foreign where isGiven {
      throw Failure.usage("\(flag) is nothing to weigh --method \(method)", hint: "leave it out")
    }
  }

  private func hierarchy() throws -> WeightReport {
    guard let pairwise else {
      throw Failure.usage("--method ahp wants --pairwise", hint: "name the table of pairwise judgements")
    }
    let table = try pairwiseTable(from: try InputFile(path: pairwise))
    let found = try Self.judged { () throws(ScoringError) in
      try AnalyticHierarchy(
        criteria: table.criteria, judgements: table.judgements, allowInconsistent: allowInconsistent)
    }
    var notices = table.notices.map(\.text)
    if let worst = found.leastConsistent, found.consistencyRatio > 0 {
      notices.append(
        "the judgement of '\(worst.criterion)' over '\(worst.other)' hurts consistency most: it says "
          + "\(readable(worst.stated)), the others say \(readable(worst.implied)); with that the ratio is "
          + readable(worst.ratio))
    }
    return WeightReport(
      method: AnalyticHierarchy.name, criteria: found.criteria, weights: found.weights.values,
      figures: [
        ("principal_eigenvalue", found.principalEigenvalue), ("consistency_index", found.consistencyIndex),
        ("consistency_ratio", found.consistencyRatio),
      ], notices: notices)
  }

  private func bestWorst() throws -> WeightReport {
    guard let bestToOthers, let othersToWorst else {
      throw Failure.usage(
        "--method bwm wants --best-to-others and --others-to-worst", hint: "name both files")
    }
    let table = try bestWorstTable(
      bestToOthers: try InputFile(path: bestToOthers), othersToWorst: try InputFile(path: othersToWorst))
    let found = try Self.judged { () throws(ScoringError) in
      try BestWorst(
        criteria: table.criteria, bestToOthers: table.bestToOthers, othersToWorst: table.othersToWorst)
    }
    return WeightReport(
      method: BestWorst.name, criteria: found.criteria, weights: found.weights.values,
      figures: [("xi", found.xi), ("consistency_ratio", found.consistencyRatio)], notices: [])
  }

  private func fromFigures(_ method: String, _ settings: Settings) throws -> WeightReport {
    var options = study
    options.method = nil
    let asked: Study
    if let matrix {
      let (checked, seed) = try options.checked(settings)
      if options.profile != nil || options.dataset != nil {
        throw Failure.usage("--matrix excludes --profile and --dataset", hint: "give one of them")
      }
      let input = try InputFile(path: matrix)
      let table = try Intake.matrix(from: input)
      asked = try Study(
        table: table, weights: table.ids.map { ($0, 1) },
        costs: (cost ?? "").split(separator: ",").map(String.init), options: checked,
        identity: Study.Identity(seed: seed, data: sha256Hex(input.bytes), version: Lodestone.version))
    } else {
      if cost != nil {
        throw Failure.usage("--cost belongs to --matrix", hint: "a profile states its directions")
      }
      asked = try options.datasetStudy(settings).study
    }
    guard let weighing = try asked.weighed(by: method) else {
      throw Failure(
        .nothingMatched, ProblemList(Problem("nothing matched", hint: "loosen the conditions")))
    }
    return WeightReport(
      method: method, criteria: weighing.criteria.map(\.id), weights: weighing.weights.values,
      stated: matrix == nil ? weighing.stated : nil, figures: [], notices: weighing.notices.map(\.text))
  }

  private static func judged<T>(_ make: () throws(ScoringError) -> T) throws -> T {
    do { return try make() } catch { throw Failure(.data, error.problems) }
  }
}
