import Testing

@testable import Pipeline

/// The limit is 640 million steps.
@Suite struct ShapleyEffortTests {
  /// 250·16 = 4,000 steps a scoring, of which 160,000 are allowed.
  @Test func everyCombinationIsScoredWhereThatIsCheapEnough() throws {
    let effort = try #require(ShapleyEffort(alternatives: 250, criteria: 16))
    #expect(effort.pairs == nil)
    #expect(effort.scorings == 65_536)
    #expect(effort.steps == 65_536 * 4_000)
    #expect(!effort.isCut)
  }

  /// 2¹⁸ scorings would take 262,144·4,500 steps; a thousand pairs take 2 + 2,000·17 scorings.
  @Test func ordersAreDrawnWhereThereAreTooManyCombinations() throws {
    let effort = try #require(ShapleyEffort(alternatives: 250, criteria: 18))
    #expect(effort.pairs == 1_000)
    #expect(effort.scorings == 34_002)
    #expect(!effort.isCut)
    // Few alternatives are no reason to hold 2²¹ values.
    #expect(try #require(ShapleyEffort(alternatives: 2, criteria: 21)).pairs == 1_000)
    #expect(try #require(ShapleyEffort(alternatives: 2, criteria: 20)).pairs == nil)
  }

  /// 250²·16/3 steps a scoring allow 1,919 of them, and 63 pairs take 2 + 126·15.
  @Test func fewerPairsAreDrawnWhereEachScoringIsDear() throws {
    let effort = try #require(ShapleyEffort(alternatives: 250, criteria: 16, isQuadratic: true))
    #expect(effort.pairs == 63)
    #expect(effort.scorings == 1_892)
    #expect(effort.isCut)
    #expect(effort.isLong)
    // 250·16·10 steps allow 16,000 scorings: 533 pairs.
    #expect(ShapleyEffort(alternatives: 250, criteria: 16, relativeCost: 10)?.pairs == 533)
  }

  @Test func noneIsPlannedWhereFewPairsAreTooDearAlready() {
    #expect(ShapleyEffort(alternatives: 5_000, criteria: 16, isQuadratic: true) == nil)
    #expect(ShapleyEffort(alternatives: 100_000, criteria: 1, isQuadratic: true) == nil)
    #expect(ShapleyEffort(alternatives: 1_000_000, criteria: 30) == nil)
  }

  @Test(arguments: [(1, 2), (3, 30), (12, 100), (17, 275), (40, 275), (64, 20_000)])
  func theLimitHolds(criteria: Int, alternatives: Int) {
    for isQuadratic in [false, true] {
      guard
        let effort = ShapleyEffort(alternatives: alternatives, criteria: criteria, isQuadratic: isQuadratic)
      else { continue }
      #expect(effort.steps <= ShapleyEffort.limit)
    }
  }
}
