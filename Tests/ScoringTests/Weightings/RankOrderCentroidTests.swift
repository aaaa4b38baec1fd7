import Decision
import Scoring
import TestSupport
import Testing

/// Reference: the closed form in whole fractions (`Tests/References/weightings/judged.py`).
@Suite struct RankOrderCentroidTests {
  @Test func weightsAreTheCentreOfAllThatKeepTheOrder() throws {
    let three = try RankOrderCentroid(order: [["wage"], ["port"], ["tax"]])
    #expect(three.criteria == ["wage", "port", "tax"])
    #expect(agree(three.weights.values, parts([11, 5, 2]), .roundoff))
    let five = try RankOrderCentroid(order: ["a", "b", "c", "d", "e"].map { [$0] })
    #expect(agree(five.weights.values, parts([137, 77, 47, 27, 12]), .roundoff))
  }

  /// Places one and two of three hold 11/18 and 5/18, so each of the two 8/18.
  @Test func equallyImportantCriteriaShareTheirPlaces() throws {
    let found = try RankOrderCentroid(order: [["wage", "port"], ["tax"]])
    #expect(agree(found.weights.values, parts([4, 4, 1]), .roundoff))
    let all = try RankOrderCentroid(order: [["a", "b", "c", "d"]])
    #expect(agree(all.weights.values, [0.25, 0.25, 0.25, 0.25], .roundoff))
  }

  @Test func weightsStandInTheOrderOfTheMatrix() throws {
    let found = try RankOrderCentroid(order: [["c2"], ["c1"]]).weights(for: matrix([[1, 2]]))
    #expect(agree(found.values, [0.25, 0.75], .roundoff))
  }

  @Test func everyProblemIsNamedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try RankOrderCentroid(order: [["wage"], [], ["port", "wage"]])
    }
    #expect(
      "\(found)".split(separator: "\n") == [
        "criterion 'wage' stands twice; name every criterion once",
        "place 2 of the order holds no criterion; drop it",
      ])
  }

  @Test(arguments: [[], [[]]] as [[[String]]]) func noCriterionIsRefused(order: [[String]]) throws {
    let found = try #require(throws: ScoringError.self) { try RankOrderCentroid(order: order) }
    #expect("\(found)" == "there is no criterion; judge at least one")
  }

  /// Whole parts of their sum: 11, 5, 2 are 11/18, 5/18 and 2/18.
  private func parts(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }
}
