import Decision
import Scoring
import TestSupport
import Testing

/// References: Saaty (1980), *The Analytic Hierarchy Process*, McGraw-Hill: wealth of nations; Saaty
/// (2008), *International Journal of Services Sciences* 1(1) 83: drinks; Saaty (1990), *European Journal of
/// Operational Research* 48 9: a house; eigenvectors and revised ratios to 40 digits of mpmath
/// (`Tests/References/weightings`).
@Suite struct AnalyticHierarchyTests {
  /// Sums of a few positive products: a few units in the last place.
  private func close(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 1e-14 * expected
  }

  @Test func wealthOfNationsMatchesTheBook() throws {
    let found = try SaatyTables.wealth()
    let expected = [
      0.42711502174662692559, 0.23029319026152549678, 0.020838410896480204392, 0.05238562086916693849,
      0.05238562086916693849, 0.12271940076039979903, 0.094262734596633697222,
    ]
    #expect(zip(found.weights.values, expected).allSatisfy(close))
    // The book prints the eigenvalue 7.61 and, from it, the ratio .08.
    #expect(agree(found.principalEigenvalue, 7.61, .printed(decimals: 2)))
    #expect(agree(found.consistencyRatio, 0.08, .printed(decimals: 2)))
    #expect(close(found.principalEigenvalue, 7.6077202688595976594))
    #expect(agree(found.consistencyIndex, 0.6077202688595976594 / 6, .printed(decimals: 14)))
    #expect(agree(found.consistencyRatio, 0.076732357179242128715, .printed(decimals: 14)))
  }

