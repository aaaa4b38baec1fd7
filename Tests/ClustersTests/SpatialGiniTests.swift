import Clusters
import TestSupport
import Testing

/// Eight regions with an industry and with all employment; `References/concentration`.
enum EightRegions {
  static let jobs: [Double?] = [120, 0, 45, 310, 7, 88, 260, 19]
  static let weights: [Double?] = [5200, 1800, 2600, 4100, 950, 3900, 2700, 6400]
}

/// References: exact fractions in `References/concentration`, as the mean difference between all pairs of
/// regions; otherwise by hand.
@Suite struct SpatialGiniTests {
  @Test func bothFormsMatchTheReference() throws {
    let weighted = try spatialGini(of: EightRegions.jobs, against: EightRegions.weights)
    #expect(agree(try #require(weighted.value), 0.5300268159327961627, .roundoff))
    let plain = try spatialGini(of: EightRegions.jobs)
    #expect(agree(try #require(plain.value), 0.55668433451118963486, .roundoff))
  }
  @Test func theExamplesOfTheDocumentationHold() throws {
    #expect(agree(try #require(try spatialGini(of: [50, 50], against: [10, 90]).value), 0.4, .roundoff))
    #expect(try spatialGini(of: [50, 50]).value == 0)
  }
  @Test func oneRegionWithEverythingGivesTheShareOfTheOthers() throws {
    #expect(try spatialGini(of: [0, 0, 0, 8]).value == 0.75)
    #expect(agree(try #require(try spatialGini(of: [0, 8], against: [900, 100]).value), 0.9, .roundoff))
  }
  @Test func lyingAsEverythingDoesIsNoConcentration() throws {
    let found = try spatialGini(of: [3, 9, 30], against: [1, 3, 10])
    #expect(try #require(found.value) < 1e-15)
  }
  @Test func splittingARegionEvenlyChangesNothing() throws {
    let whole = try spatialGini(of: [30, 10, 60], against: [20, 40, 40])
    let split = try spatialGini(of: [15, 10, 60, 15], against: [10, 40, 40, 10])
    #expect(agree(try #require(split.value), try #require(whole.value), .roundoff))
  }
  @Test func unknownRegionsLeaveNoValueButOneForTheRest() throws {
    let found = try spatialGini(of: [50, 50, nil, 4], against: [10, 90, 30, nil])
    #expect(found.value == nil && found.unknownRegions == 2)
    #expect(agree(try #require(found.amongKnown), 0.4, .roundoff))
    #expect(found.undefined == .unknownFigures(count: 2))
    #expect(found.undefined?.description == "2 figures are not known")
  }
  @Test func anEmptyIndustryAndASingleRegionHaveNoneAndSayWhy() throws {
    #expect(try spatialGini(of: [0, 0]).undefined == .noEmployment)
    #expect(try spatialGini(of: []).undefined == .noEmployment)
    let single = try spatialGini(of: [5, 0], against: [9, 0])
    #expect(single.value == nil && single.undefined == .oneRegion)
  }
  @Test func figuresThatCannotBeAreNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try spatialGini(of: [-1, 2, 3], against: [1, 0, .infinity])
    }
    #expect(
      error?.description == """
        'employment' of region 0 is -1.0; wanted a finite number, 0 or more
        'weight' of region 2 is inf; wanted a finite number, 0 or more
        'weight' of region 1 is 0.0; wanted more than 0, since 2.0 work there
        """)
    #expect(throws: ClusterError.wrongCount(of: "weights", found: 1, wanted: 2)) {
      try spatialGini(of: [1, 2], against: [1])
    }
  }
}
