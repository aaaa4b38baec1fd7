internal import ArgumentParser
internal import Decision
internal import Foundation
internal import Pipeline

/// What a model has beside its data and its formula.
struct FittingOptions: ParsableArguments {
  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Column with the id of the choice situation.", valueName: "column"))
  var cases: String?

  @Option(help: ArgumentHelp("Column with the id of the alternative.", valueName: "column"))
  var alternative: String?

  @Option(
    help: ArgumentHelp("nested-logit: column with the nest of each alternative.", valueName: "column"))
  var nest: String?

  @Flag(help: "nested-logit: one dissimilarity parameter for all nests.")
  var equalLambda = false

  @Option(
    help: ArgumentHelp("Column of weights, one for each case (or row, without cases).", valueName: "column"))
  var caseWeights: String?

  @Option(
    name: .customLong("se"),
    help: ArgumentHelp(
      "Standard errors: information (default), robust, cluster:COLUMN or cluster:COLUMN,COLUMN.",
      valueName: "kind"))
  var errors: String?

  @Option(
    help: ArgumentHelp(
      "Factor of robust errors: none (default), or standard: n/(n-k), with clusters G/(G-1) as well.",
      valueName: "kind"))
  var smallSample: String?

  @Option(help: ArgumentHelp("At most so many threads; default all.", valueName: "n"))
  var threads: String?

  /// The options that are given, by their flags.
  var given: [String] {
    [
      ("--case", cases), ("--alternative", alternative), ("--nest", nest), ("--case-weights", caseWeights),
      ("--se", errors), ("--small-sample", smallSample), ("--threads", threads),
    ].filter { $0.1 != nil }.map(\.0) + (equalLambda ? ["--equal-lambda"] : [])
  }

  func checked(_ settings: Settings, _ problems: inout ProblemList) -> EstimationQuestion.Options {
    var options = EstimationQuestion.Options()
    options.cases = cases
    options.alternatives = alternative
    options.nests = nest
    options.hasEqualLambda = equalLambda
    options.weights = caseWeights
    options.errors = errorKind(&problems)
    if let smallSample {
      if !["none", "standard"].contains(smallSample) {
        problems.append(
          Problem(
            "--small-sample is '\(smallSample)'",
            hint: suggestion(for: smallSample, among: ["none", "standard"])))
      } else if options.errors == .information, smallSample == "standard" {
        problems.append(
          Problem(
            "--small-sample is nothing to the errors of the model itself",
            hint: "add --se robust or --se cluster:COLUMN"))
      }
      options.correctsSmallSample = smallSample == "standard"
    }
    options.threads = threadCount(threads, settings, &problems)
    return options
  }

  private func errorKind(_ problems: inout ProblemList) -> ErrorKind {
    guard let errors else { return .information }
    let kinds = ["information", "robust", "cluster:COLUMN"]
    switch errors {
    case "information": return .information
    case "robust": return .robust
    case _ where errors.hasPrefix("cluster:"):
      let columns = errors.dropFirst("cluster:".count).split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      if columns.contains("") || columns.count > 2 || Set(columns).count < columns.count {
        problems.append(
          Problem(
            "--se '\(errors)' names \(columns.count > 2 ? "\(columns.count) columns" : "no column or one twice")",
            hint: "cluster by one column or by two different ones: cluster:firm or cluster:firm,year"))
        return .information
      }
      return .clustered(by: columns)
    default:
      problems.append(
        Problem("--se: there is no kind '\(errors)'", hint: suggestion(for: errors, among: kinds)))
      return .information
    }
  }
}

/// Threads to use: those asked for, else one for each processor.
func threadCount(_ asked: String?, _ settings: Settings, _ problems: inout ProblemList) -> Int {
  let text = asked ?? settings.value(of: "threads")
  if let text, Int(text).map({ $0 < 1 }) ?? true {
    problems.append(Problem("--threads is '\(text)'", hint: "give a whole number of threads, 1 or above"))
  }
  return text.flatMap { Int($0) } ?? ProcessInfo.processInfo.activeProcessorCount
}
