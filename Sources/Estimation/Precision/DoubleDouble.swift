/// A number of 106 bits as the unevaluated sum of two doubles, `high + low` with `|low| ≤ ½ ulp(high)`.
///
/// It has the range of a double and about 32 decimal digits. Where a result leaves the range of a double it
/// is not finite; the low part of one that is smaller than 2⁻⁹⁶⁸ may be lost.
///
///     DoubleDouble(1) / DoubleDouble(3)   // high 0.3333333333333333, low 1.850371707708594e-17
///
/// - Source: the algorithms and the bounds of their relative errors, in units of u² = 2⁻¹⁰⁶, are those of
///   Joldes, Muller & Popescu (2017), *ACM Transactions on Mathematical Software* 44(2), article 15; the
///   square root is that of Lefèvre, Louvet, Muller, Picot & Rideau (2023), same journal 49(1), article 1.
@frozen public struct DoubleDouble: Sendable, Equatable {
  public let high: Double
  public let low: Double

  public static let zero = DoubleDouble(0)
  public static let one = DoubleDouble(1)

  @inlinable public init(_ value: Double) {
    high = value
    low = 0
  }

  /// The exact sum of two doubles of any size.
  @inlinable public init(_ a: Double, plus b: Double) {
    let sum = a + b
    let other = sum - a
    high = sum
    low = (a - (sum - other)) + (b - other)
  }

  /// The exact product of two doubles, as long as it is at least 2⁻⁹⁶⁸ in size.
  @inlinable public init(_ a: Double, times b: Double) {
    high = a * b
    low = (-high).addingProduct(a, b)
  }

  /// For a pair of which the first is known to be the larger one.
  @inlinable init(larger a: Double, _ b: Double) {
    high = a + b
    low = b - (high - a)
  }

  /// The nearest double.
  @inlinable public var value: Double { high }
  @inlinable public var isFinite: Bool { high.isFinite && low.isFinite }
  @inlinable public var magnitude: DoubleDouble { self < .zero ? -self : self }
}

extension DoubleDouble: Comparable {
  /// Exact: both pairs are normalised, so the high parts decide unless they are equal.
  @inlinable public static func < (a: DoubleDouble, b: DoubleDouble) -> Bool {
    a.high < b.high || (a.high == b.high && a.low < b.low)
  }
}
