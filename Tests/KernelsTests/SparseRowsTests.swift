import Kernels
import TestSupport
import Testing

/// Against plain loops over whole matrices.
@Suite struct SparseRowsTests {
  /// Rows × columns with about a third of the entries, whole numbers so that sums are exact.
  private func matrix(_ rows: Int, _ columns: Int, seed: UInt64) -> (SparseRows, [Double], [[Double]]) {
    var random = SeededGenerator(seed: seed)
    var (starts, places, values): ([Int], [Int32], [Double]) = ([0], [], [])
    var full = [[Double]](repeating: [Double](repeating: 0, count: columns), count: rows)
    for row in 0..<rows {
      for column in 0..<columns where Int.random(in: 0..<3, using: &random) == 0 {
        let value = Double(Int.random(in: -9...9, using: &random))
        places.append(Int32(column))
        values.append(value)
        full[row][column] = value
      }
      starts.append(places.count)
    }
    return (SparseRows(starts: starts, columns: places), values, full)
  }

  @Test(arguments: 1...3) func productsAreThoseOfTheWholeMatrix(fours: Int) {
    let (rows, values, full) = matrix(40, 30, seed: 5)
    let vectors = (0..<30 * fours).map { SIMD4(Double($0), 1, Double($0 % 7), -2) }
    var result = [SIMD4<Double>](repeating: .zero, count: 40 * fours)
    rows.multiply(values, by: vectors, fours: fours, into: &result, threads: .one)
    for row in 0..<40 {
      for four in 0..<fours {
        let expected = (0..<30).reduce(SIMD4<Double>.zero) { $0 + full[row][$1] * vectors[$1 * fours + four] }
        #expect(result[row * fours + four] == expected)
      }
    }
    let scale = (0..<40).map { Double($0 % 3) }
    var scaled = result
    rows.multiply(values, by: vectors, fours: fours, scale: scale, into: &scaled, threads: .one)
    #expect(scaled.indices.allSatisfy { scaled[$0] == scale[$0 / fours] * result[$0] })
  }

  @Test func theTransposeHoldsTheSameEntries() {
    let (rows, values, full) = matrix(17, 23, seed: 6)
    let (transposed, sources) = rows.transposed(columnCount: 23)
    #expect(transposed.rowCount == 23 && transposed.entryCount == rows.entryCount)
    for column in 0..<23 {
      let entries = transposed.starts[column]..<transposed.starts[column + 1]
      #expect(
        transposed.columns[entries].elementsEqual(
          (0..<17).map(Int32.init).filter { row in
            rows.columns[rows.starts[Int(row)]..<rows.starts[Int(row) + 1]].contains(Int32(column))
          }))
      for entry in entries {
        #expect(values[Int(sources[entry])] == full[Int(transposed.columns[entry])][column])
      }
    }
  }

  @Test func productsAreTheSameOnAnyNumberOfThreads() {
    let (rows, _, _) = matrix(700, 200, seed: 7)
    let values = (0..<rows.entryCount).map { 1 / Double($0 + 1) }
    let vectors = (0..<400).map { SIMD4(repeating: 1 / Double($0 + 3)) }
    var one = [SIMD4<Double>](repeating: .zero, count: 1400)
    var more = one
    rows.multiply(values, by: vectors, fours: 2, into: &one, threads: .one)
    rows.multiply(values, by: vectors, fours: 2, into: &more, threads: Threads(3))
    #expect(one == more)
  }
}
