import Estimation
import Foundation
import Kernels
import TestSupport
import Testing

/// References: `Tests/References/inference/references.txt` (Philox, Box and Muller, and Cholesky in Python);
/// closed forms.
@Suite struct CoefficientDrawsTests {
  private func estimates() throws -> Estimates {
    try Estimates(
      names: ["a", "b", "c"], values: [1, -1, 0.5], covariance: [4, 1, 0, 1, 2, 0.5, 0, 0.5, 1])
  }

  @Test func drawsMatchTheReference() throws {
    let draws = try CoefficientDraws(of: estimates(), count: 40, seed: 42)
    #expect(draws.rank == 3)
    #expect(
      try agree(Array(draws.values.prefix(9)), InferenceReference.numbers("three draws, seed 42"), .solver))
    let interval = try #require(draws.interval(level: 0.9) { exp($0[0]) }.interval)
    #expect(
      try agree(
        [interval.lowerBound, interval.upperBound], InferenceReference.numbers("90 % of exp(first)"), .solver)
    )
  }

  @Test func bytesDoNotDependOnThreadsOrOnTheNumberOfDraws() throws {
    let one = try CoefficientDraws(of: estimates(), count: 1000, seed: 3)
    let many = try CoefficientDraws(of: estimates(), count: 2000, seed: 3, threads: Threads(3))
    #expect(one.values == Array(many.values.prefix(3000)))
    #expect(try CoefficientDraws(of: estimates(), count: 1000, seed: 4).values != one.values)
  }

  /// Means and covariances of 40,000 draws, within five of their standard errors.
  @Test func momentsAreThoseOfTheEstimates() throws {
    let want = try estimates()
    let n = 40_000
    let draws = try CoefficientDraws(of: want, count: n, seed: 8, threads: Threads(2))
    for a in 0..<3 {
      let x = draws.values { $0[a] - want.values[a] }
      #expect(abs(x.reduce(0, +) / Double(n)) < 5 * (want.variance(a, a) / Double(n)).squareRoot())
      for b in 0...a {
        let y = draws.values { $0[b] - want.values[b] }
        let product = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
        let cov = want.variance(a, b)
        let error = ((want.variance(a, a) * want.variance(b, b) + cov * cov) / Double(n)).squareRoot()
        #expect(abs(product - cov) < 5 * error)
      }
    }
  }

  /// c = a + b exactly, and d does not vary: rank two, and every draw keeps the sum.
  @Test func aCovarianceWithoutFullRankKeepsItsCombinations() throws {
    let estimates = try Estimates(
      names: ["a", "b", "c", "d"], values: [1, 2, 3, 7],
      covariance: [2, 0.5, 2.5, 0, 0.5, 1, 1.5, 0, 2.5, 1.5, 4, 0, 0, 0, 0, 0])
    let draws = try CoefficientDraws(of: estimates, count: 500, seed: 5)
    #expect(draws.rank == 2)
    for n in 0..<500 {
      let draw = Array(draws[n])
      #expect(abs(draw[0] + draw[1] - draw[2]) < 1e-12 && draw[3] == 7)
    }
  }

  @Test func aNegativeEigenvalueIsRefused() throws {
    let estimates = try Estimates(names: ["a", "b"], values: [1, 2], covariance: [1, 2, 2, 1])
    let text = try #require(message { _ = try CoefficientDraws(of: estimates, count: 10, seed: 1) })
    #expect(text.hasPrefix("the covariance has a negative eigenvalue (-"))
    #expect(text.hasSuffix("; cluster one way, or take the robust covariance"))
  }

  /// b ~ N(β, V) exactly, and 95 % intervals of exp(b₁ − b₂) by 499 draws from N(b, V): of 1,000 samples, 95
  /// % hold exp(β₁ − β₂), within three standard errors of that share (√(0.95·0.05/1000) = 0.0069).
  @Test func ninetyFivePercentAreCovered() throws {
    let truth = try Estimates(names: ["a", "b"], values: [0.3, 0.8], covariance: [0.2, 0.05, 0.05, 0.1])
    let samples = try CoefficientDraws(of: truth, count: 1000, seed: 2026)
    let want = exp(0.3 - 0.8)
    let hits = try (0..<1000).count { n in
      let sample = try Estimates(
        names: ["a", "b"], values: Array(samples[n]), covariance: truth.covariance)
      let draws = try CoefficientDraws(of: sample, count: 499, seed: UInt64(n), threads: Threads(2))
      return try #require(draws.interval { exp($0[0] - $0[1]) }.interval).contains(want)
    }
    #expect(abs(Double(hits) / 1000 - 0.95) < 3 * 0.0069)
  }

  @Test func theExampleOfPercentilesHolds() throws {
    let found = PercentileInterval(of: [3, 5, 1, 4, 2], level: 0.5)
    #expect(found.interval == 2...4 && found.median == 3 && found.undefined == 0)
  }

  /// One of twenty draws without a value: the 90 % interval would need it at both ends, the 80 % one is
  /// wider.
  @Test func undefinedDrawsAreNotLeftOut() {
    let draws = (1...19).map(Double.init) + [.nan]
    #expect(PercentileInterval(of: draws, level: 0.99).interval == nil)
    let found = PercentileInterval(of: draws, level: 0.8)
    // Places 1.9 and 17.1 of 0…19, the lower one counted with the undefined draw before the others.
    #expect(found.undefined == 1 && found.median == nil)
    #expect(agree(found.interval?.lowerBound ?? .nan, 1.9, .roundoff))
    #expect(agree(found.interval?.upperBound ?? .nan, 18.1, .roundoff))
    #expect(PercentileInterval(of: [.infinity, .nan], level: 0.5).interval == nil)
  }
}
