/// Rows of numbers that belong to levels of one or more effects, for the loops of weighted least squares in
/// which the effects are absorbed.
///
/// A row holds a target, which changes from pass to pass, in front of its columns, filled up with zeros to
/// `fours` times four. Rows are in order of their level of the first effect, the lead; the levels of all
/// other effects are numbered one after the other. All sums are made in blocks of rows that do not hang on
/// the number of threads, and the blocks are added up in order.
public struct LevelRows: Sendable {
  public let rowCount: Int
  public let columnCount: Int
  public let fours: Int
  /// The lead's level of every row, rising; empty without effects.
  public let lead: [Int32]
  /// For each other effect the level of every row.
  public let others: [[Int32]]
  public let leadCount: Int
  public let otherCount: Int
  let rows: [SIMD4<Double>]
  let blocks: [Range<Int>]

  /// - Parameters:
  ///   - lead: the level of every row, rising from 0 to `leadCount`; empty without effects.
  ///   - others: for every other effect the level of every row, below `otherCount`.
  ///   - value: of a column in a row; called once for each, on several threads at once.
  public init(
    rowCount: Int, columnCount: Int, lead: [Int32], leadCount: Int, others: [[Int32]], otherCount: Int,
    threads: Threads, value: @Sendable (_ column: Int, _ row: Int) -> Double
  ) {
    precondition(lead.isEmpty || lead.count == rowCount, "caller passes a level for every row")
    precondition(others.allSatisfy { $0.count == rowCount }, "caller passes a level for every row")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.lead = lead
    self.leadCount = leadCount
    self.others = others
    self.otherCount = otherCount
    let fours = (columnCount + 4) / 4
    self.fours = fours
    // A block keeps sums of all levels but the lead's, which should cost less than its rows.
    let size = max(8192, 2 * otherCount)
    let blocks = stride(from: 0, to: rowCount, by: size).map { $0..<min($0 + size, rowCount) }
    self.blocks = blocks
    var rows = [SIMD4<Double>](repeating: .zero, count: rowCount * fours)
    unsafe rows.withUnsafeMutableBufferPointer { buffer in
      // Every block writes its own rows.
      nonisolated(unsafe) let start = UnsafeMutableRawPointer(buffer.baseAddress)
      guard let start = unsafe start else { return }
      nonisolated(unsafe) let numbers = unsafe start.assumingMemoryBound(to: Double.self)
      _ = threads.results(blocks: blocks.count) { block in
        for column in 0..<columnCount {
          for row in blocks[block] { unsafe numbers[row * 4 * fours + column + 1] = value(column, row) }
        }
      }
    }
    self.rows = rows
  }

  /// Weighted sums of the target and the columns within every level, and of their squares over all rows.
  public struct Sums: Sendable {
    public var lead: [SIMD4<Double>]
    public var others: [SIMD4<Double>]
    public var squares: [SIMD4<Double>]
  }

  /// - Complexity: O(rows × columns × effects).
  public func sums(weights: [Double], target: [Double], threads: Threads) -> Sums {
    precondition(weights.count == rowCount && target.count == rowCount, "caller passes a value for every row")
    var result = Sums(
      lead: [SIMD4<Double>](repeating: .zero, count: leadCount * fours),
      others: [SIMD4<Double>](repeating: .zero, count: otherCount * fours),
      squares: [SIMD4<Double>](repeating: .zero, count: fours))
    struct Part: Sendable {
      /// Sums of the block's first and last level, which other blocks may have rows of too.
      var ends: [SIMD4<Double>]
      var others: [SIMD4<Double>]
      var squares: [SIMD4<Double>]
    }
    let parts: [Part] = unsafe result.lead.withUnsafeMutableBufferPointer { buffer in
      // Levels inside of a block are of this block alone; the first and the last are handed back.
      nonisolated(unsafe) let inner = unsafe buffer
      return threads.results(blocks: blocks.count) { block in
        var part = Part(
          ends: [SIMD4<Double>](repeating: .zero, count: 2 * fours),
          others: [SIMD4<Double>](repeating: .zero, count: otherCount * fours),
          squares: [SIMD4<Double>](repeating: .zero, count: fours))
        unsafe part.ends.withUnsafeMutableBufferPointer { ends in
          unsafe part.others.withUnsafeMutableBufferPointer { others in
            unsafe part.squares.withUnsafeMutableBufferPointer { squares in
              unsafe add(
                blocks[block], weights, target, inner: inner, ends: ends, others: others, squares: squares)
            }
          }
        }
        return part
      }
    }
    for (block, part) in zip(blocks, parts) {
      for place in part.others.indices { result.others[place] += part.others[place] }
      for four in 0..<fours { result.squares[four] += part.squares[four] }
      guard leadCount > 0 else { continue }
      let (first, last) = (Int(lead[block.lowerBound]), Int(lead[block.upperBound - 1]))
      for four in 0..<fours {
        result.lead[first * fours + four] += part.ends[four]
        if last != first { result.lead[last * fours + four] += part.ends[fours + four] }
      }
    }
    return result
  }

  private func add(
    _ block: Range<Int>, _ weights: [Double], _ target: [Double],
    inner: UnsafeMutableBufferPointer<SIMD4<Double>>, ends: UnsafeMutableBufferPointer<SIMD4<Double>>,
    others: UnsafeMutableBufferPointer<SIMD4<Double>>, squares: UnsafeMutableBufferPointer<SIMD4<Double>>
  ) {
    let hasLead = leadCount > 0
    let first = hasLead ? Int(lead[block.lowerBound]) : 0
    let last = hasLead ? Int(lead[block.upperBound - 1]) : 0
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe weights.withUnsafeBufferPointer { weights in
        for row in block {
          let weight = unsafe weights[row]
          for four in 0..<fours {
            var value = unsafe rows[row &* fours &+ four]
            if four == 0 { value[0] = target[row] }
            let weighted = weight * value
            unsafe squares[four] += weighted * value
            guard hasLead else { continue }
            let level = Int(lead[row])
            if level == first {
              unsafe ends[four] += weighted
            } else if level == last {
              unsafe ends[fours &+ four] += weighted
            } else {
              unsafe inner[level &* fours &+ four] += weighted
            }
            for effect in self.others.indices {
              unsafe others[Int(self.others[effect][row]) &* fours &+ four] += weighted
            }
          }
        }
      }
    }
  }
}
