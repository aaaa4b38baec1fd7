internal import Foundation

/// A number in which the terms of a formula can be computed: `Double`, or a type of higher precision.
///
/// Sums, products, quotients and whole powers are formed in the type itself; logarithms, exponentials and
/// powers that are not whole go through the nearest double. A type of higher precision states its arithmetic
/// and its nearest double, and gets the rest from the defaults.
public protocol FormulaNumber: Sendable {
  init(_ value: Double)
  /// The nearest double.
  var value: Double { get }
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  func squareRoot() -> Self
  func raised(to exponent: Self) -> Self
}

extension FormulaNumber {
  public static var zero: Self { Self(0) }
  public static var one: Self { Self(1) }

  /// Whole exponents up to ±1,024 by repeated squaring, others through the nearest double.
  public func raised(to exponent: Self) -> Self {
    let wanted = exponent.value
    guard wanted == wanted.rounded(), abs(wanted) <= 1024 else { return Self(pow(value, wanted)) }
    var left = Int(abs(wanted))
    var square = self
    var power = Self.one
    while left > 0 {
      if left & 1 == 1 { power = power * square }
      left >>= 1
      if left > 0 { square = square * square }
    }
    return wanted < 0 ? Self.one / power : power
  }

  func applying(_ function: (Double) -> Double) -> Self { Self(function(value)) }
}

extension Double: FormulaNumber {
  public var value: Double { self }

  /// The system's power, and a product for squares, as R forms them.
  public func raised(to exponent: Double) -> Double { exponent == 2 ? self * self : pow(self, exponent) }
}
