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

      Here --set changes figures, in the units of the dataset; rank --set changes weights.
      """)

  @Argument(
    help: "The region: its code, or its name.", completion: .custom(Completions.regions))
  var region: String

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: WhatIfReport.formats)
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
    let id = try question.region(region).id
    let answer = try question.study.whatIf(id, changes: changes)
    try Output.write(WhatIfReport(answer).rendering(as: format, style: style), to: output.output)
  }
}
