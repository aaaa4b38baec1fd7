internal import ArgumentParser
internal import Decision
internal import Pipeline
internal import Report

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Regions side by side: score, families and every figure.",
    discussion: """
      Examples:
        lodestone compare CZ02 SK01 HU21 --profile automotive-parts
        lodestone compare PT11 ES11 --profile textiles --format md
      """)

  @Argument(help: "Two regions or more, by code or name.", completion: .custom(Completions.regions))
  var regions: [String]

  @Option(help: ArgumentHelp("Also draw them, stacked by family, to this SVG file.", valueName: "file.svg"))
  var chart: String?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(
      settings, among: OutputFormat.allCases.filter { ![.geojson, .latex].contains($0) })
    guard regions.count > 1 else {
      throw Failure.usage("one region has nothing to be compared with", hint: "name two or more")
    }
    let question = try study.datasetStudy(settings)
    var ids: [String] = []
    var problems = ProblemList()
    for words in regions {
      do throws(StudyError) {
        let id = try question.region(words).id
        if ids.contains(id) {
          problems.append(Problem("'\(id)' is named twice", hint: "name every region once"))
        }
        ids.append(id)
      } catch {
        problems.append(contentsOf: error.problems)
      }
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    switch try question.study.assessed() {
    case .nothingMatched(let removed): throw Failure(.nothingMatched, Rank.removals(removed))
    case .assessed(let assessment):
      try Explain.tellCost(of: ids.count, in: assessment)
      var explanations: [Explanation] = []
      for id in ids {
        do throws(StudyError) {
          explanations.append(try question.explanation(of: id, in: assessment))
        } catch {
          // What is wrong with the figures is no fault of the question.
          guard case .question(let list) = error else { throw error }
          problems.append(contentsOf: list)
        }
      }
      guard problems.isEmpty else { throw Failure(.usage, problems) }
      let report = CompareReport(explanations, of: assessment)
      try Output.write(report.rendering(as: format, style: style), to: output.output)
      if let chart {
        try Output.replace(
          chart, with: ChartFile.comparison(of: assessment, sources: question.dataset.sources, ids: ids))
      }
    }
  }
}
