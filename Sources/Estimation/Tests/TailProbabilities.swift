internal import GSL

/// Probability that a χ² variate is larger.
///
///     try chiSquarePValue(above: 3.841458820694124, degrees: 1)  // 0.05
///
/// - Throws: ``EstimationError/input(_:)`` when the tail cannot be found for so many degrees of freedom.
public func chiSquarePValue(above statistic: Double, degrees: Double) throws(EstimationError) -> Double {
  do throws(GSLError) { return try chiSquareTail(above: statistic, degrees: degrees) } catch {
    throw .problem(.table, error.description, hint: "leave some of the coefficients out of the test")
  }
}

extension FTest {
  /// Probability of a larger F.
  ///
  ///     // 4.351243503, 1 and 20 degrees of freedom
  ///     try FTest(statistic: 4.351243503, numerator: 1, denominator: 20).pValue()  // 0.05
  ///
  /// - Throws: ``EstimationError/input(_:)`` when the tail cannot be found for so many degrees of freedom.
  public func pValue() throws(EstimationError) -> Double {
    do throws(GSLError) {
      return try fisherTail(
        above: statistic, numerator: Double(numerator), denominator: Double(denominator))
    } catch {
      throw .problem(.table, error.description, hint: "leave some of the coefficients out of the test")
    }
  }
}
