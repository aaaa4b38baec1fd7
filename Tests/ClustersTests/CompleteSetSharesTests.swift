import Clusters
import Kernels
import TestSupport
import Testing

/// References: ``completeSets(of:industries:links:)``, which has references of its own; by hand.
@Suite struct CompleteSetSharesTests {
  @Test func theExampleOfTheDocumentationHolds() throws {
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0.3, 0.2, 0.1])
    let found = try completeSetShares(of: [2, 0.5, 1.4, nil], industries: 4, links: [links])
    #expect(agree(known(found.values), [0.7], .roundoff))
    #expect(agree(found.low + found.high, [0.35 / 0.6, 0.45 / 0.6], .roundoff))
  }
  @Test(arguments: [(1, 0.0), (7, 0.3), (8, 0), (61, 0.1)])
  func everyFigureIsThatOfTheSingleSetToTheLastBit(regions: Int, hiding: Double) throws {
    let industries = 21
    let quotients = ProductSpace.drawn(
      UInt64(regions), regions: regions, industries: industries, hiding: hiding)
    var random = SeededGenerator(seed: 3)
    let inputs = (0..<industries).map { _ in max(0, Double.random(in: -0.5...0.5, using: &random)) }
    let proximity = try ProximityMatrix(
      of: ProductSpace.drawn(9, regions: 80, industries: industries, hiding: 0), industries: industries)
    let links = [
      try SupplierLinks(to: 4, inputCoefficients: inputs), try SupplierLinks(to: 0, proximity: proximity),
      try SupplierLinks(to: 20, inputCoefficients: inputs, strongest: 1),
    ]
    let found = try completeSetShares(of: quotients, industries: industries, links: links)
    for (index, link) in links.enumerated() {
      let sets = try completeSets(of: quotients, industries: industries, links: link)
      for (region, set) in sets.enumerated() {
        let place = region * links.count + index
        #expect(found.values[place] == set.value)
        #expect(found.low[place] == set.low && found.high[place] == set.high)
      }
    }
    for count in [2, 3, 8] {
      #expect(
        try completeSetShares(
          of: quotients, industries: industries, links: links, threads: Threads(count)) == found)
    }
  }
  @Test func aRegionWithNoKnownSupplierHasBoundsOnly() throws {
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 1])
    let found = try completeSetShares(of: [2, nil], industries: 2, links: [links])
    #expect(found == (try completeSetShares(of: [nil, nil], industries: 2, links: [links])))
    #expect(found.values == [nil] && found.low == [0] && found.high == [1])
  }
  @Test func nothingAskedForIsNothingFound() throws {
    #expect(try completeSetShares(of: [1, 2], industries: 2, links: []).values.isEmpty)
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 1])
    #expect(try completeSetShares(of: [], industries: 2, links: [links]).low.isEmpty)
  }
  @Test func badShapesAndQuotientsAreRefused() throws {
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0, 1])
    #expect(throws: ClusterError.noSuchIndustry(index: 2, industries: 2)) {
      try completeSetShares(of: [1, 2], industries: 2, links: [links])
    }
    #expect(throws: ClusterError.notRectangular(cells: 4, industries: 3)) {
      try completeSetShares(of: [1, 2, 3, 4], industries: 3, links: [links])
    }
    #expect(throws: ClusterError.self) {
      try completeSetShares(of: [1, .nan, 3], industries: 3, links: [links])
    }
  }
}
