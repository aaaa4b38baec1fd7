/// How many degrees of freedom the levels of absorbed effects cost.
///
/// One effect costs its levels. Two cost the levels of both less the connected parts of the graph in which a
/// level of the one and a level of the other are joined by every row that has both: one level of each part
/// says nothing that the others do not. That is exact. A third effect and any further one is counted less the
/// largest number of parts that it makes with one of those before it. More of its levels may be redundant, so
/// that the sum is an upper bound.
///
///     // firms 1 1 2 3, years a b b c: {1, 2, a, b} and {3, c}
///     AbsorbedDegrees([firm, year]).count  // 4, which is 3 + 3 − 2
///
/// - Complexity: O(rows × effects²).
/// - Source: Abowd, Creecy & Kramarz (2002), *Computing Person and Firm Effects*, section 3; the bound is
///   that of Correia (2017), *Linear models with high-dimensional fixed effects*, section 3.4.
public struct AbsorbedDegrees: Sendable, Equatable {
  /// With the model's constant, which effects contain.
  public let count: Int
  /// Whether the count is exact and not an upper bound.
  public let isExact: Bool

  /// - Parameter rows: places of the rows that take part; nil for all.
  public init(_ groupings: [Grouping], rows: [Int]? = nil) {
    var count = 0
    for (place, grouping) in groupings.enumerated() {
      var occurs = [Bool](repeating: false, count: grouping.levels.count)
      if let rows {
        for row in rows { occurs[Int(grouping.codes[row])] = true }
      } else {
        for code in grouping.codes { occurs[Int(code)] = true }
      }
      let redundant = groupings[..<place].map { connectedParts($0, grouping, rows: rows) }.max() ?? 0
      count += occurs.count { $0 } - redundant
    }
    self.count = count
    isExact = groupings.count <= 2
  }
}

/// The parts into which the rows join the levels of two effects.
private func connectedParts(_ first: Grouping, _ second: Grouping, rows: [Int]?) -> Int {
  // Levels of the first, then those of the second; a part is known by the smallest of its members.
  var parents = Array(0..<(first.levels.count + second.levels.count))
  var isMember = [Bool](repeating: false, count: parents.count)
  func root(_ node: Int) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }
  func join(_ row: Int) {
    let (one, other) = (Int(first.codes[row]), first.levels.count + Int(second.codes[row]))
    isMember[one] = true
    isMember[other] = true
    let (a, b) = (root(one), root(other))
    if a != b { parents[max(a, b)] = min(a, b) }
  }
  if let rows {
    for row in rows { join(row) }
  } else {
    for row in first.codes.indices { join(row) }
  }
  return parents.indices.count { isMember[$0] && parents[$0] == $0 }
}
