import Clusters
import TestSupport
import Testing

/// References: `References/embeddedness/beta.txt`, mpmath at 50 digits; counts of Suzhou as reported: 17 of
/// more than 2,100 firms, 134 local suppliers, 5 of 14 zones.
@Suite struct EmbeddednessTests {
  static let suzhou = Linkage(
    linkedFirms: 17, firms: .moreThan(2100), localSuppliers: 134, linkedZones: 5, zones: 14)

  @Test func suzhouMatchesTheReference() throws {
    let found = try embeddedness(of: Self.suzhou)
    #expect(agree(try #require(found.share), 0.0081, .printed(decimals: 4)))
    #expect(agree(found.mean, 17.5 / 2101, .roundoff))
    #expect(agree([found.low, found.high], [0.0049047410937054152903, 0.012636989503876763372], .solver))
    #expect(found.isUpperBound)
    #expect(agree(try #require(found.suppliersPerLinkedFirm), 7.88, .printed(decimals: 2)))
    #expect(agree(try #require(found.shareOfZones), 5.0 / 14, .roundoff))
  }
  @Test(arguments: [
    (0, 12, 0.038461538461538461538, [4.0075310076598824e-5, 0.18530593831248516]),
    (12, 12, 0.96153846153846153846, [0.81469406168751484, 0.9999599246899234]),
    (3, 8, 0.38888888888888888889, [0.11903918015416592, 0.70517655371969132]),
  ]) func smallSamplesMatchTheReference(linked: Int, firms: Int, mean: Double, ends: [Double]) throws {
    let found = try embeddedness(of: Linkage(linkedFirms: linked, firms: .exactly(firms)))
    #expect(agree(found.mean, mean, .roundoff))
    #expect(agree([found.low, found.high], ends, .solver))
    #expect(!found.isUpperBound)
  }
  @Test func moreFirmsThanCountedCanOnlyLowerEveryFigure() throws {
    let bound = try embeddedness(of: Self.suzhou)
    for firms in [2101, 2500, 10_000] {
      let found = try embeddedness(of: Linkage(linkedFirms: 17, firms: .exactly(firms)))
      #expect(found.mean < bound.mean && found.low < bound.low && found.high < bound.high)
    }
  }
  @Test func countedAndUncountedMirrorEachOther() throws {
    let linked = try embeddedness(of: Linkage(linkedFirms: 3, firms: .exactly(20)))
    let other = try embeddedness(of: Linkage(linkedFirms: 17, firms: .exactly(20)))
    #expect(agree(linked.low, 1 - other.high, .solver) && agree(linked.high, 1 - other.low, .solver))
  }
  @Test func withoutFirmsThereIsThePriorAlone() throws {
    // The arcsine distribution: sin²(π·0.025/2) below and above.
    let found = try embeddedness(of: Linkage(linkedFirms: 0, firms: .exactly(0)))
    #expect(found.share == nil && found.mean == 0.5)
    #expect(agree([found.low, found.high], [0.0015413331334360, 0.99845866686656], .solver))
  }
  @Test func unknownCountsLeaveTheirFiguresUnknown() throws {
    let found = try embeddedness(of: Linkage(linkedFirms: 0, firms: .exactly(9), localSuppliers: 4, zones: 3))
    #expect(found.suppliersPerLinkedFirm == nil && found.shareOfZones == nil)
  }
  @Test func everyCountThatCannotBeIsNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try embeddedness(
        of: Linkage(
          linkedFirms: 18, firms: .exactly(17), localSuppliers: -4, linkedZones: 15, zones: 14))
    }
    #expect(
      error?.description == """
        'linked firms' is 18.0; wanted at most the 17 firms
        'local suppliers' is -4.0; wanted a number of 0 or more
        'linked zones' is 15.0; wanted at most the 14 zones
        """)
    let negative = #expect(throws: ClusterError.self) {
      try embeddedness(of: Linkage(linkedFirms: -1, firms: .moreThan(-2)))
    }
    #expect(
      negative?.description == """
        'linked firms' is -1.0; wanted a number of 0 or more
        'firms' is -2.0; wanted a number of 0 or more
        """)
  }
}
