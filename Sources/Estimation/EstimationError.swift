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

extension EstimationError {
  /// One problem alone.
  public static func problem(
    _ spot: EstimationProblem.Spot, _ message: String, hint: String
  ) -> EstimationError {
    var problems = EstimationProblems()
    problems.append(EstimationProblem(spot, message, hint: hint))
    return .input(problems)
  }
}
