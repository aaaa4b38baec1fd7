internal import ArgumentParser
internal import Checksums
internal import Decision
internal import Foundation
internal import Intake
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

  @Option(
    help: ArgumentHelp(
      "Decision matrix, one alternative per row (CSV); - is standard input.", valueName: "file"))
  var matrix: String?

  @Option(
    help: ArgumentHelp("Weights of the matrix' criteria, relative to each other.", valueName: "a=0.5,b=0.3"))
  var weights: String?

  @Option(help: ArgumentHelp("Criteria of the matrix of which less is better.", valueName: "a,b"))
  var cost: String?

  @Option(help: ArgumentHelp("Only the first so many.", valueName: "n"))
  var top: String?

  @Option(
    help: ArgumentHelp("Also draw the ranking, stacked by family, to this SVG file.", valueName: "file.svg"))
  var chart: String?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let forms = OutputFormat.allCases.filter { matrix == nil || $0 != .geojson }
    let (format, style) = try output.chosen(settings, among: forms)
    let top = try count()
    let assessed: Study.Result
    var clusters: ClusterFamily?
    var sources: [Dataset.Source] = []
    if matrix != nil {
      assessed = try matrixStudy(settings).assessed()
    } else {
      for (flag, value) in [("--weights", weights), ("--cost", cost)] where value != nil {
        throw Failure.usage("\(flag) belongs to --matrix", hint: "name the matrix, or take a --profile")
      }
      let datasetStudy = try study.datasetStudy(settings)
      clusters = datasetStudy.clusters
      sources = datasetStudy.dataset.sources
      assessed = try datasetStudy.study.assessed()
    }
    switch assessed {
    case .nothingMatched(let removed): throw Failure(.nothingMatched, Self.removals(removed))
    case .assessed(let assessment):
      let report = RankReport(assessment, clusters: clusters, top: top)
      try Output.write(report.rendering(as: format, style: style), to: output.output)
      if let chart {
        try Output.replace(chart, with: ChartFile.ranking(of: assessment, sources: sources, top: top))
      }
    }
  }

  private func count() throws -> Int? {
    guard let top else { return nil }
    guard let value = Int(top), value > 0 else {
      throw Failure.usage("--top is '\(top)'", hint: "give a whole number above 0")
    }
    return value
  }

  private func matrixStudy(_ settings: Settings) throws -> Study {
    let (options, seed) = try study.checked(settings)
    if let dataset = study.dataset {
      throw Failure.usage(
        "--matrix and --dataset '\(dataset)' exclude each other", hint: "give one of the two")
    }
    if study.profile != nil, weights != nil {
      throw Failure.usage("--profile and --weights exclude each other", hint: "give one of the two")
    }
    if study.industry != nil {
      throw Failure.usage("--industry belongs to a dataset, and this is a --matrix", hint: "leave it out")
    }
    if matrix == "-", study.profile == "-" {
      throw Failure.usage(
        "--matrix and --profile are both standard input", hint: "name a file for one of them")
    }
    let input = try InputFile(path: matrix ?? "-")
    let identity = Study.Identity(seed: seed, data: sha256Hex(input.bytes), version: Lodestone.version)
    if let weights {
      let named = try Self.usage { () throws(IntakeError) in try assignments(from: weights, flag: "--weights")
      }
      let costs = (cost ?? "").split(separator: ",").map(String.init)
      return try Study(
        table: try Intake.matrix(from: input), weights: named, costs: costs, options: options,
        identity: identity)
    }
    guard let name = study.profile else {
      throw Failure.usage("--matrix wants --weights or --profile", hint: "write --weights a=0.5,b=0.3,c=0.2")
    }
    if cost != nil {
      throw Failure.usage(
        "--cost belongs to --weights; a profile states its directions", hint: "leave it out")
    }
    let file = try Locations().profile(name)
    // The profile first: it is short, and what is wrong with it is quickly said.
    let profile = try StudyOptions.profile(at: file)
    return try Study(
      table: try Intake.matrix(from: input), profile: profile, profileFile: file, industry: nil,
      options: options,
      identity: identity)
  }

  /// What a flag holds is usage, even where it is read like a file.
  private static func usage<T>(_ read: () throws(IntakeError) -> T) throws -> T {
    do { return try read() } catch {
      if case .problems(let list) = error { throw Failure(.usage, list) }
      throw error
    }
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
