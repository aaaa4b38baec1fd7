import Decision
import Scoring
import TestSupport
import Testing

/// References: Triantaphyllou (2000), *Multi-Criteria Decision Making Methods*, Kluwer, example 2-1: 21.50,
/// 22.00 and 22.00; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct WeightedSumTests {
  let method = WeightedSum()

  @Test func sumsMatchTheBook() throws {
    let found = try WeightedSum.weightedSum.scores(
      for: asGiven([[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]),
      weights: WeightVector([0.20, 0.15, 0.40, 0.25]))
    #expect(agree(found.values, [21.50, 22.00, 22.00], .roundoff))
  }

  @Test func scoresMatchAnotherProgram() throws {
    let found = try scores("weighted-sum", Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.5294288952153612, 0.4907228716054336, 0.5046583850931676, 0.6938213202368915, 0.31082527554263306,
      0.5991163462383036, 0.5389134025341483,
    ]
    #expect(agree(found, expected, .roundoff))
  }

  @Test func twoEqualWeightsGiveTheMean() throws {
    #expect(
      try method.scores(for: asGiven([[0.2, 0.8]]), weights: WeightVector([0.5, 0.5])).values == [0.5])
  }

  /// ¾·4 − ¼·8 = 1.
  @Test func aCostIsSubtracted() throws {
    let given = try asGiven([[4, 8]], costs: [1])
    let weights = try WeightVector([0.75, 0.25])
    #expect(try method.scores(for: given, weights: weights).values == [1])
    #expect(method.contributions(of: 0, in: given, weights: weights) == [3, -2])
  }

  @Test func aMatrixThatDoesNotVaryGivesEveryoneTheFullScore() throws {
    #expect(try scores("weighted-sum", [[3, 3], [3, 3], [3, 3]], [1, 1]) == [1, 1, 1])
  }

  @Test(arguments: UInt64(1)...20) func contributionsAddUpToTheScore(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let weights = try WeightVector(relative: example.weights)
    let normalised = try MinMax().normalised(matrix(example.rows, costs: example.costs))
    let found = try method.scores(for: normalised, weights: weights).values
    for i in found.indices {
      let parts = method.contributions(of: i, in: normalised, weights: weights)
      #expect(agree(parts.reduce(0, +), found[i], .roundoff))
    }
  }

  @Test(arguments: UInt64(1)...20) func theScoreIsThePlainSumOfItsFamilies(seed: UInt64) throws {
    let families: [Family] = [.infrastructure, .infrastructure, .tax, .tax, .cluster]
    let example = RandomExample(seed: seed)
    let weights = try WeightVector(relative: example.weights)
    let given = try asGiven(example.rows, families: families)
    let found = try method.scores(for: given, weights: weights).values
    for i in found.indices {
      let parts = method.contributions(of: i, in: given, weights: weights)
      // The very same doubles: what a reader adds up from the page is the score to its last bit.
      #expect(found[i] == (parts[0] + parts[1]) + (parts[2] + parts[3]) + parts[4])
    }
  }

  /// Sums keep the order of their parts bit by bit, so no allowance is needed.
  @Test(arguments: UInt64(1)...20) func aDominatedAlternativeScoresNoMoreNotEvenByABit(seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let worse = example.rows.map { row in example.dominated(by: row) }
    let found = try scores("weighted-sum", example.rows + worse, example.weights, costs: example.costs)
    for i in example.rows.indices { #expect(found[i] >= found[example.rows.count + i]) }
  }
}
