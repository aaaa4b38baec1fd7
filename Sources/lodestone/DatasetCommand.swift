internal import ArgumentParser
internal import Decision
internal import Intake
internal import Pipeline
internal import Report

struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "The datasets: which there are, what they hold, whether a folder is in order.",
    discussion: """
      Examples:
        lodestone dataset list
        lodestone dataset show eu-nuts2-2014
      """,
    subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The datasets that are found by name.")
    @OptionGroup var output: OutputOptions

    func run() throws {
      let settings = try Settings.current()
      let (format, style) = try output.chosen(settings, among: ListReport.formats)
      let locations = Locations()
      let headings = try locations.datasets.map { try datasetHeading(at: try locations.dataset($0)) }
      try Output.write(ListReport(datasets: headings).rendering(as: format, style: style), to: output.output)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A dataset's indicators, years, sources and limits.")
    @Argument(help: "Name or folder.") var dataset: String
    @OptionGroup var output: OutputOptions

    func run() throws {
      let settings = try Settings.current()
      let (format, style) = try output.chosen(settings, among: DatasetReport.formats)
      let loaded = try Intake.dataset(at: try Locations().dataset(dataset))
      let report = DatasetReport(loaded.dataset, notices: loaded.notices)
      try Output.write(report.rendering(as: format, style: style), to: output.output)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every problem of a dataset's folder at once.",
      discussion: """
        Unknown regions, industries and indicators, duplicates, unit clashes, missing years, bad grades, negative
        employment, suppressed figures written as zero, checksums.
        """)
    @Argument(help: "Name or folder.") var dataset: String

    func run() throws {
      let (data, problems) = try checkedDataset(at: try Locations().dataset(dataset))
      guard problems.isEmpty else { throw Failure(.data, problems) }
      let figures = data.series.reduce(0) {
        $0 + $1.columns.reduce(0) { $0 + $1.values.count - $1.gaps.count }
      }
      try Output.write(
        Rendering(
          text: "dataset '\(data.heading.name)' is in order: \(data.regions.count) regions, "
            + "\(data.series.count) indicators, \(figures) figures, "
            + "\(data.industries.industries.count) industries\n"), to: nil)
    }
  }
}
