import Foundation
import TestSupport
import Testing

@testable import Kernels

/// Reference: plain loops written out here, and the C library's `log` and `log1p`, which err by less than one
/// unit in the last place.
@Suite struct ColumnLoopsTests {
  static let counts = Array(1...35) + [64, 1000, 1003]
  static let scales: [ColumnLoops.Scale] = [
    .plain, .rise(from: -1.25, range: 3.7), .fall(from: 9, range: 0.3), .share(of: 7.7, total: 1),
    .share(of: 7.7, total: 31), .inverse(of: 0.3, total: 1), .inverse(of: 0.3, total: 17),
    .centred(low: 0.3, rise: 1.1, length: 5.9),
  ]

  private func plain(_ x: Double, _ scale: ColumnLoops.Scale) -> Double {
    switch scale {
    case .plain: x
    case .rise(let from, let range): (x - from) / range
    case .fall(let from, let range): (from - x) / range
    case .share(let best, let total): x / best / total
    case .inverse(let best, let total): best / x / total
    case .centred(let low, let rise, let length): (x - low - rise) / length
    }
  }

  private func column(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var random = SeededGenerator(seed: seed &+ UInt64(count))
    return (0..<count).map { _ in exp(Double.random(in: -4...4, using: &random)) }
  }

  @Test(arguments: InstructionSet.available, counts) func sumsAreThoseOfThePlainLoop(
    set: InstructionSet, count: Int
  ) {
    let values = column(count)
    for scale in Self.scales {
      let (numbers, start) = (values.map { plain($0, scale) }, values.map { 10 - $0 })
      var sums = start
      var sum = sums.mutableSpan
      ColumnLoops.add(values.span, on: scale, times: 0.3, to: &sum, set)
      // One rounding for the product and one for the sum: the same bits as here.
      #expect(sums == zip(start, numbers).map { $0 + 0.3 * $1 })
      var (up, down) = (start, start)
      var above = up.mutableSpan
      var below = down.mutableSpan
      ColumnLoops.addSquares(
        values.span, on: scale, times: 0.3, from: 2.5, 0.5, up: &above, down: &below, set)
      #expect(up == zip(start, numbers).map { $0 + (0.3 * ($1 - 2.5)) * (0.3 * ($1 - 2.5)) })
      #expect(down == zip(start, numbers).map { $0 + (0.3 * ($1 - 0.5)) * (0.3 * ($1 - 0.5)) })
      var formed = [Double](repeating: 7, count: count + 2)
      var places = formed.mutableSpan
      ColumnLoops.values(values.span, on: scale, into: &places, from: 1, set)
      #expect(formed == [7] + numbers + [7])
      let total = ColumnLoops.total(values.span, on: scale, set)
      #expect(abs(total - numbers.reduce(0, +)) <= 1e-13 * numbers.reduce(0) { $0 + abs($1) })
    }
  }

  @Test(arguments: counts) func totalsAreThoseOfThePlainLoopOnEverySet(count: Int) {
    let values = column(count)
    let low = values.min()!
    let rise = values.reduce(0) { $0 + ($1 - low) } / Double(count)
    for set in InstructionSet.available {
      let span = values.span
      #expect(ColumnLoops.ends(span, set) == (low, values.max()!))
      #expect(agree(ColumnLoops.riseTotal(span, above: low, set) / Double(count), rise, .roundoff))
      let squares = values.reduce(0) { $0 + ($1 - low - rise) * ($1 - low - rise) }
      #expect(agree(ColumnLoops.squareTotal(span, low: low, rise: rise, set), squares, .roundoff))
      #expect(
        agree(
          ColumnLoops.squareTotal(span, times: 0.5, set), values.reduce(0) { $0 + $1 * $1 / 4 }, .roundoff))
      let inverse = 1 / (low + rise)
      let uneven = values.reduce(0) { $0 + ($1 * inverse) * log($1 * inverse) - ($1 * inverse - 1) }
      let found = ColumnLoops.unevenness(span, low: low, rise: rise, inverse: inverse, set)
      #expect(abs(found - uneven) <= 1e-12 * max(1, uneven))
    }
  }

  @Test(arguments: counts) func everySetGivesTheSameBits(count: Int) {
    let values = column(count, seed: 77)
    var wanted: [UInt64]?
    for set in InstructionSet.available {
      var logarithms = [Double](repeating: 0.1, count: count)
      var sums = logarithms.mutableSpan
      ColumnLoops.addLogarithms(values.span, over: 3.3, times: 0.7, to: &sums, set)
      let stride = (count + 7) & ~7
      let units = (0..<5).flatMap { column(stride, seed: $0) }
      var products = [Double](repeating: 0, count: 25)
      var places = products.mutableSpan
      ColumnLoops.products(units.span, stride: stride, order: 5, into: &places, set)
      for j in 0..<5 {
        for k in j..<5 {
          let product = (0..<stride).reduce(0) { $0 + units[j * stride + $1] * units[k * stride + $1] }
          #expect(agree(products[j * 5 + k], product, .roundoff))
        }
      }
      let totals =
        Self.scales.map { ColumnLoops.total(values.span, on: $0, set) } + [
          ColumnLoops.riseTotal(values.span, above: 0.1, set),
          ColumnLoops.squareTotal(values.span, low: 0.1, rise: 2, set),
          ColumnLoops.squareTotal(values.span, times: 0.25, set),
          ColumnLoops.unevenness(values.span, low: 0.1, rise: 2, inverse: 0.4, set),
        ]
      let upper = (0..<5).flatMap { j in (j..<5).map { products[j * 5 + $0] } }
      let bits = (logarithms + upper + totals).map(\.bitPattern)
      #expect(bits == wanted ?? bits)
      wanted = bits
    }
  }

  private func logarithm(of x: Double, over reference: Double, _ set: InstructionSet) -> Double {
    var sums = [0.0]
    var sum = sums.mutableSpan
    ColumnLoops.addLogarithms([x].span, over: reference, times: 1, to: &sum, set)
    return sums[0]
  }

  /// The bound that the loop states.
  private func isClose(_ found: Double, _ wanted: Double) -> Bool {
    abs(found - wanted) <= 0x1p-50 * abs(wanted)
  }

  @Test(arguments: InstructionSet.available) func logarithmsAreThoseOfTheLibrary(set: InstructionSet) {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let x = exp(Double.random(in: -650...650, using: &random))
      #expect(isClose(logarithm(of: x, over: 1, set), log(x)))
      #expect(isClose(logarithm(of: x, over: 0x1p-30, set), log(x * 0x1p30)))
      let near = Double.random(in: 0.5...2, using: &random)
      #expect(isClose(logarithm(of: near, over: 1, set), log1p(near - 1)))
    }
    for excess in [0x1p-52, -0x1p-53, 1e-12, -1e-12, 1e-6, -1e-6, 0.1, -0.1] {
      #expect(isClose(logarithm(of: 1 + excess, over: 1, set), log1p((1 + excess) - 1)))
    }
  }

  @Test(arguments: InstructionSet.available) func theLogarithmOfTheReferenceIsNought(set: InstructionSet) {
    for reference in column(200) + [
      .leastNormalMagnitude, .greatestFiniteMagnitude, 1, 1.5, 0x1.fffffffffffffp0,
    ] {
      #expect(logarithm(of: reference, over: reference, set) == 0)
      let twice = reference < 1e300 ? reference * 2 : reference / 2
      #expect(abs(logarithm(of: twice, over: reference, set)) == log(2))
    }
    #expect(isClose(logarithm(of: .greatestFiniteMagnitude, over: .leastNormalMagnitude, set), 2046 * log(2)))
  }
}
