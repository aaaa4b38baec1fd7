import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; UNDP (2022), *Human Development Report, Technical notes*, note 1: life
/// expectancy lies between 20 and 85 years, expected years of schooling between 0 and 18.
@Suite struct FixedGoalpostsTests {
  let posts = ["c1": Goalposts(low: 30, high: 80)!, "c2": Goalposts(low: 2, high: 10)!]

  @Test func valuesStandBetweenTheGoalposts() throws {
    let found = try FixedGoalposts(goalposts: posts).normalised(
      matrix([[62.5, 8], [30, 2], [80, 10]], costs: [1]))
    #expect(agree(found.columns[0], [0.65, 0, 1], .roundoff))
    #expect(found.columns[1] == [0.25, 1, 0])
    #expect(found.normalisation == "goalposts")
    #expect(found.notices == [])
  }

  /// (72.5 − 20)/65 and 13.5/18.
  @Test func theScalesOfTheHumanDevelopmentIndex() throws {
    let scales = ["c1": Goalposts(low: 20, high: 85)!, "c2": Goalposts(low: 0, high: 18)!]
    let found = try FixedGoalposts(goalposts: scales).normalised(matrix([[72.5, 13.5], [90, 20]]))
    #expect(agree(found.columns[0], [52.5 / 65, 1], .roundoff))
    #expect(found.columns[1] == [0.75, 1])
  }

  @Test func aValueDoesNotDependOnWhoElseIsCompared() throws {
    let all = try FixedGoalposts(goalposts: posts).normalised(matrix([[62.5, 8], [40, 3]])).columns
    let alone = try FixedGoalposts(goalposts: posts).normalised(matrix([[62.5, 8]])).columns
    #expect(alone == all.map { [$0[0]] })
  }

  @Test func valuesOutsideAreHeldAndNamed() throws {
    let found = try FixedGoalposts(goalposts: posts).normalised(matrix([[29, 5], [81, 5]]))
    #expect(found.columns[0] == [0, 1])
    #expect(
      found.notices.map(\.text)
        == ["'c1': 2 of 2 values lie outside the goalposts 30 to 80 and are held at its ends (A1, A2)"])
  }

  @Test func everyCriterionWithoutGoalpostsIsNamedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try FixedGoalposts(goalposts: ["c2": posts["c2"]!]).normalised(matrix([[1, 2, 3]]))
    }
    #expect(found == .noGoalposts(criteria: ["c1", "c3"]))
    #expect(
      "\(found)"
        == "normalisation 'goalposts' wants two goalposts for every criterion, and 'c1', 'c3' have none")
    let one = try #require(throws: ScoringError.self) {
      try FixedGoalposts(goalposts: [:]).normalised(matrix([[1]]))
    }
    #expect(
      "\(one)" == "normalisation 'goalposts' wants two goalposts for every criterion, and 'c1' has none")
  }
}
