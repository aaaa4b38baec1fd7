internal import Foundation

/// How fast the market around a region fades with distance, as far as data can tell.
public struct DecayEstimate: Sendable, Equatable {
  /// Where in the bracket the log-likelihood is largest.
  public enum Place: Sendable, Equatable {
    case inside
    /// It falls from there on: the estimate is the bracket's lower end, and the maximum may lie below it.
    case atLowerEnd
    /// It rises to there: the estimate is the bracket's upper end, and the maximum may lie above it.
    case atUpperEnd
    /// It is the same everywhere: the data say nothing about the decay.
    case flat
  }

  /// The exponent γ, or δ in kilometres, whichever the log-likelihood is a function of; nil where it is flat.
  public let value: Double?
  public let logLikelihood: Double
  public let place: Place
  /// Lower end of the 95 % interval; nil where it lies below the bracket.
  public let low: Double?
  /// Upper end of the 95 % interval; nil where it lies above the bracket.
  public let high: Double?
}

/// The decay of market potential with the largest log-likelihood, and its profile-likelihood interval.
///
/// The bracket is looked at in 33 steps, even in the logarithm of the decay; around each step that is higher
/// than its neighbours a golden-section search closes in, and the highest end is taken. The interval holds
/// every decay θ with `2·(L(best) − L(θ)) ≤ 3.8415`, the 95 % quantile of χ² with one degree; where several
/// stretches do, it reaches over all of them.
///
///     // a normal log-likelihood around 1.2 with a standard error of 0.1: 1.2 ± 1.96·0.1
///     let found = try decayEstimate(between: 0.1, and: 5) { -($0 - 1.2) * ($0 - 1.2) / 0.02 }
///     found.value            // 1.2
///     found.low, found.high  // 1.0040 and 1.3960
///
/// Limits: a peak narrower than a step of the 33 can be missed. A golden-section search finds the place of a
/// maximum to about 8 digits.
///
/// - Parameters:
///   - least: lower end of the bracket, above 0.
///   - most: upper end of the bracket.
///   - logLikelihood: of a decay, with everything else at its best; such as of a model whose covariate is the
///     logarithm of ``marketPotential(masses:places:areas:exponent:own:)`` with that exponent. Minus infinity
///     stands for a decay that is impossible.
/// - Throws: ``ClusterError/invalidFigures(_:)`` for a bracket that is none and for a log-likelihood that is
///   not a number or is infinite; and whatever the closure throws.
/// - Complexity: about 200 evaluations, and 40 for every further hill.
/// - Source: Kiefer (1953), *Proceedings of the American Mathematical Society* 4(3) 502–506; interval:
///   Venzon & Moolgavkar (1988), *Applied Statistics* 37(1) 87–94.
public func decayEstimate(
  between least: Double, and most: Double, logLikelihood: (Double) throws(ClusterError) -> Double
) throws(ClusterError) -> DecayEstimate {
  var invalid = InvalidFigures()
  if !(least > 0 && least < .infinity) {
    invalid.append(InvalidFigure("lower end", found: least, wanted: "a finite number above 0"))
  }
  if !(most > least && most < .infinity) {
    invalid.append(InvalidFigure("upper end", found: most, wanted: "a finite number above the lower end"))
  }
  try invalid.refuse()
  func value(_ decay: Double) throws(ClusterError) -> Double {
    let found = try logLikelihood(decay)
    guard found < .infinity else {
      var invalid = InvalidFigures()
      invalid.append(
        InvalidFigure("log-likelihood at \(decay)", found: found, wanted: "a number below infinity"))
      throw .invalidFigures(invalid)
    }
    return found
  }
  let grid = (0...steps).map { step in
    step == steps ? most : least * pow(most / least, Double(step) / Double(steps))
  }
  var points: [Profile] = []
  for decay in grid { points.append(Profile(decay: decay, value: try value(decay))) }
  let values = points.map(\.value)
  let (lowest, highest) = (values.reduce(.infinity, min), values.reduce(-.infinity, max))
  guard highest > -.infinity else {
    invalid.append(InvalidFigure("log-likelihood", found: highest, wanted: "a decay that is possible"))
    throw .invalidFigures(invalid)
  }
  guard lowest < highest else {
    return DecayEstimate(value: nil, logLikelihood: highest, place: .flat, low: nil, high: nil)
  }
  // Every hill of the steps is climbed: the lower one of two steps can stand beside the higher peak.
  for step in 0...steps {
    let (before, after) = (max(step - 1, 0), min(step + 1, steps))
    guard values[step] >= max(values[before], values[after]), values[step] > -.infinity else { continue }
    points.append(try goldenSection(from: grid[before], to: grid[after], known: points[step], value))
  }
  points.sort { $0.decay < $1.decay }
  let peak = points.max { $0.value < $1.value }!  // there are the steps at least
  let place: DecayEstimate.Place =
    peak.decay == least ? .atLowerEnd : peak.decay == most ? .atUpperEnd : .inside

  let limit = peak.value - likelihoodDrop
  /// The edge of the interval between a decay outside it and one inside.
  func edge(outside: Double, inside: Double) throws(ClusterError) -> Double {
    var (outside, inside) = (outside, inside)
    for _ in 0..<60 {
      let middle = (outside + inside) / 2
      if try value(middle) >= limit { inside = middle } else { outside = middle }
    }
    return inside
  }
  let inside = points.indices.filter { points[$0].value >= limit }
  let (first, last) = (inside[0], inside[inside.count - 1])
  let low =
    points[first].decay == least
    ? nil : try edge(outside: points[first - 1].decay, inside: points[first].decay)
  let high =
    points[last].decay == most
    ? nil : try edge(outside: points[last + 1].decay, inside: points[last].decay)
  return DecayEstimate(
    value: peak.decay, logLikelihood: peak.value, place: place, low: low, high: high)
}

/// A decay and its log-likelihood.
private struct Profile {
  let decay: Double
  let value: Double
}

private let steps = 32
/// Half of the 95 % quantile of χ² with one degree, 3.841458820694124.
private let likelihoodDrop = 1.920729410347062

/// The largest value between two decays; the one that is known already counts too.
private func goldenSection(
  from start: Double, to end: Double, known: Profile, _ value: (Double) throws(ClusterError) -> Double
) throws(ClusterError) -> Profile {
  let ratio = (5.0.squareRoot() - 1) / 2
  var (low, high) = (start, end)
  var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
  var (atLeft, atRight) = (try value(left), try value(right))
  while high - low > 1e-9 * high {
    if atLeft >= atRight {
      (high, right, atRight) = (right, left, atLeft)
      left = high - ratio * (high - low)
      atLeft = try value(left)
    } else {
      (low, left, atLeft) = (left, right, atRight)
      right = low + ratio * (high - low)
      atRight = try value(right)
    }
  }
  let found =
    atLeft >= atRight ? Profile(decay: left, value: atLeft) : Profile(decay: right, value: atRight)
  // At an end of the bracket the search comes near but never there.
  return known.value >= found.value ? known : found
}
