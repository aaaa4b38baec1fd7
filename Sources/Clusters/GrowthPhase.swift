internal import Foundation
internal import GSL

/// Where a cluster stands on its growth curve.
public enum Phase: String, Sendable, Equatable, CaseIterable {
  case emerging
  case growing
  case mature
  case declining
}

/// Why a phase cannot be told.
public enum UndeterminedPhase: Sendable, Equatable, CustomStringConvertible {
  case tooFewYears(found: Int, wanted: Int)
  /// Every year has the same count.
  case constant
  /// The curve is no better than the mean of the series (F test, 5 %).
  case noTrend
  /// The search did not settle on a curve.
  case noCurve
  /// An exponential without any ceiling lies within the 95 % region of the fit.
  case noCeiling
  /// The two ends of the ceiling's interval are too far apart to say what share of it is reached.
  case vagueCeiling(low: Double, high: Double)

  public var description: String {
    switch self {
    case .tooFewYears(let found, let wanted):
      "\(found) \(found == 1 ? "year is" : "years are") known; wanted at least \(wanted)"
    case .constant: "every year has the same count"
    case .noTrend: "the series has no trend that its own scatter could not give"
    case .noCurve: "no single growth curve fits the series best"
    case .noCeiling: "the series does not show where its growth ends: a curve without a ceiling fits as well"
    case .vagueCeiling(let low, let high): "the ceiling may lie anywhere from \(low) to \(high)"
    }
  }
}

/// The phase of one cluster with the curve that it rests on.
public struct GrowthPhase: Sendable, Equatable {
  /// Nil where it cannot be told.
  public let phase: Phase?
  /// Why not; nil where there is a phase.
  public let undetermined: UndeterminedPhase?
  /// Nil where none was fitted.
  public let curve: GrowthCurve?
  /// The ceiling with its 95 % interval from the profile of the sum of squares; the high end is infinite
  /// where there is none.
  public let ceiling: GrowthBand?
  /// n/K of the curve in the last known year with its 95 % interval; nil where there is no phase.
  public let share: GrowthBand?
}

/// The phase of a cluster from a series of its size: emerging, growing, mature, declining, or not to be told.
///
/// A logistic curve is fitted by least squares, see ``GrowthCurve``. With ρ below 0 the cluster is declining.
/// Else the share n/K of the curve in the last known year decides: below 0.1 emerging, below 0.9 growing,
/// from there on mature. The two thresholds are this package's own convention, after Griliches, who dates the
/// start of a diffusion at 10 % of its ceiling, and Fisher and Pry, who measure its length from 10 % to 90 %.
///
/// The phase is undetermined, with the reason, when fewer than five years are known, when all counts are
/// alike, when the curve explains no more than the mean does (F test at 5 %, 2 and N − 3 degrees), and when
/// the ceiling is not identified: all K with `SS(K) ≤ SS·(1 + t²/(N − 3))` are compatible with the series, t
/// being the 97.5 % quantile of Student's distribution; if an exponential without ceiling is among them, or
/// their ends are more than a factor of ten apart, n/K means nothing.
///
///     // on the curve K = 100, ρ = 1, t₀ = 2003, the last year at 73 % of the ceiling
///     let counts = [4.742587, 11.920292, 26.894142, 50, 73.105858]
///     let found = try growthPhase(years: [2000, 2001, 2002, 2003, 2004], counts: counts)
///     found.phase  // growing
///
/// Limits: as ``GrowthCurve/fitted(times:values:)``. A cluster that has grown and now shrinks has no logistic
/// curve; it shows as one that fits badly.
///
/// - Parameters:
///   - years: rising.
///   - counts: firms, plants or jobs, one a year, 0 or more; nil is unknown and left out.
/// - Throws: ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for
///   counts outside their range and years that do not rise.
/// - Complexity: some 500 searches in two parameters for the ends of the ceiling, each O(N).
/// - Source: Griliches (1957), *Econometrica* 25(4) 501–522; Fisher & Pry (1971), *Technological Forecasting
///   and Social Change* 3 75–88; profile: Bates & Watts (1988), *Nonlinear Regression Analysis and Its
///   Applications*, section 6.1.
public func growthPhase(years: [Double], counts: [Double?]) throws(ClusterError) -> GrowthPhase {
  try checkCount(of: "counts", counts.count, years.count)
  var invalid = InvalidFigures()
  for index in years.indices.dropFirst() where !(years[index] > years[index - 1]) {
    invalid.append(
      InvalidFigure("year \(index)", found: years[index], wanted: "more than \(years[index - 1])"))
  }
  try invalid.refuse()
  let known = zip(years, counts).compactMap { year, count in count.map { (year, $0) } }
  let times = known.map(\.0)
  let values = known.map(\.1)
  try checkSeries(times, values, least: 0)
  guard let last = times.last, times.count >= leastYears else {
    return .undetermined(.tooFewYears(found: times.count, wanted: leastYears))
  }
  guard let problem = GrowthProblem(times: times, values: values) else { return .undetermined(.constant) }
  let (sum, fitted) = try problem.fitted()
  guard try hasTrend(problem, sum, times.count) else { return .undetermined(.noTrend, fitted) }
  let exponential = try problem.exponentialSumOfSquares()
  let limit = try sumLimit(sum, degrees: times.count - 3)
  guard let curve = fitted else { return .undetermined(exponential <= limit ? .noCeiling : .noCurve) }
  let ceiling = try ceilingInterval(of: curve, problem, exponential: exponential, limit: limit)
  guard ceiling.high < .infinity else { return .undetermined(.noCeiling, curve, ceiling) }
  guard ceiling.high <= widestCeiling * ceiling.low else {
    return .undetermined(.vagueCeiling(low: ceiling.low, high: ceiling.high), curve, ceiling)
  }
  let share = try curve.shareBand(at: last)
  let phase: Phase =
    curve.rate < 0
    ? .declining : share.value < emergingBelow ? .emerging : share.value < matureFrom ? .growing : .mature
  return GrowthPhase(phase: phase, undetermined: nil, curve: curve, ceiling: ceiling, share: share)
}

