internal import Decision

/// One `--param` as it was written: `KEY=VALUE`, or `KEY.CRITERION=VALUE`.
public struct ParameterText: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case number(Double)
    case range(low: Double, high: Double)
    case word(String)
  }

  public let key: String
  public let criterion: String?
  public let value: Value

  /// Reads one; the key ends at the first point, so a criterion's name may hold further ones.
  ///
  ///     ParameterText("bounds.wage=0:900")  // key bounds, criterion wage, range 0 to 900
  ///
  /// - Throws: ``IntakeError/problems(_:)`` when there is no `=`, no key or no value.
  public init(_ text: String) throws(IntakeError) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
      throw .problems(
        ProblemList(
          Problem("--param '\(text)' is not KEY=VALUE", hint: "write --param v=0.5, or --param q.wage=10")))
    }
    let names = halves[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw .problems(
        ProblemList(
          Problem("--param '\(text)' has an empty name", hint: "write KEY=VALUE or KEY.CRITERION=VALUE")))
    }
    key = names[0]
    criterion = names.count > 1 ? names[1] : nil
    let ends = halves[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if let value = number(from: halves[1]) {
      self.value = .number(value)
    } else if ends.count == 2, let low = number(from: ends[0]), let high = number(from: ends[1]) {
      value = .range(low: low, high: high)
    } else {
      value = .word(halves[1])
    }
  }
}
