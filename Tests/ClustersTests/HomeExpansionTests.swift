import Clusters
import TestSupport
import Testing

/// References: the definition by hand, on curves without noise, whose crossing is known.
@Suite struct HomeExpansionTests {
  static let years = (2000..<2010).map(Double.init)
  /// K = 100, ρ = 1, t₀ = 2004.5.
  static func phase() throws -> GrowthPhase {
    try growthPhase(years: years, counts: GrowthSeries.logistic(100, 1, 2004.5, years))
  }
  static let home: [Double?] = [1, 3, 8, 18, 38, 62, 82, 92, 97, 99]
  static let elsewhere: [Double?] = [5, 5, 6, 8, 14, 20, 40, 70, 90, 100]

  private func found(
    home: [Double?] = home, elsewhere: [Double?] = elsewhere, threshold: Double = 0.5
  ) throws -> HomeExpansion {
    try homeExpansion(
      years: Self.years, home: home, elsewhere: elsewhere, phase: Self.phase(), threshold: threshold)
  }

  @Test func growthIsSplitAtTheCrossing() throws {
    let found = try found()
    #expect(agree(try #require(found.crossing), 2004.5, .solver))
    // 2000 to 2004: 37 at home, 9 elsewhere; 2004 to 2009: 61 and 86.
    #expect(agree(try #require(found.before), 9.0 / 46, .roundoff))
    #expect(agree(try #require(found.after), 86.0 / 147, .roundoff))
    #expect(agree(try #require(found.shift), 86.0 / 147 - 9.0 / 46, .roundoff))
    #expect(found.undefined == nil)
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let found = try homeExpansion(
      years: [2000, 2001, 2002, 2003, 2004], home: [10, 30, 50, 60, 65], elsewhere: [5, 10, 15, 35, 60],
      phase: growthPhase(
        years: Self.years, counts: GrowthSeries.logistic(100, 1, 2002.25, Self.years)))
    #expect(agree(try #require(found.before), 0.2, .roundoff))
    #expect(agree(try #require(found.after), 0.75, .roundoff))
    #expect(agree(try #require(found.shift), 0.55, .roundoff))
  }
  @Test func aHigherThresholdIsPassedLater() throws {
    // ln(0.9/0.1) = 2.1972 years after the middle.
    let found = try found(threshold: 0.9)
    #expect(agree(try #require(found.crossing), 2004.5 + 2.1972245773362196, .solver))
    #expect(agree(try #require(found.before), 35.0 / 116, .roundoff))
  }
  @Test func unknownYearsAreLeftOut() throws {
    var gaps = Self.home
    gaps[4] = nil
    // The last known year up to the crossing is 2003: 17 at home, 3 elsewhere.
    #expect(agree(try #require(try found(home: gaps).before), 3.0 / 20, .roundoff))
  }
  @Test func aShrinkingHomeGivesMoreThanAllToElsewhere() throws {
    var falling = Self.home
    falling[9] = 30
    // From 2004 on: −8 at home, 86 elsewhere.
    #expect(agree(try #require(try found(home: falling).after), 86.0 / 78, .roundoff))
  }
  @Test func withoutGrowthThereIsNothingToSplit() throws {
    var falling = Self.home
    falling[9] = 0
    var flat = Self.elsewhere
    flat[9] = 14
    let found = try found(home: falling, elsewhere: flat)
    #expect(found.after == nil && found.shift == nil && found.before != nil)
    #expect(found.undefined == .noGrowth(before: false))
    #expect(
      found.undefined?.description == "the industry did not grow after the curve passed the threshold")
  }
  @Test func anUndeterminedOrFallingPhaseHasNoExpansion() throws {
    let constant = try growthPhase(years: Self.years, counts: Self.years.map { _ in 3 })
    let none = try homeExpansion(
      years: Self.years, home: Self.home, elsewhere: Self.elsewhere, phase: constant)
    #expect(none.before == nil && none.undefined == .phaseUndetermined(.constant))
    #expect(
      none.undefined?.description
        == "the phase of the home region is not known: every year has the same count")
    let falling = try growthPhase(
      years: Self.years, counts: GrowthSeries.logistic(100, -1, 2004.5, Self.years))
    let declining = try homeExpansion(
      years: Self.years, home: Self.home, elsewhere: Self.elsewhere, phase: falling)
    #expect(declining.undefined == .declining)
  }
  @Test func aCrossingOutsideTheYearsIsNone() throws {
    let years: [Double] = [2006, 2007, 2008]
    let late = try homeExpansion(
      years: years, home: [1, 2, 3], elsewhere: [1, 2, 3], phase: Self.phase())
    guard case .notCrossed(let year) = late.undefined else {
      Issue.record("wanted no crossing, found \(String(describing: late.undefined))")
      return
    }
    #expect(agree(year, 2004.5, .solver))
    #expect(late.before == nil && late.crossing != nil)
  }
  @Test func everyBadFigureIsNamedAtOnce() throws {
    let phase = try Self.phase()
    let error = #expect(throws: ClusterError.self) {
      try homeExpansion(
        years: [2001, 2000], home: [1, -1], elsewhere: [.nan, 2], phase: phase, threshold: 1)
    }
    #expect(
      error?.description == """
        'year 1' is 2000.0; wanted more than 2001.0
        'home in year 1' is -1.0; wanted a finite number, 0 or more
        'elsewhere in year 0' is nan; wanted a finite number, 0 or more
        'threshold' is 1.0; wanted a number between 0 and 1
        """)
    #expect(throws: ClusterError.wrongCount(of: "home", found: 1, wanted: 2)) {
      try homeExpansion(years: [1, 2], home: [1], elsewhere: [1, 2], phase: phase)
    }
  }
}
