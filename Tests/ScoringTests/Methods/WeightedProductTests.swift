import Decision
import Scoring
import TestSupport
import Testing

/// References: Triantaphyllou (2000), *Multi-Criteria Decision Making Methods*, Kluwer, example 2-2: ratios
/// of three alternatives to 3 decimals; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct WeightedProductTests {
  func product(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> [Double] {
    try WeightedProduct.weightedProduct.scores(
      for: asGiven(rows, costs: costs), weights: WeightVector(weights)
    ).values
  }

  @Test func ratiosMatchTheBook() throws {
    let found = try product(
      [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]], [0.20, 0.15, 0.40, 0.25])
    let ratios = [found[0] / found[1], found[0] / found[2], found[1] / found[2]]
    #expect(agree(ratios, [1.007, 1.067, 1.059], .printed(decimals: 3)))
  }

  @Test func scoresMatchAnotherProgram() throws {
    let found = try scores("weighted-product", Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.6116571044288349, 0.6450411260340698, 0.5141053113975446, 0.7683672508336565, 0.5368673331069689,
      0.6819538426560531, 0.6535771441993958,
    ]
    #expect(agree(found, expected, .roundoff))
  }

  /// √(¼·1) = ½.
  @Test func twoEqualWeightsGiveTheGeometricMean() throws {
    #expect(try agree(product([[0.25, 1]], [0.5, 0.5]), [0.5], .roundoff))
  }

  /// 4^¾·16^−¼ = √8/2 = √2.
  @Test func aCostIsDividedBy() throws {
    let root = 2.0.squareRoot()
    #expect(try agree(product([[4, 16]], [0.75, 0.25], costs: [1]), [root], .roundoff))
  }

  @Test func aZeroMakesTheProductZero() throws {
    #expect(try product([[0, 1], [-0.0, 5], [0.5, 0.5]], [0.5, 0.5]).prefix(2) == [0, 0])
  }

  @Test func aZeroWithoutWeightHasNoSay() throws {
    #expect(try agree(product([[0, 0.5]], [0, 1]), [0.5], .roundoff))
  }

  @Test func aNegativeValueIsRefused() throws {
    let found = try #require(throws: ScoringError.self) { try product([[1, 2], [3, -4]], [0.5, 0.5]) }
    #expect(
      "\(found)"
        == "alternative 'A2' has -4 on criterion 'c2', and 'weighted-product' wants no negative value")
    #expect(
      found.hint == "take another method or normalisation, shift the column, or leave the criterion out")
  }

  @Test func aCostOfZeroIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try product([[0, 2], [3, 4]], [0.5, 0.5], costs: [0])
    }
    #expect(
      "\(found)"
        == "alternative 'A1' has 0 on criterion 'c1', and 'weighted-product' wants costs above zero")
  }

  @Test(arguments: UInt64(1)...20) func theProductLiesBetweenTheWorstAndTheBestValue(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let weights = try WeightVector(relative: example.weights)
    let found = try WeightedProduct().scores(for: asGiven(example.rows), weights: weights).values
    for (score, row) in zip(found, example.rows) {
      #expect(row.min()! < score && score < row.max()!)
    }
  }
}
