internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Intake
internal import Pipeline
internal import Report

struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Measure clusters: location quotients, concentration, relatedness, complete sets.",
    discussion: """
      Examples:
        lodestone cluster --dataset eu-nuts2-2014 --industry C29
        lodestone cluster --dataset mexico-states --industry 3363 --format csv

      Or on files of your own: --employment region,industry,year,employment (CSV), with --plants, --regions, \
      --supply and --industries where there are some.
      """)

  @Option(
    help: ArgumentHelp("Dataset with employment, by name or folder.", valueName: "name|folder"),
    completion: .custom(Completions.datasets))
  var dataset: String?

  @Option(
    help: ArgumentHelp("Employment (CSV): region, industry, year, employment.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var employment: String?

  @Option(
    help: ArgumentHelp("Plants (CSV): region, industry, plant, employment.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var plants: String?

  @Option(
    help: ArgumentHelp(
      "With --employment: regions (CSV) with position and area, and mass where it is not employment.",
      valueName: "file"), completion: .file(extensions: ["csv"]))
  var regions: String?

  @Option(
    help: ArgumentHelp(
      "With --employment: input coefficients (CSV): supplier, user, coefficient.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var supply: String?

  @Option(
    help: ArgumentHelp(
      "With --employment: industries (CSV): industry, title, parent.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var industries: String?

  @Option(help: ArgumentHelp("Rows of this industry alone (code or words).", valueName: "code|words"))
  var industry: String?

  @Option(help: ArgumentHelp("Year of the employment; default the newest.", valueName: "year"))
  var year: String?

  @Option(help: ArgumentHelp("At most so many threads; default all.", valueName: "n"))
  var threads: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: ClusterReport.formats)
    var problems = misfits
    let count = threadCount(threads, settings, &problems)
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    let (data, place, notices) = try employment == nil ? ofDataset(settings) : ofFiles()
    let table = try ClusterTable(of: data, industry: place, notices: notices, threads: count)
    try Output.write(ClusterReport(table).rendering(as: format, style: style), to: output.output)
  }

  private var misfits: ProblemList {
    var problems = ProblemList()
    if employment != nil, dataset != nil {
      problems.append(Problem("--employment and --dataset exclude each other", hint: "give one of the two"))
    }
    if employment == nil {
      for (flag, value) in [
        ("--plants", plants), ("--regions", regions), ("--supply", supply), ("--industries", industries),
      ] where value != nil {
        problems.append(Problem("\(flag) belongs to --employment", hint: "a dataset has files of its own"))
      }
    }
    if [employment, plants, regions, supply, industries].count(where: { $0 == "-" }) > 1 {
      problems.append(Problem("more than one file is standard input", hint: "name a file for the others"))
    }
    if let year, Int(year) == nil {
      problems.append(Problem("--year is '\(year)'", hint: "write four digits, such as 2014"))
    }
    return problems
  }

  private func ofFiles() throws -> (ClusterData, Int?, [Notice]) {
    var files = ClusterFiles(employment: try InputFile(path: employment ?? "-"))
    files.plants = try plants.map { try InputFile(path: $0) }
    files.regions = try regions.map { try InputFile(path: $0) }
    files.supply = try supply.map { try InputFile(path: $0) }
    files.industries = try industries.map { try InputFile(path: $0) }
    files.year = year.flatMap { Int($0) }
    let (data, notices) = try files.read()
    guard let industry else { return (data, nil, notices) }
    let known = IndustryTree(data.industries)
    guard case .found(let found) = IndustrySearch(known).answer(industry),
      let place = known.place(of: found.code)
    else {
      throw Failure.usage(
        "there is no employment of industry '\(industry)'",
        hint: suggestion(for: industry, among: data.industries.map(\.code)))
    }
    return (data, place, notices)
  }

  private func ofDataset(_ settings: Settings) throws -> (ClusterData, Int?, [Notice]) {
    let folder = try Locations().dataset(dataset ?? settings.value(of: "dataset") ?? Settings.defaultDataset)
    let loaded = try Intake.dataset(at: folder)
    let found = try industry.map { try loaded.dataset.industry(called: $0) }
    let data = try ClusterData(of: loaded.dataset, beside: found, year: year.flatMap { Int($0) })
    let place = found.flatMap { found in data.industries.firstIndex { $0.code == found.code } }
    return (data, place, loaded.notices)
  }
}
