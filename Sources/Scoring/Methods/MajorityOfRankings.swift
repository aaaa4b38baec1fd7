/// For each of m alternatives, how many others stand lower in at least two of three rankings.
///
/// Those that stand lower in two given rankings are counted by a sweep over the one with a Fenwick tree over
/// the other; those lower in all three, which the pairs count three times, by merging halves (Kung, Luccio &
/// Preparata 1975, *Journal of the ACM* 22(4) 469).
///
///     lowerInMost(of: [[0, 1, 2], [0, 1, 2], [2, 1, 0]])  // [0, 1, 2]
///
/// - Parameter places: three arrays of m places, 0 the lowest; equal places stand lower than each other
///   nowhere.
/// - Complexity: O(m·log² m) time, O(m) memory.
func lowerInMost(of places: [[Int]]) -> [Int] {
  precondition(places.count == 3, "caller gives three rankings")
  var counts = [Int](repeating: 0, count: places[0].count)
  addLowerInBoth(places[0], places[1], to: &counts)
  addLowerInBoth(places[0], places[2], to: &counts)
  addLowerInBoth(places[1], places[2], to: &counts)
  for (i, triple) in lowerInAll(places).enumerated() { counts[i] -= 2 * triple }
  return counts
}

/// Places of values from the lowest up, 0 first. Neighbours that lie no further apart than `rounding` share
/// one: what is equal on paper may differ in its last bits, and the order of the criteria would settle it.
func places(of values: [Double], rounding: Double) -> [Int] {
  let sorted = values.enumerated().map { (value: $1, index: $0) }.sorted { $0.value < $1.value }
  var places = [Int](repeating: 0, count: values.count)
  var place = 0
  for (k, entry) in sorted.enumerated() {
    if k > 0, entry.value - sorted[k - 1].value > rounding { place += 1 }
    places[entry.index] = place
  }
  return places
}

private func addLowerInBoth(_ first: [Int], _ second: [Int], to counts: inout [Int]) {
  let order = ascending(first, Array(first.indices))
  var tree = FenwickTree(size: (second.max() ?? 0) + 1)
  var start = 0
  while start < order.count {
    var end = start
    while end < order.count, first[order[end]] == first[order[start]] {
      counts[order[end]] += tree.count(below: second[order[end]])
      end += 1
    }
    for i in order[start..<end] { tree.add(1, at: second[i]) }
    start = end
  }
}

private struct Entry {
  let second: Int32
  let third: Int32
  let index: Int32
}

private func lowerInAll(_ places: [[Int]]) -> [Int] {
  let count = places[0].count
  var counts = [Int](repeating: 0, count: count)
  // Ascending in the first; among equals of the first descending in the second, so that no one finds an equal
  // of the first that is lower in the second among those before it.
  let order = ascending(places[0], ascending(places[1], Array(0..<count)).reversed())
  var entries = order.map {
    Entry(second: Int32(places[1][$0]), third: Int32(places[2][$0]), index: Int32($0))
  }
  var merged = entries
  var tree = FenwickTree(size: (places[2].max() ?? 0) + 1)
  // Short runs by comparing each with each, which is faster there.
  var width = 32
  for start in stride(from: 0, to: count, by: width) {
    let run = start..<min(start + width, count)
    for k in run {
      for l in start..<k where entries[l].second < entries[k].second && entries[l].third < entries[k].third {
        counts[Int(entries[k].index)] += 1
      }
    }
    entries[run].sort { $0.second < $1.second }
  }
  while width < count {
    for start in stride(from: 0, to: count, by: 2 * width) {
      let middle = min(start + width, count)
      let end = min(middle + width, count)
      var left = start
      for (k, right) in (middle..<end).enumerated() {
        while left < middle, entries[left].second < entries[right].second {
          tree.add(1, at: Int(entries[left].third))
          merged[left + k] = entries[left]
          left += 1
        }
        counts[Int(entries[right].index)] += tree.count(below: Int(entries[right].third))
        merged[left + k] = entries[right]
      }
      for l in start..<left { tree.add(-1, at: Int(entries[l].third)) }
      for l in left..<middle { merged[l + end - middle] = entries[l] }
    }
    swap(&entries, &merged)
    width *= 2
  }
  return counts
}

/// The given indexes in the order of their places; equals stay as they come.
private func ascending(_ places: [Int], _ indexes: [Int]) -> [Int] {
  var starts = [Int](repeating: 0, count: (places.max() ?? 0) + 2)
  for place in places { starts[place + 1] += 1 }
  for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
  var order = indexes
  for i in indexes {
    order[starts[places[i]]] = i
    starts[places[i]] += 1
  }
  return order
}

/// Counts by place with sums of all lower ones in logarithmic time.
///
/// - Source: Fenwick (1994), *Software: Practice and Experience* 24(3) 327-336.
private struct FenwickTree {
  private var sums: [Int32]

  init(size: Int) { sums = [Int32](repeating: 0, count: size + 1) }

  mutating func add(_ amount: Int32, at place: Int) {
    var k = place + 1
    while k < sums.count {
      sums[k] += amount
      k += k & -k
    }
  }

  func count(below place: Int) -> Int {
    var k = place
    var total: Int32 = 0
    while k > 0 {
      total += sums[k]
      k &= k - 1
    }
    return Int(total)
  }
}
