internal import Foundation
internal import GSL

/// The scale on which the quotients of one industry are standardised.
public enum QuotientScale: Sendable, Equatable, CaseIterable {
  case plain
  case logarithmic
  /// Whichever lies nearer to a normal distribution; the result says which it was.
  case nearerToNormal
}

/// The location quotients of one industry in standard deviations from their mean.
public struct StandardisedQuotients: Sendable, Equatable {
  /// One a region, no unit; nil where it cannot be given.
  public let values: [Double?]
  /// `.plain` or `.logarithmic`, never the wish to choose.
  public let scale: QuotientScale
  /// Regions without the industry, which have no logarithm; 0 on the plain scale.
  public let zerosLeftOut: Int
  /// How far the values on that scale are from a normal distribution: with the mean and the deviation
  /// estimated, more than 0.895 is rejected at 5 %. Infinite where the values do not vary.
  public let distanceToNormal: Double
}

/// Location quotients of one industry as standard scores: which regions stand out from all the others.
///
/// `z[r] = (x[r] − x̄)/s` over the regions where the quotient is known, with s of divisor n − 1 and x the
/// quotient or its natural logarithm. O'Donoghue and Gleave test the quotients for normality, take logarithms
/// where these are the nearer to normal, and call a region with `z > 1.96` (or 1.65, one-sided) part of an
/// agglomeration. Nearness is the Kolmogorov-Smirnov distance D to the normal with the same mean and
/// deviation, times `√n − 0.01 + 0.85/√n`, which makes it comparable between different n.
///
///     try standardisedQuotients([0.5, 1, 1.5, nil], on: .plain).values  // [−1, 0, 1, nil]
///
/// Limits: the score says how far a region stands out, not how sure its quotient is; the interval does that.
///
/// - Parameters:
///   - quotients: the quotients of one industry, one a region; nil is unknown and stays so.
///   - scale: plain, logarithmic, or the one that is nearer to normal. On the logarithmic scale regions with
///     a quotient of 0 have no score; they are counted.
/// - Returns: one score a region. All are nil where fewer than two quotients can be used or none differ.
/// - Throws: ``ClusterError/invalidFigures(_:)`` for quotients that are negative or not finite.
/// - Complexity: O(R log R).
/// - Source: O'Donoghue & Gleave (2004), *Regional Studies* 38(4) 419–427; logarithms also Tian (2013),
///   *Journal of Regional Analysis and Policy* 43(2) 186–197. Distance: Stephens (1974), *Journal of the
///   American Statistical Association* 69 730, table 1A, case 3.
public func standardisedQuotients(
  _ quotients: [Double?], on scale: QuotientScale = .nearerToNormal
) throws(ClusterError) -> StandardisedQuotients {
  var invalid = InvalidFigures()
  checkAmounts(quotients, of: "quotient", into: &invalid)
  try invalid.refuse()
  switch scale {
  case .plain: return Standard(quotients).onPlainScale
  case .logarithmic: return Standard(logarithms(quotients)).onLogarithmicScale(of: quotients)
  case .nearerToNormal:
    let (plain, logarithmic) = (Standard(quotients), Standard(logarithms(quotients)))
    return logarithmic.distance < plain.distance
      ? logarithmic.onLogarithmicScale(of: quotients) : plain.onPlainScale
  }
}

private func logarithms(_ quotients: [Double?]) -> [Double?] {
  quotients.map { quotient in quotient.flatMap { $0 > 0 ? log($0) : nil } }
}

/// Values in standard deviations from their mean, and their distance to the normal.
private struct Standard {
  let scores: [Double?]
  let distance: Double

  init(_ values: [Double?]) {
    guard let moments = Moments(values.compactMap(\.self)) else {
      scores = values.map { _ in nil }
      distance = .infinity
      return
    }
    let scores = values.map { value in value.map(moments.score) }
    self.scores = scores
    distance = kolmogorovDistance(scores.compactMap(\.self))
  }

  var onPlainScale: StandardisedQuotients {
    StandardisedQuotients(values: scores, scale: .plain, zerosLeftOut: 0, distanceToNormal: distance)
  }

  func onLogarithmicScale(of quotients: [Double?]) -> StandardisedQuotients {
    StandardisedQuotients(
      values: scores, scale: .logarithmic, zerosLeftOut: quotients.count { $0 == 0 },
      distanceToNormal: distance)
  }
}

/// The Kolmogorov-Smirnov distance of standard scores to the normal, made comparable between sizes.
private func kolmogorovDistance(_ scores: [Double]) -> Double {
  let n = Double(scores.count)
  var largest = 0.0
  for (index, score) in scores.sorted().enumerated() {
    let normal = normalProbability(below: score)
    largest = max(largest, normal - Double(index) / n, Double(index + 1) / n - normal)
  }
  return largest * (n.squareRoot() - 0.01 + 0.85 / n.squareRoot())
}

/// Mean and standard deviation (divisor n − 1) of at least two values that are not all the same.
private struct Moments {
  let mean: Double
  let deviation: Double

  init?(_ values: [Double]) {
    // A spread within the rounding of the quotients, or of their logarithms, is none.
    guard let least = values.min(), let most = values.max(),
      most - least > quotientRounding * max(1, abs(least), abs(most))
    else { return nil }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = (squares / (n - 1)).squareRoot()
  }

  func score(_ value: Double) -> Double { (value - mean) / deviation }
}
