/// A linear model fitted by least squares.
///
/// Lists of K follow ``names``, the columns that were kept, in their order.
public struct LinearFit: Sendable, Equatable {
  /// The columns that were kept.
  public let names: [String]
  /// Their places among the columns of the problem.
  public let kept: [Int]
  public let dropped: [DroppedColumn]
  /// K, in units of the response per unit of the column.
  public let coefficients: [Double]
  /// (X'WX)⁻¹, K × K, row-major.
  public let inverseGram: [Double]
  /// Response less fitted value, for every row of the problem, not weighted.
  public let residuals: [Double]
  /// Rows that took part.
  public let observations: Int
  /// Rows less coefficients less absorbed effects.
  public let degreesOfFreedom: Int
  /// Whether the columns give the response exactly: what is left is no more than rounding in 106 bits.
  public let isExact: Bool
  /// Σwe².
  public let residualSumOfSquares: Double
  /// √(Σwe²/degrees of freedom), in units of the response.
  public let residualStandardError: Double
  /// With a constant 1 − Σwe²/Σw(y − ȳ)², without one 1 − Σwe²/Σwy²; nil for a response without spread.
  public let r2: Double?
  /// The test that all coefficients but the constant are zero; nil without such a coefficient or without
  /// spread.
  public let overallTest: FTest?
  /// Of the columns, each scaled to length one.
  public let conditionNumber: Double
  /// Largest correlation between a column and the residuals, |Σwxe|/√(Σwx²·Σwy²): what is left of the
  /// equations that least squares solves.
  public let gradientNorm: Double
  /// R⁻¹ of the scaled columns, by columns.
  let inverseFactor: [[DoubleDouble]]
  /// Power of two by which the weights were multiplied for it.
  let weightScale: Double

  /// √(s²(X'WX)⁻¹ₖₖ), K.
  public var standardErrors: [Double] {
    coefficients.indices.map {
      residualStandardError * inverseGram[$0 * coefficients.count + $0].squareRoot()
    }
  }
}

/// An F statistic with its degrees of freedom; infinite for a perfect fit.
public struct FTest: Sendable, Equatable {
  public let statistic: Double
  public let numerator: Int
  public let denominator: Int

  public init(statistic: Double, numerator: Int, denominator: Int) {
    self.statistic = statistic
    self.numerator = numerator
    self.denominator = denominator
  }
}
