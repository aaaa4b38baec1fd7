/// Rows in groups, and the rows of a group in nests, laid out for the loops of a nested logit.
///
/// Every row is kept as its difference from the mean of its nest, and every nest as the difference of its
/// mean from that of its group: a column that does not differ within a nest is zero there, and the digits of
/// small differences are kept on both levels.
public final class NestedRows: Sendable {
  /// The rows, grouped by nest.
  let inner: GroupedRows
  /// The nests, grouped as the rows are.
  let outer: GroupedRows
  /// For every nest of a group the place of its scale, −1 where the scale is one: always in a nest of one
  /// row, whose scale cancels.
  let scales: [Int]
  public let scaleCount: Int
  /// Groups that are summed together: the same for any number of threads.
  let blocks: [Range<Int>]

  public var columnCount: Int { inner.columnCount }
  public var rowCount: Int { inner.rowCount }

  /// - Parameters:
  ///   - columns: one list for every column, one finite value for every row; at least one column.
  ///   - nestStarts: the first row of every nest of every group, rising from 0, and the number of rows.
  ///   - groupStarts: the first nest of every group, rising from 0, and the number of nests.
  ///   - chosen: a row of every group.
  ///   - scales: for every nest the place of its scale, or −1.
  ///   - units: factors for the columns, powers of two.
  /// - Returns: nil when memory runs out.
  /// - Complexity: O(rows × columns) time; the data once more in memory, and the nests' means.
  public init?(
    columns: [[Double]], nestStarts: [Int], groupStarts: [Int], chosen: [Int], scales: [Int], scaleCount: Int,
    units: [Double], threads: Threads = .one
  ) {
    precondition(
      groupStarts[groupStarts.count - 1] == nestStarts.count - 1 && scales.count == nestStarts.count - 1
        && scales.allSatisfy { $0 < scaleCount } && chosen.count == groupStarts.count - 1,
      "caller passes a scale for every nest and a chosen row for every group")
    var chosenNests: [Int] = []
    var chosenRows = Array(nestStarts.dropLast())
    for (group, row) in chosen.enumerated() {
      let nests = groupStarts[group]..<groupStarts[group + 1]
      guard let nest = nests.first(where: { nestStarts[$0]..<nestStarts[$0 + 1] ~= row }) else {
        preconditionFailure("caller passes a chosen row inside of every group")
      }
      chosenNests.append(nest)
      chosenRows[nest] = row
    }
    let means = columns.map { column in
      scales.indices.map { nest in
        let rows = nestStarts[nest]..<nestStarts[nest + 1]
        // From the first value on, so that a column that is the same in the nest keeps its value exactly.
        let first = column[rows.lowerBound]
        return first + rows.reduce(0) { $0 + (column[$1] - first) } / Double(rows.count)
      }
    }
    guard
      let inner = GroupedRows(
        columns: columns, starts: nestStarts, chosen: chosenRows, units: units, threads: threads),
      let outer = GroupedRows(
        columns: means, starts: groupStarts, chosen: chosenNests, units: units, threads: threads)
    else { return nil }
    self.inner = inner
    self.outer = outer
    self.scales = scales.indices.map { nestStarts[$0 + 1] - nestStarts[$0] > 1 ? scales[$0] : -1 }
    self.scaleCount = scaleCount
    var blocks: [Range<Int>] = []
    var first = 0
    for group in chosen.indices
    where nestStarts[groupStarts[group + 1]] - nestStarts[groupStarts[first]] >= 8192 {
      blocks.append(first..<(group + 1))
      first = group + 1
    }
    if first < chosen.count { blocks.append(first..<chosen.count) }
    self.blocks = blocks
  }

  /// The largest distance of a figure from the mean of its nest, in the column's unit.
  public func innerDistance(of column: Int) -> Double { inner.spreads[column].distance }

  /// The first and the last row of a group, one past it.
  func firstRow(of group: Int) -> Int { inner.starts[outer.starts[group]] }
}
