internal import ArgumentParser
internal import Decision
internal import Intake
internal import Pipeline
internal import Report

struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "What a change of figures would do to a region's rank.",
    discussion: """
      Examples:
        lodestone what-if DE11 --set wage_manufacturing=30000 --profile automotive-parts
        lodestone what-if SK01 --set unemployment_rate=10 --set corporate_tax_rate=19 --profile automotive-parts

      A country's figure, such as a tax rate, for all of its regions:
        lodestone what-if --country SK --set corporate_tax_rate=19 --profile automotive-parts

      Here --set changes figures, in the units of the dataset; rank --set changes weights.
      """)

  @Argument(
    help: "The region: its code, or its name; none with --country.", completion: .custom(Completions.regions))
  var region: String?

  @Option(
    help: ArgumentHelp(
      "Instead of a region: change a country's figure for all of its regions.", valueName: "code"))
  var country: String?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: WhatIfReport.formats)
    guard (region == nil) != (country == nil) else {
      throw Failure.usage(
        region == nil ? "what-if wants a region or --country" : "a region and --country exclude each other",
        hint: "name a region, or a country for all of its regions")
    }
    guard !study.set.isEmpty else {
      throw Failure.usage("nothing is changed", hint: "write --set indicator=value")
    }
    let changes: [(name: String, value: Double)]
    do throws(IntakeError) {
      changes = try figures(from: study.set.joined(separator: ","), flag: "--set")
    } catch {
      if case .problems(let list) = error { throw Failure(.usage, list) }
      throw error
    }
    var asked = study
    asked.set = []
    let question = try asked.datasetStudy(settings)
    let rendering: Rendering
    if let country {
      let answer = try question.study.whatIf(country: country, changes: changes)
      rendering = CountryWhatIfReport(answer).rendering(as: format, style: style)
    } else {
      let answer = try question.study.whatIf(try id(of: region ?? "", in: question), changes: changes)
      rendering = WhatIfReport(answer).rendering(as: format, style: style)
    }
    try Output.write(rendering, to: output.output)
  }

  /// A country's code is a likely slip where a region is wanted.
  private func id(of words: String, in question: DatasetStudy) throws -> String {
    do throws(StudyError) { return try question.region(words).id } catch {
      let countries = Set(question.dataset.regions.map(\.country))
      guard let country = countries.first(where: { $0.lowercased() == words.lowercased() }) else {
        throw error
      }
      throw Failure.usage(
        "'\(words)' is a country, and a region is wanted",
        hint: "write --country \(country) to change a figure for all of its regions")
    }
  }
}
