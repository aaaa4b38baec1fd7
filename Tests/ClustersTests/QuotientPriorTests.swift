import Clusters
import TestSupport
import Testing

/// The prior is seen through the intervals, with one job to an event.
///
/// References: closed forms; for the lip cancer data of Clayton & Kaldor (1987), *Biometrics* 43(3), table 1,
/// their two moment equations solved at 40 digits with mpmath, and the same by fixed point iteration in R
/// 4.2.2.
@Suite struct QuotientPriorTests {
  static let cases: [Double] = [
    9, 39, 11, 9, 15, 8, 26, 7, 6, 20, 13, 5, 3, 8, 17, 9, 2, 7, 9, 7, 16, 31, 11, 7, 19, 15, 7, 10, 16, 11,
    5, 3, 7, 8,
    11, 9, 11, 8, 6, 4, 10, 8, 2, 6, 19, 3, 2, 3, 28, 6, 1, 1, 1, 1, 0, 0,
  ]
  static let expected: [Double] = [
    1.4, 8.7, 3.0, 2.5, 4.3, 2.4, 8.1, 2.3, 2.0, 6.6, 4.4, 1.8, 1.1, 3.3, 7.8, 4.6, 1.1, 4.2, 5.5, 4.4, 10.5,
    22.7, 8.8,
    5.6, 15.5, 12.5, 6.0, 9.0, 14.4, 10.2, 4.8, 2.9, 7.0, 8.5, 12.3, 10.1, 12.7, 9.4, 7.2, 5.3, 18.8, 15.8,
    4.3, 14.6,
    50.7, 8.2, 5.6, 9.3, 88.7, 19.6, 3.4, 3.6, 5.7, 7.0, 4.2, 1.8,
  ]

  private func intervals(_ observed: [Double], _ expected: [Double]) throws -> QuotientIntervals {
    try quotientIntervals(jobs: observed, expected: expected, plantSize: PlantSize(ofPlants: [1]))
  }
  private func prior(_ observed: [Double], _ expected: [Double]) throws -> QuotientPrior {
    try #require(try intervals(observed, expected).prior)
  }

  @Test func lipCancerMatchesTheReference() throws {
    let found = try intervals(Self.cases, Self.expected)
    let (prior, wide) = (try #require(found.prior), try #require(found.widePrior))
    #expect(agree([prior.shape, prior.rate], [1.6440152977098, 1.1488430095322], .solver))
    #expect(agree([wide.shape, wide.rate], [1.2825942917563, 0.88685731860554], .solver))
    #expect(!prior.isAtFloor && !wide.isAtFloor)
  }
  @Test func likeExpectationsHaveAClosedForm() throws {
    // O = 1, 4, 7 with E = 4: m = 1, Σ(O − mE)² = 18, and α = q·m·E²/(18 − q·m·E) with q = n − 1 = 2: 16/5.
    let found = try intervals([1, 4, 7], [4, 4, 4])
    let (prior, wide) = (try #require(found.prior), try #require(found.widePrior))
    #expect(agree(prior.rate, 3.2, .solver))
    #expect(agree(prior.mean, 1, .roundoff))
    #expect(!prior.isAtFloor)
    // χ² with two degrees of freedom is exponential: q = −2·ln(1 − 0.15865525393145707).
    let limit = 0.34550755804689978
    #expect(agree(wide.rate, 16 * limit / (18 - 4 * limit), .solver))
    #expect(agree(wide.mean, 1, .roundoff))
  }
  @Test func regionsThatDoNotDifferKeepTheLeastSpreadThatCouldBeSeen() throws {
    // ΣE/√(2·8) = 90/4
    let found = try prior([Double](repeating: 10, count: 9), [Double](repeating: 10, count: 9))
    #expect(found.isAtFloor)
    #expect(agree(found.rate, 22.5, .roundoff))
    #expect(agree(found.mean, 1, .roundoff))
  }
  @Test func anIndustryInOneRegionOnlyHasAWidePrior() throws {
    // Like expectations again: m = 1, s² = (29·1 + 29²)/29 = 30, so α = 1/(30 − 1).
    let found = try prior([30] + [Double](repeating: 0, count: 29), [Double](repeating: 1, count: 30))
    #expect(agree(found.rate, 1.0 / 29, .solver))
  }
  @Test(arguments: 1...20) func bothMomentEquationsHold(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let expected = (0..<40).map { _ in Double.random(in: 0.05...60, using: &random) }
    let observed = expected.map { $0 * Double.random(in: 0...3, using: &random) }
    let found = try prior(observed, expected)
    try #require(!found.isAtFloor)
    let posterior = zip(observed, expected).map { ($0 + found.shape) / ($1 + found.rate) }
    #expect(agree(posterior.reduce(0, +) / 40, found.mean, .solver))
    var spread = 0.0
    for (value, e) in zip(posterior, expected) {
      spread += (1 + found.rate / e) * (value - found.mean) * (value - found.mean)
    }
    #expect(agree(spread / 39, found.shape / (found.rate * found.rate), .solver))
  }
}
