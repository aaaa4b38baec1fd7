/// A number of at most eight characters after its sign, digits with a point among them or without: read all
/// at once, as most cells of a table can be.
struct ShortNumber {
  let value: Double

  /// Nil where the text is longer or has another form.
  @inline(__always) init?(in bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
    guard start < end, end >= 8 else { return nil }
    let isNegative = bytes[start] == Byte.minus
    let length = end &- start &- (isNegative ? 1 : 0)
    guard length >= 1, length <= 8 else { return nil }
    // The first character in the lowest byte; zeros in front of the number where it has less than eight.
    let text = bytes.word(at: end &- 8) ^ Self.each(Byte.zero)
    let shift = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    var digits = text & UInt64.max &<< shift

    // The high bit of the first byte that holds the point, if any does.
    let others = digits ^ Self.each(Byte.point ^ Byte.zero)
    let points = (others &- Self.each(1)) & ~others & Self.each(0x80)
    var decimals = 0
    if points != 0 {
      guard length > 1 else { return nil }
      let place = points.trailingZeroBitCount &>> 3
      decimals = 7 &- place
      // The digits before the point move up by one byte onto it.
      let before = digits & ((1 as UInt64) &<< UInt64(truncatingIfNeeded: 8 &* place) &- 1)
      let after = digits & ~(UInt64.max &>> UInt64(truncatingIfNeeded: 56 &- 8 &* place))
      digits = after | before &<< 8
    }
    guard (digits | (digits &+ Self.each(0x76))) & Self.each(0x80) == 0 else { return nil }
    // Pairs of digits, then pairs of pairs, and both halves.
    let pairs = digits &* 10 &+ digits &>> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let high = (pairs & mask) &* (100 &+ 1_000_000 &<< 32)
    let low = (pairs &>> 16 & mask) &* (1 &+ 10_000 &<< 32)
    let whole = Double((high &+ low) &>> 32)
    let size = decimals > 0 ? whole / exactPowersOfTen[decimals] : whole
    value = isNegative ? -size : size
  }

  /// A word of eight equal bytes.
  @inline(__always) private static func each(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }
}
