/// The best k of the scores offered, for eight draws at once; of equal scores the one with the lower place.
struct BestFew {
  let count: Int
  /// The last score kept, by draw; minus infinity until there are k.
  private(set) var thresholds = SIMD8<Double>(repeating: -.infinity)
  /// Draws × k, best first.
  private var scores: [Double]
  private var places: [Int32]

  init(count: Int) {
    precondition(count > 0, "caller keeps at least one")
    self.count = count
    scores = [Double](repeating: -.infinity, count: 8 * count)
    places = [Int32](repeating: .max, count: 8 * count)
  }

  mutating func clear() {
    for i in scores.indices {
      scores[i] = -.infinity
      places[i] = .max
    }
    thresholds = SIMD8(repeating: -.infinity)
  }

  /// - Complexity: O(1) for a score that does not get in, O(k) for one that does.
  mutating func offer(_ place: Int32, _ score: Double, lane: Int) {
    let first = lane * count
    var at = first + count - 1
    guard isBefore(score, place, at) else { return }
    while at > first, isBefore(score, place, at - 1) {
      scores[at] = scores[at - 1]
      places[at] = places[at - 1]
      at -= 1
    }
    scores[at] = score
    places[at] = place
    thresholds[lane] = scores[first + count - 1]
  }

  private func isBefore(_ score: Double, _ place: Int32, _ at: Int) -> Bool {
    score != scores[at] ? score > scores[at] : place < places[at]
  }

  /// - Parameter rank: from 0, below k.
  func place(_ rank: Int, lane: Int) -> Int32 { places[lane * count + rank] }
}
