internal import ArgumentParser
internal import Decision

/// A table of past decisions and what explains them.
struct DecisionTable: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Observations, one a row (CSV); - is standard input; or the name of a shipped example.",
      valueName: "file|name"), completion: .file(extensions: ["csv"]))
  var data: String?

  @Option(help: ArgumentHelp("What explains what, such as 'choice ~ log(wage) + unemp'.", valueName: "text"))
  var formula: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Column with the id of the choice situation.", valueName: "column"))
  var cases: String?

  @Option(help: ArgumentHelp("Column with the id of the alternative.", valueName: "column"))
  var alternative: String?

  /// The options that are given, by their flags.
  var given: [String] {
    [("--data", data), ("--formula", formula), ("--case", cases), ("--alternative", alternative)]
      .filter { $0.1 != nil }.map(\.0)
  }

  /// What a command that fits a model cannot do without.
  ///
  /// - Parameter beside: what may be given in place of a table, in words.
  func missing(for command: String, example: String, beside: String = "") -> ProblemList {
    var problems = ProblemList()
    if data == nil {
      problems.append(
        Problem("\(command) wants --data", hint: "name a CSV file with one observation a row\(beside)"))
    }
    if formula == nil {
      problems.append(
        Problem("\(command) wants --formula", hint: "say what explains what: --formula '\(example)'"))
    }
    return problems
  }
}
