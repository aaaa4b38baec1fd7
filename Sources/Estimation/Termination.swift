/// How a search for the best coefficients ended.
///
/// `gradientNorm` is the largest |∂ log-likelihood/∂ coefficient| at the coefficients handed out, in the unit
/// of the covariates as they were given.
public enum Termination: Sendable, Equatable {
  /// The gradient is zero but for rounding.
  case converged(gradientNorm: Double, iterations: Int)
  /// No step went on, and the gradient is not zero.
  case stalled(gradientNorm: Double, iterations: Int)
  case iterationLimit(gradientNorm: Double, limit: Int)

  public var hasConverged: Bool { if case .converged = self { true } else { false } }

  public var gradientNorm: Double {
    switch self {
    case .converged(let norm, _), .stalled(let norm, _), .iterationLimit(let norm, _): norm
    }
  }

  public var iterations: Int {
    switch self {
    case .converged(_, let iterations), .stalled(_, let iterations): iterations
    case .iterationLimit(_, let limit): limit
    }
  }
}
