import Clusters
import TestSupport
import Testing

/// References: closed forms on the sphere; Alabama to California at 40 digits with mpmath.
@Suite struct GeographicPointTests {
  private func at(_ latitude: Double, _ longitude: Double) throws -> GeographicPoint {
    try GeographicPoint(latitude: latitude, longitude: longitude)
  }

  @Test func alabamaToCaliforniaMatchesTheReference() throws {
    let found = greatCircleDistance(try at(32.5901, -86.7509), try at(36.5341, -119.773))
    #expect(agreesAsDistance(found, 3040.425097885498))
  }
  @Test func quartersAndHalvesOfTheEarthHaveTheirLengths() throws {
    let quarter = earthRadius * .pi / 2
    #expect(agree(greatCircleDistance(try at(0, 0), try at(0, 90)), quarter, .roundoff))
    #expect(agree(greatCircleDistance(try at(0, 10), try at(90, 200)), quarter, .roundoff))
    #expect(agree(greatCircleDistance(try at(90, 0), try at(-90, 0)), 2 * quarter, .roundoff))
    #expect(agree(greatCircleDistance(try at(0, 0), try at(0, 180)), 2 * quarter, .roundoff))
  }
  @Test func aPlaceIsAtNoDistanceFromItselfAlsoAcrossTheDateLine() throws {
    #expect(greatCircleDistance(try at(48.2, 16.4), try at(48.2, 16.4)) == 0)
    // sin π is 1.2e-16 in doubles: a nanometre.
    #expect(greatCircleDistance(try at(10, -180), try at(10, 180)) < 1e-8)
    #expect(greatCircleDistance(try at(10, -60), try at(10, 300)) < 1e-8)
  }
  @Test(arguments: 1...20) func distanceIsSymmetricAndNoDetourIsShorter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let places = try (0..<3).map { _ in
      try at(Double.random(in: -90...90, using: &random), Double.random(in: -180...180, using: &random))
    }
    let direct = greatCircleDistance(places[0], places[2])
    #expect(direct == greatCircleDistance(places[2], places[0]))
    let detour = greatCircleDistance(places[0], places[1]) + greatCircleDistance(places[1], places[2])
    #expect(direct <= detour * (1 + 1e-12))
  }
  @Test func aDiscIsTwoThirdsOfItsRadiusFromItself() {
    #expect(agree(internalDistance(area: 100 * .pi), 20.0 / 3, .roundoff))
    #expect(internalDistance(area: 0) == 0)
  }
  @Test func anglesOutsideTheirRangeAreRefusedTogether() {
    let error = #expect(throws: ClusterError.self) { try GeographicPoint(latitude: 91, longitude: .nan) }
    #expect(
      error?.description == """
        'latitude' is 91.0; wanted -90 to 90 degrees
        'longitude' is nan; wanted -180 to 360 degrees
        """)
  }
}
