internal import Decision

/// Rows sorted into named groups: the levels of a factor, an absorbed effect, the clusters of a covariance.
///
///     // 'sector' of three rows: C29, C13, C29
///     grouping.levels  // ["C13", "C29"]
///     grouping.codes   // [1, 0, 1]
public struct Grouping: Sendable, Equatable {
  public let name: String
  /// Every level that occurs, numbers in order of size, also where a file's ids are numbers throughout, and
  /// other texts in order of name.
  public let levels: [String]
  /// For every row the place of its level.
  public let codes: [Int32]

  /// Groups by several groupings at once: only combinations that occur, in order of their parts.
  ///
  /// - Complexity: O(n + L log L) for L combinations.
  init(name: String, combining parts: [Grouping]) {
    var result = parts[0]
    for part in parts.dropFirst() {
      let width = Int64(part.levels.count)
      let keys = zip(result.codes, part.codes).map { Int64($0) * width + Int64($1) }
      let (levels, codes) = coded(keys)
      result = Grouping(
        name: name,
        levels: levels.map { result.levels[Int($0 / width)] + "^" + part.levels[Int($0 % width)] },
        codes: codes)
    }
    self.init(name: name, levels: result.levels, codes: result.codes)
  }

  init(name: String, levels: [String], codes: [Int32]) {
    self.name = name
    self.levels = levels
    self.codes = codes
  }
}

extension ObservationTable {
  /// The groups of a column on the rows of `order`; the column is known and has no gap there.
  ///
  /// - Complexity: O(n + L log L) for L levels.
  func grouping(by column: ObservationColumn, _ order: RowOrder) -> Grouping {
    switch column.values {
    case .numbers(let numbers):
      let picked = order.picked(from: numbers)
      let (levels, codes) = codedWholes(picked) ?? coded(picked.map { $0 == 0 ? 0 : $0 })
      return Grouping(name: column.name, levels: levels.map(plain), codes: codes)
    case .texts(let names, let given):
      let picked = order.picked(from: given)
      var occurs = [Bool](repeating: false, count: names.count)
      for code in picked { occurs[Int(code)] = true }
      let sorted = inOrder(names, names.indices.filter { occurs[$0] })
      var places = [Int32](repeating: -1, count: names.count)
      for (place, old) in sorted.enumerated() { places[old] = Int32(place) }
      return Grouping(
        name: column.name, levels: sorted.map { names[$0] }, codes: picked.map { places[Int($0)] })
    }
  }
}

/// Names in order; by size where every one is a whole number as it would be printed, such as an id that counts
/// firms from 1: a file in that order then needs no sorting.
private func inOrder(_ names: [String], _ places: [Int]) -> [Int] {
  let wholes = places.compactMap { place in
    Int(names[place]).flatMap { String($0) == names[place] ? (number: $0, place: place) : nil }
  }
  guard wholes.count == places.count else { return places.sorted { names[$0] < names[$1] } }
  return wholes.sorted { $0.number < $1.number }.map(\.place)
}

/// As ``coded(_:)`` for whole numbers that lie close together, such as ids and years: a table, and no
/// hashing.
private func codedWholes(_ keys: [Double]) -> (levels: [Double], codes: [Int32])? {
  guard let low = keys.min(), let high = keys.max(), abs(low) < 1e15,
    high - low <= 4 * Double(keys.count) + 1024
  else { return nil }
  var occurs = [Bool](repeating: false, count: Int(high - low) + 1)
  for key in keys {
    guard key == key.rounded() else { return nil }
    occurs[Int(key - low)] = true
  }
  var places = [Int32](repeating: -1, count: occurs.count)
  var levels: [Double] = []
  for place in occurs.indices where occurs[place] {
    places[place] = Int32(levels.count)
    levels.append(low + Double(place))
  }
  return (levels, keys.map { places[Int($0 - low)] })
}

/// The different keys in order, and for every key its place among them.
private func coded<Key: Hashable & Comparable>(_ keys: [Key]) -> (levels: [Key], codes: [Int32]) {
  var first: [Key: Int32] = [:]
  var levels: [Key] = []
  var codes: [Int32] = []
  codes.reserveCapacity(keys.count)
  for (row, key) in keys.enumerated() {
    // Rows of one group mostly follow each other, and a comparison is cheaper than a look-up.
    if row > 0, key == keys[row - 1] {
      codes.append(codes[row - 1])
    } else if let code = first[key] {
      codes.append(code)
    } else {
      codes.append(Int32(levels.count))
      first[key] = Int32(levels.count)
      levels.append(key)
    }
  }
  let sorted = levels.indices.sorted { levels[$0] < levels[$1] }
  var places = [Int32](repeating: 0, count: levels.count)
  for (place, old) in sorted.enumerated() { places[old] = Int32(place) }
  return (sorted.map { levels[$0] }, codes.map { places[Int($0)] })
}
