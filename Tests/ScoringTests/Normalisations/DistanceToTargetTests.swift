import Decision
import Scoring
import TestSupport
import Testing

/// Reference: closed forms; Kuo, Yang & Huang (2008), *Computers & Industrial Engineering* 55(1) 80, eq. 3.
@Suite struct DistanceToTargetTests {
  func nearness(_ column: [Double], _ target: Target?, cost: Bool = false) throws -> [Double] {
    let targets = ["c1": try #require(target)]
    return try DistanceToTarget(targets: targets).normalised(
      matrix(column.map { [$0] }, costs: cost ? [0] : [])
    ).columns[0]
  }

  /// Distances 3, 1 and 4.
  @Test func valuesAreSharesOfTheLargestDistance() throws {
    #expect(try nearness([6, 10, 13], Target(9)) == [0.25, 0.75, 0])
  }

  /// Distances 3, 0 and 2 from the nearer end of 9 to 11.
  @Test func withinARangeAllIsEquallyGood() throws {
    #expect(try agree(nearness([6, 10, 13], Target(low: 9, high: 11)), [0, 1, 1.0 / 3], .roundoff))
    #expect(try nearness([9, 11, 10, 15], Target(low: 9, high: 11)) == [1, 1, 1, 0])
  }

  /// 6, 10 and 13 lie 14, 10 and 7 below 20.
  @Test func aTargetBeyondAllIsStillAimedAt() throws {
    #expect(try nearness([6, 10, 13], Target(20)) == [0, 1 - 10.0 / 14, 0.5])
  }

  @Test func theDirectionPlaysNoPart() throws {
    #expect(try nearness([6, 10, 13], Target(9), cost: true) == nearness([6, 10, 13], Target(9)))
    let found = try DistanceToTarget(targets: ["c1": Target(1)!]).normalised(matrix([[1], [2]], costs: [0]))
    #expect(found.criteria[0].direction == .benefit)
    #expect(found.normalisation == "target")
  }

  @Test func whoeverIsOnTargetIsOneAndOneAloneThatIsOffItIsZero() throws {
    #expect(try nearness([5, 5, 5], Target(5)) == [1, 1, 1])
    #expect(try nearness([5, 5, 5], Target(4)) == [0, 0, 0])
    #expect(try nearness([5], Target(5)) == [1])
    #expect(try nearness([5], Target(4)) == [0])
  }

  @Test(arguments: [1024, 0x1p-400, 0x1p900]) func aUnitOfAPowerOfTwoChangesNoBit(unit: Double) throws {
    for seed in UInt64(1)...20 {
      let column = RandomExample(seed: seed).rows.map { $0[0] }
      #expect(
        try nearness(column.map { $0 * unit }, Target(low: 3 * unit, high: 4 * unit))
          == nearness(column, Target(low: 3, high: 4)))
    }
  }

  @Test func distancesThatOverflowDoNotMatter() throws {
    let most = Double.greatestFiniteMagnitude
    #expect(try nearness([-most, 0, most], Target(most)) == [0, 0.5, 1])
    #expect(try nearness([-most, 0, most], Target(-most)) == [1, 0.5, 0])
  }

  @Test func everyCriterionWithoutATargetIsNamedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try DistanceToTarget(targets: ["c2": Target(1)!]).normalised(matrix([[1, 2, 3]]))
    }
    #expect(found == .noTargets(criteria: ["c1", "c3"]))
  }
}
