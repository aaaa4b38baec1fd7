/// Sorts the places of scores from the largest down; equal scores keep the order of their places.
///
/// The range of the scores is cut into equal steps, some 64 for every score, the steps are sorted by two passes
/// of counting, and a comparison of the scores themselves puts right what falls into one step. One instance is
/// used by one thread for many draws and allocates once.
struct DescendingOrder {
  private(set) var places: [Int32]
  /// A score's step, counted from the largest score down, above its place.
  private var entries: [UInt64]
  private var spare: [UInt64]
  private var lowCounts: [UInt32]
  private var highCounts: [UInt32]
  /// Binary digits of a step that one pass sorts by.
  private let digits: UInt64

  /// Below so many scores insertion alone is faster.
  private static let fewScores = 48
  /// Above so many scores in one step insertion would be slow.
  private static let longRun = 24

  init(count: Int) {
    places = [Int32](repeating: 0, count: count)
    entries = [UInt64](repeating: 0, count: count)
    spare = entries
    var digits: UInt64 = 6
    while digits < 11, 1 << (2 * digits) < 64 * count { digits += 1 }
    self.digits = digits
    lowCounts = [UInt32](repeating: 0, count: 1 << Int(digits))
    highCounts = lowCounts
  }

  /// - Complexity: O(m) for scores that spread over their range, O(m log m) at worst.
  mutating func sort(_ scores: [Double]) {
    var low = Double.infinity
    var high = -Double.infinity
    for score in scores {
      low = min(low, score)
      high = max(high, score)
    }
    sort(scores.span, low: low, high: high)
  }

  /// - Parameters:
  ///   - scores: one for each place.
  ///   - low: the smallest of them.
  ///   - high: the largest of them.
  mutating func sort(_ scores: Span<Double>, low: Double, high: Double) {
    precondition(scores.count == places.count, "caller passes one score for each place")
    let scale = Double(1 << (2 * digits) - 1) / (high - low)
    if places.count > Self.fewScores, low < high, scale.isNormal {
      Self.fill(&entries, &lowCounts, &highCounts, scores, high: high, scale: scale)
      Self.pass(from: entries, to: &spare, by: &lowCounts, shift: 32)
      Self.pass(from: spare, to: &entries, by: &highCounts, shift: 32 + digits)
    } else {
      for i in entries.indices { entries[i] = UInt64(i) }
    }
    settle(scores)
    for i in places.indices { places[i] = Int32(truncatingIfNeeded: entries[i]) }
  }

  /// Notes each score's step and counts the two digits of it.
  private static func fill(
    _ entries: inout [UInt64], _ lowCounts: inout [UInt32], _ highCounts: inout [UInt32],
    _ scores: Span<Double>, high: Double, scale: Double
  ) {
    var target = entries.mutableSpan
    var low = lowCounts.mutableSpan
    var upper = highCounts.mutableSpan
    precondition(low.count == upper.count && target.count == scores.count, "arrays are those of one instance")
    for d in low.indices {
      low[d] = 0
      upper[d] = 0
    }
    let mask = UInt64(low.count - 1)
    let digits = UInt64(low.count.trailingZeroBitCount)
    for i in 0..<scores.count {
      // Added to 2⁵² a number is rounded to a whole one, whose binary digits then are the sum's lowest.
      let step = unsafe ((high - scores[unchecked: i]) * scale + 0x1p52).bitPattern & 0xFFFF_FFFF
      unsafe target[unchecked: i] = step << 32 | UInt64(truncatingIfNeeded: i)
      unsafe low[unchecked: Int(truncatingIfNeeded: step & mask)] &+= 1
      unsafe upper[unchecked: Int(truncatingIfNeeded: step >> digits & mask)] &+= 1
    }
  }

  private static func pass(
    from source: [UInt64], to target: inout [UInt64], by counts: inout [UInt32], shift: UInt64
  ) {
    let source = source.span
    var starts = counts.mutableSpan
    var target = target.mutableSpan
    var sum: UInt32 = 0
    for d in starts.indices {
      let own = starts[d]
      starts[d] = sum
      sum &+= own
    }
    let mask = UInt64(starts.count - 1)
    for i in 0..<source.count {
      let entry = unsafe source[unchecked: i]
      let digit = Int(truncatingIfNeeded: entry >> shift & mask)
      // Every entry was counted, so that no start runs beyond the end.
      let to = unsafe Int(starts[unchecked: digit])
      unsafe starts[unchecked: digit] = UInt32(truncatingIfNeeded: to + 1)
      unsafe target[unchecked: to] = entry
    }
  }

  /// Puts the entries of each step in the order of their scores.
  private mutating func settle(_ scores: Span<Double>) {
    var start = 0
    let count = entries.count
    while start < count {
      let step = entries[start] >> 32
      var end = start + 1
      while end < count, entries[end] >> 32 == step { end += 1 }
      if end - start > Self.longRun, entries.count > Self.fewScores {
        sortRun(start..<end, scores)
      } else if end - start > 1 {
        insertRun(start..<end, scores)
      }
      start = end
    }
  }

  private mutating func insertRun(_ run: Range<Int>, _ scores: Span<Double>) {
    for i in (run.lowerBound + 1)..<run.upperBound {
      let entry = entries[i]
      let score = scores[Int(entry & 0xFFFF_FFFF)]
      var j = i
      while j > run.lowerBound, scores[Int(entries[j - 1] & 0xFFFF_FFFF)] < score {
        entries[j] = entries[j - 1]
        j -= 1
      }
      entries[j] = entry
    }
  }

  private mutating func sortRun(_ run: Range<Int>, _ scores: Span<Double>) {
    var own = run.map { (place: entries[$0], score: scores[Int(entries[$0] & 0xFFFF_FFFF)]) }
    own.sort { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
    for (i, entry) in zip(run, own) { entries[i] = entry.place }
  }
}
