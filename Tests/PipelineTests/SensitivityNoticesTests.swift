import Decision
import Testing

@testable import Pipeline

/// Errors fall as one over the root of the sample: to .02 from .08 takes 4² = 16 times as many points.
@Suite struct SensitivityNoticesTests {
  private func said(_ base: Int, _ indices: [(first: Double, error: Double, total: Double)]) -> [String] {
    let all = indices.enumerated().map {
      Sensitivity.Index(
        input: "weights.c\($0 + 1)", firstOrder: $1.first, firstOrderError: $1.error, total: $1.total,
        totalError: $1.error)
    }
    return Sensitivity(
      baseSample: base, rankings: base * (indices.count + 2),
      outputs: [
        Sensitivity.Output(name: Sensitivity.rankShift, indices: all),
        Sensitivity.Output(name: Sensitivity.leaderRank, indices: nil),
      ]
    ).notices.map(\.text)
  }

  @Test func sharesWithinTheirBoundsAreNotSpokenOf() {
    #expect(said(16, [(0, 0.3, 1), (0.5, 0.3, 0.5)]) == [])
  }

  @Test func anIndexOutsideAsksForASampleThatIsLargeEnough() {
    #expect(
      said(64, [(0.2, 0.05, 0.5), (-0.08, 0.05, 0.1)]) == [
        "1 Sobol index lies outside of 0 to 1 (first order of weights.c2 on rank shift): a base sample of 64 "
          + "is too small; take --sobol 1024 or more"
      ])
    // By a half above 1: 25² times as many, of which one step goes 64 times.
    #expect(
      said(10, [(-0.03, 0.03, 1.5)]) == [
        "2 Sobol indices lie outside of 0 to 1 (the first: first order of weights.c1 on rank shift): a base "
          + "sample of 10 is too small; take --sobol 640 or more"
      ])
  }

  /// What a true share of nothing gives in half of all samples, however large.
  @Test func aHairBelowNothingIsNotSpokenOf() {
    #expect(said(4_096, [(-0.004, 0.019, 0.3)]) == [])
    #expect(said(4_096, [(-0.004, 0.021, 0.3)]).count == 1)
  }

  @Test func noMoreIsAskedForThanMayBe() {
    #expect(said(500_000, [(-0.9, 0.5, 0.3)])[0].hasSuffix("too small; take --sobol 1000000 or more"))
    #expect(
      said(1_000_000, [(-0.9, 0.5, 0.3)])[0].hasSuffix(
        "too small; take them for what their standard errors leave of them"))
  }
}
