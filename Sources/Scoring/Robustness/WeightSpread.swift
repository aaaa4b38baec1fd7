internal import Decision
internal import Foundation
internal import Kernels

/// How weights are drawn around, or without regard to, the stated ones.
public enum WeightSpread: Sendable, Equatable {
  /// Every weighting is as likely as any other: uniform on the simplex.
  case uniform
  /// Dirichlet with parameters K·w: mean w, variance w(1 − w)/(K + 1).
  case dirichlet(strength: Double)
  /// The stated weights in every draw.
  case stated

  /// Weights of one draw; they sum to one, and a criterion of weight zero stays at zero under Dirichlet.
  ///
  /// Uniform weights are exponential variates divided by their sum (Devroye 1986, theorem V.2.2), Dirichlet ones
  /// gamma variates (theorem XI.4.1).
  func draw(around weights: [Double], seed: UInt64, number: Int) -> [Double] {
    var drawn = [Double](repeating: 0, count: weights.count)
    draw(around: weights, seed: seed, number: number, into: &drawn)
    return drawn
  }

  /// - Parameter drawn: takes the weights; as long as the stated ones.
  func draw(around weights: [Double], seed: UInt64, number: Int, into drawn: inout [Double]) {
    var random = Philox(seed: seed, stream: UInt64(number))
    var sum = 0.0
    switch self {
    case .stated:
      for j in weights.indices { drawn[j] = weights[j] }
      return
    case .uniform:
      for j in weights.indices {
        drawn[j] = -log(random.uniform())
        sum += drawn[j]
      }
    case .dirichlet(let strength):
      // In logarithms: a gamma variate of shape 0.01 can be smaller than any double. Below 1e-290 the
      // logarithms overflow, and the weights are those of one criterion alone long before that.
      let total = max(strength, 1e-290)
      var largest = -Double.infinity
      for j in weights.indices {
        drawn[j] = weights[j] > 0 ? logGamma(shape: total * weights[j], &random) : -.infinity
        largest = max(largest, drawn[j])
      }
      for j in weights.indices {
        drawn[j] = exp(drawn[j] - largest)
        sum += drawn[j]
      }
    }
    for j in weights.indices { drawn[j] /= sum }
  }
}

extension WeightSpread: CustomStringConvertible {
  public var description: String {
    switch self {
    case .stated: "held as stated"
    case .uniform: "uniform over all weightings"
    case .dirichlet(let strength): "Dirichlet around the stated ones with strength \(plain(strength))"
    }
  }
}

/// Logarithm of a gamma variate of scale one.
///
/// - Source: Marsaglia & Tsang (2000), *ACM Transactions on Mathematical Software* 26(3) 363; below shape 1 by
///   their section 6: `Γ(a) = Γ(a + 1)·U^(1/a)`.
func logGamma(shape: Double, _ random: inout Philox) -> Double {
  guard shape >= 1 else { return logGamma(shape: shape + 1, &random) + log(random.uniform()) / shape }
  let d = shape - 1.0 / 3
  let c = 1 / (9 * d).squareRoot()
  while true {
    let x = normal(&random)
    let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
    guard v > 0 else { continue }
    let u = random.uniform()
    // Their squeeze: what it accepts the logarithms below accept too, at a greater cost.
    if u < 1 - 0.0331 * (x * x) * (x * x) { return log(d * v) }
    if log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return log(d * v) }
  }
}

/// A standard normal variate by the polar method, of which one of the pair is used.
///
/// - Source: Marsaglia & Bray (1964), *SIAM Review* 6(3) 260.
func normal(_ random: inout Philox) -> Double {
  while true {
    let u = 2 * random.uniform() - 1
    let v = 2 * random.uniform() - 1
    let s = u * u + v * v
    if s < 1, s > 0 { return u * (-2 * log(s) / s).squareRoot() }
  }
}
