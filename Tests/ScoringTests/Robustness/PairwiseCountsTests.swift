import TestSupport
import Testing

@testable import Scoring

@Suite struct PairwiseCountsTests {
  @Test func pairwiseCountsHoldMoreDrawsThanTheirDigits() {
    var pairs = PairwiseCounts(count: 3)
    for n in 0..<70_000 { pairs.add(n % 7 == 0 ? [2, 1, 0] : [0, 1, 2]) }
    #expect(pairs.wins() == [0, 60_000, 60_000, 10_000, 0, 60_000, 10_000, 10_000, 0])
  }

  /// Against counting pair by pair; counts about the ends of words, draws about the ends of batches.
  @Test(arguments: [1, 2, 63, 64, 65, 127, 128, 129, 300], [0, 1, 7, 8, 9, 16, 61])
  func countsAreThoseOfThePlainWay(count: Int, draws: Int) {
    var random = SeededGenerator(seed: UInt64(count * 100 + draws))
    var pairs = PairwiseCounts(count: count)
    var expected = [Int32](repeating: 0, count: count * count)
    for _ in 0..<draws {
      let order = (0..<Int32(count)).shuffled(using: &random)
      pairs.add(order)
      for (rank, a) in order.enumerated() {
        for b in order[(rank + 1)...] { expected[Int(a) * count + Int(b)] += 1 }
      }
    }
    #expect(pairs.wins() == expected)
  }

  @Test func theLastDrawBeforeThePlanesAreFullIsCounted() {
    // 4,095 batches of eight fill the planes.
    for draws in [32_751, 32_752, 32_759, 32_760, 32_761] {
      var pairs = PairwiseCounts(count: 2)
      for _ in 0..<draws { pairs.add([1, 0]) }
      #expect(pairs.wins() == [0, 0, Int32(draws), 0])
    }
  }
}
