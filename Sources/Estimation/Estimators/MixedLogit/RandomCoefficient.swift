/// How a coefficient differs from one investor to the next.
public enum CoefficientDistribution: String, Sendable, Equatable, CaseIterable {
  /// `mean + sd·z` with a standard normal z.
  case normal
  /// `exp(mean + sd·z)`: above zero for everybody. Mean and sd are those of the **logarithm** of the
  /// coefficient; the coefficient itself has the median exp(mean) and the mean exp(mean + sd²/2), which the
  /// fit reports in ``MixedFit/implied``. For a coefficient below zero take the negative of the column.
  case logNormal = "lognormal"
  /// `mean + sd·z` with z falling in a straight line on both sides of zero, to nothing at ±√6: sd is the
  /// standard deviation, and the coefficient lies within mean ± 2.449 sd.
  case triangular
  /// `mean + sd·z` with z even between −√3 and √3: sd is the standard deviation, and the coefficient lies
  /// within mean ± 1.732 sd.
  case uniform
}

/// A term whose coefficient is random.
///
///     RandomCoefficient("log(wage)", .normal)
///
/// A term of several columns, such as a factor, has a random coefficient of its own for each of them.
public struct RandomCoefficient: Sendable, Equatable {
  /// As written in the formula, or the name of one of its columns.
  public let term: String
  public let distribution: CoefficientDistribution

  public init(_ term: String, _ distribution: CoefficientDistribution = .normal) {
    self.term = term
    self.distribution = distribution
  }
}
