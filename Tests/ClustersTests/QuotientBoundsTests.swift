import Clusters
import TestSupport
import Testing

/// References: every grid of whole numbers that agrees with what is known, tried one after the other; by
/// hand.
@Suite struct QuotientBoundsTests {
  @Test func theExamplesOfTheDocumentationHold() throws {
    let jobs: [Double?] = [30, nil, 10, nil]
    let free = try quotientBounds(of: jobs, industries: 2, regionTotals: [100, 100])
    #expect(free[1] == QuotientBounds(low: 0, high: 2))
    #expect(free[0] == QuotientBounds(low: 1.5, high: 1.5))
    let bound = try #require(
      try quotientBounds(of: jobs, industries: 2, regionTotals: [100, 100], industryTotals: [40, 120])[1])
    #expect(agree([bound.low, bound.high], [0.5, 70.0 / 60], .roundoff))
  }
  @Test(arguments: 1...30, [true, false]) func boundsAreThoseOfAllPossibleGrids(
    seed: UInt64, totalsKnown: Bool
  ) throws {
    // Three regions, two industries; the first industry has two hidden cells or three.
    var random = SeededGenerator(seed: seed)
    let truth = (0..<6).map { _ in Double(Int.random(in: 0...4, using: &random)) }
    var jobs = truth.map(Optional.some)
    let hidden = seed % 3 == 0 ? [0, 2, 4] : [0, 4]
    for cell in hidden { jobs[cell] = nil }
    var totals: [Double] = []
    for r in 0..<3 {
      let other = Double(Int.random(in: 1...3, using: &random))
      totals.append(truth[2 * r] + truth[2 * r + 1] + other)
    }
    let everything = totals.reduce(0, +)
    let industry = truth[0] + truth[2] + truth[4]
    let found = try quotientBounds(
      of: jobs, industries: 2, regionTotals: totals, industryTotals: totalsKnown ? [industry, nil] : nil)

    var least = [Double](repeating: .infinity, count: 3)
    var most = [Double](repeating: -.infinity, count: 3)
    let rooms: [Int] = (0..<3).map { Int(totals[$0] - truth[2 * $0 + 1]) }
    for a in 0...rooms[0] {
      for b in 0...rooms[1] {
        for c in 0...rooms[2] {
          let column: [Double] = [Double(a), Double(b), Double(c)]
          var agrees = true
          for r in 0..<3 where !hidden.contains(2 * r) && column[r] != truth[2 * r] { agrees = false }
          let sum = column.reduce(0, +)
          guard agrees, sum > 0, !totalsKnown || sum == industry else { continue }
          for r in 0..<3 {
            let quotient = column[r] / totals[r] / (sum / everything)
            least[r] = min(least[r], quotient)
            most[r] = max(most[r], quotient)
          }
        }
      }
    }
    for r in 0..<3 {
      guard most[r] >= 0 else {
        #expect(found[2 * r] == nil)
        continue
      }
      let bounds = try #require(found[2 * r])
      #expect(agree(bounds.high, most[r], .roundoff))
      #expect(agree(bounds.low, least[r], .roundoff))
    }
  }
  @Test func withNothingHiddenBothBoundsAreTheQuotient() throws {
    let jobs: [Double?] = [30, 70, 10, 190]
    let found = try quotientBounds(of: jobs, industries: 2, regionTotals: [100, 200])
    let quotients = known(try locationQuotients(of: jobs, industries: 2))
    #expect(agree(found.map { $0?.low ?? .nan }, quotients, .roundoff))
    #expect(agree(found.map { $0?.high ?? .nan }, quotients, .roundoff))
  }
  @Test func aFullRegionHidesNothing() throws {
    // The known cells are the whole total, so the hidden one is 0.
    let found = try quotientBounds(of: [100, nil, 10, 20], industries: 2, regionTotals: [100, 30])
    #expect(found[1] == QuotientBounds(low: 0, high: 0))
  }
  @Test func theOnlyPlaceForAnIndustryHoldsAllOfIt() throws {
    let found = try quotientBounds(of: [nil, 0], industries: 1, regionTotals: [50, 150])
    #expect(found[0] == QuotientBounds(low: 4, high: 4) && found[1] == QuotientBounds(low: 0, high: 0))
  }
  @Test func emptyRegionsAndIndustriesHaveNone() throws {
    let found = try quotientBounds(of: [0, 0, 5, 0], industries: 2, regionTotals: [0, 5])
    #expect(found[0] == nil && found[1] == nil && found[3] == nil)
    #expect(found[2] == QuotientBounds(low: 1, high: 1))
    let zero = try quotientBounds(of: [nil, 1], industries: 1, regionTotals: [5, 5], industryTotals: [nil])
    #expect(zero[1] != nil)
    #expect(try quotientBounds(of: [nil], industries: 1, regionTotals: [5], industryTotals: [0]) == [nil])
  }
  @Test func totalsThatCannotHoldAreNamedAtOnce() {
    let error = #expect(throws: ClusterError.self) {
      try quotientBounds(
        of: [30, nil, 10, 5], industries: 2, regionTotals: [20, 40], industryTotals: [10, 60])
    }
    #expect(
      error?.description == """
        'regionTotals' of region 0 is 20.0; wanted at least its known cells, 30.0
        'industryTotals' of industry 0 is 10.0; wanted at least its known cells, 40.0
        'industryTotals' of industry 1 is 60.0; wanted at most 5.0, which is all that its cells can hold
        """)
    #expect(throws: ClusterError.wrongCount(of: "regionTotals", found: 1, wanted: 2)) {
      try quotientBounds(of: [1, 2], industries: 1, regionTotals: [3])
    }
    #expect(throws: ClusterError.wrongCount(of: "industryTotals", found: 2, wanted: 1)) {
      try quotientBounds(of: [1, 2], industries: 1, regionTotals: [3, 3], industryTotals: [1, 2])
    }
    #expect(throws: ClusterError.self) {
      try quotientBounds(of: [1, .nan], industries: 1, regionTotals: [3, -3], industryTotals: [-1])
    }
  }
}
