import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct MinMaxTests {
  func minMax(_ column: [Double], cost: Bool = false, posts: Goalposts? = nil) throws -> NormalisedMatrix {
    try MinMax(goalposts: posts.map { ["c1": $0] } ?? [:])
      .normalised(matrix(column.map { [$0] }, costs: cost ? [0] : []))
  }

  @Test func theObservedRangeBecomesNoughtToOne() throws {
    #expect(try agree(minMax([1, 2, 4]).columns[0], [0, 1.0 / 3, 1], .roundoff))
    #expect(try agree(minMax([1, 2, 4], cost: true).columns[0], [1, 2.0 / 3, 0], .roundoff))
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try MinMax().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let expected = [
      [
        0.7286821705426356, 0.27906976744186046, 1, 0.5116279069767442, 0, 0.8372093023255814,
        0.6124031007751938,
      ],
      [
        0.7142857142857143, 0.4047619047619048, 0.8571428571428572, 0.21428571428571433, 1,
        0.5476190476190477, 0,
      ],
      [
        0.29082426127527217, 0.6440124416796268, 0, 1, 0.18825816485225505, 0.7465007776049767,
        0.4152410575427683,
      ],
      [
        0.39999999999999997, 0.6956521739130435, 0.13043478260869565, 0.9130434782608695, 0.5217391304347826,
        0, 1,
      ],
    ]
    for (found, wanted) in zip(columns, expected) { #expect(agree(found, wanted, .roundoff)) }
  }

  @Test(arguments: [[5.0, 5, 5], [0, -0.0], [7], [-1e308, -1e308]])
  func aColumnThatDoesNotVaryIsOneForEveryone(
    column: [Double]
  ) throws {
    #expect(try minMax(column).columns[0].allSatisfy { $0 == 1 })
    #expect(try minMax(column, cost: true).columns[0].allSatisfy { $0 == 1 })
  }

  @Test func aRangeThatOverflowsHasAValue() throws {
    let most = Double.greatestFiniteMagnitude
    #expect(try minMax([-most, 0, most, most / 2]).columns[0] == [0, 0.5, 1, 0.75])
    #expect(try minMax([-most, 0, most, most / 2], cost: true).columns[0] == [1, 0.5, 0, 0.25])
  }

  @Test func theSmallestNumbersHaveAValue() throws {
    let least = Double.leastNonzeroMagnitude
    #expect(try minMax([0, least, 2 * least, -2 * least]).columns[0] == [0.5, 0.75, 1, 0])
  }

  @Test(arguments: UInt64(1)...20) func theZeroOfTheScaleDoesNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Whole numbers, so that a shift by 273 loses nothing.
    let column = (0..<9).map { _ in Double(Int.random(in: -40...40, using: &random)) }
    #expect(try minMax(column).columns == minMax(column.map { $0 + 273 }).columns)
  }

  @Test func goalpostsStandInPlaceOfMinimumAndMaximum() throws {
    let posts = try #require(Goalposts(low: 0, high: 8))
    let benefit = try minMax([1, 2, 4], posts: posts)
    #expect(benefit.columns[0] == [0.125, 0.25, 0.5])
    #expect(try minMax([1, 2, 4], cost: true, posts: posts).columns[0] == [0.875, 0.75, 0.5])
    #expect(benefit.notices == [])
    #expect(benefit.normalisation == "minmax")
  }

  @Test func goalpostsOfOneCriterionLeaveTheOthersAlone() throws {
    let posts = try #require(Goalposts(low: 0, high: 8))
    let columns = try MinMax(goalposts: ["c2": posts]).normalised(matrix([[1, 2], [3, 4]])).columns
    #expect(columns == [[0, 1], [0.25, 0.5]])
  }

  @Test func valuesOutsideTheGoalpostsAreHeldAndNamed() throws {
    let posts = try #require(Goalposts(low: 2, high: 4.5))
    let found = try minMax([1, 2, 3.25, 9], posts: posts)
    #expect(found.columns[0] == [0, 0, 0.5, 1])
    #expect(
      found.notices.map(\.text)
        == ["'c1': 2 of 4 values lie outside the goalposts 2 to 4.5 and are held at its ends (A1, A4)"])
  }

  @Test func atMostFiveHeldValuesAreNamed() throws {
    let posts = try #require(Goalposts(low: 2, high: 4))
    #expect(
      try minMax([1, 1, 1, 1, 1, 1, 3], posts: posts).notices.map(\.text) == [
        "'c1': 6 of 7 values lie outside the goalposts 2 to 4 and are held at its ends "
          + "(A1, A2, A3, A4, A5, …)"
      ])
  }
}
