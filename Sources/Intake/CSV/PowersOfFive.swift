/// The top 128 bits of `5^q` for every power of ten that a double can meet.
///
/// `high · 2⁶⁴ + low` lies in 2¹²⁷ ..< 2¹²⁸: it is `5^q · 2^s` rounded down, exact for q in 0 ... 55, and
/// rounded up for q in −27 ... −1, where `w / 5^−q` can be a whole number and must not fall short of it.
///
/// - Source: Lemire (2021), *Number parsing at a gigabyte per second*.
package enum PowersOfFive {
  package struct Entry: Sendable, Equatable {
    package let high: UInt64
    package let low: UInt64
  }

  /// Below, 19 digits vanish; above, one digit overflows.
  package static let range = -342...308

  /// Entry `q - range.lowerBound` belongs to q. Made on first use, in about a tenth of a millisecond.
  package static let table: [Entry] = negativePowers.reversed() + positivePowers

  /// q = −1, −2, …, −342: ⌊2¹⁰²⁴ / 5ⁿ⌋ by dividing n times by five, which loses nothing because
  /// ⌊⌊x / a⌋ / b⌋ = ⌊x / (a · b)⌋. The last one still has 230 bits.
  private static var negativePowers: [Entry] {
    var words = [UInt64](repeating: 0, count: 16) + [1]
    return (1...342).map { n in
      var remainder: UInt64 = 0
      for index in words.indices.reversed() {
        let division = UInt64(5).dividingFullWidth((high: remainder, low: words[index]))
        words[index] = division.quotient
        remainder = division.remainder
      }
      let top = topBits(of: words)
      guard n <= 27 else { return top }
      let (low, carries) = top.low.addingReportingOverflow(1)
      return Entry(high: carries ? top.high + 1 : top.high, low: low)
    }
  }

  /// q = 0, 1, …, 308: exact products of up to 716 bits.
  private static var positivePowers: [Entry] {
    var words: [UInt64] = [1]
    var entries = [topBits(of: words)]
    for _ in 1...308 {
      var carry: UInt64 = 0
      for index in words.indices {
        let product = words[index].multipliedFullWidth(by: 5)
        let (sum, carries) = product.low.addingReportingOverflow(carry)
        words[index] = sum
        carry = carries ? product.high + 1 : product.high
      }
      if carry > 0 { words.append(carry) }
      entries.append(topBits(of: words))
    }
    return entries
  }

  /// The first 128 bits from the highest one on, zeros behind where the number is shorter.
  private static func topBits(of words: [UInt64]) -> Entry {
    let top = words.lastIndex { $0 != 0 } ?? 0
    let word = { (index: Int) -> UInt64 in index < 0 ? 0 : words[index] }
    let shift = UInt64(words[top].leadingZeroBitCount)
    // A shift by 64 gives zero in Swift, so a number that is already in place needs no case of its own.
    return Entry(
      high: word(top) << shift | word(top - 1) >> (64 - shift),
      low: word(top - 1) << shift | word(top - 2) >> (64 - shift))
  }
}
