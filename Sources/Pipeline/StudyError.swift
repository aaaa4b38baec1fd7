public import Decision

/// Why a study cannot be assessed.
public enum StudyError: Error, Sendable, Equatable {
  /// What was asked for does not exist or does not fit: an unknown name on the command line.
  case question(ProblemList)
  /// What the data or the profile hold.
  case data(ProblemList)

  public var problems: ProblemList {
    switch self {
    case .question(let list), .data(let list): list
    }
  }
}
