public import Decision
internal import GSL

/// A statistic with the chi-square distribution when the hypothesis is true.
public struct ChiSquareTest: Sendable, Equatable {
  /// Not negative.
  public let statistic: Double
  public let degrees: Int
  /// Probability of a statistic at least as large.
  public let pValue: Double
  public let notices: [Notice]

  /// - Parameters:
  ///   - statistic: not negative.
  ///   - degrees: above zero.
  /// - Throws: ``EstimationError/input(_:)`` when the tail cannot be found.
  /// - Source: the tail is that of GSL's room, never one less a probability.
  public init(statistic: Double, degrees: Int, notices: [Notice] = []) throws(EstimationError) {
    self.statistic = statistic
    self.degrees = degrees
    self.notices = notices
    do throws(GSLError) {
      pValue = try chiSquareTail(above: statistic, degrees: Double(degrees))
    } catch {
      throw .problem(.table, error.description, hint: "test fewer restrictions")
    }
  }
}