  @Test func drinksMatchThePaper() throws {
    let found = try SaatyTables.drinks()
    #expect(
      agree(found.weights.values, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], .printed(decimals: 3)))
    #expect(agree(found.consistencyRatio, 0.022, .printed(decimals: 3)))
    #expect(close(found.principalEigenvalue, 7.1766290393303414405))
  }

  @Test func theHouseIsTooInconsistentAndTheWorstJudgementIsNamed() throws {
    let refused = try #require(throws: ScoringError.self) { try SaatyTables.house() }
    #expect(
      "\(refused)"
        == "the consistency ratio is 0.169, and 0.10 or less is wanted; revise the "
        + "judgements, first 'c3' over 'c7', which is 6 where the weights say 1.13 (the ratio would be "
        + "0.09), or allow "
        + "them to be inconsistent")
  }

  @Test func anInconsistentTableIsTakenWhereThatIsAllowed() throws {
    let found = try SaatyTables.house(allowInconsistent: true)
    let expected = [
      0.17301747464834764902, 0.05397572299903930561, 0.18811029885744078452, 0.017507911308195690478,
      0.031043736403902294636, 0.036322202154656094417, 0.16683367362634788256, 0.33318898000207029876,
    ]
    #expect(zip(found.weights.values, expected).allSatisfy(close))
    #expect(agree(found.consistencyRatio, 0.16908686090356164855, .printed(decimals: 14)))
  }

  @Test func theJudgementThatHurtsMostIsTheOneWhoseRevisionLowersTheRatioMost() throws {
    let wealth = try #require(try SaatyTables.wealth().leastConsistent)
    #expect(wealth.criterion == "c1" && wealth.other == "c3" && wealth.stated == 9)
    #expect(close(wealth.implied, 20.496525568500547527))
    #expect(agree(wealth.ratio, 0.058668308624378393541, .printed(decimals: 13)))
    // Water over wine is 9, wine over water 1/9: told in the direction that is one or more.
    let drinks = try #require(try SaatyTables.drinks().leastConsistent)
    #expect(drinks.criterion == "c7" && drinks.other == "c2" && drinks.stated == 9)
    #expect(close(drinks.implied, 1 / 0.05859824770607790359))
    #expect(agree(drinks.ratio, 0.011661383533450632783, .printed(decimals: 13)))
    let house = try #require(try SaatyTables.house(allowInconsistent: true).leastConsistent)
    #expect(house.criterion == "c3" && house.other == "c7")
    #expect(agree(house.ratio, 0.090010295676136726882, .printed(decimals: 13)))
  }

  /// In a circle all hurt alike: eigenvalue 3.5, and 0.18738… after any revision; the first is told.
  @Test func aCircleIsBrokenAtItsFirstJudgement() throws {
    let found = try AnalyticHierarchy(
      criteria: ["a", "b", "c"], judgements: [[1, 2, 0.5], [0.5, 1, 2], [2, 0.5, 1]], allowInconsistent: true)
    #expect(close(found.principalEigenvalue, 3.5))
    #expect(agree(found.consistencyRatio, 0.43103448275862068966, .printed(decimals: 14)))
    let worst = try #require(found.leastConsistent)
    #expect(worst.criterion == "a" && worst.other == "b" && close(worst.implied, 1))
    #expect(agree(worst.ratio, 0.18738066975485866994, .printed(decimals: 13)))
  }

  @Test(arguments: [
    [0.5, 0.25, 0.125, 0.125], [4, 2, 1], [1, 3, 7, 11, 13, 17, 19, 23, 29, 31], [1e-90, 2, 1e100],
  ])
  func consistentJudgementsGiveTheirWeightsAndTheRatioNought(weights: [Double]) throws {
    let criteria = weights.indices.map { "c\($0)" }
    let found = try AnalyticHierarchy(
      criteria: criteria, judgements: weights.map { a in weights.map { a / $0 } })
    let total = weights.reduce(0, +)
    #expect(zip(found.weights.values, weights).allSatisfy { close($0, $1 / total) })
    #expect(close(found.principalEigenvalue, Double(weights.count)))
    #expect(found.consistencyRatio <= 1e-14)
    #expect(found.leastConsistent == nil)
  }

  @Test func twoCriteriaCannotContradictThemselves() throws {
    let found = try AnalyticHierarchy(criteria: ["a", "b"], judgements: [[1, 3], [1 / 3.0, 1]])
    #expect(zip(found.weights.values, [0.75, 0.25]).allSatisfy(close))
    #expect(found.consistencyIndex == 0 && found.consistencyRatio == 0 && found.leastConsistent == nil)
    let alone = try AnalyticHierarchy(criteria: ["a"], judgements: [[1]])
    #expect(alone.weights.values == [1] && alone.principalEigenvalue == 1 && alone.consistencyRatio == 0)
  }

  @Test(arguments: 1...20) func weightsMoveWithTheirCriteria(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = Int.random(in: 3...10, using: &random)
    let rows = Self.randomTable(order, &random)
    let moved = (0..<order).shuffled(using: &random)
    let before = try AnalyticHierarchy(
      criteria: (0..<order).map { "c\($0)" }, judgements: rows, allowInconsistent: true)
    let after = try AnalyticHierarchy(
      criteria: moved.map { "c\($0)" }, judgements: moved.map { i in moved.map { rows[i][$0] } },
      allowInconsistent: true)
    #expect(zip(after.weights.values, moved.map { before.weights.values[$0] }).allSatisfy(close))
    #expect(close(after.principalEigenvalue, before.principalEigenvalue))
  }

  @Test(arguments: 1...20) func noRevisionLowersTheRatioFurther(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let order = Int.random(in: 3...7, using: &random)
    let rows = Self.randomTable(order, &random)
    let criteria = (0..<order).map { "c\($0)" }
    let found = try AnalyticHierarchy(criteria: criteria, judgements: rows, allowInconsistent: true)
    let worst = try #require(found.leastConsistent)
    var least = Double.infinity
    for i in 0..<order {
      for j in 0..<order where i < j {
        var revised = rows
        revised[i][j] = found.weights.values[i] / found.weights.values[j]
        revised[j][i] = 1 / revised[i][j]
        let ratio = try AnalyticHierarchy(criteria: criteria, judgements: revised, allowInconsistent: true)
          .consistencyRatio
        least = min(least, ratio)
      }
    }
    #expect(abs(worst.ratio - least) <= 1e-12)
  }

  @Test func everyProblemIsNamedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try AnalyticHierarchy(
        criteria: ["wage", "port", "tax", "wage"],
        judgements: [[2, 3, 1, 1], [1 / 3.0, 1, 0, 1], [1, 2, 1, 4], [1, 1, 3, 1]])
    }
    #expect(
      "\(found)".split(separator: "\n") == [
        "criterion 'wage' stands twice; name every criterion once",
        "'wage' over itself is 2, and 1 is wanted",
        "'port' over 'tax' is 0 and the other way 2; judgements are finite and above zero",
        "'tax' over 'wage' is 4 and the other way 3, and one must be the inverse of the "
          + "other",
      ])
  }

  @Test func moreThanTenCriteriaAreRefused() throws {
    let rows = [[Double]](repeating: [Double](repeating: 1, count: 11), count: 11)
    let found = try #require(throws: ScoringError.self) {
      try AnalyticHierarchy(criteria: (0..<11).map { "c\($0)" }, judgements: rows)
    }
    #expect(
      "\(found)"
        == "11 criteria are judged, and random indices that agree are in print for up to "
        + "10; "
        + "judge families first and the criteria within each family apart")
  }

  @Test func noCriterionIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try AnalyticHierarchy(criteria: [], judgements: [])
    }
    #expect("\(found)" == "there is no criterion; judge at least one")
  }

  @Test func judgementsTooFarApartAreRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try AnalyticHierarchy(
        criteria: ["a", "b", "c"],
        judgements: [[1, 1e300, 1e-300], [1e-300, 1, 1e300], [1e300, 1e-300, 1]])
    }
    #expect("\(found)".contains("the judgements lie too far apart, so state them closer together"))
  }

  @Test func weightsStandInTheOrderOfTheMatrix() throws {
    let found = try AnalyticHierarchy(criteria: ["c2", "c1"], judgements: [[1, 3], [1 / 3.0, 1]])
    let weights = try found.weights(for: matrix([[1, 2]])).values
    #expect(zip(weights, [0.25, 0.75]).allSatisfy(close))
  }

  @Test func criteriaThatOnlyOneOfTheTwoHasAreNamed() throws {
    let judged = try AnalyticHierarchy(criteria: ["c1", "c22"], judgements: [[1, 3], [1 / 3.0, 1]])
    let found = try #require(throws: ScoringError.self) { try judged.weights(for: matrix([[1, 2]])) }
    #expect(
      "\(found)" == "criterion 'c2' of the matrix is not judged; did you mean 'c22'?\n"
        + "'c22' is judged and is no criterion of the matrix; drop its judgements")
  }

  private static func randomTable(_ order: Int, _ random: inout SeededGenerator) -> [[Double]] {
    var rows = [[Double]](repeating: [Double](repeating: 1, count: order), count: order)
    for i in 0..<order {
      for j in 0..<i {
        let judgement = Double(Int.random(in: 1...9, using: &random))
        let isMore = Bool.random(using: &random)
        rows[i][j] = isMore ? judgement : 1 / judgement
        rows[j][i] = isMore ? 1 / judgement : judgement
      }
    }
    return rows
  }
}

