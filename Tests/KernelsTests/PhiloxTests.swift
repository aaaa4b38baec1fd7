import Kernels
import Testing

/// Reference: known-answer vectors `philox4x32 10` of the Random123 library 1.14 (kat_vectors).
@Suite struct PhiloxTests {
  @Test func theCounterOfZerosUnderTheKeyOfZeros() {
    #expect(
      Philox(seed: 0, stream: 0).block(0) == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
  }

  @Test func theCounterOfOnesUnderTheKeyOfOnes() {
    #expect(
      Philox(seed: .max, stream: .max).block(.max)
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
  }

  @Test func theDigitsOfPi() {
    let random = Philox(seed: 0x299f_31d0_a409_3822, stream: 0x0370_7344_1319_8a2e)
    #expect(random.block(0x85a3_08d3_243f_6a88) == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func numbersComeTwoFromABlockInOrder() {
    var random = Philox(seed: 0, stream: 0)
    #expect([random.next(), random.next()] == [0xe169_c58d_6627_e8d5, 0x9b00_dbd8_bc57_ac4c])
  }

  @Test func uniformNumbersAreInsideAndSpreadEvenly() {
    var random = Philox(seed: 5, stream: 9)
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<100_000 {
      let value = random.uniform()
      #expect(value > 0 && value < 1)
      tenths[Int(value * 10)] += 1
    }
    // Five standard deviations of a count of 100,000·0.1: 5·√9000.
    #expect(tenths.allSatisfy { abs($0 - 10_000) < 475 })
  }

  /// 60,000 numbers below 6: each 10,000 times, within five standard deviations (√(60,000·5/36) = 91).
  @Test func wholeNumbersAreSpreadEvenly() {
    var random = Philox(seed: 1, stream: 2)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[random.below(6)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 5 * 91 })
    #expect((0..<100).allSatisfy { _ in random.below(1) == 0 })
  }
}
