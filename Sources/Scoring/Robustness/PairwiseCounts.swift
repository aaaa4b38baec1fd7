/// How often each alternative stands before each other one, counted 64 pairs at a time.
///
/// Counters are kept by binary digit: plane p holds digit p of 64 counters in one word. Adding a word of ones and
/// zeros is a half-adder that runs up the planes until nothing is carried, two steps on average.
struct PairwiseCounts {
  private let count: Int
  private let words: Int
  private static let planes = 15
  private var digits: [UInt64]
  private var held = 0
  private var totals: [Int64]
  private var behind: [UInt64]

  init(count: Int) {
    self.count = count
    words = (count + 63) / 64
    digits = [UInt64](repeating: 0, count: count * words * Self.planes)
    totals = [Int64](repeating: 0, count: count * count)
    behind = [UInt64](repeating: 0, count: words)
  }

  /// - Parameter order: all places, best first.
  mutating func add(_ order: [Int32]) {
    for w in 0..<words { behind[w] = 0 }
    for place in order { behind[Int(place) / 64] |= 1 << UInt64(place % 64) }
    for place in order {
      let own = Int(place)
      behind[own / 64] &= ~(1 << UInt64(own % 64))
      for w in 0..<words {
        var carry = behind[w]
        var at = (own * words + w) * Self.planes
        while carry != 0 {
          let sum = digits[at] ^ carry
          carry &= digits[at]
          digits[at] = sum
          at += 1
        }
      }
    }
    held += 1
    if held == 1 << Self.planes - 1 { settle() }
  }

  private mutating func settle() {
    for i in 0..<count {
      for w in 0..<words {
        let at = (i * words + w) * Self.planes
        for p in 0..<Self.planes {
          var word = digits[at + p]
          digits[at + p] = 0
          while word != 0 {
            let bit = word.trailingZeroBitCount
            totals[i * count + w * 64 + bit] += 1 << Int64(p)
            word &= word - 1
          }
        }
      }
    }
    held = 0
  }

  /// Draws in which the row's alternative stands before the column's, row-major.
  mutating func wins() -> [Int64] {
    settle()
    return totals
  }
}
