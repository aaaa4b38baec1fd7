/// Sorts the places of scores from the largest down; equal scores keep the order of their places.
///
/// The range of the scores is cut into 2²² steps, the steps are sorted by two passes of counting, and insertion puts
/// right what falls into one step. One instance is used by one thread for many draws and allocates once.
struct DescendingOrder {
  private var keys: [UInt32]
  private var spareKeys: [UInt32]
  private(set) var places: [Int32]
  private var sparePlaces: [Int32]
  private var counts = [Int32](repeating: 0, count: 2048)

  init(count: Int) {
    keys = [UInt32](repeating: 0, count: count)
    spareKeys = keys
    places = [Int32](repeating: 0, count: count)
    sparePlaces = places
  }

  /// - Complexity: O(m) for scores that spread over their range, O(m²) at worst.
  mutating func sort(_ scores: [Double]) {
    let count = places.count
    for i in 0..<count { places[i] = Int32(i) }
    if count > 48 {
      var low = Double.infinity
      var high = -Double.infinity
      for score in scores {
        low = min(low, score)
        high = max(high, score)
      }
      if low < high, (high - low).isFinite {
        let scale = 4_194_303 / (high - low)
        for i in 0..<count { keys[i] = UInt32((high - scores[i]) * scale) }
        pass(shift: 0)
        pass(shift: 11)
      }
    }
    for i in 1..<max(1, count) {
      let place = places[i]
      let score = scores[Int(place)]
      var j = i
      while j > 0, scores[Int(places[j - 1])] < score {
        places[j] = places[j - 1]
        j -= 1
      }
      places[j] = place
    }
  }

  private mutating func pass(shift: UInt32) {
    for d in counts.indices { counts[d] = 0 }
    for key in keys { counts[Int(key >> shift & 2047)] += 1 }
    var sum: Int32 = 0
    for d in counts.indices {
      let own = counts[d]
      counts[d] = sum
      sum += own
    }
    for i in keys.indices {
      let digit = Int(keys[i] >> shift & 2047)
      let to = Int(counts[digit])
      counts[digit] += 1
      spareKeys[to] = keys[i]
      sparePlaces[to] = places[i]
    }
    swap(&keys, &spareKeys)
    swap(&places, &sparePlaces)
  }
}
