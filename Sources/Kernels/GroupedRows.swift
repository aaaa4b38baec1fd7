internal import CKernels

/// How a column differs within its groups.
public struct Spread: Sendable, Equatable {
  /// The largest distance from the mean of a group, in the column's unit.
  public var distance = 0.0
  /// The largest size of a figure, in the column's unit.
  public var size = 0.0
  /// Whether some group has a larger value than its chosen row has.
  public var isExceeded = false
  /// Whether some group has a smaller value than its chosen row has.
  public var isUndercut = false

  mutating func formUnion(_ other: Spread) {
    // Turned round, so that a distance that is not a number is kept too.
    if !(other.distance <= distance) { distance = other.distance }
    size = max(size, other.size)
    isExceeded = isExceeded || other.isExceeded
    isUndercut = isUndercut || other.isUndercut
  }
}

extension Spread {
  fileprivate init(_ found: ck_spread) {
    self.init(
      distance: found.distance, size: found.size, isExceeded: found.isExceeded != 0,
      isUndercut: found.isUndercut != 0)
  }
}

/// Rows of numbers in groups of which one row each is chosen, laid out for the loops over them.
///
/// A row holds its columns side by side, filled up with zeros to a multiple of four, so that a group of usual
/// size lies in the nearest cache while it is worked on. Every column is taken less its mean in the group,
/// which no difference within the group notices and which keeps the digits of small differences between large
/// figures.
@safe public final class GroupedRows: Sendable {
  public let columnCount: Int
  /// The first row of every group, and the number of rows at the end.
  public let starts: [Int]
  /// The row chosen in every group.
  public let chosen: [Int]
  /// What was seen of every column when it was read.
  public let spreads: [Spread]

  let width: Int
  /// Groups that are summed together: the same for any number of threads.
  let blocks: [Range<Int>]
  // Written in the initialiser and only read afterwards, so threads may share it.
  nonisolated(unsafe) let rows: UnsafeMutablePointer<Double>

  public var rowCount: Int { starts[starts.count - 1] }

  /// - Parameters:
  ///   - columns: one list for every column, one finite value for every row; at least one column.
  ///   - starts: the first row of every group, rising from 0, and the number of rows.
  ///   - chosen: a row of every group.
  ///   - units: factors for the columns, such as powers of two for figures that are very large.
  /// - Returns: nil when memory runs out.
  /// - Complexity: O(rows × columns) time, 8 bytes × rows × columns (to the next multiple of four) of memory.
  public init?(
    columns: [[Double]], starts: [Int], chosen: [Int], units: [Double], threads: Threads = .one
  ) {
    let count = starts[starts.count - 1]
    precondition(
      !columns.isEmpty && columns.allSatisfy { $0.count == count } && units.count == columns.count,
      "caller passes a value for every row, and a unit for every column")
    precondition(
      chosen.count == starts.count - 1
        && chosen.indices.allSatisfy { starts[$0]..<starts[$0 + 1] ~= chosen[$0] },
      "caller passes a chosen row inside of every group")
    let width = (columns.count + 3) / 4 * 4
    guard let memory = unsafe ck_allocate(max(count * width, 1) * MemoryLayout<Double>.stride) else {
      return nil
    }
    unsafe rows = memory.bindMemory(to: Double.self, capacity: count * width)
    self.width = width
    self.starts = starts
    self.chosen = chosen
    columnCount = columns.count
    blocks = Self.blocks(starts, rows: 8192)

    // Smaller blocks than those of the sums: their rows stay in cache while column after column is filled in.
    let parts = Self.blocks(starts, rows: 1024)
    nonisolated(unsafe) let rows = unsafe rows
    let found = threads.results(blocks: parts.count) { part in
      unsafe Self.fill(rows, width, columns, starts, chosen, units, groups: parts[part])
    }
    spreads = columns.indices.map { column in
      found.reduce(into: Spread()) { $0.formUnion(Spread($1[column])) }
    }
  }

  deinit { unsafe ck_release(rows) }

  /// Whole groups together, closed as soon as they have that many rows.
  private static func blocks(_ starts: [Int], rows: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var first = 0
    for group in 0..<(starts.count - 1) where starts[group + 1] - starts[first] >= rows {
      blocks.append(first..<(group + 1))
      first = group + 1
    }
    if first < starts.count - 1 { blocks.append(first..<(starts.count - 1)) }
    return blocks
  }

  private static func fill(
    _ rows: UnsafeMutablePointer<Double>, _ width: Int, _ columns: [[Double]], _ starts: [Int],
    _ chosen: [Int], _ units: [Double], groups: Range<Int>
  ) -> [ck_spread] {
    var spreads = [ck_spread](repeating: ck_spread(), count: columns.count)
    for (k, column) in columns.enumerated() {
      unsafe column.withUnsafeBufferPointer { column in
        for group in groups {
          let start = starts[group]
          unsafe ck_centred(
            column.baseAddress! + start, starts[group + 1] - start, chosen[group] - start, units[k], width,
            rows + start * width + k, &spreads[k])
        }
      }
    }
    for row in starts[groups.lowerBound]..<starts[groups.upperBound] {
      for k in columns.count..<width { unsafe rows[row * width + k] = 0 }
    }
    return spreads
  }
}
