/// What a text says when it is read as a whole number.
enum IntegerText: Sendable, Equatable {
  case integer(Int)
  case notAnInteger
  /// Outside the range of `Int`.
  case outOfRange

  /// `[+-]? digits [. 0*]?` with spaces and tabs around it: read digit by digit, never through a double.
  init(in bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
    self = .notAnInteger
    var index = start
    var end = end
    while index < end, Byte.isBlank(bytes[index]) { index += 1 }
    while end > index, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    let isNegative = index < end && bytes[index] == Byte.minus
    if isNegative || index < end && bytes[index] == Byte.plus { index += 1 }

    let digitsStart = index
    var value = 0
    var overflows = false
    while index < end, case let digit = bytes[index] &- Byte.zero, digit <= 9 {
      // Downwards for a negative number, since Int reaches one further there.
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeToo) = product.addingReportingOverflow(isNegative ? -Int(digit) : Int(digit))
      overflows = overflows || isTooLarge || isTooLargeToo
      value = sum
      index += 1
    }
    guard index > digitsStart else { return }
    if index < end, bytes[index] == Byte.point {
      index += 1
      while index < end, bytes[index] == Byte.zero { index += 1 }
    }
    guard index == end else { return }
    self = overflows ? .outOfRange : .integer(value)
  }
}
