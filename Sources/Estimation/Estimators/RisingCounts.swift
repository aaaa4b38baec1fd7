internal import Foundation

/// `Σⱼ log(1 + jα)` over j from 0 to y − 1, which is `log Γ(y + 1/α) − log Γ(1/α) + y log α`, with its first
/// two derivatives in α, for whole numbers y.
///
/// The difference of the gamma functions loses all digits where α is small; the sum keeps them, and at α = 0
/// its derivatives are exactly those of the Poisson boundary. Terms up to ``limit`` are added one by one, the
/// rest by Euler and Maclaurin's formula, whose error there is below 10⁻¹⁷.
///
/// - Source: Lawless (1987), *Canadian Journal of Statistics* 15(3), formula 2.3; DLMF 2.10.1.
struct RisingCounts {
  struct Terms: Equatable {
    var value = 0.0
    var slope = 0.0
    var curvature = 0.0

    static func + (a: Terms, b: Terms) -> Terms {
      Terms(value: a.value + b.value, slope: a.slope + b.slope, curvature: a.curvature + b.curvature)
    }
    static func - (a: Terms, b: Terms) -> Terms {
      Terms(value: a.value - b.value, slope: a.slope - b.slope, curvature: a.curvature - b.curvature)
    }
    static func * (a: Double, b: Terms) -> Terms {
      Terms(value: a * b.value, slope: a * b.slope, curvature: a * b.curvature)
    }
  }

  static let limit = 4096
  private let alpha: Double
  /// Of every y up to the limit.
  private let sums: [Terms]

  /// - Parameter largest: the largest y that will be asked for.
  init(alpha: Double, largest: Double) {
    self.alpha = alpha
    var sums = [Terms()]
    for j in 0..<Int(min(largest, Double(Self.limit))) { sums.append(sums[j] + Self.term(Double(j), alpha)) }
    self.sums = sums
  }

  func terms(_ y: Double) -> Terms {
    guard y > Double(Self.limit) else { return sums[Int(y)] }
    let low = Double(Self.limit)
    // Σ from low to y − 1: the integral, half of the end terms, and two corrections by odd derivatives in j.
    return sums[Self.limit] + (Self.integral(y, alpha) - Self.integral(low, alpha))
      + 0.5 * (Self.term(low, alpha) - Self.term(y, alpha))
      + (1.0 / 12) * (Self.first(y, alpha) - Self.first(low, alpha))
      - (1.0 / 720) * (Self.third(y, alpha) - Self.third(low, alpha))
  }

  private static func term(_ j: Double, _ alpha: Double) -> Terms {
    let ratio = j / (1 + j * alpha)
    return Terms(value: log1p(j * alpha), slope: ratio, curvature: -ratio * ratio)
  }

  /// `∫ log(1 + αx) dx` from 0 to x and its derivatives in α.
  private static func integral(_ x: Double, _ alpha: Double) -> Terms {
    let t = alpha * x
    if t < 0.01 {
      // x · Σ (−1)ⁿ tⁿ⁺¹/((n + 1)(n + 2)), differentiated term by term: t = αx, so each α brings an x.
      var terms = Terms()
      for n in (0..<8).reversed() {
        let k = Double(n)
        let factor = (n.isMultiple(of: 2) ? 1 : -1) / ((k + 1) * (k + 2))
        terms.value = terms.value * t + factor
        terms.slope = terms.slope * t + factor * (k + 1)
      }
      for n in (1..<8).reversed() {
        let k = Double(n)
        let factor = (n.isMultiple(of: 2) ? 1 : -1) / ((k + 1) * (k + 2))
        terms.curvature = terms.curvature * t + factor * (k + 1) * k
      }
      return Terms(
        value: x * t * terms.value, slope: x * x * terms.slope, curvature: x * x * x * terms.curvature)
    }
    let logarithm = log1p(t)
    return Terms(
      value: ((1 + t) * logarithm - t) / alpha,
      slope: (t - logarithm) / (alpha * alpha),
      // −∫ x²/(1 + αx)² = −(t(2 + t)/(1 + t) − 2 log(1 + t))/α³
      curvature: -(t * (2 + t) / (1 + t) - 2 * logarithm) / (alpha * alpha * alpha))
  }

  /// ∂/∂j of the term: α/(1 + jα).
  private static func first(_ j: Double, _ alpha: Double) -> Terms {
    let d = 1 / (1 + j * alpha)
    return Terms(value: alpha * d, slope: d * d, curvature: -2 * j * d * d * d)
  }

  /// ∂³/∂j³ of the term: 2α³/(1 + jα)³.
  private static func third(_ j: Double, _ alpha: Double) -> Terms {
    let d = 1 / (1 + j * alpha)
    let a = alpha * d
    return Terms(
      value: 2 * a * a * a, slope: 6 * a * a * d * d, curvature: 12 * a * d * d * d * (1 - j * a))
  }
}
