import Clusters
import TestSupport
import Testing

/// References: the formula by hand; bounds and laws.
@Suite struct CompleteSetTests {
  @Test func theExampleOfTheDocumentationHolds() throws {
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0.3, 0.2, 0.1])
    let set = try completeSets(of: [2, 0.5, 1.4, nil], industries: 4, links: links)[0]
    #expect(agree(try #require(set.value), 0.7, .roundoff))
    #expect(agree(set.low, 0.35 / 0.6, .roundoff))
    #expect(agree(set.high, 0.45 / 0.6, .roundoff))
    #expect(agree(set.known, 0.5 / 0.6, .roundoff))
    #expect(set.unknown == [3])
    #expect(set.missing.count == 1)
    let missing = try #require(set.missing.first)
    #expect(missing.industry == 1 && missing.quotient == 0.5 && missing.coefficient == 0.3)
    #expect(agree(missing.shortfall, 0.15, .roundoff))
  }
  @Test func missingSuppliersStandLargestInputFirst() throws {
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0.1, 0.4, 0.2, 0.2])
    let set = try completeSets(of: [1, 0.9, 0.99, 0, 0.5], industries: 5, links: links)[0]
    #expect(set.missing.map(\.industry) == [2, 3, 4, 1])
    // What is missing adds up to what the value lacks.
    let lack = set.missing.reduce(0) { $0 + $1.shortfall } / 0.9
    #expect(agree(try #require(set.value), 1 - lack, .roundoff))
  }
  @Test func everySupplierAtItsShareIsComplete() throws {
    let links = try SupplierLinks(to: 1, inputCoefficients: [0.2, 0.5, 0.3])
    let sets = try completeSets(of: [1, 0, 7, 0, 9, 0], industries: 3, links: links)
    #expect(sets.map(\.value) == [1, 0])
    #expect(sets[0].missing.isEmpty)
    let rounded = try completeSets(of: [Double(1).nextDown, 0, 7], industries: 3, links: links)[0]
    #expect(rounded.missing.isEmpty)
    #expect(sets[0].low == 1 && sets[0].high == 1)
  }
  @Test func nothingKnownIsNoValueBetweenZeroAndOne() throws {
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0.2, 0.3])
    let set = try completeSets(of: [5, nil, nil], industries: 3, links: links)[0]
    #expect(set.value == nil)
    #expect(set.low == 0 && set.high == 1 && set.known == 0)
    #expect(set.unknown == [2, 1])
  }
  @Test(arguments: 1...20) func theBoundsHoldWhateverTheUnknownQuotientsAre(seed: UInt64) throws {
    let quotients = ProductSpace.drawn(seed, regions: 30, industries: 8, hiding: 0.3)
    let filled = zip(quotients, ProductSpace.drawn(seed + 100, regions: 30, industries: 8, hiding: 0)).map {
      $0 ?? $1
    }
    let links = try SupplierLinks(to: 2, inputCoefficients: [0.05, 0, 0.3, 0.1, 0.02, 0.2, 0.15, 0.01])
    let sets = try completeSets(of: quotients, industries: 8, links: links)
    let truths = try completeSets(of: filled, industries: 8, links: links)
    for (set, truth) in zip(sets, truths) {
      let truth = try #require(truth.value)
      // One rounding of a sum of eight terms either way.
      #expect(set.low <= truth + 1e-15 && truth <= set.high + 1e-15)
      if let value = set.value { #expect(set.low <= value + 1e-15 && value <= set.high + 1e-15) }
    }
  }
  @Test(arguments: 1...20) func theUnitOfTheCoefficientsChangesNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let coefficients = (0..<8).map { _ in Double.random(in: 0...1, using: &random) }
    let quotients = ProductSpace.drawn(seed, regions: 10, industries: 8, hiding: 0.2)
    let before = try completeSets(
      of: quotients, industries: 8, links: SupplierLinks(to: 0, inputCoefficients: coefficients))
    let after = try completeSets(
      of: quotients, industries: 8,
      links: SupplierLinks(to: 0, inputCoefficients: coefficients.map { $0 * 64 }))
    #expect(before.map(\.value) == after.map(\.value))
    #expect(before.map(\.low) == after.map(\.low))
  }
  @Test func suppliersBeyondTheColumnsAndBadQuotientsAreRefused() throws {
    let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0, 0, 1])
    #expect(throws: ClusterError.noSuchIndustry(index: 3, industries: 3)) {
      try completeSets(of: [1, 1, 1], industries: 3, links: links)
    }
    #expect(throws: ClusterError.self) { try completeSets(of: [1, 1, 1, -1], industries: 4, links: links) }
  }
}
