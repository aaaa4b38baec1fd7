import Clusters
import Foundation
import TestSupport
import Testing

/// References: mpmath in `References/variety`; closed forms in powers of two.
@Suite struct VarietyTests {
  @Test func bothPartsMatchTheReference() throws {
    let found = try varieties(
      of: [120, 30, 0, 45, 310, 7, 88, 260, 19], industries: 9, groups: [4, 4, 4, 1, 1, 0, 9, 9, 9])
    let variety = try #require(found[0])
    #expect(agree(variety.unrelated, 1.5452193620473628588, .roundoff))
    #expect(agree(variety.related, 0.79038933854719197333, .roundoff))
    #expect(agree(variety.total, 2.3356087005945548321, .roundoff))
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try #require(try varieties(of: [25, 25, 50], industries: 3, groups: [0, 0, 1])[0])
    #expect(found.related == 0.5 && found.unrelated == 1)
  }
  @Test func evenMixesAreLogarithmsOfTheirCounts() throws {
    let jobs = [Double?](repeating: 3, count: 8)
    let pairs = try #require(try varieties(of: jobs, industries: 8, groups: [1, 1, 2, 2, 3, 3, 4, 4])[0])
    #expect(pairs.unrelated == 2 && pairs.related == 1)
    let alone = try #require(try varieties(of: jobs, industries: 8, groups: Array(0..<8))[0])
    #expect(alone.unrelated == 3 && alone.related == 0)
    let together = try #require(
      try varieties(of: jobs, industries: 8, groups: [Int](repeating: -7, count: 8))[0])
    #expect(together.unrelated == 0 && together.related == 3)
  }
  @Test(arguments: 1...20) func theTwoAddUpToTheEntropyOfAll(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let jobs = (0..<15).map { _ in Double(max(0, Int.random(in: -10...90, using: &random))) }
    let groups = (0..<15).map { _ in Int.random(in: 0...4, using: &random) }
    let found = try #require(try varieties(of: jobs, industries: 15, groups: groups)[0])
    let whole = jobs.reduce(0, +)
    let entropy = jobs.reduce(0.0) { $1 > 0 ? $0 - $1 / whole * log2($1 / whole) : $0 }
    #expect(agree(found.total, entropy, .difference))
    #expect(found.related >= 0 && found.unrelated >= 0)
  }
  @Test func aSingleIndustryHasNoVariety() throws {
    let found = try #require(try varieties(of: [0, 7, 0], industries: 3, groups: [0, 0, 1])[0])
    #expect(found.related == 0 && found.unrelated == 0)
  }
  @Test func unknownCellsAndEmptyRegionsHaveNone() throws {
    let found = try varieties(of: [1, nil, 0, 0, 1, 1], industries: 2, groups: [0, 1])
    #expect(found[0] == nil && found[1] == nil && found[2]?.unrelated == 1)
  }
  @Test func badShapesAndFiguresAreRefused() {
    #expect(throws: ClusterError.wrongCount(of: "groups", found: 1, wanted: 2)) {
      try varieties(of: [1, 2], industries: 2, groups: [0])
    }
    #expect(throws: ClusterError.notRectangular(cells: 3, industries: 2)) {
      try varieties(of: [1, 2, 3], industries: 2, groups: [0, 1])
    }
    #expect(throws: ClusterError.self) { try varieties(of: [1, -2], industries: 2, groups: [0, 1]) }
  }
}
