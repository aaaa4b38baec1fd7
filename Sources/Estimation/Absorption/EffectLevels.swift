internal import Kernels

/// Which rows belong to which levels of the absorbed effects, and which levels occur together.
///
/// The effect with the most levels leads: rows are sorted by its levels, and since the levels of one effect
/// have no row in common it can be solved for exactly, given all others. The levels of the other effects are
/// numbered one after the other. Levels without a row are left out.
struct EffectLevels: Sendable {
  /// For every sorted row its place among the rows given.
  let order: [Int]
  /// The place of the leading effect among the effects given.
  let leading: Int
  /// For every effect given the codes of its levels that occur, in the order in which they are numbered here.
  let codes: [[Int32]]
  /// For every sorted row its level of the leading effect.
  let lead: [Int32]
  /// For every other effect, in the order given, the level of every sorted row.
  let others: [[Int32]]
  let leadCount: Int
  let otherCount: Int
  /// The first number of every other effect's levels, and the number of all.
  let offsets: [Int]
  /// Lead levels × other levels: an entry where they have rows in common.
  let between: SparseRows
  /// For every other effect the entry of every sorted row.
  let cells: [[Int32]]
  let transposed: SparseRows
  let sources: [Int32]
  /// Other levels × other levels of two different effects.
  let among: SparseRows
  /// For every entry of `among` the pair of levels that it belongs to.
  let pairOfEntry: [Int32]
  /// For every two of the other effects the pair of levels of every sorted row.
  let pairs: [[Int32]]
  let pairCount: Int

  /// - Parameters:
  ///   - groupings: at least one.
  ///   - rows: places of the rows to use.
  init(_ groupings: [Grouping], rows: [Int]) {
    var codes: [[Int32]] = []
    var levels: [[Int32]] = []
    for grouping in groupings {
      let (found, numbers) = Self.dense(grouping, rows: rows)
      codes.append(found)
      levels.append(numbers)
    }
    let leading = codes.indices.reduce(0) { codes[$1].count > codes[$0].count ? $1 : $0 }
    let leadLevels = levels[leading]
    let leadCount = codes[leading].count
    let isSorted = zip(leadLevels, leadLevels.dropFirst()).allSatisfy { $0 <= $1 }
    let order = isSorted ? Array(rows.indices) : Self.sorted(leadLevels, count: leadCount)
    func ordered(_ values: [Int32]) -> [Int32] { isSorted ? values : order.map { values[$0] } }
    let lead = ordered(leadLevels)
    var offsets = [0]
    var others: [[Int32]] = []
    for effect in codes.indices where effect != leading {
      let offset = Int32(offsets[offsets.count - 1])
      others.append(ordered(levels[effect]).map { $0 + offset })
      offsets.append(Int(offset) + codes[effect].count)
    }
    let otherCount = offsets[offsets.count - 1]
    self.order = order
    self.leading = leading
    self.codes = codes
    self.lead = lead
    self.others = others
    self.leadCount = leadCount
    self.otherCount = otherCount
    self.offsets = offsets
    (between, cells) = Self.between(lead, leadCount, others, otherCount)
    (transposed, sources) = between.transposed(columnCount: otherCount)
    (among, pairOfEntry, pairs, pairCount) = Self.among(others, offsets, rows: lead.count)
  }

  /// The codes that occur, and every row's place among them.
  private static func dense(_ grouping: Grouping, rows: [Int]) -> ([Int32], [Int32]) {
    var numbers = [Int32](repeating: -1, count: grouping.levels.count)
    for row in rows { numbers[Int(grouping.codes[row])] = 0 }
    var codes: [Int32] = []
    for code in numbers.indices where numbers[code] == 0 {
      numbers[code] = Int32(codes.count)
      codes.append(Int32(code))
    }
    return (codes, rows.map { numbers[Int(grouping.codes[$0])] })
  }

  /// Places in order of their level; those of one level keep their order.
  static func sorted(_ levels: [Int32], count: Int) -> [Int] {
    var next = [Int](repeating: 0, count: count + 1)
    for level in levels { next[Int(level) + 1] += 1 }
    for level in 0..<count { next[level + 1] += next[level] }
    var order = [Int](repeating: 0, count: levels.count)
    for (row, level) in levels.enumerated() {
      order[next[Int(level)]] = row
      next[Int(level)] += 1
    }
    return order
  }

  private static func between(
    _ lead: [Int32], _ leadCount: Int, _ others: [[Int32]], _ otherCount: Int
  ) -> (SparseRows, [[Int32]]) {
    var cells = others.map { [Int32](repeating: 0, count: $0.count) }
    var columns: [Int32] = []
    columns.reserveCapacity(others.count * lead.count)
    var starts = [0]
    starts.reserveCapacity(leadCount + 1)
    // The entry of every other level in the lead level at hand; older ones lie before its start.
    var latest = [Int32](repeating: -1, count: otherCount)
    var row = 0
    while row < lead.count {
      let start = columns.count
      var end = row
      while end < lead.count, lead[end] == lead[row] { end += 1 }
      for effect in others.indices {
        for place in row..<end {
          let level = Int(others[effect][place])
          if Int(latest[level]) < start {
            latest[level] = Int32(columns.count)
            columns.append(Int32(level))
          }
          cells[effect][place] = latest[level]
        }
      }
      starts.append(columns.count)
      row = end
    }
    return (SparseRows(starts: starts, columns: columns), cells)
  }

  private static func among(
    _ others: [[Int32]], _ offsets: [Int], rows: Int
  ) -> (SparseRows, [Int32], [[Int32]], Int) {
    var pairs: [[Int32]] = []
    var ends: [(Int32, Int32)] = []
    for first in others.indices {
      // Sorted by the one effect, the levels of the other are counted within each of its levels.
      let base = Int32(offsets[first])
      let order = sorted(
        others[first].map { $0 - base }, count: offsets[first + 1] - offsets[first])
      for second in others.indices.dropFirst(first + 1) {
        var latest = [Int32](repeating: -1, count: offsets[second + 1] - offsets[second])
        var pairOfRow = [Int32](repeating: 0, count: rows)
        var start = ends.count
        var current: Int32 = -1
        for row in order {
          if others[first][row] != current {
            current = others[first][row]
            start = ends.count
          }
          let level = Int(others[second][row]) - offsets[second]
          if Int(latest[level]) < start {
            latest[level] = Int32(ends.count)
            ends.append((current, others[second][row]))
          }
          pairOfRow[row] = latest[level]
        }
        pairs.append(pairOfRow)
      }
    }
    let count = offsets[offsets.count - 1]
    var starts = [Int](repeating: 0, count: count + 1)
    for (a, b) in ends {
      starts[Int(a) + 1] += 1
      starts[Int(b) + 1] += 1
    }
    for level in 0..<count { starts[level + 1] += starts[level] }
    var next = starts
    var columns = [Int32](repeating: 0, count: 2 * ends.count)
    var pairOfEntry = columns
    for (pair, (a, b)) in ends.enumerated() {
      for (row, column) in [(a, b), (b, a)] {
        columns[next[Int(row)]] = column
        pairOfEntry[next[Int(row)]] = Int32(pair)
        next[Int(row)] += 1
      }
    }
    return (SparseRows(starts: starts, columns: columns), pairOfEntry, pairs, ends.count)
  }
}
