public import Decision

/// Why raw figures cannot become criteria.
public enum IndicatorError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Figures that are missing and that the policy does not fill: one problem each, with their places.
  case missing(ProblemList)
  case denominator(ProblemList)
  case treatment(ProblemList)

  public var problems: ProblemList {
    switch self {
    case .missing(let list), .denominator(let list), .treatment(let list): list
    }
  }

  public var description: String {
    problems.kept.map(\.description).joined(separator: "\n")
      + (problems.cut > 0 ? "\nand \(problems.cut) more" : "")
  }
}
