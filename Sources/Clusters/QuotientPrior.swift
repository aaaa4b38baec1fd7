internal import Foundation

/// How the true location quotients of one industry spread over regions: a gamma distribution.
///
/// Mean `shape/rate`, variance `shape/rate²`. The rate is in effective events: a region with as many events
/// expected as the rate counts half for itself and half for the prior.
public struct QuotientPrior: Sendable, Equatable {
  /// ν, no unit.
  public let shape: Double
  /// α, in effective events.
  public let rate: Double
  /// True where the regions differ by no more than chance would make them: the spread is then not estimated
  /// but the least that could be told from none.
  public let isAtFloor: Bool

  public var mean: Double { shape / rate }

  /// Moment estimates of the gamma model from events observed O and expected E.
  ///
  /// Clayton and Kaldor's two equations, with `θ̂[r] = (O[r] + ν)/(E[r] + α)`,
  ///
  /// `ν/α = (1/n)·Σ θ̂[r]` and `ν/α² = 1/(n−1)·Σ (1 + α/E[r])·(θ̂[r] − ν/α)²`,
  ///
  /// come down to one. The first holds at every α for `m(α) = Σ O/(α+E) / Σ E/(α+E)`; the second then says
  /// `Σ α·(O − mE)²/(m·E·(α+E)) = n − 1`, Pearson's statistic with the spread of the gamma counted in. Its
  /// left side goes from 0 to Pearson's own as α grows, so the root is bracketed and cannot be missed.
  ///
  /// Where Pearson's statistic without any spread is below n − 1, the equations have no solution and the
  /// plain method would shrink every region onto one value with an interval of no width. The variance of the
  /// statistic is about `2(n−1)`, and one unit of `1/α` moves it by ΣE, so a spread below `√(2(n−1))/ΣE`
  /// cannot be told from none by one standard error: `1/α` is held at or above that.
  ///
  /// - Parameters:
  ///   - observed: O, one a region, in effective events, 0 or more and not all 0.
  ///   - expected: E, one a region, above 0.
  ///   - statistic: the right side of the last equation. Its own distribution is near χ² with n − 1 degrees
  ///     of freedom, so a quantile of that in place of the mean n − 1 gives a confidence limit of the spread.
  /// - Source: Clayton & Kaldor (1987), *Biometrics* 43(3) 671–681, section 2; limits: Viechtbauer (2007),
  ///   *Statistics in Medicine* 26 37–52 (Q-profile); the floor is this package's own.
  init(observed: [Double], expected: [Double], statistic: Double) throws(ClusterError) {
    precondition(observed.count == expected.count && observed.count > 1, "caller checked the counts")
    let freedom = Double(observed.count - 1)
    let highest = expected.reduce(0, +) / (2 * freedom).squareRoot()
    func mean(_ rate: Double) -> Double {
      var above = 0.0
      var below = 0.0
      for (o, e) in zip(observed, expected) {
        let weight = 1 / (rate + e)
        above += o * weight
        below += e * weight
      }
      return above / below
    }
    func excess(_ logRate: Double) -> Double {
      let rate = exp(logRate)
      let mean = mean(rate)
      var sum = 0.0
      for (o, e) in zip(observed, expected) {
        let difference = o - mean * e
        sum += difference * difference / (e * (rate + e))
      }
      return sum * rate / mean - statistic
    }
    let floor = log(highest)
    let atFloor = excess(floor)
    let logRate = atFloor <= 0 ? floor : try root(of: excess, below: floor, where: atFloor)
    rate = exp(logRate)
    shape = mean(rate) * rate
    isAtFloor = atFloor <= 0
  }
}

/// The root of a growing function that is positive at `high`: steps down to a bracket, then the Illinois
/// variant of false position.
///
/// - Source: Dowell & Jarratt (1971), *BIT* 11 168.
private func root(
  of function: (Double) -> Double, below high: Double, where valueThere: Double
) throws(ClusterError) -> Double {
  var (right, atRight) = (high, valueThere)
  var (left, atLeft) = (high, valueThere)
  while atLeft > 0 {
    (right, atRight) = (left, atLeft)
    left -= 4
    atLeft = function(left)
    // Far down the function is minus the statistic asked for; ln of the least double is −745.
    guard left > -700 else { break }
  }
  guard atLeft <= 0 else { throw .notReached(reason: "the spread of the location quotients has no bracket") }
  var lastWasLeft: Bool?
  for _ in 0..<200 {
    let middle = right - atRight * (right - left) / (atRight - atLeft)
    let atMiddle = function(middle)
    let isLeft = atMiddle < 0
    let move = isLeft ? middle - left : right - middle
    // 1e-15 in ln α is the last digit of α.
    if atMiddle == 0 || move < 1e-15 { return middle }
    // An end that stays twice is given half its weight, or the steps would creep from the other side.
    if isLeft {
      (left, atLeft) = (middle, atMiddle)
      if lastWasLeft == true { atRight /= 2 }
    } else {
      (right, atRight) = (middle, atMiddle)
      if lastWasLeft == false { atLeft /= 2 }
    }
    lastWasLeft = isLeft
    if right - left < 1e-15 * max(1, abs(right)) { return middle }
  }
  throw .notReached(reason: "the spread of the location quotients was not found in 200 steps")
}
