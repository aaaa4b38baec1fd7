import Decision
import Scoring
import TestSupport
import Testing

/// References: Pamučar, Vasin & Lukovac (2014), RAILCON, whose example pymcdm 1.4.0 documents with four
/// decimals; pymcdm and scikit-criteria 0.10 (`Tests/References/scoring/distances.py`).
@Suite struct MAIRCATests {
  func mairca(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try MAIRCA.mairca.scores(
      for: MinMax().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  @Test func gapsMatchTheExampleOfThePaper() throws {
    let found = try mairca(
      [
        [70, 245, 16.4, 19], [52, 246, 7.3, 22], [53, 295, 10.3, 25], [63, 256, 12, 8], [64, 233, 5.3, 17],
      ],
      [0.04744, 0.02464, 0.51357, 0.41435])
    let index = try #require(found.index)
    #expect(agree(index, [0.0332, 0.1122, 0.0654, 0.1304, 0.1498], .printed(decimals: 4)))
  }

  @Test func gapsMatchOtherPrograms() throws {
    let found = try mairca(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.06722444354066268, 0.07275387548493804, 0.07076308784383317, 0.04373981139472977, 0.09845353206533813,
      0.05726909339452804, 0.06586951392369308,
    ]
    #expect(agree(try #require(found.index), expected, .roundoff))
    #expect(agree(found.values, expected.map { -$0 }, .roundoff))
  }

  /// By hand: m = 2 and the weights ½ make t_p = ¼; (1, 0) leaves ¼·0 + ¼·1, (½, ½) leaves ¼·½ twice.
  @Test func twoAlternativesByHand() throws {
    let found = try MAIRCA().scores(for: asGiven([[1, 0], [0.5, 0.5]]), weights: WeightVector([0.5, 0.5]))
    #expect(found.index == [0.25, 0.25])
    #expect(found.workings == [Working("t_p", "theoretical rating", along: .criteria, [0.25, 0.25])])
  }

  @Test(arguments: UInt64(1)...20) func theGapIsWhatTheWeightedSumLacksOfOneSharedByAll(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let found = try mairca(example.rows, example.weights, costs: example.costs)
    let sums = try scores("weighted-sum", example.rows, example.weights, costs: example.costs)
    #expect(agree(found.values, sums.map { ($0 - 1) / 8 }, .printed(decimals: 14)))
  }

  @Test func addingAnAlternativeReversesRanks() throws {
    let rows: [[Double]] = [[5, 1], [2, 3], [8, 2], [2, 7]]
    let three = try #require(try mairca(Array(rows.prefix(3)), [1, 1]).index)
    let four = try mairca(rows, [1, 1])
    let index = try #require(four.index)
    #expect(agree(three, [0.25, 0.16666666666666666, 0.08333333333333333], .roundoff))
    #expect(agree(index, [0.1875, 0.20833333333333334, 0.10416666666666667, 0.125], .roundoff))
    #expect(three[1] < three[0] && index[1] > index[0])
    #expect(
      four.notices == [
        Notice(
          "mairca: adding or dropping an alternative can reverse ranks unless every criterion has goalposts")
      ])
  }

  /// The rows of the reversal above, on 0 to 10: Q without the fourth is 4/3 of Q with it.
  @Test func withGoalpostsAddingAnAlternativeLeavesTheOrder() throws {
    let rows: [[Double]] = [[5, 1], [2, 3], [8, 2], [2, 7]]
    let posts = try #require(Goalposts(low: 0, high: 10))
    func found(_ rows: [[Double]]) throws -> Scores {
      let scale = FixedGoalposts(goalposts: ["c1": posts, "c2": posts])
      return try MAIRCA().scores(for: scale.normalised(matrix(rows)), weights: WeightVector([0.5, 0.5]))
    }
    let three = try found(Array(rows.prefix(3)))
    let four = try found(rows)
    #expect(agree(three.values, four.values.prefix(3).map { $0 * 4 / 3 }, .roundoff))
    #expect(three.notices.isEmpty && four.notices.isEmpty)
  }

  @Test func oneAlternativeAloneAndEqualOnesHaveNoGap() throws {
    #expect(try mairca([[3, 4]], [1, 1]).index == [0])
    #expect(try mairca([[3, -4], [3, -4]], [1, 1], costs: [1]).index == [0, 0])
  }

  @Test func negativeFiguresHaveAValue() throws {
    #expect(try mairca([[-3], [-4], [-2]], [1]).index == [0.5 / 3, 1.0 / 3, 0])
  }

  @Test func aGapThatIsNoDoubleIsRefused() throws {
    let most = Double.greatestFiniteMagnitude
    let found = try #require(throws: ScoringError.self) {
      try MAIRCA().scores(for: asGiven([[-most, -most]]), weights: WeightVector([0.5, 0.5000000005]))
    }
    #expect("\(found)" == "'mairca' has no value here: the gap of 'A1' is more than a number can hold")
  }
}