private let leastYears = 5
private let emergingBelow = 0.1
private let matureFrom = 0.9
private let widestCeiling = 10.0

extension GrowthPhase {
  fileprivate static func undetermined(
    _ reason: UndeterminedPhase, _ curve: GrowthCurve? = nil, _ ceiling: GrowthBand? = nil
  ) -> GrowthPhase {
    GrowthPhase(phase: nil, undetermined: reason, curve: curve, ceiling: ceiling, share: nil)
  }
}

/// Whether a fit is better than the mean by more than chance would give in one of twenty series.
private func hasTrend(_ problem: GrowthProblem, _ sum: Double, _ count: Int) throws(ClusterError) -> Bool {
  let gain = problem.sumAroundMean - sum
  guard gain > 0 else { return false }
  guard sum > 0 else { return true }
  let degrees = Double(count - 3)
  return try reached { () throws(GSLError) in
    try fisherTail(above: gain / 2 / (sum / degrees), numerator: 2, denominator: degrees) < 0.05
  }
}

/// The largest sum of squares, with one parameter given, that 95 % of series would stay below.
private func sumLimit(_ sum: Double, degrees: Int) throws(ClusterError) -> Double {
  try reached { () throws(GSLError) in
    let quantile = try studentQuantile(above: 0.025, degrees: Double(degrees))
    return sum * (1 + quantile * quantile / Double(degrees))
  }
}

/// All ceilings whose best curve has a sum of squares within the limit of 95 %.
private func ceilingInterval(
  of curve: GrowthCurve, _ problem: GrowthProblem, exponential: Double, limit: Double
) throws(ClusterError) -> GrowthBand {
  // Deviations of mere rounding leave one ceiling only.
  guard curve.sumOfSquares > 1e-20 * problem.sumAroundMean else {
    return GrowthBand(value: curve.ceiling, low: curve.ceiling, high: curve.ceiling)
  }
  // In the logarithm of the ceiling, over the one found.
  func excess(_ step: Double) -> Double {
    do {
      return try problem.sumOfSquares(ceiling: curve.ceiling * exp(step), near: curve) - limit
    } catch {
      return .nan
    }
  }
  func end(_ side: Double) throws(ClusterError) -> Double {
    var near = 0.0
    var far = side / 64
    while excess(far) <= 0 {
      (near, far) = (far, 2 * far)
      guard abs(far) < 64 else { return side > 0 ? .infinity : 0 }
    }
    let found = try reached { () throws(GSLError) in
      try root(of: excess, between: min(near, far), and: max(near, far), tolerance: 1e-9)
    }
    return curve.ceiling * exp(found.root)
  }
  return GrowthBand(
    value: curve.ceiling, low: try end(-1), high: exponential <= limit ? .infinity : try end(1))
}
