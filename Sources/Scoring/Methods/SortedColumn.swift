internal import Decision

/// The values of one criterion from worst to best, equal ones together.
struct SortedColumn {
  /// Ascending; a cost is turned round.
  let values: [Double]
  /// The row of each value.
  let rows: [UInt32]

  /// - Complexity: O(m), a radix sort of 11 bits a pass.
  init(_ column: [Double], isCost: Bool) {
    // Adding 0 makes 0 of −0, which the pattern of bits would tell apart.
    let directed = isCost ? column.map { 0 - $0 } : column.map { $0 + 0 }
    var keys = directed.map { value in
      // Negative numbers grow downwards in their bits, positive ones upwards.
      let bits = value.bitPattern
      return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
    }
    var rows = (0..<UInt32(column.count)).map { $0 }
    var otherKeys = keys
    var otherRows = rows
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      guard Self.pass(shift: shift, keys, rows, &otherKeys, &otherRows) else { continue }
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
    self.rows = rows
    values = rows.map { directed[Int($0)] }
  }

  /// Puts the pairs in the order of 11 bits of their keys; says no, and does nothing, where these do not differ.
  private static func pass(
    shift: UInt64, _ keys: [UInt64], _ rows: [UInt32], _ sortedKeys: inout [UInt64],
    _ sortedRows: inout [UInt32]
  ) -> Bool {
    let mask: UInt64 = 0x7FF
    var starts = [Int](repeating: 0, count: 2048)
    for key in keys { starts[Int((key >> shift) & mask)] += 1 }
    if starts[Int((keys[0] >> shift) & mask)] == keys.count { return false }
    var start = 0
    for digit in starts.indices { (starts[digit], start) = (start, start + starts[digit]) }
    for (key, row) in zip(keys, rows) {
      let digit = Int((key >> shift) & mask)
      sortedKeys[starts[digit]] = key
      sortedRows[starts[digit]] = row
      starts[digit] += 1
    }
    return true
  }

  /// The places of each run of equal values.
  func runs() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for place in 1...values.count where place == values.count || values[place] != values[start] {
      runs.append(start..<place)
      start = place
    }
    return runs
  }
}
