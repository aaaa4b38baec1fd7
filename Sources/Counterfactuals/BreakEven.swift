internal import Decision

/// The smallest change of one number that closes the gap between two alternatives.
public enum BreakEven: Sendable, Equatable {
  /// The number at which the challenger scores at least as much as the leader, and how far it is from where it stands
  /// now. A change of zero says that the challenger is not behind.
  case at(value: Double, change: Double)
  /// The challenger stays behind at every value looked at; its best gap (below zero) and where it was.
  case never(within: ClosedRange<Double>, bestGap: Double, at: Double)

  public var change: Double? {
    guard case .at(_, let change) = self else { return nil }
    return change
  }
}

/// The nearer of what was found below and above the present number.
func nearer(_ below: Crossing, _ above: Crossing, present: Double, within: ClosedRange<Double>) -> BreakEven {
  switch (below, above) {
  case (.at(let low), .at(let high)):
    let value = present - low < high - present ? low : high
    return .at(value: value, change: value - present)
  case (.at(let value), _), (_, .at(let value)):
    return .at(value: value, change: value - present)
  case (.never(let lowGap, let low), .never(let highGap, let high)):
    return lowGap > highGap
      ? .never(within: within, bestGap: lowGap, at: low)
      : .never(within: within, bestGap: highGap, at: high)
  }
}

/// Refuses two alternatives that are one.
func checkPair(_ challenger: Int, _ leader: Int, _ alternatives: [Alternative]) throws(CounterfactualError) {
  precondition(
    alternatives.indices.contains(challenger) && alternatives.indices.contains(leader),
    "caller gives two alternatives of the matrix")
  guard challenger != leader else {
    throw .question(
      ProblemList(
        Problem(
          "'\(alternatives[leader].id)' is compared with itself", hint: "name two different alternatives")))
  }
}
