internal import Foundation

/// Why the growth of an industry cannot be split between a home region and elsewhere.
public enum UndefinedExpansion: Sendable, Equatable, CustomStringConvertible {
  case phaseUndetermined(UndeterminedPhase)
  case declining
  /// The curve passes the threshold outside the years that both series know, or between no two of them.
  case notCrossed(year: Double)
  /// The industry as a whole did not grow on that side of the crossing.
  case noGrowth(before: Bool)

  public var description: String {
    switch self {
    case .phaseUndetermined(let reason): "the phase of the home region is not known: \(reason)"
    case .declining: "the home region is declining"
    case .notCrossed(let year):
      "the curve passes the threshold in \(year), with too few known years around it"
    case .noGrowth(let before):
      "the industry did not grow \(before ? "before" : "after") the curve passed the threshold"
    }
  }
}

/// Where the growth of an industry fell before and after its home region began to fill up.
public struct HomeExpansion: Sendable, Equatable {
  /// When the curve of the home region passes the threshold.
  public let crossing: Double?
  /// Share of the growth that fell elsewhere up to the crossing. Above 1 where the home region shrank, below
  /// 0 where the others did; nil where it is not defined.
  public let before: Double?
  /// The same from there on.
  public let after: Double?
  /// Why one of them is missing; nil where both are there.
  public let undefined: UndefinedExpansion?

  /// After less before: above 0 where growth moved away from home.
  public var shift: Double? {
    guard let before, let after else { return nil }
    return after - before
  }
}

/// Whether an industry that fills its home region goes on growing there or elsewhere.
///
/// The home region's curve passes the share θ of its ceiling at `t* = t₀ + ln(θ/(1 − θ))/ρ`. With c the last
/// year up to t* in which both series are known, and first and last their first and last years, the share of
/// the growth that falls elsewhere is
///
/// `before = Δf/(Δf + Δh)` over first to c, and `after` likewise over c to last,
///
/// with h the home region's series and f that of all other places. Home-position expansion keeps the share as
/// it was; far incubation lifts it after the crossing.
///
///     // home 10, 30, 50, 60, 65; elsewhere 5, 10, 15, 35, 60; the curve passes half its ceiling in 2002
///     // before: 10 of 50 grew elsewhere; after: 45 of 60
///     found.before, found.after, found.shift  // 0.2, 0.75, 0.55
///
/// - Parameters:
///   - years: rising.
///   - home: the series of the home region, one a year; nil is unknown.
///   - elsewhere: the same industry in all other places, in the same unit; nil is unknown.
///   - phase: of the home region, from ``growthPhase(years:counts:)``.
///   - threshold: θ, between 0 and 1. The default of a half is the curve's middle, where growth is fastest
///     and begins to slow.
/// - Returns: the two shares, or the reason why not.
/// - Throws: ``ClusterError/wrongCount(of:found:wanted:)``, and ``ClusterError/invalidFigures(_:)`` for
///   figures outside their range and years that do not rise.
/// - Complexity: O(N).
/// - Source: this package's own, from the account of clusters that expand at home until land and labour run
///   short and then incubate others afar.
public func homeExpansion(
  years: [Double], home: [Double?], elsewhere: [Double?], phase: GrowthPhase, threshold: Double = 0.5
) throws(ClusterError) -> HomeExpansion {
  try checkCount(of: "home", home.count, years.count)
  try checkCount(of: "elsewhere", elsewhere.count, years.count)
  var invalid = InvalidFigures()
  for index in years.indices.dropFirst() where !(years[index] > years[index - 1]) {
    invalid.append(
      InvalidFigure("year \(index)", found: years[index], wanted: "more than \(years[index - 1])"))
  }
  for (name, series) in [("home", home), ("elsewhere", elsewhere)] {
    for (index, value) in series.enumerated() {
      guard let value, !(value >= 0 && value < .infinity) else { continue }
      invalid.append(InvalidFigure("\(name) in year \(index)", found: value, wanted: amountWanted))
    }
  }
  if !(threshold > 0 && threshold < 1) {
    invalid.append(InvalidFigure("threshold", found: threshold, wanted: "a number between 0 and 1"))
  }
  try invalid.refuse()

  if let reason = phase.undetermined { return .undefined(.phaseUndetermined(reason)) }
  guard let curve = phase.curve, curve.rate > 0 else { return .undefined(.declining) }
  let crossing = curve.midpoint + log(threshold / (1 - threshold)) / curve.rate
  let known = years.indices.compactMap { index -> KnownYear? in
    guard let own = home[index], let other = elsewhere[index] else { return nil }
    return KnownYear(year: years[index], home: own, elsewhere: other)
  }
  guard let turn = known.lastIndex(where: { $0.year <= crossing }), turn > 0, turn < known.count - 1 else {
    return .undefined(.notCrossed(year: crossing), crossing)
  }
  let before = known[0].shareElsewhere(until: known[turn])
  let after = known[turn].shareElsewhere(until: known[known.count - 1])
  let undefined: UndefinedExpansion? =
    before == nil ? .noGrowth(before: true) : after == nil ? .noGrowth(before: false) : nil
  return HomeExpansion(crossing: crossing, before: before, after: after, undefined: undefined)
}

private struct KnownYear {
  let year: Double
  let home: Double
  let elsewhere: Double

  /// Nil where the whole did not grow.
  func shareElsewhere(until later: KnownYear) -> Double? {
    let (own, other) = (later.home - home, later.elsewhere - elsewhere)
    return own + other > 0 ? other / (own + other) : nil
  }
}

extension HomeExpansion {
  fileprivate static func undefined(
    _ reason: UndefinedExpansion, _ crossing: Double? = nil
  ) -> HomeExpansion {
    HomeExpansion(crossing: crossing, before: nil, after: nil, undefined: reason)
  }
}
