/// How often each alternative stands before each other one, counted 128 pairs at a time.
///
/// For each alternative of a draw a row of bits tells who stands behind it. Eight draws are kept and then added
/// at once, by binary digit: plane p holds digit p of 128 counters. Three words of one digit make one word of that
/// digit and one carry (a full adder), so eight rows cost seven adders and leave one carry of eights. It waits for
/// the next one, and the two make a carry of sixteens, which waits in turn: no step depends on what is counted.
///
/// Only pairs with the second place in the same or a later word than the first are counted: who is not before
/// is behind.
struct PairwiseCounts {
  typealias Word = SIMD2<UInt64>

  private let count: Int
  /// Words of a row.
  private let words: Int
  private static let batch = 8
  /// Planes from eights to 2¹⁴s.
  private static let levels = 12
  /// All ones but one bit, by the place of that bit in a word.
  private let without: [Word]
  private var running: [Word]
  /// Places × draws of the batch × words.
  private var behind: [Word]
  /// Places × words × planes of ones, twos and fours.
  private var lowDigits: [Word]
  /// Levels × places × words × (digit, waiting carry).
  private var highDigits: [Word]
  private var waiting = 0
  /// Batches in the planes; its binary digits tell at which levels a carry waits.
  private var held = 0
  private var draws = 0
  /// Places × bits of a row.
  private var totals: [UInt32]

  init(count: Int) {
    self.count = count
    words = (count + 127) / 128
    without = (0..<128).map { place in
      var word = Word(repeating: .max)
      word[place >> 6] ^= 1 << UInt64(place & 63)
      return word
    }
    running = [Word](repeating: .zero, count: words)
    behind = [Word](repeating: .zero, count: count * Self.batch * words)
    lowDigits = [Word](repeating: .zero, count: count * words * 3)
    highDigits = [Word](repeating: .zero, count: Self.levels * count * words * 2)
    totals = [UInt32](repeating: 0, count: count * words * 128)
  }

  /// - Parameter order: all places, best first.
  mutating func add(_ order: [Int32]) {
    precondition(order.count == count, "caller passes every place once")
    Self.note(order, in: &behind, draw: waiting, &running, without)
    waiting += 1
    draws += 1
    if waiting == Self.batch { flush() }
  }

  /// Draws in which the row's alternative stands before the column's, row-major.
  mutating func wins() -> [Int32] {
    if waiting > 0 { flush() }
    settle()
    var wins = [Int32](repeating: 0, count: count * count)
    for a in 0..<count {
      for b in (a + 1)..<max(a + 1, count) {
        let own = Int32(totals[a * words * 128 + b])
        wins[a * count + b] = own
        wins[b * count + a] = Int32(draws) - own
      }
    }
    return wins
  }

  /// Writes down, for each place, who stands behind it.
  private static func note(
    _ order: [Int32], in behind: inout [Word], draw: Int, _ running: inout [Word], _ without: [Word]
  ) {
    var rows = behind.mutableSpan
    var running = running.mutableSpan
    let without = without.span
    let words = running.count
    for w in running.indices { running[w] = Word(repeating: .max) }
    for place in order {
      let own = Int(place)
      running[own >> 7] &= without[own & 127]
      let row = (own * batch + draw) * words
      precondition(row + words <= rows.count, "places are below their count")
      for w in 0..<words { unsafe rows[unchecked: row + w] = running[unchecked: w] }
    }
  }

  /// Adds the waiting draws to the planes.
  private mutating func flush() {
    for draw in waiting..<Self.batch {
      for i in 0..<count {
        for w in 0..<words { behind[(i * Self.batch + draw) * words + w] = .zero }
      }
    }
    waiting = 0
    Self.add(behind, to: &lowDigits, &highDigits, count: count, words: words, batch: held)
    held += 1
    if held == 1 << Self.levels - 1 { settle() }
  }

  private static func add(
    _ behind: [Word], to lowDigits: inout [Word], _ highDigits: inout [Word], count: Int, words: Int,
    batch held: Int
  ) {
    var low = lowDigits.mutableSpan
    var high = highDigits.mutableSpan
    let rows = behind.span
    let full = (~held).trailingZeroBitCount
    precondition(
      rows.count == count * batch * words && low.count == count * words * 3
        && high.count == levels * count * words * 2 && full < levels, "arrays are those of one instance")
    for i in 0..<count {
      for w in (i >> 7)..<words {
        let row = i * batch * words + w
        let at = i * words + w
        var ones = unsafe low[unchecked: 3 * at]
        var twos = unsafe low[unchecked: 3 * at + 1]
        var fours = unsafe low[unchecked: 3 * at + 2]
        let twosA = unsafe add(rows[unchecked: row], rows[unchecked: row + words], to: &ones)
        let twosB = unsafe add(rows[unchecked: row + 2 * words], rows[unchecked: row + 3 * words], to: &ones)
        let foursA = add(twosA, twosB, to: &twos)
        let twosC = unsafe add(rows[unchecked: row + 4 * words], rows[unchecked: row + 5 * words], to: &ones)
        let twosD = unsafe add(rows[unchecked: row + 6 * words], rows[unchecked: row + 7 * words], to: &ones)
        let foursB = add(twosC, twosD, to: &twos)
        var carry = add(foursA, foursB, to: &fours)
        unsafe low[unchecked: 3 * at] = ones
        unsafe low[unchecked: 3 * at + 1] = twos
        unsafe low[unchecked: 3 * at + 2] = fours
        // A carry waits at the levels below the first where none does: there they meet.
        var place = 2 * at
        for _ in 0..<full {
          carry = unsafe add(high[unchecked: place + 1], carry, to: &high[unchecked: place])
          place += 2 * count * words
        }
        unsafe high[unchecked: place + 1] = carry
      }
    }
  }

  /// A full adder of 128 digits: the sum stays in place, the carry is returned.
  @inline(__always) private static func add(_ a: Word, _ b: Word, to sum: inout Word) -> Word {
    let half = sum ^ a
    let carry = (sum & a) | (half & b)
    sum = half ^ b
    return carry
  }

  /// Moves what the planes hold to the totals.
  private mutating func settle() {
    for i in 0..<count {
      for w in (i >> 7)..<words {
        let at = i * words + w
        for p in 0..<3 { total(lowDigits[3 * at + p], weight: UInt32(1 << p), at * 128) }
        for level in 0..<Self.levels where held >> level != 0 {
          let place = (level * count * words + at) * 2
          let weight = UInt32(Self.batch << level)
          total(highDigits[place], weight: weight, at * 128)
          if held >> level & 1 == 1 { total(highDigits[place + 1], weight: weight, at * 128) }
        }
      }
    }
    for i in lowDigits.indices { lowDigits[i] = .zero }
    for i in highDigits.indices { highDigits[i] = .zero }
    held = 0
  }

  private mutating func total(_ word: Word, weight: UInt32, _ start: Int) {
    for half in 0..<2 {
      var bits = word[half]
      while bits != 0 {
        totals[start + half * 64 + bits.trailingZeroBitCount] += weight
        bits &= bits - 1
      }
    }
  }
}
