import Clusters
import Foundation
import TestSupport
import Testing

/// References: R 4.2.2, `nls` on its own data set DNase, run 1 (`References/growth-phase/dnase.txt`; the
/// first figures are printed in R's manual too); scipy 1.17.1, `curve_fit`, on simulated series
/// (`References/growth-phase/growth.txt`).
enum GrowthSeries {
  static let years = (2000..<2018).map(Double.init)
  /// K = 400, ρ = 0.45, t₀ = 2009, noise of deviation 8.
  static let rising: [Double] = [
    10, 17, 19, 15, 45, 60, 78, 120, 159, 202, 244, 289, 312, 342, 358, 380, 384, 387,
  ]
  /// K = 250, ρ = −0.6, t₀ = 2008, noise of deviation 5.
  static let falling: [Double] = [
    244, 245, 243, 237, 236, 220, 179, 152, 124, 86, 59, 37, 31, 6, 5, 14, 5, 4,
  ]
  static func logistic(_ ceiling: Double, _ rate: Double, _ midpoint: Double, _ years: [Double]) -> [Double] {
    years.map { ceiling / (1 + exp(-rate * ($0 - midpoint))) }
  }
}

@Suite struct GrowthCurveTests {
  @Test func theAssayOfTheManualOfRMatches() throws {
    let concentrations = [0.04882812, 0.1953125, 0.390625, 0.78125, 1.5625, 3.125, 6.25, 12.5]
    let density = [
      0.017, 0.018, 0.121, 0.124, 0.206, 0.215, 0.377, 0.374, 0.614, 0.609, 1.019, 1.001, 1.334, 1.364, 1.730,
      1.710,
    ]
    let times = concentrations.flatMap { [log($0), log($0)] }
    let curve = try #require(try GrowthCurve.fitted(times: times, values: density))
    #expect(
      agree(
        [curve.ceiling, curve.midpoint, 1 / curve.rate],
        [2.345179306186816, 1.483089328244890, 1.041454697657684], .solver))
    #expect(agree(curve.covariance[0].squareRoot(), 0.07815, .printed(decimals: 5)))
    #expect(agree(curve.covariance[8].squareRoot(), 0.08135, .printed(decimals: 5)))
    // The scale is 1/ρ, so its standard error is that of ρ over ρ².
    #expect(
      agree(
        curve.covariance[4].squareRoot() / curve.rate / curve.rate, 0.03227, .printed(decimals: 5)))
    #expect(agree(curve.sumOfSquares, 0.004789568969948584, .solver))
    #expect(curve.degrees == 13)
    #expect(agree((curve.sumOfSquares / 13).squareRoot(), 0.01919, .printed(decimals: 5)))
  }
  @Test func aRisingSeriesMatchesTheReference() throws {
    let curve = try #require(
      try GrowthCurve.fitted(times: GrowthSeries.years, values: GrowthSeries.rising))
    #expect(
      agree(
        [curve.ceiling, curve.rate, curve.midpoint],
        [399.8961682358587, 0.44417081462753916, 2008.9696116921195], .solver))
    #expect(
      agree(
        [0, 4, 8].map { curve.covariance[$0].squareRoot() },
        [3.848428993901335, 0.011313075559614517, 0.07662682059060034], .solver))
    let band = try curve.band(at: 2017)
    #expect(
      agree(
        [band.value, band.low, band.high], [388.9116368368401, 382.86725799190516, 394.95601568177506],
        .solver
      ))
    let share = try curve.shareBand(at: 2017)
    #expect(
      agree(
        [share.value, share.low, share.high],
        [0.9725315412561295, 0.9652216412333662, 0.9783394867619423], .solver))
  }
  @Test func aFallingSeriesMatchesTheReference() throws {
    let curve = try #require(
      try GrowthCurve.fitted(times: GrowthSeries.years, values: GrowthSeries.falling))
    #expect(
      agree(
        [curve.ceiling, curve.rate, curve.midpoint],
        [252.20292386796422, -0.5649473118507167, 2007.8798159499534], .solver))
    let share = try curve.shareBand(at: 2017)
    #expect(
      agree(
        [share.value, share.low, share.high],
        [0.005752089155377869, 0.0034733659135441977, 0.009511513913447789], .solver))
  }
  @Test(arguments: [(100.0, 1.0, 3.0), (5000, 0.3, 6), (80, -0.7, 2), (1e-3, 2, 5), (7, 0.5, -2)])
  func aSeriesWithoutNoiseGivesItsCurveBack(ceiling: Double, rate: Double, midpoint: Double) throws {
    let times = (0..<12).map(Double.init)
    let values = GrowthSeries.logistic(ceiling, rate, midpoint, times)
    let curve = try #require(try GrowthCurve.fitted(times: times, values: values))
    #expect(agree([curve.ceiling, curve.rate, curve.midpoint], [ceiling, rate, midpoint], .solver))
    #expect(agree(curve.value(at: midpoint), ceiling / 2, .solver))
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let values = [4.742587, 11.920292, 26.894142, 50, 73.105858, 88.079708, 95.257413]
    let curve = try #require(
      try GrowthCurve.fitted(times: [0, 1, 2, 3, 4, 5, 6], values: values))
    #expect(agree(curve.ceiling, 100, .printed(decimals: 4)))
  }
  @Test func unitsOfTimeAndSizeCarryThrough() throws {
    let curve = try #require(
      try GrowthCurve.fitted(times: GrowthSeries.years, values: GrowthSeries.rising))
    let other = try #require(
      try GrowthCurve.fitted(
        times: GrowthSeries.years.map { ($0 - 2000) * 12 }, values: GrowthSeries.rising.map { $0 / 1000 }))
    #expect(
      agree(
        [other.ceiling, other.rate, other.midpoint],
        [curve.ceiling / 1000, curve.rate / 12, (curve.midpoint - 2000) * 12], .solver))
    #expect(agree(other.covariance[0], curve.covariance[0] / 1e6, .solver))
  }
  @Test func anExponentialHasNoCurve() throws {
    let times = (0..<10).map(Double.init)
    #expect(try GrowthCurve.fitted(times: times, values: times.map { exp($0 / 3) }) == nil)
    #expect(try GrowthCurve.fitted(times: times, values: times.map { _ in 4 }) == nil)
  }
  @Test func figuresThatCannotBeAreNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try GrowthCurve.fitted(times: [1, .nan, 3], values: [1, -2, 3])
    }
    #expect(
      error?.description == """
        'time 1' is nan; wanted a finite number
        'value 1' is -2.0; wanted a finite number, 0 or more
        'number of times' is 3.0; wanted at least 4
        """)
    #expect(throws: ClusterError.wrongCount(of: "values", found: 1, wanted: 2)) {
      try GrowthCurve.fitted(times: [1, 2], values: [1])
    }
    #expect(throws: ClusterError.self) {
      try GrowthCurve.fitted(times: GrowthSeries.years, values: GrowthSeries.rising)?.band(at: 1, level: 1)
    }
  }
}
