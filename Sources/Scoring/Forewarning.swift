public import Decision

/// What comparing every alternative with every other one costs.
public struct PairwiseCost: Sendable, Equatable {
  /// Up to so many alternatives it is soon done.
  public let from: Int
  /// Criteria on which all pairs are compared.
  public let columns: Int
  /// For one pair on one criterion, on one core of 2024.
  public let nanoseconds: Double
}

extension MethodCatalogue {
  /// What comparing all pairs of alternatives will take, in words, to be told before it begins; none where it
  /// is soon done.
  ///
  ///     // todim on 50,000 × 20
  ///     // "todim: 50000 alternatives are compared in all pairs on 20 criteria: about 70 s of processor time"
  ///
  /// Seconds are those of one core of 2024; memory grows with the number of alternatives, not with its
  /// square.
  ///
  /// - Parameter criteria: those with a weight.
  public static func forewarning(
    of method: String, parameters: MethodParameters, alternatives: Int, criteria: [Criterion]
  ) -> String? {
    guard let type = type(named: method), let cost = type.pairwiseCost(parameters, criteria),
      alternatives > cost.from, cost.columns > 0
    else { return nil }
    let seconds = cost.nanoseconds * 1e-9 * Double(alternatives) * Double(alternatives) * Double(cost.columns)
    return "\(method): \(alternatives) alternatives are compared in all pairs on \(cost.columns) "
      + (cost.columns == 1 ? "criterion" : "criteria") + ": about \(duration(seconds)) of processor time"
  }

  /// In whole seconds, minutes or hours: it is a guess.
  private static func duration(_ seconds: Double) -> String {
    if seconds >= 7200 { return "\(Int((seconds / 3600).rounded())) h" }
    if seconds >= 120 { return "\(Int((seconds / 60).rounded())) min" }
    return seconds < 1 ? "1 s" : "\(Int(seconds.rounded())) s"
  }
}
