/// The pattern of a sparse matrix, row after row, for products with several vectors at once.
///
/// Vectors stand side by side, `fours` times four of them: number v of row r is lane `v % 4` of element `r ×
/// fours + v / 4`. Every row of a product is summed by one thread in the order of its entries, so results do
/// not hang on the number of threads.
public struct SparseRows: Sendable {
  /// The first entry of every row, and the number of entries.
  public let starts: [Int]
  /// The column of every entry.
  public let columns: [Int32]
  private let blocks: [Range<Int>]

  public var rowCount: Int { starts.count - 1 }
  public var entryCount: Int { columns.count }

  public init(starts: [Int], columns: [Int32]) {
    precondition(starts.last == columns.count, "caller passes the starts of all rows and the end")
    self.starts = starts
    self.columns = columns
    blocks = ranges(of: starts, atLeast: 16_384)
  }

  /// The same matrix by columns, and for each of its entries the entry here.
  public func transposed(columnCount: Int) -> (rows: SparseRows, sources: [Int32]) {
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: columns.count)
    var sources = rows
    for row in 0..<rowCount {
      for entry in self.starts[row]..<self.starts[row + 1] {
        let column = Int(columns[entry])
        let place = next[column]
        next[column] += 1
        rows[place] = Int32(row)
        sources[place] = Int32(entry)
      }
    }
    return (SparseRows(starts: starts, columns: rows), sources)
  }

  /// `result[r] = scale[r] · Σ values[entry] · vectors[column of entry]`
  ///
  /// - Complexity: O(entries × fours).
  public func multiply(
    _ values: [Double], by vectors: [SIMD4<Double>], fours: Int, scale: [Double]? = nil,
    into result: inout [SIMD4<Double>], threads: Threads
  ) {
    precondition(
      values.count == entryCount && result.count == rowCount * fours && scale?.count ?? rowCount == rowCount,
      "caller passes a value for every entry and a place for every row")
    let blockCount = blocks.count
    let threads = entryCount * fours > 20_000 ? threads : .one
    unsafe result.withUnsafeMutableBufferPointer { result in
      // Every block writes its own rows.
      nonisolated(unsafe) let result = unsafe result
      _ = threads.results(blocks: blockCount) { block in
        unsafe multiply(blocks[block], values, vectors, fours, scale, into: result)
      }
    }
  }

  private func multiply(
    _ rows: Range<Int>, _ values: [Double], _ vectors: [SIMD4<Double>], _ fours: Int, _ scale: [Double]?,
    into result: UnsafeMutableBufferPointer<SIMD4<Double>>
  ) {
    unsafe values.withUnsafeBufferPointer { values in
      unsafe vectors.withUnsafeBufferPointer { vectors in
        unsafe columns.withUnsafeBufferPointer { columns in
          for row in rows {
            let factor = scale?[row] ?? 1
            let entries = starts[row]..<starts[row + 1]
            if fours == 2 {
              var (low, high) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
              for entry in entries {
                let value = unsafe values[entry]
                let place = unsafe Int(columns[entry]) &* 2
                unsafe low += value * vectors[place]
                unsafe high += value * vectors[place &+ 1]
              }
              unsafe result[row &* 2] = factor * low
              unsafe result[row &* 2 &+ 1] = factor * high
              continue
            }
            for four in 0..<fours {
              var sum = SIMD4<Double>.zero
              for entry in entries {
                unsafe sum += values[entry] * vectors[Int(columns[entry]) &* fours &+ four]
              }
              unsafe result[row &* fours &+ four] = factor * sum
            }
          }
        }
      }
    }
  }
}

/// Whole rows together, closed as soon as they have that many entries.
func ranges(of starts: [Int], atLeast entries: Int) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var first = 0
  for row in 0..<(starts.count - 1) where starts[row + 1] - starts[first] >= entries {
    ranges.append(first..<(row + 1))
    first = row + 1
  }
  if first < starts.count - 1 { ranges.append(first..<(starts.count - 1)) }
  return ranges
}
