import TestSupport
import Testing

@testable import Scoring

@Suite struct BestFewTests {
  @Test(arguments: UInt64(1)...20) func theyAreTheFirstOfTheStandardSort(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &random)
    var best = BestFew(count: count)
    // Offered twice over, with many ties, in any order.
    for _ in 0..<2 {
      best.clear()
      let scores = (0..<8).map { _ in
        (0..<100).map { _ in Double(Int.random(in: 0...30, using: &random)) }
      }
      for place in (0..<100).shuffled(using: &random) {
        for lane in 0..<8 { best.offer(Int32(place), scores[lane][place], lane: lane) }
      }
      for lane in 0..<8 {
        let own = scores[lane]
        let order = own.indices.sorted { own[$0] != own[$1] ? own[$0] > own[$1] : $0 < $1 }
        #expect((0..<count).map { Int(best.place($0, lane: lane)) } == Array(order.prefix(count)))
        #expect(best.thresholds[lane] == own[order[count - 1]])
      }
    }
  }

  @Test func beforeThereAreEnoughEverythingGetsIn() {
    var best = BestFew(count: 2)
    best.offer(7, -1e300, lane: 3)
    #expect(best.place(0, lane: 3) == 7)
    #expect(best.thresholds == SIMD8(repeating: -.infinity))
    best.offer(4, -1e300, lane: 3)
    #expect(best.place(0, lane: 3) == 4)
    #expect(best.thresholds[3] == -1e300)
  }
}
