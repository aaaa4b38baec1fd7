import Clusters
import TestSupport
import Testing

/// References: as ``ProductSpace``.
@Suite struct RelatednessDensityTests {
  @Test func densityMatchesTheReference() throws {
    let proximity = try ProximityMatrix(of: ProductSpace.quotients, industries: 6)
    let found = try relatednessDensities(of: ProductSpace.quotients, proximity: proximity)
    #expect(agree(known(found), ProductSpace.densities, .roundoff))
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let proximity = try ProximityMatrix(of: ProductSpace.small, industries: 3)
    let found = try relatednessDensities(of: ProductSpace.small, proximity: proximity)
    let third = 1.0 / 3
    let expected: [Double] = [1, 2 * third, 1, 0, 2 * third, 0, 1, third, 1, 1, 2 * third, 1]
    #expect(agree(known(found), expected, .roundoff))
  }
  @Test func unknownIndustriesAreLeftOutOfBothSums() throws {
    let proximity = try ProximityMatrix(of: ProductSpace.small, industries: 3)
    // Industry 1 is related to 0 by 2/3 and to 2 by 1/3; with 2 unknown only 0 is left to judge by.
    let found = try relatednessDensities(of: [2, 0, nil, 0, 2, nil, nil, nil, nil], proximity: proximity)
    #expect(found[1] == 1)
    #expect(found[4] == 0)
    // Its own density needs no quotient of its own: industry 2 is related to 1 alone.
    #expect(found[2] == 0)
    #expect(found[5] == 1)
    #expect(Array(found[6...]) == [nil, nil, nil])
  }
  @Test(arguments: 1...20) func densityLiesBetweenZeroAndOne(seed: UInt64) throws {
    let quotients = ProductSpace.drawn(seed, regions: 40, industries: 15, hiding: seed % 2 == 0 ? 0.2 : 0)
    let proximity = try ProximityMatrix(of: quotients, industries: 15)
    for density in try relatednessDensities(of: quotients, proximity: proximity) {
      #expect((0...1).contains(try #require(density)))
    }
  }
  @Test func aRegionWithEverythingHasAllThatIsRelated() throws {
    let proximity = try ProximityMatrix(of: ProductSpace.quotients, industries: 6)
    let found = try relatednessDensities(of: [3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0], proximity: proximity)
    #expect(found == [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  }
  @Test func badShapesAndQuotientsAreRefused() throws {
    let proximity = try ProximityMatrix(of: ProductSpace.small, industries: 3)
    #expect(throws: ClusterError.notRectangular(cells: 4, industries: 3)) {
      try relatednessDensities(of: [1, 2, 3, 4], proximity: proximity)
    }
    #expect(throws: ClusterError.self) { try relatednessDensities(of: [1, .nan, 3], proximity: proximity) }
  }
}
