internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Report

/// How and where a command writes its result.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "table, csv, json, ndjson, md (and geojson for rank); table on a terminal, csv in a pipe.",
      valueName: "form"))
  var format: String?

  @Option(
    help: ArgumentHelp("Write to this file, whole or not at all; - is standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Colour in tables: auto, always or never.", valueName: "when"))
  var color: String?

  /// The forms that this command has.
  func chosen(_ settings: Settings, among forms: [OutputFormat]) throws -> (
    format: OutputFormat, style: TextStyle
  ) {
    let names = forms.map(\.rawValue)
    var format = isTerminal ? OutputFormat.table : .csv
    if let name = self.format ?? settings.value(of: "format") {
      guard let known = OutputFormat(rawValue: name), forms.contains(known) else {
        throw Failure.usage("there is no format '\(name)' here", hint: suggestion(for: name, among: names))
      }
      format = known
    }
    let when = color ?? settings.value(of: "color") ?? "auto"
    switch when {
    case "always": return (format, TextStyle(isColoured: true))
    case "never": return (format, .plain)
    case "auto":
      let forbids = !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
      return (format, TextStyle(isColoured: isTerminal && !forbids))
    default:
      throw Failure.usage(
        "--color is '\(when)'", hint: suggestion(for: when, among: ["auto", "always", "never"]))
    }
  }

  private var isTerminal: Bool { (output == nil || output == "-") && isatty(1) == 1 }
}
