import Clusters
import Foundation
import TestSupport
import Testing

/// References: closed forms of the normal and the exponential log-likelihood; known truth on the states.
@Suite struct DecayEstimateTests {
  @Test func aNormalLikelihoodHasItsStandardErrorsAround() throws {
    let found = try decayEstimate(between: 0.1, and: 5) { -($0 - 1.2) * ($0 - 1.2) / 0.02 }
    #expect(found.place == .inside)
    // A maximum is flat to the square root of the rounding: 8 digits.
    #expect(abs(try #require(found.value) - 1.2) < 1e-7)
    #expect(agree(try #require(found.low), 1.2 - 0.1959963984540054, .solver))
    #expect(agree(try #require(found.high), 1.2 + 0.1959963984540054, .solver))
    #expect(abs(found.logLikelihood) < 1e-12)
  }
  @Test func anExponentialSampleHasItsMeanAndItsInterval() throws {
    // L(θ) = −n·(ln θ + 1/θ) for n = 20 with mean 1: the ends solve ln θ + 1/θ − 1 = 1.9207294/20.
    let found = try decayEstimate(between: 0.2, and: 20) { -20 * (log($0) + 1 / $0) }
    #expect(abs(try #require(found.value) - 1) < 1e-7)
    for end in [try #require(found.low), try #require(found.high)] {
      #expect(abs(log(end) + 1 / end - 1 - 1.920729410347062 / 20) < 1e-12)
    }
  }
  @Test(arguments: [0.5, 0.01, 1e-4, 1e-6]) func aNarrowPeakKeepsItsInterval(error: Double) throws {
    let found = try decayEstimate(between: 0.1, and: 10) { decay in
      let z = (decay - 1.7) / error
      return -z * z / 2
    }
    let (low, high) = (try #require(found.low), try #require(found.high))
    #expect(abs(low - (1.7 - 1.959963984540054 * error)) < 1e-8)
    #expect(abs(high - (1.7 + 1.959963984540054 * error)) < 1e-8)
  }
  @Test func aMonotoneProfileEndsAtTheBracketAndSaysSo() throws {
    let up = try decayEstimate(between: 0.5, and: 3) { 10 * $0 }
    #expect(up.value == 3 && up.place == .atUpperEnd && up.high == nil)
    #expect(agree(try #require(up.low), 3 - 0.1920729410347062, .solver))
    let down = try decayEstimate(between: 0.5, and: 3) { -10 * $0 }
    #expect(down.value == 0.5 && down.place == .atLowerEnd && down.low == nil)
    #expect(agree(try #require(down.high), 0.5 + 0.1920729410347062, .solver))
  }
  @Test func aWeakProfileHasNoEnds() throws {
    let found = try decayEstimate(between: 0.5, and: 3) { -($0 - 1) * ($0 - 1) / 10 }
    #expect(found.place == .inside && found.low == nil && found.high == nil)
    let flat = try decayEstimate(between: 0.5, and: 3) { _ in -7 }
    #expect(flat.place == .flat && flat.value == nil && flat.logLikelihood == -7)
  }
  @Test func theHigherOfTwoPeaksIsFoundAndTheIntervalReachesOverBoth() throws {
    let found = try decayEstimate(between: 0.1, and: 10) { decay in
      max(-(decay - 1) * (decay - 1) * 50, 0.5 - (decay - 4) * (decay - 4) * 50)
    }
    #expect(abs(try #require(found.value) - 4) < 1e-6)
    // Around 1 the profile is within 1.92 − 0.5 of the peak: 1 − √(1.4207/50).
    #expect(agree(try #require(found.low), 1 - (1.420729410347062 / 50).squareRoot(), .solver))
  }
  @Test func theExponentOfTheStatesIsFound() throws {
    // The outcome is made from the market potential with the exponent 1.4 and a ripple of 0.1 %.
    let masses = State.all.map { Optional($0.mass) }
    let places = State.all.map(\.place)
    let areas = State.all.map(\.area)
    func logPotential(_ exponent: Double) throws(ClusterError) -> [Double] {
      try marketPotential(masses: masses, places: places, areas: areas, exponent: exponent).values.map {
        log($0)
      }
    }
    let outcome = try logPotential(1.4).enumerated().map { index, value in
      2 + 0.8 * value + 0.001 * (index.isMultiple(of: 2) ? 1 : -1)
    }
    func profile(_ exponent: Double) throws(ClusterError) -> Double {
      let x = try logPotential(exponent)
      let n = Double(x.count)
      let (meanX, meanY) = (x.reduce(0, +) / n, outcome.reduce(0, +) / n)
      var (xx, xy, yy) = (0.0, 0.0, 0.0)
      for (a, b) in zip(x, outcome) {
        xx += (a - meanX) * (a - meanX)
        xy += (a - meanX) * (b - meanY)
        yy += (b - meanY) * (b - meanY)
      }
      return -n / 2 * log(yy - xy * xy / xx)
    }
    let found = try decayEstimate(between: 0.3, and: 4, logLikelihood: profile)
    #expect(found.place == .inside)
    #expect(abs(try #require(found.value) - 1.4) < 0.02)
    let (low, high) = (try #require(found.low), try #require(found.high))
    #expect(low < 1.41 && high > 1.39 && high - low < 0.02)
    for end in [low, high] {
      #expect(abs(2 * (found.logLikelihood - (try profile(end))) - 3.841458820694124) < 1e-8)
    }
  }
  @Test func aBracketThatIsNoneAndALikelihoodThatIsNoneAreRefused() {
    let error = #expect(throws: ClusterError.self) { try decayEstimate(between: 0, and: -1) { -$0 } }
    #expect(
      error?.description == """
        'lower end' is 0.0; wanted a finite number above 0
        'upper end' is -1.0; wanted a finite number above the lower end
        """)
    #expect(throws: ClusterError.self) { try decayEstimate(between: 1, and: 2) { _ in .nan } }
    #expect(throws: ClusterError.self) { try decayEstimate(between: 1, and: 2) { _ in -.infinity } }
    #expect(throws: ClusterError.noSuppliers(industry: 1)) {
      try decayEstimate(between: 1, and: 2) { _ throws(ClusterError) in throw .noSuppliers(industry: 1) }
    }
  }
}
