import GSL
import TestSupport
import Testing

/// References: Abramowitz & Stegun, table 26.1 (P(1) to 15 decimals), and the quantile of 0.975.
@Suite struct NormalTests {
  @Test func probabilitiesMatchTheTable() {
    #expect(normalProbability(below: 0) == 0.5)
    #expect(agree(normalProbability(below: 1), 0.841344746068543, .printed(decimals: 15)))
    #expect(agree(normalProbability(below: 1.959963984540054), 0.975, .roundoff))
  }
  @Test func infinitiesAreCertain() {
    #expect(normalProbability(below: -.infinity) == 0)
    #expect(normalProbability(below: .infinity) == 1)
  }
}
