import Clusters
import TestSupport
import Testing

/// References: Farhauer & Kröll (2013), *Standorttheorien*, five industries in five Nordic countries, printed
/// in the manual of R's package REAT (0.1595); the other two references by hand in exact fractions.
@Suite struct SpecialisationTests {
  /// Sweden, Norway, Denmark, Finland, Iceland.
  static let nordic: [Double?] = [
    45000, 15000, 32000, 10000, 30000,
    35000, 12000, 30000, 8000, 22000,
    40000, 10000, 25000, 9000, 18000,
    30000, 11000, 18000, 3000, 13000,
    40000, 6000, 11000, 2000, 12000,
  ]

  @Test func swedenMatchesTheTextbook() throws {
    let found = try specialisations(of: Self.nordic, industries: 5)
    #expect(agree(try #require(found[0]), 0.1595, .printed(decimals: 4)))
  }
  @Test func regionsThatShareNothingAreTwoApart() throws {
    let jobs: [Double?] = [20, 10, 70, 0, 0, 0, 0, 0, 60, 40]
    #expect(agree(known(try specialisations(of: jobs, industries: 5)), [2, 2], .roundoff))
  }
  @Test func theThreeReferencesDifferWhereRegionsDoInSize() throws {
    // Shares of the first industry: 1/2, 3/4, 0, in regions of 10, 40 and 50 jobs.
    let jobs: [Double?] = [5, 5, 30, 10, 0, 50]
    // 2·|1/2 − 3/8|, 2·|3/4 − 1/4|, 2·|0 − 5/8|
    let mean = try specialisations(of: jobs, industries: 2, reference: .meanOfOthers)
    #expect(agree(known(mean), [0.25, 1, 1.25], .roundoff))
    // 2·|1/2 − 30/90|, 2·|3/4 − 5/60|, 2·|0 − 35/50|
    let others = try specialisations(of: jobs, industries: 2, reference: .othersTogether)
    let shares: [Double] = [1.0 / 3, 4.0 / 3, 1.4]
    #expect(agree(known(others), shares, .roundoff))
    // 2·|1/2 − 35/100|, 2·|3/4 − 35/100|, 2·|0 − 35/100|
    let all = try specialisations(of: jobs, industries: 2, reference: .allTogether)
    #expect(agree(known(all), [0.3, 0.8, 0.7], .roundoff))
  }
  @Test func aRegionWithAnUnknownCellHasNoneAndIsNotComparedWith() throws {
    let found = try specialisations(of: Self.nordic + [1, nil, 1, 1, 1] + [0, 0, 0, 0, 0], industries: 5)
    #expect(Array(found[..<5]) == (try specialisations(of: Self.nordic, industries: 5)))
    #expect(found[5] == nil && found[6] == nil)
    #expect(try specialisations(of: [1, 2, nil, 2], industries: 2) == [nil, nil])
  }
  @Test(arguments: SpecialisationReference.allCases) func theSameMixEverywhereIsNoSpecialisation(
    reference: SpecialisationReference
  ) throws {
    let found = try specialisations(of: [1, 3, 2, 6, 5, 15], industries: 2, reference: reference)
    // Shares of quarters and of sums of these are good to a few units in the last place of 1.
    #expect(found.allSatisfy { ($0 ?? 1) < 1e-15 })
  }
  @Test func herfindahlRunsFromAnEvenMixToASingleIndustry() throws {
    #expect(
      try industryHerfindahls(of: [50, 50, 0, 100, 0, 0, 0, 0, 0, 1, nil, 1], industries: 3) == [
        0.5, 1, nil, nil,
      ])
    #expect(try industryHerfindahls(of: [7, 7, 7, 7], industries: 4) == [0.25])
  }
  @Test func figuresOutsideTheirRangeAreRefused() {
    #expect(throws: ClusterError.self) { try specialisations(of: [1, -1], industries: 2) }
    #expect(throws: ClusterError.self) { try industryHerfindahls(of: [1, .nan], industries: 2) }
    #expect(throws: ClusterError.notRectangular(cells: 3, industries: 2)) {
      try industryHerfindahls(of: [1, 2, 3], industries: 2)
    }
  }
}
