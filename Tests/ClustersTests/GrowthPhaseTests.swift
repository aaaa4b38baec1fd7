import Clusters
import Foundation
import TestSupport
import Testing

/// References: scipy 1.17.1, `brentq` on the profile (`References/growth-phase/growth.txt`); series drawn
/// from known curves.
@Suite struct GrowthPhaseTests {
  private func phase(_ years: [Double], _ counts: [Double]) throws -> GrowthPhase {
    try growthPhase(years: years, counts: counts)
  }
  private func noisy(_ values: [Double], deviation: Double, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return values.map { value in
      // The sum of twelve uniform draws less six is nearly normal with a variance of one.
      let draw = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
      return max(0, value + deviation * draw)
    }
  }

  @Test func theCeilingsIntervalMatchesTheReference() throws {
    let rising = try phase(GrowthSeries.years, GrowthSeries.rising)
    #expect(rising.phase == .mature)
    let ceiling = try #require(rising.ceiling)
    #expect(agree([ceiling.low, ceiling.high], [391.91431250023453, 408.4319732636115], .solver))
    let falling = try phase(GrowthSeries.years, GrowthSeries.falling)
    #expect(falling.phase == .declining)
    let fallen = try #require(falling.ceiling)
    #expect(agree([fallen.low, fallen.high], [244.40449994461642, 260.67202532086196], .solver))
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let counts = [4.742587, 11.920292, 26.894142, 50, 73.105858]
    #expect(try phase([2000, 2001, 2002, 2003, 2004], counts).phase == .growing)
  }
  @Test(arguments: [(2005.0, Phase.mature), (2011, .mature), (2014, .growing), (2023, .emerging)])
  func exactSeriesGiveThePhaseOfTheirCurve(midpoint: Double, expected: Phase) throws {
    let counts = GrowthSeries.logistic(300, 0.6, midpoint, GrowthSeries.years)
    let found = try phase(GrowthSeries.years, counts)
    #expect(found.phase == expected)
    let share = 1 / (1 + exp(-0.6 * (2017 - midpoint)))
    #expect(agree(try #require(found.share).value, share, .solver))
    #expect(found.undetermined == nil)
  }
  @Test(arguments: 1...10) func knownCurvesAreFoundThroughNoise(seed: UInt64) throws {
    let years = (1990..<2015).map(Double.init)
    let counts = noisy(GrowthSeries.logistic(500, 0.5, 2001, years), deviation: 10, seed: seed)
    let found = try phase(years, counts)
    #expect(found.phase == .mature)
    let ceiling = try #require(found.ceiling)
    // Four standard errors of some 3 either way.
    #expect(abs(ceiling.value - 500) < 15 && ceiling.low < ceiling.value && ceiling.value < ceiling.high)
  }
  @Test(arguments: 1...10) func earlyGrowthDoesNotShowItsCeiling(seed: UInt64) throws {
    // Up to 2 % of the ceiling a logistic curve is an exponential.
    let years = (2000..<2012).map(Double.init)
    let counts = noisy(GrowthSeries.logistic(5000, 0.4, 2021, years), deviation: 3, seed: seed)
    let found = try phase(years, counts)
    #expect(found.phase == nil && found.share == nil)
    let reason = try #require(found.undetermined)
    switch reason {
    case .noCeiling, .vagueCeiling: break
    default: Issue.record("wanted an unknown ceiling, found \(reason)")
    }
  }
  @Test func exponentialsHaveNoCeiling() throws {
    let years = (0..<12).map(Double.init)
    #expect(try phase(years, years.map { exp($0 / 3) }).undetermined == .noCeiling)
    #expect(try phase(years, years.map { 90 * exp(-$0 / 3) }).undetermined == .noCeiling)
  }
  @Test func aSeriesThatLeapsOnceHasNoSingleCurve() throws {
    // Any rate from steep on passes through both levels.
    let found = try phase((0..<10).map(Double.init), [2, 2, 2, 2, 2, 40, 40, 40, 40, 40].map { $0 - 2 })
    #expect(found.undetermined == .noCurve && found.curve == nil)
    #expect(found.undetermined?.description == "no single growth curve fits the series best")
  }
  @Test func aConstantSeriesHasNoPhase() throws {
    let years = (0..<9).map(Double.init)
    #expect(try phase(years, years.map { _ in 12 }).undetermined == .constant)
    #expect(try phase(years, years.map { _ in 0 }).undetermined == .constant)
  }
  @Test func aSeriesOfNoiseHasNoTrend() throws {
    let counts: [Double] = [50, 47, 53, 49, 52, 48, 51, 50, 53, 47, 49, 51]
    let found = try phase((0..<12).map(Double.init), counts)
    #expect(found.phase == nil)
    #expect(found.undetermined == .noTrend)
  }
  @Test func fewerThanFiveKnownYearsAreTooFew() throws {
    let found = try growthPhase(
      years: [1, 2, 3, 4, 5, 6], counts: [1, nil, 3, nil, 9, 20])
    #expect(found.undetermined == .tooFewYears(found: 4, wanted: 5))
    #expect(found.undetermined?.description == "4 years are known; wanted at least 5")
    #expect(try growthPhase(years: [], counts: []).undetermined == .tooFewYears(found: 0, wanted: 5))
  }
  @Test func unknownYearsAreLeftOutAndNotFilled() throws {
    var counts = GrowthSeries.rising.map(Optional.some)
    counts[3] = nil
    counts[17] = nil
    let years = GrowthSeries.years
    let left = years.indices.filter { $0 != 3 && $0 != 17 }
    let found = try growthPhase(years: years, counts: counts)
    #expect(found == (try growthPhase(years: left.map { years[$0] }, counts: left.map { counts[$0] })))
  }
  @Test func everyBadFigureIsNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try growthPhase(years: [2000, 2000, 1999, 2001], counts: [1, 2, 3, 4])
    }
    #expect(
      error?.description == """
        'year 1' is 2000.0; wanted more than 2000.0
        'year 2' is 1999.0; wanted more than 2000.0
        """)
    #expect(throws: ClusterError.self) { try growthPhase(years: [1, 2, 3], counts: [1, -2, 3]) }
    #expect(throws: ClusterError.wrongCount(of: "counts", found: 1, wanted: 2)) {
      try growthPhase(years: [1, 2], counts: [1])
    }
  }
}
