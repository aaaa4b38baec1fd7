internal import ArgumentParser
internal import Foundation
internal import Report

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "The settings in force, and where each comes from.",
    discussion: """
      Examples:
        lodestone config
        lodestone config --origin

      Flag > environment LODESTONE_* > ./lodestone.yaml > the user's configuration file > default.
      Datasets and profiles are looked for beside the checkout, under LODESTONE_HOME, under the prefix.
      """)

  @Flag(help: "Also say where each value comes from.") var origin = false
  @OptionGroup var output: OutputOptions

  func run() throws {
    let settings = try Settings.current()
    let (format, style) = try output.chosen(settings, among: ListReport.formats)
    var rows = settings.entries.map { [$0.key, $0.value, $0.origin] }
    rows += Locations().roots.map { ["data", $0.path, $0.origin] }
    let columns = ["key", "value"] + (origin ? ["origin"] : [])
    let report = ListReport(columns: columns, rows: rows.map { Array($0.prefix(columns.count)) })
    try Output.write(report.rendering(as: format, style: style), to: output.output)
  }
}
