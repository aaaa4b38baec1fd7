public import Decision
public import Scoring

/// Why a what-if question cannot be answered.
public enum CounterfactualError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong with the question: all of it.
  case question(ProblemList)
  /// The method has no value on the figures or the weights as they stand.
  case scoring(ScoringError)
  /// A search that has an answer did not reach it.
  case notReached(reason: String)

  public var description: String {
    switch self {
    case .question(let problems):
      problems.kept.map(\.description).joined(separator: "\n")
        + (problems.cut > 0 ? "\nand \(problems.cut) more" : "")
    case .scoring(let error): error.description
    case .notReached(let reason): reason
    }
  }

  /// One problem for each thing that is wrong.
  public var problems: ProblemList {
    switch self {
    case .question(let problems): problems
    case .scoring(let error): error.problems
    case .notReached(let reason):
      ProblemList(Problem(reason, hint: "this is a fault of the program: report it with the input"))
    }
  }
}
