/// Why a model cannot be estimated.
public enum EstimationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Everything that is wrong with a formula or with the rows that it is read on.
  case input(EstimationProblems)

  public var description: String {
    switch self {
    case .input(let problems): problems.description
    }
  }
}
