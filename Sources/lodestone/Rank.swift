internal import ArgumentParser
internal import Decision
internal import Pipeline
internal import Report
internal import Scoring

struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank regions for an industry by a weight profile, or the rows of a matrix by weights.",
    discussion: """
      Examples:
        lodestone rank --profile automotive-parts --top 10
        lodestone rank --profile textiles --where 'country in [PT, PL, RO]' --format md

      A ranking of a matrix; and every method at once, with how far they agree:
        lodestone rank --matrix sites.csv --weights wage=0.5,rail=0.3,tax=0.2 --cost wage,tax
        lodestone rank --profile automotive-parts --method all --top 10

      Methods, with the normalisation of the founding paper and the parameters that --param sets:
      \(MethodCatalogue.summary.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      """)

  @Option(help: ArgumentHelp("Only the first so many.", valueName: "n"))
  var top: String?

  @Option(
    help: ArgumentHelp("Also draw the ranking, stacked by family, to this SVG file.", valueName: "file.svg"))
  var chart: String?

  @OptionGroup var question: QuestionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    if question.study.method == "all" { return try runAll(settings) }
    let forms = OutputFormat.allCases.filter { $0 != .latex && (question.matrix == nil || $0 != .geojson) }
    let (format, style) = try output.chosen(settings, among: forms)
    let top = try Self.count(top, flag: "--top")
    let (study, dataset) = try question.question(settings)
    if let warning = study.forewarning { Output.writeError("note: \(warning)\n") }
    switch try study.assessed() {
    case .nothingMatched(let removed): throw Failure(.nothingMatched, Self.removals(removed))
    case .assessed(let assessment):
      let report = RankReport(assessment, clusters: dataset?.clusters, top: top)
      try Output.write(report.rendering(as: format, style: style), to: output.output)
      if let chart {
        try Output.replace(
          chart, with: ChartFile.ranking(of: assessment, sources: dataset?.dataset.sources ?? [], top: top))
      }
    }
  }

  /// Every method on the same question.
  private func runAll(_ settings: Settings) throws {
    let (format, style) = try output.chosen(settings, among: MethodComparisonReport.formats)
    let top = try Self.count(top, flag: "--top")
    let barred = [("--normalise", question.study.normalise != nil), ("--chart", chart != nil)]
    for (flag, isGiven) in barred + [("--param", !question.study.param.isEmpty)] where isGiven {
      throw Failure.usage("\(flag) belongs to one method, and all are asked", hint: "name the method")
    }
    var asked = question
    asked.study.method = nil
    let study = try asked.question(settings).study
    guard let comparison = try study.comparedMethods() else { throw try Self.nothingMatched(study) }
    try Output.write(
      MethodComparisonReport(comparison, top: top).rendering(as: format, style: style), to: output.output)
  }

  static func count(_ text: String?, flag: String) throws -> Int? {
    guard let text else { return nil }
    guard let value = Int(text), value > 0 else {
      throw Failure.usage("\(flag) is '\(text)'", hint: "give a whole number above 0")
    }
    return value
  }

  /// Why nothing is left, with the first removals.
  static func nothingMatched(_ study: Study) throws -> Failure {
    guard case .nothingMatched(let removed) = try study.assessed() else {
      return Failure(.nothingMatched, ProblemList(Problem("nothing matched", hint: "loosen the conditions")))
    }
    return Failure(.nothingMatched, removals(removed))
  }

  static func removals(_ removed: [Removal]) -> ProblemList {
    var list = ProblemList()
    list.append(
      Problem(
        "nothing matched: "
          + (removed.count == 1
            ? "the only alternative is removed" : "all \(removed.count) alternatives are removed"),
        hint: "loosen the conditions")
    )
    for line in removalLines(removed) { list.append(Problem(line, hint: "")) }
    return list
  }
}
