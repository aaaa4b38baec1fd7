import Intake
import Testing

/// Every entry against the inequality that defines it, by multiplications of whole numbers alone.
@Suite struct PowersOfFiveTests {
  @Test func thereIsOneEntryForEveryPower() {
    #expect(PowersOfFive.table.count == PowersOfFive.range.count)
    #expect(PowersOfFive.table.allSatisfy { $0.high >> 63 == 1 })
  }

  /// `m · 2^s ≤ 5^q < (m + 1) · 2^s`, where s is what 5^q has beyond 128 bits.
  @Test func positivePowersAreRoundedDown() {
    var power = Natural(1)
    for q in 0...308 {
      let entry = Natural(PowersOfFive.table[q - PowersOfFive.range.lowerBound])
      let excess = power.bitWidth - 128
      let scaled = excess < 0 ? power.shifted(by: -excess) : power
      let s = max(excess, 0)
      #expect(entry.shifted(by: s) <= scaled && scaled < entry.plusOne.shifted(by: s), "5^\(q)")
      power = power.times(5)
    }
  }

  /// `(m − 1) · 5ⁿ < 2^b < m · 5ⁿ` to n = 27 and `m · 5ⁿ < 2^b < (m + 1) · 5ⁿ` beyond, where b = 127 + the
  /// bits of 5ⁿ puts m between 2¹²⁷ and 2¹²⁸.
  @Test func negativePowersAreRoundedUpWhereTheyCanBeExactAndDownBeyond() {
    var power = Natural(1)
    for n in 1...342 {
      power = power.times(5)
      let entry = PowersOfFive.table[-n - PowersOfFive.range.lowerBound]
      let product = power.times(entry)
      let two = Natural(1).shifted(by: 127 + power.bitWidth)
      #expect(
        n <= 27 ? two < product && product < two.plus(power) : product < two && two < product.plus(power))
    }
  }

  /// Lines of the table that the author of the paper publishes with the library fast_float.
  @Test func entriesEqualThePublishedOnes() {
    let published: [(Int, UInt64, UInt64)] = [
      (-342, 0xEEF4_53D6_923B_D65A, 0x113F_AA29_06A1_3B3F),
      (-1, 0xCCCC_CCCC_CCCC_CCCC, 0xCCCC_CCCC_CCCC_CCCD),
      (0, 0x8000_0000_0000_0000, 0), (308, 0x8E67_9C2F_5E44_FF8F, 0x570F_09EA_A7EA_7648),
    ]
    for (q, high, low) in published {
      let entry = PowersOfFive.table[q - PowersOfFive.range.lowerBound]
      #expect(entry.high == high && entry.low == low)
    }
  }
}

/// A natural number of any size, 32 bits a word, the lowest first, no zero on top.
private struct Natural: Comparable {
  private var words: [UInt32]

  init(_ value: UInt32) { words = [value] }
  init(_ entry: PowersOfFive.Entry) {
    words = [entry.low, entry.high].flatMap { [UInt32(truncatingIfNeeded: $0), UInt32($0 >> 32)] }
  }

  var bitWidth: Int { 32 * words.count - (words.last?.leadingZeroBitCount ?? 0) }
  var plusOne: Natural { plus(Natural(1)) }

  func plus(_ other: Natural) -> Natural {
    var sum = self
    var carry: UInt64 = 0
    for index in 0..<max(words.count, other.words.count) + 1 {
      carry += index < words.count ? UInt64(words[index]) : 0
      carry += index < other.words.count ? UInt64(other.words[index]) : 0
      if index == sum.words.count { sum.words.append(0) }
      sum.words[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    return sum.trimmed()
  }

  func times(_ factor: UInt32) -> Natural {
    var product = self
    var carry: UInt64 = 0
    for index in words.indices {
      carry += UInt64(words[index]) * UInt64(factor)
      product.words[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    product.words.append(UInt32(carry))
    return product.trimmed()
  }

  func times(_ entry: PowersOfFive.Entry) -> Natural {
    Natural(entry).words.enumerated().reduce(Natural(0)) { sum, word in
      sum.plus(times(word.element).shifted(by: 32 * word.offset))
    }
  }

  func shifted(by bits: Int) -> Natural {
    var shifted = times(1 << UInt32(bits % 32))
    shifted.words.insert(contentsOf: repeatElement(0, count: bits / 32), at: 0)
    return shifted
  }

  private func trimmed() -> Natural {
    var trimmed = self
    while trimmed.words.count > 1, trimmed.words.last == 0 { trimmed.words.removeLast() }
    return trimmed
  }

  static func < (left: Natural, right: Natural) -> Bool {
    if left.words.count != right.words.count { return left.words.count < right.words.count }
    for (one, other) in zip(left.words.reversed(), right.words.reversed()) where one != other {
      return one < other
    }
    return false
  }
}
