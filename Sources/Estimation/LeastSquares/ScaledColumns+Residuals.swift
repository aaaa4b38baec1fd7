extension ScaledColumns {
  /// x − Σγᵢxᵢ, four rows at a time.
  ///
  /// - Complexity: O(N·K) in 106 bits.
  func residuals(of column: Int, after kept: [Int], coefficients: [DoubleDouble]) -> [Lanes] {
    let factors = coefficients.map { Lanes(repeating: -$0) }
    var residuals = [Lanes](repeating: .zero, count: steps)
    unsafe forEachBlock { range, high, low in
      unsafe read(column, steps: range, into: high, low)
      var sums = (0..<range.count).map { unsafe CompensatedSum(Lanes(high: high[$0], low: low[$0])) }
      for (index, factor) in zip(kept, factors) {
        unsafe read(index, steps: range, into: high, low)
        for place in sums.indices {
          unsafe sums[place].add(Lanes(high: high[place], low: low[place]), times: factor)
        }
      }
      for (place, step) in range.enumerated() { residuals[step] = sums[place].total }
    }
    return residuals
  }

  /// The products of the columns `kept` with a vector.
  func products(of kept: [Int], with vector: [Lanes]) -> [DoubleDouble] {
    var sums = [Lanes](repeating: .zero, count: kept.count)
    unsafe forEachBlock { range, high, low in
      for (place, index) in kept.enumerated() {
        unsafe read(index, steps: range, into: high, low)
        var sum = CompensatedSum()
        for (offset, step) in range.enumerated() {
          unsafe sum.add(Lanes(high: high[offset], low: low[offset]), times: vector[step])
        }
        sums[place] = sums[place] + sum.total
      }
    }
    return sums.map(\.sum)
  }

  /// Four rows of the columns `kept` at a time.
  func forEachStep(of kept: [Int], _ body: (_ step: Int, _ row: [Lanes]) -> Void) {
    let size = 32
    var block = [Lanes](repeating: .zero, count: size * kept.count)
    var row = [Lanes](repeating: .zero, count: kept.count)
    unsafe withUnsafeTemporaryAllocation(of: Four.self, capacity: 2 * size) { buffer in
      let high = buffer.baseAddress!
      unsafe high.initialize(repeating: .zero, count: 2 * size)
      for first in stride(from: 0, to: steps, by: size) {
        let range = first..<min(first + size, steps)
        for (place, index) in kept.enumerated() {
          unsafe read(index, steps: range, into: high, high + size)
          for offset in 0..<range.count {
            block[offset * kept.count + place] = unsafe Lanes(high: high[offset], low: high[size + offset])
          }
        }
        for (offset, step) in range.enumerated() {
          for place in kept.indices { row[place] = block[offset * kept.count + place] }
          body(step, row)
        }
      }
    }
  }

  /// Ranges of steps, with room for the two parts of one column in them.
  private func forEachBlock(
    _ body: (Range<Int>, UnsafeMutablePointer<Four>, UnsafeMutablePointer<Four>) -> Void
  ) {
    let size = 128
    unsafe withUnsafeTemporaryAllocation(of: Four.self, capacity: 2 * size) { buffer in
      let high = buffer.baseAddress!
      unsafe high.initialize(repeating: .zero, count: 2 * size)
      for first in stride(from: 0, to: steps, by: size) {
        unsafe body(first..<min(first + size, steps), high, high + size)
      }
    }
  }
}

func squaredLength(_ vector: [Lanes]) -> DoubleDouble {
  vector.reduce(Lanes.zero) { $0 + $1 * $1 }.sum
}