/// Judgements that Saaty printed, the upper right halves row by row.
enum SaatyTables {
  static func wealth() throws(ScoringError) -> AnalyticHierarchy {
    try table(7, [4, 9, 6, 6, 5, 5, 7, 5, 5, 3, 4, -5, -5, -7, -5, 1, -3, -3, -3, -3, 2])
  }

  static func drinks() throws(ScoringError) -> AnalyticHierarchy {
    try table(7, [9, 5, 2, 1, 1, -2, -3, -9, -9, -9, -9, -3, -4, -3, -9, -2, 1, -3, 2, -2, -3])
  }

  static func house(allowInconsistent: Bool = false) throws(ScoringError) -> AnalyticHierarchy {
    try table(
      8,
      [5, 3, 7, 6, 6, -3, -4, -3, 5, 3, 3, -5, -7, 6, 3, 4, 6, -5, -3, -4, -7, -8, -2, -5, -6, -5, -6, -2],
      allowInconsistent)
  }

  /// A negative number −n stands for 1/n.
  private static func table(
    _ order: Int, _ half: [Int], _ allowInconsistent: Bool = false
  ) throws(ScoringError) -> AnalyticHierarchy {
    var rows = [[Double]](repeating: [Double](repeating: 1, count: order), count: order)
    var rest = half[...]
    for i in 0..<order {
      for j in 0..<order where j > i {
        let judgement = rest.removeFirst()
        let times = Double(abs(judgement))
        rows[i][j] = judgement > 0 ? times : 1 / times
        rows[j][i] = judgement > 0 ? 1 / times : times
      }
    }
    return try AnalyticHierarchy(
      criteria: (1...order).map { "c\($0)" }, judgements: rows, allowInconsistent: allowInconsistent)
  }
}
