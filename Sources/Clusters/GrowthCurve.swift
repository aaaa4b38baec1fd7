internal import Foundation
internal import GSL

/// A logistic growth curve fitted to a series, `n(t) = K/(1 + e^{−ρ(t − t₀)})`.
public struct GrowthCurve: Sendable, Equatable {
  /// K, in the unit of the series: what the curve rises to, or what it has fallen from where the rate is
  /// below 0.
  public let ceiling: Double
  /// ρ, per unit of time; below 0 for a decline.
  public let rate: Double
  /// t₀, when n is K/2.
  public let midpoint: Double
  /// Of ceiling, rate and midpoint, 3 × 3, row-major: `s²·(J'J)⁻¹` with `s² = SS/(N − 3)`.
  public let covariance: [Double]
  /// SS, in the squared unit of the series.
  public let sumOfSquares: Double
  /// N − 3.
  public let degrees: Int

  /// The curve at a time, in the unit of the series.
  public func value(at time: Double) -> Double { ceiling * share(at: time) }

  /// `n/K` at a time, between 0 and 1.
  public func share(at time: Double) -> Double { 1 / (1 + exp(-rate * (time - midpoint))) }

  /// The curve at a time with its confidence band, by the delta method and Student's t.
  ///
  /// `n ± t·√(g'Vg)` with g the derivatives of n by the parameters and V their covariance. It is a band for
  /// the curve, not for a single further count.
  ///
  /// - Parameter level: probability inside, above 0 and below 1.
  /// - Throws: ``ClusterError/invalidFigures(_:)`` for a level outside its range.
  /// - Source: Seber & Wild (1989), *Nonlinear Regression*, section 5.1.
  public func band(at time: Double, level: Double = 0.95) throws(ClusterError) -> GrowthBand {
    let quantile = try studentQuantile(level: level)
    let share = share(at: time)
    let slope = ceiling * share * (1 - share)
    let error = standardError(of: [share, slope * (time - midpoint), -slope * rate])
    let value = value(at: time)
    return GrowthBand(value: value, low: value - quantile * error, high: value + quantile * error)
  }

  /// `n/K` at a time with its interval, which is taken for the log-odds `ρ(t − t₀)` and turned back, so that
  /// it stays between 0 and 1.
  ///
  /// - Throws: as ``band(at:level:)``.
  public func shareBand(at time: Double, level: Double = 0.95) throws(ClusterError) -> GrowthBand {
    let quantile = try studentQuantile(level: level)
    let odds = rate * (time - midpoint)
    let reach = quantile * standardError(of: [0, time - midpoint, -rate])
    return GrowthBand(
      value: share(at: time), low: 1 / (1 + exp(reach - odds)), high: 1 / (1 + exp(-reach - odds)))
  }

  private func standardError(of gradient: [Double]) -> Double {
    var variance = 0.0
    for a in 0..<3 {
      for b in 0..<3 { variance += gradient[a] * covariance[3 * a + b] * gradient[b] }
    }
    // Rounding can carry the variance of a series without noise below zero.
    return max(0, variance).squareRoot()
  }

  private func studentQuantile(level: Double) throws(ClusterError) -> Double {
    var invalid = InvalidFigures()
    if !(level > 0 && level < 1) {
      invalid.append(InvalidFigure("level", found: level, wanted: "a number between 0 and 1"))
    }
    try invalid.refuse()
    return try reached { () throws(GSLError) in
      try GSL.studentQuantile(above: (1 - level) / 2, degrees: Double(degrees))
    }
  }
}

/// A figure of a growth curve with the two ends of its interval.
public struct GrowthBand: Sendable, Equatable {
  public let value: Double
  public let low: Double
  public let high: Double
}

extension GrowthCurve {
  /// The curve with the least sum of squared deviations from a series; nil where the search ends without
  /// having converged or the three parameters cannot be told apart.
  ///
  ///     // on K = 100, ρ = 1, t₀ = 3 there is nothing to deviate from
  ///     let times = [0.0, 1, 2, 3, 4, 5, 6]
  ///     let values = [4.742587, 11.920292, 26.894142, 50, 73.105858, 88.079708, 95.257413]
  ///     let curve = try GrowthCurve.fitted(times: times, values: values)!
  ///     curve.ceiling  // 100.0000
  ///
  /// Limits: deviations are taken as independent and of one size. A count of firms varies more where it is
  /// large, and from one year to the next it has a memory, so intervals are a little too narrow.
  ///
  /// - Parameters:
  ///   - times: such as years, in any order; a time may come more than once.
  ///   - values: one a time, 0 or more.
  /// - Throws: ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for
  ///   figures outside their range or fewer than four of them.
  /// - Complexity: six searches of some tens of steps, each O(N).
  /// - Source: Verhulst (1838); least squares: ``nonlinearLeastSquares(_:from:tolerance:limit:)`` of the room
  ///   `GSL`. Start: the straight line through the log-odds for several ceilings, of which the best is taken.
  public static func fitted(times: [Double], values: [Double]) throws(ClusterError) -> GrowthCurve? {
    try checkSeries(times, values, least: 4)
    return try GrowthProblem(times: times, values: values)?.fitted().curve
  }
}

/// Refuses series that no curve can be fitted to.
func checkSeries(_ times: [Double], _ values: [Double], least: Int) throws(ClusterError) {
  try checkCount(of: "values", values.count, times.count)
  var invalid = InvalidFigures()
  for (index, time) in times.enumerated() where !time.isFinite {
    invalid.append(InvalidFigure("time \(index)", found: time, wanted: "a finite number"))
  }
  for (index, value) in values.enumerated() where !(value >= 0 && value < .infinity) {
    invalid.append(InvalidFigure("value \(index)", found: value, wanted: amountWanted))
  }
  if times.count < least {
    invalid.append(
      InvalidFigure("number of times", found: Double(times.count), wanted: "at least \(least)"))
  }
  try invalid.refuse()
}

/// What the library could not do with arguments that were checked is no fault of the input.
func reached<T>(_ work: () throws(GSLError) -> T) throws(ClusterError) -> T {
  do {
    return try work()
  } catch {
    throw .notReached(reason: "\(error)")
  }
}
