extension DoubleDouble {
  @inlinable public static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(larger: -a.high, -a.low)
  }

  /// Algorithm 6; error at most 3u² + 13u³.
  @inlinable public static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let highs = DoubleDouble(a.high, plus: b.high)
    let lows = DoubleDouble(a.low, plus: b.low)
    let first = DoubleDouble(larger: highs.high, highs.low + lows.high)
    return DoubleDouble(larger: first.high, lows.low + first.low)
  }

  @inlinable public static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + (-b) }

  /// Algorithm 12; error at most 5u².
  @inlinable public static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let highs = DoubleDouble(a.high, times: b.high)
    let cross = (a.high * b.low).addingProduct(a.low, b.high)
    return DoubleDouble(larger: highs.high, highs.low + cross)
  }

  /// Algorithm 9; error at most 2u².
  @inlinable public static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = DoubleDouble(a.high, times: b)
    return DoubleDouble(larger: high.high, high.low.addingProduct(a.low, b))
  }

  /// Algorithm 17; error at most 15u² + 56u³. Division by zero is not finite.
  @inlinable public static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let quotient = a.high / b.high
    let product = b * quotient
    let rest = (a.high - product.high) + (a.low - product.low)
    return DoubleDouble(larger: quotient, rest / b.high)
  }

  @inlinable public static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }
  @inlinable public static func -= (a: inout DoubleDouble, b: DoubleDouble) { a = a - b }
  @inlinable public static func *= (a: inout DoubleDouble, b: DoubleDouble) { a = a * b }
  @inlinable public static func /= (a: inout DoubleDouble, b: DoubleDouble) { a = a / b }

  /// Error at most 25/8 u². The root of a negative number is not a number.
  @inlinable public func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(high.squareRoot()) }
    let root = high.squareRoot()
    let rest = high.addingProduct(-root, root) + low
    return DoubleDouble(larger: root, rest / (2 * root))
  }

  /// The number times a power of two, without rounding as long as nothing leaves the range of a double.
  @inlinable func scaled(by power: Double) -> DoubleDouble {
    DoubleDouble(larger: high * power, low * power)
  }
}
