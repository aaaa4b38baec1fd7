internal import ArgumentParser
internal import Decision
internal import Pipeline
internal import Report

struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank regions for an industry by a weight profile, or the rows of a matrix by weights.",
    discussion: """
      Examples:
        lodestone rank --profile automotive-parts --top 10
        lodestone rank --profile textiles --where 'country in [PT, PL, RO]' --format md

      Default normalisations: weighted-sum minmax, weighted-product linear, topsis vector. A ranking of a matrix:
        lodestone rank --matrix sites.csv --weights wage=0.5,rail=0.3,tax=0.2 --cost wage,tax
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
    let forms = OutputFormat.allCases.filter { question.matrix == nil || $0 != .geojson }
    let (format, style) = try output.chosen(settings, among: forms)
    let top = try Self.count(top, flag: "--top")
    let (study, dataset) = try question.question(settings)
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

  static func count(_ text: String?, flag: String) throws -> Int? {
    guard let text else { return nil }
    guard let value = Int(text), value > 0 else {
      throw Failure.usage("\(flag) is '\(text)'", hint: "give a whole number above 0")
    }
    return value
  }

  static func removals(_ removed: [Removal]) -> ProblemList {
    var list = ProblemList()
    list.append(
      Problem("nothing matched: all \(removed.count) alternatives are removed", hint: "loosen the conditions")
    )
    for removal in removed.prefix(20) { list.append(Problem("\(removal.id): \(removal.reason)", hint: "")) }
    return list
  }
}
