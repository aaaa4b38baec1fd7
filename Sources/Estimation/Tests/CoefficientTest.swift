internal import GSL

/// One coefficient with its error, the test that it is zero, and its confidence interval.
///
///     // 0.4256 ± 0.0806 with 21 degrees of freedom
///     let test = try CoefficientTest(
///       estimate: 0.42556108945765575, standardError: 0.08063482834656578, degrees: 21)
///     test.statistic  // 5.277633724581251
///     test.pValue     // 3.120852158254884e-05
///     test.interval   // 0.2578717840608976...0.5932503948544139
public struct CoefficientTest: Sendable, Equatable {
  public let estimate: Double
  public let standardError: Double
  /// Estimate over error: t with degrees of freedom, z without; infinite for an estimate without error.
  public let statistic: Double
  /// Probability of a statistic at least as far from zero, on both sides.
  public let pValue: Double
  /// What the level of confidence leaves: symmetric around the estimate.
  public let interval: ClosedRange<Double>

  /// - Parameters:
  ///   - standardError: not negative.
  ///   - degrees: degrees of freedom of Student's t, above zero, or nil for the normal distribution.
  ///   - level: of confidence, between 0 and 1.
  /// - Throws: ``EstimationError/input(_:)`` when there are too many degrees of freedom for the tail to be
  ///   found.
  /// - Complexity: O(√degrees).
  /// - Source: Greene (2018), *Econometric Analysis*, 8th ed., sections 4.7.1 and 5.4; the tails are those of
  ///   GSL's room, never one less a probability.
  public init(
    estimate: Double, standardError: Double, degrees: Double?, level: Double = 0.95
  ) throws(EstimationError) {
    precondition(standardError >= 0 && level > 0 && level < 1, "caller gives an error and a level")
    precondition(degrees.map { $0 > 0 } ?? true, "caller gives degrees of freedom above zero")
    self.estimate = estimate
    self.standardError = standardError
    statistic = estimate == 0 ? 0 : estimate / standardError
    do throws(GSLError) {
      let degrees = degrees ?? .infinity
      pValue = 2 * (try studentTail(above: abs(statistic), degrees: degrees))
      let margin = standardError * (try studentQuantile(above: (1 - level) / 2, degrees: degrees))
      interval = (estimate - margin)...(estimate + margin)
    } catch {
      var problems = EstimationProblems()
      problems.append(
        EstimationProblem(.table, error.description, hint: "use the normal distribution for so many rows"))
      throw .input(problems)
    }
  }
}
