import Decision
import Scoring
import TestSupport
import Testing

/// Reference: the closed form, points over their sum.
@Suite struct SwingTests {
  @Test func pointsAreSharedOut() throws {
    let found = try Swing(criteria: ["wage", "port", "tax"], points: [100, 60, 40])
    #expect(agree(found.weights.values, [0.5, 0.3, 0.2], .roundoff))
  }

  @Test(arguments: [1e-300, 1e306]) func theScaleOfThePointsHasNoSay(unit: Double) throws {
    let found = try Swing(criteria: ["wage", "port", "tax"], points: [100, 60, 40].map { $0 * unit })
    #expect(agree(found.weights.values, [0.5, 0.3, 0.2], .roundoff))
  }

  @Test func aSwingThatIsWorthNothingWeighsNothing() throws {
    #expect(try Swing(criteria: ["wage", "port"], points: [100, 0]).weights.values == [1, 0])
  }

  @Test func weightsStandInTheOrderOfTheMatrix() throws {
    let found = try Swing(criteria: ["c2", "c1"], points: [100, 25]).weights(for: matrix([[1, 2]]))
    #expect(agree(found.values, [0.2, 0.8], .roundoff))
  }

  @Test func everyProblemIsNamedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try Swing(criteria: ["wage", "wage", "port"], points: [-1, 100, .infinity])
    }
    #expect(
      "\(found)".split(separator: "\n") == [
        "criterion 'wage' stands twice; name every criterion once",
        "'wage' has -1 points; points are finite and not negative",
        "'port' has inf points; points are finite and not negative",
      ])
  }

  @Test func nothingButNoughtsIsRefused() throws {
    let found = try #require(throws: ScoringError.self) { try Swing(criteria: ["a", "b"], points: [0, 0]) }
    #expect(
      "\(found)"
        == "every criterion has 0 points; give the one whose swing is worth most 100")
  }
}
