internal import ArgumentParser
internal import Decision
internal import Intake
internal import Pipeline

/// Past investment of a dataset: what pull and backtest work on where no table of decisions is given.
struct OutcomeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "In place of --data: a dataset with outcomes, by name or folder.", valueName: "name|folder"),
    completion: .custom(Completions.datasets))
  var dataset: String?

  @Option(
    help: ArgumentHelp(
      "With --dataset: the industry whose parts are studied (code or words).", valueName: "code|words"))
  var industry: String?

  @Option(
    help: ArgumentHelp("With --dataset: digits of the parts' codes; default every length.", valueName: "n"))
  var digits: String?

  /// For those who have no table of decisions.
  static let beside = ", or take a --dataset with outcomes"

  /// What does not go together with a table of decisions, or without one.
  func problems(beside table: DecisionTable) -> ProblemList {
    var problems = ProblemList()
    if dataset != nil {
      for flag in table.given {
        problems.append(
          Problem("\(flag) and --dataset exclude each other", hint: "take a table of decisions or a dataset"))
      }
      if let digits, Int(digits).map({ $0 < 1 }) ?? true {
        problems.append(Problem("--digits is '\(digits)'", hint: "give a whole number, 1 or above"))
      }
    } else {
      for (flag, value) in [("--industry", industry), ("--digits", digits)] where value != nil {
        problems.append(Problem("\(flag) belongs to --dataset", hint: "name a dataset with outcomes"))
      }
    }
    return problems
  }

  /// The dataset that is named, and the industry of it that is asked for.
  func loaded() throws -> (dataset: Dataset, scope: Industry?, notices: [Notice]) {
    let loaded = try Intake.dataset(at: Locations().dataset(dataset ?? ""))
    return (loaded.dataset, try industry.map { try loaded.dataset.industry(called: $0) }, loaded.notices)
  }
}
