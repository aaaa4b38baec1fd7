internal import Decision

/// What a linear combination of coefficients is held to be: `Σ factor · coefficient = value`.
///
///     LinearRestriction("mean wage")                       // the coefficient is zero
///     LinearRestriction(["low": 1, "high": -1], equals: 0) // the two are equal
public struct LinearRestriction: Sendable, Equatable {
  /// Factors by the name of the coefficient; what is not named has the factor zero.
  public let factors: [String: Double]
  public let value: Double

  public init(_ factors: [String: Double], equals value: Double) {
    self.factors = factors
    self.value = value
  }

  public init(_ name: String) { self.init([name: 1], equals: 0) }

  /// As a formula, names in order.
  var text: String {
    let parts = factors.sorted { $0.key < $1.key }.map { name, factor in
      factor == 1 ? "'\(name)'" : "\(plain(factor))·'\(name)'"
    }
    return parts.joined(separator: " + ") + " = \(plain(value))"
  }
}
