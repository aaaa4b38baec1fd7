internal import GSL

/// The quotient of two coefficients with what the data say of it.
public struct CoefficientRatio: Sendable, Equatable {
  public let numerator: String
  public let denominator: String
  /// `factor · numerator / denominator`.
  public let ratio: Double
  /// By the delta method.
  public let standardError: Double
  public let level: Double
  /// Symmetric around the ratio, right when the denominator is many standard errors from zero.
  public let delta: ClosedRange<Double>
  /// Right however near to zero the denominator is.
  public let fieller: FiellerSet
}

extension Estimates {
  /// The quotient `θ = factor · a/b` of two coefficients.
  ///
  /// - Delta method: `se² = factor² (V_aa − 2t V_ab + t² V_bb)/b²` with t = a/b.
  /// - Fieller: all t with `(a − t b)² ≤ z² (V_aa − 2t V_ab + t² V_bb)`, times the factor. It is an interval
  ///   only where b is more than z standard errors from zero.
  ///
  ///     // a = 2 ± 0.5, b = 4 ± 1, uncorrelated, at a level with z = 2
  ///     // ratio 0.5, standard error √(0.25 + 0.25)/4 = 0.17678
  ///     // Fieller: 12t² − 16t + 3 ≤ 0, from (8 − √28)/12 to (8 + √28)/12
  ///
  /// - Parameters:
  ///   - level: of confidence, between 0 and 1.
  /// - Throws: ``EstimationError/input(_:)`` for an unknown name, the same one twice, and a denominator that
  ///   is zero.
  /// - Complexity: O(1).
  /// - Source: Fieller (1954), *Journal of the Royal Statistical Society B* 16(2) 175; delta method:
  ///   Oehlert (1992), *The American Statistician* 46(1) 27.
  public func ratio(
    of numerator: String, to denominator: String, factor: Double = 1, level: Double = 0.95
  ) throws(EstimationError) -> CoefficientRatio {
    precondition(
      level > 0 && level < 1 && factor.isFinite && factor != 0, "caller gives a level and a factor")
    let (i, j) = (try place(of: numerator), try place(of: denominator))
    guard i != j else {
      throw .problem(
        .table, "'\(numerator)' is both numerator and denominator", hint: "divide two different coefficients")
    }
    let (a, b) = (values[i], values[j])
    guard b != 0 else {
      throw .problem(
        .table, "the coefficient of '\(denominator)' is zero, so nothing can be divided by it",
        hint: "measure value by a covariate that counts")
    }
    let (va, vb, cov) = (variance(i, i), variance(j, j), variance(i, j))
    let ratio = a / b
    let spread = max(va - 2 * ratio * cov + ratio * ratio * vb, 0).squareRoot()
    let error = spread / abs(b) * abs(factor)
    let z = normalQuantile(above: (1 - level) / 2)
    let centre = factor * ratio
    return CoefficientRatio(
      numerator: numerator, denominator: denominator, ratio: centre, standardError: error, level: level,
      delta: (centre - z * error)...(centre + z * error),
      fieller: fiellerSet(a, b, va, vb, cov, z: z).scaled(by: factor))
  }

  /// What one more unit of a covariate is worth, in units of the price's covariate: `−β_x/β_price`.
  ///
  ///     // β = 0.6 on comfort, −0.2 on price in euros: 3 euros
  ///
  /// - Throws: as ``ratio(of:to:factor:level:)``.
  /// - Source: Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., section 3.6.
  public func willingnessToPay(
    for covariate: String, price: String, level: Double = 0.95
  ) throws(EstimationError) -> CoefficientRatio {
    try ratio(of: covariate, to: price, factor: -1, level: level)
  }
}
