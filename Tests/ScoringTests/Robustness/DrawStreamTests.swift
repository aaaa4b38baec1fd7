import Testing

@testable import Scoring

@Suite struct DrawStreamTests {
  /// Every kind of draw has streams of its own, and weights those from 0 on.
  @Test func streamsOfDifferentKindsAreDifferent() {
    var all: Set<UInt64> = []
    let numbers = [0, 1, 2_000_000_000]
    for number in numbers {
      all.insert(UInt64(number))
      all.insert(DrawStream.figures(draw: number))
      all.insert(DrawStream.resample(number))
      for input in [0, 1, 1_000] {
        for isB in [false, true] { all.insert(DrawStream.sample(row: number, input: input, isB: isB)) }
      }
    }
    #expect(all.count == numbers.count * (3 + 6))
  }
}
