internal import Foundation

/// How a stock grows.
public enum StockGrowth: Sendable, Equatable {
  /// So many more: n + k.
  case units(Double)
  /// By a part of itself: n (1 + k).
  case share(Double)

  public func grown(_ n: Double) -> Double {
    switch self {
    case .units(let k): n + k
    case .share(let k): n * (1 + k)
    }
  }
}

extension ClusterTerm.Form {
  /// f(n).
  func value(_ n: Double) -> Double {
    switch self {
    case .level: n
    case .log: Foundation.log(n)
    case .log1p: Foundation.log1p(n)
    }
  }

  /// The stock at which f has a value.
  func stock(_ value: Double) -> Double {
    switch self {
    case .level: value
    case .log: exp(value)
    case .log1p: expm1(value)
    }
  }

  /// ∂f/∂log n: n, 1 or n/(1 + n).
  func slope(_ n: Double) -> Double {
    switch self {
    case .level: n
    case .log: 1
    case .log1p: n / (1 + n)
    }
  }

  /// f(m) − f(n), without the loss of digits of a difference of logarithms.
  func change(from n: Double, to m: Double) -> Double {
    switch self {
    case .level: m - n
    case .log: Foundation.log1p((m - n) / n)
    case .log1p: Foundation.log1p((m - n) / (1 + n))
    }
  }

  /// The term of another column in this form, as a formula writes it.
  public func term(of column: String) -> String {
    self == .level ? quotedIfNeeded(column) : "\(rawValue)(\(quotedIfNeeded(column)))"
  }
}
