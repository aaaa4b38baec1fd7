import Clusters
import TestSupport
import Testing

/// References: Farhauer & Kröll (2014), *Standorttheorien*, as printed in the manual of R's package REAT
/// (0.3847623); employment of the city of Freiburg and of Germany in nine industries (REAT, data set
/// `Freiburg`), quotients in exact rational arithmetic.
@Suite struct LocationQuotientTests {
  static let freiburg: [Double] = [13004, 2931, 22492, 4503, 3361, 890, 12448, 34358, 6069]
  static let germany: [Double] = [
    7_073_942, 1_572_378, 6_248_666, 841848, 990439, 220171, 3_296_029, 5_905_168, 1_084_708,
  ]
  static let freiburgLater: [Double] = [12121, 3154, 25484, 4798, 3372, 1059, 14837, 42931, 6673]
  static let germanyLater: [Double] = [
    7_155_807, 1_696_961, 6_674_652, 925648, 996498, 232167, 3_992_230, 7_127_512, 1_123_004,
  ]

  /// Of Porto and Braga: 0.3/(40/300), 0.7/(260/300), 0.05/(40/300), 0.95/(260/300).
  static let example: [Double] = [2.25, 21.0 / 26, 0.375, 28.5 / 26]

  @Test func quotientsOfFreiburgMatchTheReference() throws {
    let expected: [Double] = [
      0.500349397280185, 0.507360642333612, 0.9797125650477729, 1.4558820023483203, 0.9236314114952268,
      1.100240953874075, 1.0279369331861177, 1.5836293150361163, 1.5228678181990065,
    ]
    let elsewhere = zip(Self.germany, Self.freiburg).map { $0 - $1 }
    let found = try locationQuotients(of: Self.freiburg + elsewhere, industries: 9)
    #expect(agree(known(Array(found[..<9])), expected, .roundoff))
  }
  @Test func quotientsOfFreiburgSixYearsLaterMatchTheReference() throws {
    let expected: [Double] = [
      0.44296593341075235, 0.48604930095188104, 0.9984572252368199, 1.3555166977347417, 0.8849151487153109,
      1.1928503594187407, 0.971898782401848, 1.5751558945595312, 1.553925941410214,
    ]
    let elsewhere = zip(Self.germanyLater, Self.freiburgLater).map { $0 - $1 }
    let found = try locationQuotients(of: Self.freiburgLater + elsewhere, industries: 9)
    #expect(agree(known(Array(found[..<9])), expected, .roundoff))
  }
  @Test func quotientMatchesTheTextbook() throws {
    let (here, region, industry, country) = (1714.0, 79006.0, 879213.0, 15_593_224.0)
    let found = try locationQuotients(
      of: [here, region - here, industry - here, country - region - industry + here], industries: 2)
    #expect(agree(try #require(found[0]), 0.3847623, .printed(decimals: 7)))
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try locationQuotients(of: [30, 70, 10, 190], industries: 2)
    #expect(agree(known(found), Self.example, .roundoff))
    let expected: [Double] = [40.0 / 3, 260.0 / 3, 80.0 / 3, 520.0 / 3]
    #expect(agree(known(try expectedEmployment(of: [30, 70, 10, 190], industries: 2)), expected, .roundoff))
  }
  @Test func aBlankIsUnknownAndNotZero() throws {
    let found = try locationQuotients(of: [10, 30, nil, 5, 0, 15], industries: 2)
    #expect(found[2] == nil)
    #expect(found[4] == 0)
    // Industry 0 is known in the first and the last region: 10 of 40 and 0 of 15, so 10 of 55 overall.
    #expect(agree(try #require(found[0]), 0.25 / (10.0 / 55), .roundoff))
    // Industry 1 is known in all three.
    #expect(agree(try #require(found[1]), 0.75 / (50.0 / 60), .roundoff))
  }
  @Test func suppressionDoesNotTiltTheShareOfOtherRegions() throws {
    // Three regions of one mix, one cell hidden: with the totals published all quotients known stay 1.
    let found = try locationQuotients(
      of: [10, 30, nil, 60, 5, 15], industries: 2, regionTotals: [40, 80, 20])
    #expect(agree(found.compactMap(\.self), [1, 1, 1, 1, 1], .roundoff))
    #expect(found[2] == nil)
  }
  @Test func aRegionWhoseTotalIsNotKnownHasNoQuotientsAndStaysOut() throws {
    let found = try locationQuotients(
      of: [30, 70, 5, 5, 10, 190], industries: 2, regionTotals: [100, nil, 200])
    #expect(found[2] == nil && found[3] == nil)
    #expect(agree(known(Array(found[..<2] + found[4...])), Self.example, .roundoff))
  }
  @Test func nothingOverNothingIsNoQuotient() throws {
    let found = try locationQuotients(of: [4, 0, 6, 0, 0, 0], industries: 2)
    #expect(found == [1, nil, 1, nil, nil, nil])
    #expect(try expectedEmployment(of: [4, 0, 6, 0, 0, 0], industries: 2) == [4, nil, 6, nil, nil, nil])
    #expect(try locationQuotients(of: [nil, nil], industries: 2) == [nil, nil])
    #expect(try locationQuotients(of: [], industries: 2).isEmpty)
  }
  @Test func aTotalBelowItsCellsIsRefusedButRoundingIsNot() throws {
    #expect(throws: Never.self) {
      try locationQuotients(of: [500, 501], industries: 2, regionTotals: [1000])
    }
    let error = #expect(throws: ClusterError.self) {
      try locationQuotients(of: [500, 600], industries: 2, regionTotals: [1000])
    }
    #expect(
      error?.description == "'regionTotals' of region 0 is 1000.0; wanted at least its known cells, 1100.0")
    #expect(throws: ClusterError.wrongCount(of: "regionTotals", found: 2, wanted: 1)) {
      try locationQuotients(of: [1, 2], industries: 2, regionTotals: [3, 4])
    }
  }
  @Test func sumsBeyondADoubleAreRefused() {
    #expect(throws: ClusterError.self) { try locationQuotients(of: [1e308, 1, 1e308, 1], industries: 2) }
  }

  /// R × S jobs; some of them unknown when asked for.
  private func grid(_ seed: UInt64, hiding: Double) -> [Double?] {
    var random = SeededGenerator(seed: seed)
    return (0..<12 * 7).map { _ in
      Double.random(in: 0..<1, using: &random) < hiding
        ? nil : Double(Int.random(in: 0...5000, using: &random))
    }
  }

  @Test(arguments: 1...20) func theMeanQuotientWeightedByRegionIsOne(seed: UInt64) throws {
    let jobs = grid(seed, hiding: 0)
    let found = try locationQuotients(of: jobs, industries: 7)
    let totals = (0..<12).map { r in known(Array(jobs[r * 7..<(r + 1) * 7])).reduce(0, +) }
    for i in 0..<7 {
      let mean = (0..<12).reduce(0) { $0 + totals[$1] * (found[$1 * 7 + i] ?? .nan) } / totals.reduce(0, +)
      #expect(agree(mean, 1, .roundoff))
    }
  }
  @Test(arguments: 1...20) func theUnitOfEmploymentChangesNothing(seed: UInt64) throws {
    let jobs = grid(seed, hiding: 0.2)
    let before = try locationQuotients(of: jobs, industries: 7)
    // A power of two is exact, so the results are the same to the last bit.
    #expect(try locationQuotients(of: jobs.map { cell in cell.map { $0 * 1024 } }, industries: 7) == before)
  }
  @Test(arguments: 1...20) func quotientsMoveWithTheirRegionsAndUnknownStaysUnknown(seed: UInt64) throws {
    let jobs = grid(seed, hiding: 0.2)
    let before = try locationQuotients(of: jobs, industries: 7)
    let turned = try locationQuotients(of: Array(jobs[7...] + jobs[..<7]), industries: 7)
    for (position, cell) in jobs.enumerated() {
      let after = turned[(position + 77) % 84]
      #expect((cell == nil) == (before[position] == nil))
      #expect((after == nil) == (before[position] == nil))
      if let after, let value = before[position] { #expect(agree(after, value, .roundoff)) }
    }
  }
  @Test(arguments: 1...20) func theQuotientIsTheObservedOverTheExpected(seed: UInt64) throws {
    let jobs = grid(seed, hiding: 0.2)
    let quotients = try locationQuotients(of: jobs, industries: 7)
    let expected = try expectedEmployment(of: jobs, industries: 7)
    for (position, quotient) in quotients.enumerated() {
      #expect((quotient == nil) == (expected[position] == nil))
      guard let quotient, let expected = expected[position], let jobs = jobs[position] else { continue }
      #expect(agree(jobs / expected, quotient, .roundoff))
    }
  }
}
