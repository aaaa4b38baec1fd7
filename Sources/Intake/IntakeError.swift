public import Decision

/// Why an input could not become checked values.
public enum IntakeError: Error, Sendable, Equatable {
  /// The file itself: not there, a folder, not readable.
  case file(Problem)
  /// What it holds: every problem that was found, in the order of its lines.
  case problems(ProblemList)
}
