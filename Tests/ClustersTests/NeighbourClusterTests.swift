import Clusters
import Foundation
import TestSupport
import Testing

/// References: the exponential potentials of ``State`` at 40 digits, less the own state at its internal
/// distance.
@Suite struct NeighbourClusterTests {
  let places = State.all.map(\.place)

  @Test func exponentialPotentialOfTheStatesMatchesTheReference() throws {
    let found = try neighbourClusters(of: State.all.map(\.mass), industries: 1, places: places, decay: 500)
    for (value, state) in zip(found.values, State.all) {
      let own = state.mass * exp(-internalDistance(area: state.area) / 500)
      // The own state may be most of the sum: what is left keeps the digits of the whole.
      #expect(abs(value - (state.exponential - own)) <= 1e-12 * state.exponential)
    }
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let ends = [
      try GeographicPoint(latitude: 0, longitude: 0), try GeographicPoint(latitude: 0, longitude: 90),
    ]
    let found = try neighbourClusters(
      of: [100, 50], industries: 1, places: ends, decay: earthRadius * .pi / 2)
    let expected: [Double] = [50 / M_E, 100 / M_E]
    #expect(agree(found.values, expected, .roundoff))
    #expect(agree(found.values, [18.394, 36.788], .printed(decimals: 3)))
  }
  @Test func theUsualDecayIsAHundredKilometres() throws {
    // 100 km of longitude on the equator.
    let degrees = 100 / earthRadius * 180 / .pi
    let ends = [
      try GeographicPoint(latitude: 0, longitude: 0), try GeographicPoint(latitude: 0, longitude: degrees),
    ]
    let found = try neighbourClusters(of: [1, 1], industries: 1, places: ends).values
    #expect(agree(found, [1 / M_E, 1 / M_E], .solver))
  }
  @Test func unknownNeighboursAreLeftOutAndCounted() throws {
    let employment: [Double?] = [5, nil, nil, 7, 2, 3]
    let found = try neighbourClusters(of: employment, industries: 2, places: Array(places[..<3]), decay: 1000)
    #expect(found.unknownNeighbours == [1, 0, 0, 1, 1, 1])
    let zeros = try neighbourClusters(
      of: employment.map { $0 ?? 0 }, industries: 2, places: Array(places[..<3]), decay: 1000)
    #expect(found.values == zeros.values)
    #expect(zeros.unknownNeighbours == [0, 0, 0, 0, 0, 0])
  }
  @Test(arguments: 1...20) func industriesDoNotMix(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let jobs = (0..<150).map { _ in Double(Int.random(in: 0...900, using: &random)) }
    let together = try neighbourClusters(of: jobs, industries: 3, places: places, decay: 300).values
    for i in 0..<3 {
      let column = stride(from: i, to: 150, by: 3).map { jobs[$0] }
      let alone = try neighbourClusters(of: column, industries: 1, places: places, decay: 300).values
      #expect(alone == stride(from: i, to: 150, by: 3).map { together[$0] })
    }
  }
  @Test func figuresOutsideTheirRangeAreRefused() {
    #expect(throws: ClusterError.self) {
      try neighbourClusters(of: [1, -1], industries: 1, places: Array(places[..<2]))
    }
    #expect(throws: ClusterError.self) {
      try neighbourClusters(of: [1, 1], industries: 1, places: Array(places[..<2]), decay: 0)
    }
    #expect(throws: ClusterError.wrongCount(of: "places", found: 50, wanted: 2)) {
      try neighbourClusters(of: [1, 1], industries: 1, places: places)
    }
    #expect(throws: ClusterError.notRectangular(cells: 3, industries: 2)) {
      try neighbourClusters(of: [1, 1, 1], industries: 2, places: places)
    }
  }
}
