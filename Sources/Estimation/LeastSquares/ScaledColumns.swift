/// The columns and the response as the factorisations read them: four rows at a time, in 106 bits, times the
/// root of the weights, and divided by a power of two near the largest value.
///
/// The scale rounds nothing and keeps every product inside the range of a double; the unit of a column cannot
/// change a digit of the result.
struct ScaledColumns {
  private let sources: [DesignColumn]
  private let roots: DesignColumn?
  /// Powers of two by which the columns were multiplied; the response is the last.
  let scales: [Double]
  /// Power of two by which the weights were multiplied.
  let weightScale: Double
  let rows: Int
  /// Whether the numbers of a column are doubles, so that their low parts need not be read.
  let isPlain: [Bool]

  init(_ problem: LinearProblem) {
    sources = problem.columns + [problem.response]
    rows = problem.response.count
    let weights = problem.weights
    // An even exponent, so that the root of the scale is a power of two as well.
    let exponent = weights.map { inverseSize(of: $0).exponent & ~1 } ?? 0
    let weightScale = Double(sign: .plus, exponent: exponent, significand: 1)
    roots = weights.map { weights in
      DesignColumn(weights.map { DoubleDouble($0 * weightScale).squareRoot() })
    }
    self.weightScale = weightScale
    scales = sources.map { inverseSize(of: $0.high) }
    isPlain = sources.map { [roots] in $0.low.isEmpty && roots == nil }
  }

  private init(_ other: ScaledColumns) {
    sources = other.sources
    roots = nil
    weightScale = 1
    scales = other.scales
    rows = other.rows
    isPlain = sources.map(\.low.isEmpty)
  }

  /// The same without the roots of the weights.
  var unweighted: ScaledColumns { roots == nil ? self : ScaledColumns(self) }

  /// Columns and response together.
  var count: Int { sources.count }
  /// Steps of four rows; the last one is filled up with zeros.
  var steps: Int { (rows + 3) / 4 }

  /// Writes the steps `range` of one column.
  func read(
    _ column: Int, steps range: Range<Int>, into high: UnsafeMutablePointer<Four>,
    _ low: UnsafeMutablePointer<Four>
  ) {
    let scale = scales[column]
    unsafe sources[column].high.withUnsafeBufferPointer { highs in
      unsafe sources[column].low.withUnsafeBufferPointer { lows in
        for (place, step) in range.enumerated() {
          unsafe high[place] = four(highs, from: 4 * step) * scale
          unsafe low[place] = lows.isEmpty ? .zero : four(lows, from: 4 * step) * scale
        }
      }
    }
    guard let roots else { return }
    unsafe roots.high.withUnsafeBufferPointer { highs in
      unsafe roots.low.withUnsafeBufferPointer { lows in
        for (place, step) in range.enumerated() {
          let root = unsafe Lanes(
            high: four(highs, from: 4 * step), low: lows.isEmpty ? .zero : four(lows, from: 4 * step))
          let weighted = unsafe Lanes(high: high[place], low: low[place]) * root
          unsafe high[place] = weighted.high
          unsafe low[place] = weighted.low
        }
      }
    }
  }

  /// A vector times the roots of the weights.
  func weighted(_ vector: [Lanes]) -> [Lanes] {
    guard let roots else { return vector }
    return vector.indices.map { step in
      var weighted = vector[step]
      for row in 4 * step..<min(4 * step + 4, rows) { weighted[row % 4] = weighted[row % 4] * roots[row] }
      return weighted
    }
  }

  @inline(__always)
  private func four(_ values: UnsafeBufferPointer<Double>, from row: Int) -> Four {
    if row + 4 <= values.count {
      return unsafe Four(values[row], values[row + 1], values[row + 2], values[row + 3])
    }
    var four = Four.zero
    for lane in 0..<max(0, values.count - row) { four[lane] = unsafe values[row + lane] }
    return four
  }
}

/// The inverse of the largest power of two that is no larger than every value; one for zeros.
private func inverseSize(of values: [Double]) -> Double {
  var largest = 0.0
  for value in values { largest = max(largest, abs(value)) }
  guard largest > 0 else { return 1 }
  // Beyond these ends the inverse would leave the range of normal numbers.
  return Double(sign: .plus, exponent: -min(max(largest.exponent, -1022), 1021), significand: 1)
}
