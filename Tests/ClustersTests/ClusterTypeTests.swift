import Clusters
import TestSupport
import Testing

/// References: the definition, by hand.
@Suite struct ClusterTypeTests {
  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try clusterType(of: ClusterOrigin(foreignShare: 0.5, linkedShare: 0.1))
    #expect(agree(try #require(found.value), 0.7, .roundoff))
    #expect(agree([found.low, found.high, found.certainty], [0.35, 0.85, 0.5], .roundoff))
    #expect(found.missing == [.localStart, .smallFirms])
    #expect(found.missing.map(\.rawValue) == ["local start", "small firms"])
  }
  @Test func allPartsGiveTheirMeanAndNoDoubt() throws {
    let found = try clusterType(
      of: ClusterOrigin(foreignShare: 0.4, linkedShare: 0.2, localShareAtStart: 0.7, smallFirmShare: 0.9))
    // (0.4 + 0.8 + 0.3 + 0.1)/4
    #expect(agree(try #require(found.value), 0.4, .roundoff))
    #expect(agree([found.low, found.high], [0.4, 0.4], .roundoff))
    #expect(found.certainty == 1 && found.missing.isEmpty)
  }
  @Test func theTwoEndsAreZeroAndOne() throws {
    let local = ClusterOrigin(foreignShare: 0, linkedShare: 1, localShareAtStart: 1, smallFirmShare: 1)
    #expect(try clusterType(of: local).value == 0)
    let brought = ClusterOrigin(foreignShare: 1, linkedShare: 0, localShareAtStart: 0, smallFirmShare: 0)
    #expect(try clusterType(of: brought).value == 1)
  }
  @Test func nothingKnownIsNoType() throws {
    let found = try clusterType(of: ClusterOrigin())
    #expect(found.value == nil && found.low == 0 && found.high == 1 && found.certainty == 0)
    #expect(found.missing == ClusterType.Part.allCases)
  }
  @Test(arguments: 1...20) func theValueLiesWithinItsBoundsAndMoreKnowledgeNarrowsThem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shares = (0..<4).map { _ in Double.random(in: 0...1, using: &random) }
    var previous = 1.0
    for count in 1...4 {
      let known = (0..<4).map { $0 < count ? shares[$0] : nil }
      let found = try clusterType(
        of: ClusterOrigin(
          foreignShare: known[0], linkedShare: known[1], localShareAtStart: known[2],
          smallFirmShare: known[3]))
      let value = try #require(found.value)
      #expect(found.low <= value + 1e-15 && value <= found.high + 1e-15)
      #expect(found.high - found.low < previous)
      previous = found.high - found.low
    }
  }
  @Test func everyShareOutsideItsRangeIsNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try clusterType(of: ClusterOrigin(foreignShare: 1.2, localShareAtStart: .nan, smallFirmShare: -0.1))
    }
    #expect(
      error?.description == """
        'foreign share' is 1.2; wanted a share between 0 and 1
        'local share at the start' is nan; wanted a share between 0 and 1
        'share of small firms' is -0.1; wanted a share between 0 and 1
        """)
  }
}
