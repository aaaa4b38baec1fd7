import Clusters
import TestSupport
import Testing

/// References: the fifty states of ``State``, at 40 digits.
@Suite struct MarketPotentialTests {
  let masses = State.all.map(\.mass)
  let places = State.all.map(\.place)
  let areas = State.all.map(\.area)

  @Test func harrisOfTheStatesMatchesTheReference() throws {
    let found = try marketPotential(masses: masses, places: places, areas: areas)
    #expect(State.all.count == 50)
    #expect(found.unknownMasses == 0)
    #expect(zip(found.values, State.all).allSatisfy { agreesAsDistance($0, $1.harris) })
  }
  @Test func potentialWithoutTheOwnStateMatchesTheReference() throws {
    let found = try marketPotential(masses: masses, places: places, areas: areas, own: .excluded)
    #expect(zip(found.values, State.all).allSatisfy { agreesAsDistance($0, $1.foreignHarris) })
  }
  @Test func theSquareOfDistanceMatchesTheReference() throws {
    let found = try marketPotential(masses: masses, places: places, areas: areas, exponent: 2)
    #expect(zip(found.values, State.all).allSatisfy { agreesAsDistance($0, $1.squared) })
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let quarter = earthRadius * .pi / 2
    let ends = [
      try GeographicPoint(latitude: 0, longitude: 0), try GeographicPoint(latitude: 0, longitude: 90),
    ]
    let found = try marketPotential(masses: [20, quarter], places: ends, areas: [900 * .pi, 900 * .pi])
    let second = quarter / 20 + 20 / quarter
    #expect(agree(found.values, [2, second], .roundoff))
    #expect(agree(found.values[1], 500.38, .printed(decimals: 2)))
  }
  @Test(arguments: 1...20) func potentialAddsUpOverMasses(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let first = masses.map { $0 * Double.random(in: 0...1, using: &random) }
    let rest = zip(masses, first).map { $0 - $1 }
    let whole = try marketPotential(masses: masses, places: places, areas: areas).values
    let parts = zip(
      try marketPotential(masses: first, places: places, areas: areas).values,
      try marketPotential(masses: rest, places: places, areas: areas).values
    ).map { $0 + $1 }
    #expect(agree(parts, whole, .roundoff))
  }
  @Test func moreRegionsThanABlockGiveTheSameAsOneByOne() throws {
    var random = SeededGenerator(seed: 3)
    let count = 150
    let places = try (0..<count).map { _ in
      try GeographicPoint(
        latitude: Double.random(in: 35...60, using: &random),
        longitude: Double.random(in: -10...30, using: &random))
    }
    let masses = (0..<count).map { _ in Double.random(in: 1...100, using: &random) }
    let areas = [Double](repeating: 9_000, count: count)
    let found = try marketPotential(masses: masses, places: places, areas: areas)
    for r in 0..<count {
      var sum = masses[r] / internalDistance(area: 9_000)
      for s in 0..<count where s != r { sum += masses[s] / greatCircleDistance(places[r], places[s]) }
      // The nearest pair of these is some kilometres apart.
      #expect(abs(found.values[r] - sum) <= 1e-11 * sum)
    }
  }
  @Test func anUnknownMassIsLeftOutAndCounted() throws {
    var unknown: [Double?] = masses
    unknown[4] = nil
    var none: [Double?] = masses
    none[4] = 0
    let found = try marketPotential(masses: unknown, places: places, areas: areas)
    #expect(found.unknownMasses == 1)
    #expect(found.values == (try marketPotential(masses: none, places: places, areas: areas)).values)
  }
  @Test func twoRegionsAtOnePlaceAreRefused() {
    let error = #expect(throws: ClusterError.self) {
      try marketPotential(masses: [1, 2, 3], places: [places[0], places[1], places[0]], areas: [1, 1, 1])
    }
    #expect(error?.description == "'distance to region 0' of region 2 is 0.0; wanted at least a metre")
  }
  @Test func figuresOutsideTheirRangeAreRefusedTogether() {
    let error = #expect(throws: ClusterError.self) {
      try marketPotential(masses: [-1, 2], places: Array(places[..<2]), areas: [1, 0], exponent: 0)
    }
    #expect(
      error?.description == """
        'mass' of region 0 is -1.0; wanted a finite number, 0 or more
        'area' of region 1 is 0.0; wanted square kilometres above 0
        'exponent' is 0.0; wanted a finite number above 0
        """)
    #expect(throws: ClusterError.wrongCount(of: "areas", found: 1, wanted: 2)) {
      try marketPotential(masses: [1, 2], places: Array(places[..<2]), areas: [1])
    }
    #expect(throws: ClusterError.wrongCount(of: "places", found: 50, wanted: 1)) {
      try marketPotential(masses: [1], places: places, areas: [1])
    }
  }
  @Test func noRegionsHaveNoPotential() throws {
    #expect(try marketPotential(masses: [], places: [], areas: []).values.isEmpty)
  }
}
