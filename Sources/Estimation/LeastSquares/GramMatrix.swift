/// Products of all columns with each other, X'X, summed in 106 bits.
///
/// Every product is exact and every sum carries its rounding error along, so an entry is off by about
/// 2⁻¹⁰⁴ of the sum of the absolute products, where plain doubles lose 2⁻⁵³ of it at every row.
///
/// - Source: Ogita, Rump & Oishi (2005), *SIAM Journal on Scientific Computing* 26(6), algorithm 5.3 (Dot2),
///   in blocks of 64 rows whose sums are added in 106 bits, so that the lost parts do not grow with the rows.
struct GramMatrix {
  let order: Int
  private let values: [DoubleDouble]

  subscript(row: Int, column: Int) -> DoubleDouble {
    row >= column ? values[row * (row + 1) / 2 + column] : values[column * (column + 1) / 2 + row]
  }

  /// - Complexity: O(N·K²), about 17 operations for each product.
  init(_ columns: ScaledColumns) {
    order = columns.count
    let pairs = order * (order + 1) / 2
    var totals = [Lanes](repeating: .zero, count: pairs)
    let count = columns.count
    unsafe withUnsafeTemporaryAllocation(of: Four.self, capacity: count * BlockColumn.size) { buffer in
      let start = buffer.baseAddress!
      let block = (0..<count).map { unsafe BlockColumn(start + $0 * BlockColumn.size) }
      for first in stride(from: 0, to: columns.steps, by: blockSteps) {
        let range = first..<min(first + blockSteps, columns.steps)
        for column in 0..<count { block[column].fill(from: columns, column, range) }
        var pair = 0
        for row in 0..<count {
          for column in 0...row {
            let isPlain = columns.isPlain[row] && columns.isPlain[column]
            totals[pair] =
              totals[pair]
              + (isPlain
                ? plainProduct(block[row], block[column], range.count)
                : fullProduct(block[row], block[column], range.count))
            pair += 1
          }
        }
      }
    }
    values = totals.map(\.sum)
  }
}

/// Steps of four rows in one block: twenty columns of them fit into the nearest cache.
private let blockSteps = 16

/// One column of a block with the halves of its numbers, which every product needs.
@safe private struct BlockColumn {
  static let size = 4 * blockSteps
  let value: UnsafeMutablePointer<Four>
  let low: UnsafeMutablePointer<Four>
  let upper: UnsafeMutablePointer<Four>
  let lower: UnsafeMutablePointer<Four>

  init(_ start: UnsafeMutablePointer<Four>) {
    unsafe start.initialize(repeating: .zero, count: Self.size)
    unsafe value = start
    unsafe low = start + blockSteps
    unsafe upper = start + 2 * blockSteps
    unsafe lower = start + 3 * blockSteps
  }

  func fill(from columns: ScaledColumns, _ column: Int, _ range: Range<Int>) {
    unsafe columns.read(column, steps: range, into: value, low)
    for place in 0..<range.count {
      let parts = unsafe halves(of: value[place])
      unsafe upper[place] = parts.upper
      unsafe lower[place] = parts.lower
    }
  }
}

private func plainProduct(_ a: BlockColumn, _ b: BlockColumn, _ steps: Int) -> Lanes {
  var sum = Four.zero
  var lost = Four.zero
  for place in 0..<steps {
    let product = unsafe exactProduct(
      a.value[place], (a.upper[place], a.lower[place]), b.value[place], (b.upper[place], b.lower[place]))
    let next = exactSum(sum, product.product)
    sum = next.sum
    lost += next.error + product.error
  }
  let total = exactSum(larger: sum, lost)
  return Lanes(high: total.sum, low: total.error)
}

private func fullProduct(_ a: BlockColumn, _ b: BlockColumn, _ steps: Int) -> Lanes {
  var sum = Four.zero
  var lost = Four.zero
  for place in 0..<steps {
    let product = unsafe exactProduct(
      a.value[place], (a.upper[place], a.lower[place]), b.value[place], (b.upper[place], b.lower[place]))
    let next = exactSum(sum, product.product)
    sum = next.sum
    let cross = unsafe a.value[place] * b.low[place] + a.low[place] * b.value[place]
    lost += next.error + (product.error + cross)
  }
  let total = exactSum(larger: sum, lost)
  return Lanes(high: total.sum, low: total.error)
}
