/// The double nearest to a decimal number, or nil when the text is anything else.
///
/// `[+-]? (digits [. digits?] | . digits) ([eE] [+-]? digits)?` with spaces and tabs around it: no `nan`, no
/// `inf`, no hexadecimals, no separators of thousands. The result is rounded to nearest, ties to even, for
/// any number of digits. Values too small for a double become zero or subnormal; values too large are nil.
///
///     parseNumber(Array("5.".utf8).span)      // 5
///     parseNumber(Array(" .5e1 ".utf8).span)  // 5
///     parseNumber(Array("1e400".utf8).span)   // nil
///     parseNumber(Array("1,5".utf8).span)     // nil
///
/// - Parameter bytes: the text in ASCII.
/// - Complexity: O(count). Up to 15 digits with a small exponent take one multiplication or division
///   (Clinger 1990), others one or two multiplications of 64 bits (Lemire 2021).
/// - Source: Clinger (1990), *How to read floating point numbers accurately*, SIGPLAN Notices 25(6), 92-101;
///   Lemire (2021), *Number parsing at a gigabyte per second*, Software: Practice and Experience 51(8),
///   1700-1727.
public func parseNumber(_ bytes: Span<UInt8>) -> Double? {
  guard case .number(let value) = NumberText(in: bytes, from: 0, to: bytes.count) else { return nil }
  return value
}

/// What a text says when it is read as a number.
enum NumberText: Sendable, Equatable {
  case number(Double)
  case notANumber
  /// Too large for a double.
  case outOfRange

  init(in bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
    if let short = ShortNumber(in: bytes, from: start, to: end) {
      self = .number(short.value)
      return
    }
    guard let decimal = DecimalText(in: bytes, from: start, to: end) else {
      self = .notANumber
      return
    }
    let value: Double
    if decimal.digitCount <= 19 {
      value = decimal.clinger ?? eiselLemire(decimal.significand, decimal.exponent)
    } else {
      value = decimal.valueOfManyDigits(in: bytes)
    }
    self = value.isFinite ? .number(decimal.isNegative ? -value : value) : .outOfRange
  }
}

/// A decimal number taken apart: `± significand · 10^exponent`.
struct DecimalText: Sendable {
  private(set) var isNegative = false
  /// Exact when `digitCount` is at most 19, since 10¹⁹ < 2⁶⁴; wrapped round otherwise.
  private(set) var significand: UInt64 = 0
  private(set) var exponent = 0
  /// Digits of the significand, leading zeros among them.
  private(set) var digitCount = 0
  private var digitsStart = 0
  private var digitsEnd = 0

  /// Nil when the text does not have the form of a number.
  @inline(__always) init?(in bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
    var index = start
    var end = end
    while index < end, Byte.isBlank(bytes[index]) { index &+= 1 }
    while end > index, Byte.isBlank(bytes[end &- 1]) { end &-= 1 }
    if index < end {
      isNegative = bytes[index] == Byte.minus
      if isNegative || bytes[index] == Byte.plus { index &+= 1 }
    }
    digitsStart = index
    index = readDigits(in: bytes, from: index, to: end)
    digitCount = index &- digitsStart
    if index < end, bytes[index] == Byte.point {
      let fractionStart = index &+ 1
      index = readDigits(in: bytes, from: fractionStart, to: end)
      exponent = fractionStart &- index
      digitCount &-= exponent
    }
    digitsEnd = index
    guard digitCount > 0 else { return nil }
    if index < end {
      guard let power = Self.powerOfTen(in: bytes, from: index, to: end) else { return nil }
      exponent += power
    }
  }

  @inline(__always)
  private mutating func readDigits(in bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let digit = bytes[index] &- Byte.zero
      guard digit <= 9 else { break }
      significand = significand &* 10 &+ UInt64(digit)
      index &+= 1
    }
    return index
  }

  /// The number after `e` or `E`, nil when the text from `start` has another form.
  private static func powerOfTen(in bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int? {
    guard bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    var index = start + 1
    guard index < end else { return nil }
    let isNegative = bytes[index] == Byte.minus
    if isNegative || bytes[index] == Byte.plus { index += 1 }
    guard index < end else { return nil }
    var power = 0
    while index < end {
      let digit = bytes[index] &- Byte.zero
      guard digit <= 9 else { return nil }
      // Held at 10¹⁷: far beyond the digits that any file can hold, and still far from overflow.
      power = Swift.min(power * 10 + Int(digit), 100_000_000_000_000_000)
      index += 1
    }
    return isNegative ? -power : power
  }

  /// The value when both the significand and the power of ten are doubles without rounding: then the one
  /// product or quotient is rounded once and correctly.
  @inline(__always) var clinger: Double? {
    guard significand <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
    let value = Double(significand)
    return exponent < 0 ? value / exactPowersOfTen[-exponent] : value * exactPowersOfTen[exponent]
  }

  /// The value when there are more digits than 64 bits hold.
  ///
  /// The first 19 significant digits bracket it: `w · 10^q ≤ value < (w + 1) · 10^q`. When both ends round to
  /// one double, that is the answer. Else the digits go to the standard library, cut where they cannot
  /// matter.
  func valueOfManyDigits(in bytes: borrowing Span<UInt8>) -> Double {
    var leading: UInt64 = 0
    var kept = 0
    var dropped = 0
    for index in digitsStart..<digitsEnd where bytes[index] != Byte.point {
      let digit = UInt64(bytes[index] &- Byte.zero)
      if kept == 19 {
        dropped += 1
      } else if kept > 0 || digit > 0 {
        leading = leading * 10 + digit
        kept += 1
      }
    }
    let low = eiselLemire(leading, exponent + dropped)
    guard dropped > 0 else { return low }
    return low == eiselLemire(leading + 1, exponent + dropped) ? low : valueOfAllDigits(in: bytes)
  }

  /// Two doubles and the middle between them have at most 767 significant digits, so of the digits after the
  /// 800th it only matters whether one is not zero.
  private func valueOfAllDigits(in bytes: borrowing Span<UInt8>) -> Double {
    var text = ""
    var kept = 0
    var dropped = 0
    var hasRest = false
    for index in digitsStart..<digitsEnd where bytes[index] != Byte.point {
      let digit = bytes[index]
      if kept == 800 {
        dropped += 1
        hasRest = hasRest || digit != Byte.zero
      } else if kept > 0 || digit != Byte.zero {
        text.unicodeScalars.append(Unicode.Scalar(digit))
        kept += 1
      }
    }
    if hasRest {
      text += "1"
      dropped -= 1
    }
    return Double("\(text)e\(exponent + dropped)") ?? .infinity
  }
}

/// 10⁰ to 10²², the powers of ten that are doubles without rounding, since 5²² < 2⁵³.
let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19,
  1e20, 1e21, 1e22,
]
