import TestSupport
import Testing

@testable import Scoring

@Suite struct DescendingOrderTests {
  func order(_ scores: [Double]) -> [Int] {
    var order = DescendingOrder(count: scores.count)
    order.sort(scores)
    return order.places.map(Int.init)
  }

  func expected(_ scores: [Double]) -> [Int] {
    scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
  }

  @Test(arguments: UInt64(1)...30) func theOrderIsThatOfTheStandardSort(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...700, using: &random)
    let few = Bool.random(using: &random)
    let scores = (0..<count).map { _ in
      few ? Double(Int.random(in: 0...9, using: &random)) : Double.random(in: -1...1, using: &random)
    }
    #expect(order(scores) == expected(scores))
  }

  @Test func valuesThatFallIntoOneStepAreStillInOrder() {
    let scores = (0..<200).map { 1 + Double(($0 * 37) % 200) * 1e-15 } + [-1e9]
    #expect(order(scores) == expected(scores))
  }

  @Test func equalScoresAndHugeOnesAreInOrder() {
    #expect(order([Double](repeating: 0.5, count: 100)) == Array(0..<100))
    let huge = (0..<100).map { Double($0) * 1.7e306 - 1e308 }
    #expect(order(huge) == expected(huge))
    #expect(order([]) == [])
    #expect(order([3]) == [0])
  }

  @Test func oneInstanceSortsManyTimes() {
    var order = DescendingOrder(count: 100)
    for round in 0..<20 {
      let scores = (0..<100).map { Double(($0 * (7 + round)) % 101) }
      order.sort(scores)
      #expect(order.places.map(Int.init) == expected(scores))
    }
  }

  @Test func manyScoresInOneStepAreInOrder() {
    // All but the last lie within a millionth of the range; every third equals its neighbour.
    let scores = (0..<900).map { Double(($0 * 37) % 300) * 1e-6 } + [-1e9]
    #expect(order(scores) == expected(scores))
  }

  @Test func aRangeTooSmallToDivideIsInOrder() {
    let scores = (0..<100).map { Double(($0 * 37) % 50) * Double.leastNonzeroMagnitude }
    #expect(order(scores) == expected(scores))
  }

  /// Both sides of the limits at which a step gets another digit.
  @Test(arguments: [48, 49, 64, 65, 256, 257, 1_024, 1_025, 4_096, 4_097, 70_000])
  func theOrderIsRightForAnyNumberOfScores(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let scores = (0..<count).map { _ in Double.random(in: -3...3, using: &random) }
    #expect(order(scores) == expected(scores))
  }
}
