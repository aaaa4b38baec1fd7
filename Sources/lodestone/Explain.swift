internal import ArgumentParser
internal import Decision
internal import Pipeline
internal import Report

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Why a region stands where it stands, down to every figure and its source.",
    discussion: """
      Examples:
        lodestone explain SK01 --profile automotive-parts
        lodestone explain DE11 --versus SK01 --profile automotive-parts
      """)

  @Argument(help: "The region: its code, or its name.", completion: .custom(Completions.regions))
  var region: String

  @Option(
    help: ArgumentHelp("Another region: what makes the difference, adding up to it.", valueName: "region"))
  var versus: String?

  @Option(help: ArgumentHelp("Also draw the indicators' parts to this SVG file.", valueName: "file.svg"))
  var chart: String?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(
      settings, among: OutputFormat.allCases.filter { ![.geojson, .latex].contains($0) })
    let question = try study.datasetStudy(settings)
    var ids: [String] = []
    var problems = ProblemList()
    for words in [region] + (versus.map { [$0] } ?? []) {
      do throws(StudyError) { ids.append(try question.region(words).id) } catch {
        problems.append(contentsOf: error.problems)
      }
    }
    if ids.count == 2, ids[0] == ids[1] {
      problems.append(Problem("'\(ids[0])' is named twice", hint: "name another region after --versus"))
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    let id = ids[0]
    let other = versus == nil ? nil : ids[1]
    switch try question.study.assessed() {
    case .nothingMatched(let removed): throw Failure(.nothingMatched, Rank.removals(removed))
    case .assessed(let assessment):
      try Self.tellCost(of: other == nil ? 1 : 2, in: assessment)
      let explanation = try question.explanation(of: id, in: assessment)
      let contest = try other.map {
        try question.contest(explanation, against: $0, in: assessment)
      }
      // The other region, or else the one before it on the list.
      let rival = other ?? assessment.neighbour(of: id)?.id
      let report = ExplainReport(
        explanation, contest: contest, clusters: question.clusters,
        overtaking: try rival.flatMap { try assessment.overtaking(id, $0) }, of: assessment)
      try Output.write(report.rendering(as: format, style: style), to: output.output)
      if let chart {
        try Output.replace(
          chart,
          with: ChartFile.explanation(
            explanation, versus: contest, of: assessment, sources: question.dataset.sources))
      }
    }
  }

  /// Says beforehand how often the list will be scored anew, where that takes long.
  static func tellCost(of accounts: Int, in assessment: Assessment) throws {
    guard let effort = try assessment.shapleyEffort(), effort.isLong else { return }
    let times = readable(Double(accounts * effort.scorings))
    let answers = accounts == 1 ? "one answer" : "\(accounts) answers"
    Output.writeError(
      "note: '\(assessment.study.method)' scores the list anew \(times) times to take \(answers) apart\n")
  }
}
