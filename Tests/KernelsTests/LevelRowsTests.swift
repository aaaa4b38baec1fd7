import Kernels
import TestSupport
import Testing

/// Against plain loops; whole numbers, so that sums are exact in any order.
@Suite struct LevelRowsTests {
  /// Rows of 5 columns in 11 levels of the lead and 4 + 3 of two others; over two blocks.
  struct Example {
    let count = 9000
    let lead: [Int32]
    let others: [[Int32]]
    let columns: [[Double]]
    let target: [Double]
    let weights: [Double]
    let rows: LevelRows

    init(threads: Threads = .one) {
      var random = SeededGenerator(seed: 3)
      let count = count
      func below(_ n: Int) -> Int { Int.random(in: 0..<n, using: &random) }
      let lead = (0..<count).map { _ in Int32(below(11)) }.sorted()
      let others = [
        (0..<count).map { _ in Int32(below(4)) }, (0..<count).map { _ in Int32(4 + below(3)) },
      ]
      let columns = (0..<5).map { _ in (0..<count).map { _ in Double(below(19) - 9) } }
      target = (0..<count).map { _ in Double(below(9) - 4) }
      weights = (0..<count).map { _ in Double(1 + below(3)) }
      self.lead = lead
      self.others = others
      self.columns = columns
      rows = LevelRows(
        rowCount: count, columnCount: 5, lead: lead, leadCount: 11, others: others, otherCount: 7,
        threads: threads
      ) { columns[$0][$1] }
    }

    /// The target and the columns of a row, filled up.
    func values(_ row: Int) -> [SIMD4<Double>] {
      let all = [target[row]] + columns.map { $0[row] } + [0, 0]
      return [SIMD4(all[0...3]), SIMD4(all[4...7])]
    }
  }

  let leadEffects = (0..<22).map { SIMD4(Double($0), 1, -2, Double($0 % 5)) }
  let otherEffects = (0..<14).map { SIMD4(1, Double($0), Double($0 % 3), -1) }

  @Test func sumsAreThoseOfEveryLevel() {
    let example = Example()
    let sums = example.rows.sums(weights: example.weights, target: example.target, threads: .one)
    var lead = [SIMD4<Double>](repeating: .zero, count: 22)
    var others = [SIMD4<Double>](repeating: .zero, count: 14)
    var squares = [SIMD4<Double>](repeating: .zero, count: 2)
    for row in 0..<example.count {
      for (four, value) in example.values(row).enumerated() {
        lead[Int(example.lead[row]) * 2 + four] += example.weights[row] * value
        for levels in example.others { others[Int(levels[row]) * 2 + four] += example.weights[row] * value }
        squares[four] += example.weights[row] * value * value
      }
    }
    #expect(sums.lead == lead && sums.others == others && sums.squares == squares)
  }

  @Test(arguments: InstructionSet.available) func productsAreThoseOfTheRests(_ set: InstructionSet) {
    let example = Example()
    let rest = example.rows.rest(
      target: example.target, lead: leadEffects, others: otherEffects, threads: .one)
    let products = example.rows.products(
      weights: example.weights, target: example.target, lead: leadEffects, others: otherEffects,
      threads: .one, using: set)
    var expected = [Double](repeating: 0, count: 64)
    for row in 0..<example.count {
      var line: [Double] = []
      for (four, value) in example.values(row).enumerated() {
        var left = value - leadEffects[Int(example.lead[row]) * 2 + four]
        for levels in example.others { left -= otherEffects[Int(levels[row]) * 2 + four] }
        #expect(rest[row * 2 + four] == left)
        line += [left[0], left[1], left[2], left[3]]
      }
      for a in 0..<8 { for b in 0...a { expected[a * 8 + b] += example.weights[row] * line[a] * line[b] } }
    }
    for a in 0..<8 { for b in 0...a { #expect(products[a * 8 + b] == expected[a * 8 + b]) } }
  }

  @Test func combinationsAddColumnsAndEffects() {
    let example = Example()
    let (lead, others) = ((0..<11).map(Double.init), (0..<7).map { Double($0 * $0) })
    let found = example.rows.combinations([1, -2, 3, 0, 5], lead: lead, others: others, threads: .one)
    for row in stride(from: 0, to: example.count, by: 7) {
      let x = example.columns.map { $0[row] }
      var expected = x[0] - 2 * x[1] + 3 * x[2] + 5 * x[4] + lead[Int(example.lead[row])]
      for levels in example.others { expected += others[Int(levels[row])] }
      #expect(found[row] == expected)
    }
  }

  @Test func withoutEffectsThereAreOnlyColumns() {
    let rows = LevelRows(
      rowCount: 3, columnCount: 1, lead: [], leadCount: 0, others: [], otherCount: 0, threads: .one
    ) { _, row in Double(row + 1) }
    let products = rows.products(
      weights: [1, 2, 1], target: [1, 0, 2], lead: [], others: [], threads: .one)
    #expect(products[0] == 5 && products[4] == 7 && products[5] == 18)
    #expect(rows.combinations([2], lead: [], others: [], threads: .one) == [2, 4, 6])
  }

  @Test func everythingIsTheSameOnAnyNumberOfThreads() {
    let (one, more) = (Example(), Example(threads: Threads(3)))
    let weights = one.weights.map { $0 / 7 }
    for threads in [Threads(2), Threads(3)] {
      let a = one.rows.products(
        weights: weights, target: one.target, lead: leadEffects, others: otherEffects, threads: .one)
      let b = more.rows.products(
        weights: weights, target: one.target, lead: leadEffects, others: otherEffects, threads: threads)
      #expect(a == b)
      let c = one.rows.sums(weights: weights, target: one.target, threads: .one)
      let d = more.rows.sums(weights: weights, target: one.target, threads: threads)
      #expect(c.lead == d.lead && c.others == d.others && c.squares == d.squares)
    }
  }
}
