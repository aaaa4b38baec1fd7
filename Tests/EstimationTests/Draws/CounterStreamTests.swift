import Testing

@testable import Estimation

/// Reference: known-answer vectors `philox4x32 10` of the Random123 library 1.14 (kat_vectors).
@Suite struct CounterStreamTests {
  private func block(_ seed: UInt64, _ stream: UInt64, _ counter: UInt64) -> [UInt32] {
    let (a, b, c, d) = CounterStream(seed: seed, stream: stream).words(counter)
    return [a, b, c, d]
  }

  @Test func blocksAreTheKnownAnswers() {
    #expect(block(0, 0, 0) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    #expect(block(.max, .max, .max) == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    #expect(
      block(0x299f_31d0_a409_3822, 0x0370_7344_1319_8a2e, 0x85a3_08d3_243f_6a88)
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  /// 60,000 numbers below 6: each 10,000 times, within five standard deviations (√(60,000·5/36) = 91).
  @Test func wholeNumbersAreSpreadEvenly() {
    var stream = CounterStream(seed: 1, stream: 2)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[stream.below(6)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 5 * 91 })
    #expect((0..<100).allSatisfy { _ in stream.below(1) == 0 })
  }
}
