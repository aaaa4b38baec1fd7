internal import GSL

/// The stock at which a cluster draws most, beyond which crowding turns investors away.
public struct TurningPoint: Sendable, Equatable {
  public let value: Double
  /// By the delta method.
  public let standardError: Double
  /// 95 %, symmetric around the value.
  public let delta: ClosedRange<Double>
  /// 95 %, right however near to zero the coefficient of the square is.
  public let fieller: ClosedRange<Double>
}

/// Whether a squared term has a turning point that the data bear out.
public enum Crowding: Sendable, Equatable {
  case found(TurningPoint)
  /// The coefficient of the square is not below zero: the pull does not fall.
  case rising
  /// The turning point, and the smallest and the largest stock of the data.
  case outside(value: Double, data: ClosedRange<Double>)
  /// The Fieller set has no two ends: the coefficient of the square is not sure to differ from zero.
  case unbounded(value: Double)
}

extension Estimates {
  /// The stock n* at which `β f(n) + γ f(n)²` is largest: `f(n*) = −β/(2γ)`, so n* is `exp(−β/(2γ)) − 1` for
  /// log1p, `exp(−β/(2γ))` for log and `−β/(2γ)` for the level.
  ///
  /// The standard error of n* is that of the ratio times `dn/df`. The ends of the Fieller set are those of
  /// the ratio, carried over: f rises, so a set for f is one for n.
  ///
  ///     // β = 2 ± 0.5, γ = −0.5 ± 0.1, uncorrelated, on log1p(n): ratio 2, n* = e² − 1 = 6.389
  ///     // standard error of the ratio √(0.25 + 16 · 0.01)/(2 · 0.5) = 0.6403, of n* e² times it
  ///
  /// - Parameters:
  ///   - data: the smallest and the largest stock.
  /// - Throws: ``EstimationError/input(_:)`` when the term or its square has no estimate.
  /// - Source: Fieller (1954), *Journal of the Royal Statistical Society B* 16(2) 175; Lind & Mehlum (2010),
  ///   *Oxford Bulletin of Economics and Statistics* 72(1) 109, on why the data must reach both sides.
  public func turningPoint(
    of term: ClusterTerm, square: String, data: ClosedRange<Double>
  ) throws(EstimationError) -> Crowding {
    let curvature = values[try place(of: square)]
    guard curvature < 0 else { return .rising }
    let ratio = try ratio(of: term.name, to: square, factor: -0.5)
    let value = term.form.stock(ratio.ratio)
    guard data.contains(value) else { return .outside(value: value, data: data) }
    guard case .interval(let ends) = ratio.fieller else { return .unbounded(value: value) }
    let (low, high) = (term.form.stock(ends.lowerBound), term.form.stock(ends.upperBound))
    guard low.isFinite, high.isFinite else { return .unbounded(value: value) }
    let perUnit =
      switch term.form {
      case .level: 1.0
      case .log: value
      case .log1p: 1 + value
      }
    let error = perUnit * ratio.standardError
    let margin = normalQuantile(above: 0.025) * error
    return .found(
      TurningPoint(
        value: value, standardError: error, delta: (value - margin)...(value + margin), fieller: low...high))
  }
}
