import Decision
import Foundation
import Scoring
import TestSupport
import Testing

/// Flows by sorting against flows by comparing all pairs, which is the definition itself.
@Suite struct PreferenceFlowsTests {
  static let functions: [PreferenceFunction] = [
    .usual, .uShape(q: 0.7), .vShape(p: 2.5), .level(q: 0.5, p: 2), .linear(q: 0.5, p: 2), .gaussian(s: 1.5),
    .uShape(q: 0), .vShape(p: 0), .level(q: 1, p: 1), .linear(q: 1, p: 1), .linear(q: 0, p: 100),
    .gaussian(s: 0.01),
    .gaussian(s: 0), .gaussian(s: 40),
  ]

  /// The table of Brans, Vincke & Mareschal (1986), section 3.
  static func preference(_ function: PreferenceFunction, _ d: Double) -> Double {
    switch function {
    case .usual: d > 0 ? 1 : 0
    case .uShape(let q): d > q ? 1 : 0
    case .vShape(let p): d <= 0 ? 0 : d > p ? 1 : d / p
    case .level(let q, let p): d <= q ? 0 : d > p ? 1 : 0.5
    case .linear(let q, let p): d <= q ? 0 : d > p ? 1 : (d - q) / (p - q)
    case .gaussian(let s): d <= 0 ? 0 : -expm1(-(d / s) * (d / s) / 2)
    }
  }

  static func byPairs(
    _ function: PreferenceFunction, _ column: [Double], cost: Bool
  ) -> (positive: [Double], negative: [Double]) {
    let others = Double(column.count - 1)
    func sum(_ i: Int, _ sign: Double) -> Double {
      column.reduce(0) { $0 + preference(function, sign * (column[i] - $1)) } / others
    }
    let sign: Double = cost ? -1 : 1
    return (column.indices.map { sum($0, sign) }, column.indices.map { sum($0, -sign) })
  }

  func flows(
    _ function: PreferenceFunction, _ column: [Double], cost: Bool = false, workers: Int = 1
  ) throws -> (positive: [Double], negative: [Double]) {
    let found = try PROMETHEEII(function, workers: Workers(workers)).scores(
      for: matrix(column.map { [$0] }, costs: cost ? [0] : []), weights: WeightVector([1]))
    return (found.workings[0].values, found.workings[1].values)
  }

  /// Sums of m terms may differ by as many roundings.
  func near(_ found: [Double], _ expected: [Double]) -> Bool {
    zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-14 * max(1, Double(expected.count) / 100) }
  }

  @Test(arguments: functions, UInt64(1)...6) func sortingAgreesWithAllPairs(
    function: PreferenceFunction, seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    // Tenths give many ties and many differences that stand on a threshold; the other half are any numbers.
    let column = (0..<130).map { _ in
      seed.isMultiple(of: 2)
        ? (Double.random(in: -5...5, using: &random) * 10).rounded() / 10
        : Double.random(in: -5...5, using: &random)
    }
    let found = try flows(function, column, cost: seed > 3)
    let expected = Self.byPairs(function, column, cost: seed > 3)
    #expect(near(found.positive, expected.positive))
    #expect(near(found.negative, expected.negative))
  }

  @Test(arguments: functions, [2, 5]) func threadsChangeNoBit(function: PreferenceFunction, workers: Int)
    throws
  {
    var random = SeededGenerator(seed: 11)
    let rows = (0..<300).map { _ in (0..<7).map { _ in Double.random(in: 0...9, using: &random) } }
    let weights = try WeightVector(relative: [3, 1, 4, 1, 5, 9, 2])
    let one = try PROMETHEEII(function).scores(for: matrix(rows, costs: [1, 4]), weights: weights)
    let many = try PROMETHEEII(function, workers: Workers(workers)).scores(
      for: matrix(rows, costs: [1, 4]), weights: weights)
    #expect(many == one)
  }

  /// 1 … m with p = m: Σ_{k<i} (i − k)/m = i(i − 1)/2m. The closed form is exact where a running sum in plain doubles, with
  /// an offset of 10⁹, keeps five digits.
  @Test func aLargeOffsetCostsNoDigits() throws {
    let count = 4096
    let found = try flows(.vShape(p: Double(count)), (1...count).map { 1e9 + Double($0) })
    let expected = (1...count).map { i -> Double in
      let pairs = Double(i * (i - 1) / 2)
      return pairs / Double(count) / Double(count - 1)
    }
    #expect(agree(found.positive, expected, .roundoff))
    #expect(agree(found.negative, expected.reversed(), .roundoff))
  }

  /// The same with a quarter as q and a slope of ½.
  @Test func aSlopeBesideALargeOffset() throws {
    let found = try flows(.linear(q: 0.25, p: 0.75), [1e15, 1e15 + 0.5, 1e15 + 0.625, 1e15 + 1])
    let positive = [0, 0.5, 0.75, 1.75].map { $0 / 3 }
    let negative = [2.25, 0.5, 0.25, 0].map { $0 / 3 }
    #expect(found.positive == positive)
    #expect(found.negative == negative)
  }

  @Test(arguments: [
    PreferenceFunction.vShape(p: 1e308), .linear(q: 1e307, p: 1.5e308), .usual, .gaussian(s: 1e308),
  ])
  func hugeValuesHaveFlows(function: PreferenceFunction) throws {
    let found = try flows(function, [1.7e308, -1.7e308, 0, 1e308])
    #expect((found.positive + found.negative).allSatisfy { (0...1).contains($0) })
    #expect(found.positive[1] == 0)
    #expect(found.negative[0] == 0)
  }

  /// Halves: 0, ½ and 1 of p.
  @Test(arguments: [1e308, 1, 1e-300, 0x1p-1070]) func theUnitChangesNoBit(unit: Double) throws {
    let found = try flows(.vShape(p: unit), [0, unit / 2, unit])
    #expect(found.positive == [0, 0.25, 0.75])
    #expect(found.negative == [0.75, 0.25, 0])
  }

  /// Differences of 1, 2 and 3 are worth 0, ½ and 1 with q = 1 and p = 3.
  @Test func aSlopeByHand() throws {
    let found = try flows(.linear(q: 1, p: 3), [0, 1, 2, 3])
    let positive = [0, 0, 0.5, 1.5].map { $0 / 3 }
    #expect(found.positive == positive)
    #expect(found.negative == positive.reversed())
  }

  @Test func gaussianKeepsTheDigitsOfTinyPreferences() throws {
    let found = try flows(.gaussian(s: 1), [0, 1e-9])
    // 1 − exp(−5·10⁻¹⁹) is 5·10⁻¹⁹, though 1 − 5·10⁻¹⁹ is 1 in a double.
    #expect(agree(found.positive, [0, 5e-19], .roundoff))
  }

  @Test func noughtOfEitherSignIsOneValue() throws {
    for cost in [false, true] {
      let found = try flows(.usual, [0, -0.0, 1], cost: cost)
      #expect(found.positive[0] == found.positive[1])
      #expect(found.negative[0] == found.negative[1])
    }
  }
}
