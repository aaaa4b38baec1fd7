import Decision
import Scoring
import TestSupport
import Testing

/// References: Balezentiene & Kusta (2012), *The Scientific World Journal* 2012 908384, as the tests of
/// scikit-criteria quote it: degrees of ten ways to fertilise grassland, of whose 6 decimals 5 hold, since
/// the paper's figures are rounded on the way; pymcdm 1.4.0 and pyDecision 5.1.8, which agree, on seven
/// regions (`Tests/References/scoring/ratio_methods.py`).
@Suite struct ARASTests {
  func aras(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try ARAS.aras.scores(
      for: Sum().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  let meadows: [[Double]] = [
    [957.5, 190.1977, 70, 0.039592, 2.166783, 0.0141], [892.5, 203.8013, 53, 0.025849, 2.994347, 0.016642],
    [1002.5, 235.0942, 75, 0.015479, 4.742146, 0.019484], [1150, 271.4, 76, 0.022, 7.055962, 0.022147],
    [1520, 192.5579, 70, 0.025442, 8.424319, 0.024235], [1700, 386.1619, 90, 0.029429, 5.888983, 0.022218],
    [1355, 342.1966, 80, 0.0293, 8.635847, 0.024861], [2127.5, 495.4876, 90, 0.038453, 3.652983, 0.020537],
    [3020, 827.6948, 97, 0.031774, 11.03944, 0.024359], [2786, 795, 98, 0.021151, 8.952235, 0.023349],
  ]

  @Test func degreesMatchThePaper() throws {
    let found = try aras(meadows, [1, 1, 1, 1, 1, 1], costs: [3, 4, 5])
    let utility = [
      0.599472, 0.531983, 0.564514, 0.491713, 0.453489, 0.551491, 0.475401, 0.635985, 0.689763, 0.722232,
    ]
    let optimality = [
      0.08926, 0.079211, 0.084055, 0.073215, 0.067523, 0.082115, 0.070786, 0.094696, 0.102704, 0.107538,
    ]
    #expect(agree(found.values, utility, .printed(decimals: 5)))
    #expect(agree(found.workings[0].values, optimality, .printed(decimals: 5)))
  }

  @Test func degreesMatchOtherPrograms() throws {
    let expected = [
      0.6174955945167725, 0.6504936294248128, 0.5849630683709673, 0.8031817012576882, 0.5702269849862892,
      0.7045344846663045, 0.6810544517485595,
    ]
    #expect(
      try agree(aras(Regions.rows, Regions.weights, costs: Regions.costs).values, expected, .roundoff))
  }

  /// By hand: each column with its optimum is 1 3 3, costs as 1/x ⅓ 1 1; S is 1/7 and 3/7, S₀ 3/7.
  @Test func workingsStandUnderTheSymbolsOfThePaper() throws {
    let found = try aras([[1, 3], [3, 1]], [0.5, 0.5], costs: [1])
    #expect(found.workings.map(\.symbol) == ["S"])
    #expect(agree(found.workings[0].values, [1.0 / 7, 3.0 / 7], .roundoff))
    #expect(agree(found.values, [1.0 / 3, 1], .roundoff))
  }

  @Test(arguments: UInt64(1)...20) func naturalUnitsGiveTheSameDegreesAsShares(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let weights = try WeightVector(relative: example.weights)
    let direct = try ARAS().scores(for: asGiven(example.rows, costs: example.costs), weights: weights).values
    let byShares = try aras(example.rows, example.weights, costs: example.costs).values
    #expect(agree(direct, byShares, .roundoff))
  }

  @Test func oneAlternativeAloneAndEqualOnesScoreOne() throws {
    #expect(try aras([Regions.rows[0]], Regions.weights, costs: Regions.costs).values == [1])
    #expect(try aras([[3, 4], [3, 4]], [0.5, 0.5], costs: [1]).values == [1, 1])
  }

  @Test func aCostOfZeroIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try ARAS().scores(for: asGiven([[1, 0], [2, 3]], costs: [1]), weights: WeightVector([0.5, 0.5]))
    }
    #expect("\(found)" == "alternative 'A1' has 0 on criterion 'c2', and 'aras' wants costs above zero")
  }

  @Test func aNegativeValueOfAnotherNormalisationIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try ARAS().scores(for: ZScore().normalised(matrix([[1], [2], [3]])), weights: WeightVector([1]))
    }
    #expect("\(found)" == "alternative 'A1' has -1 on criterion 'c1', and 'aras' wants no negative value")
  }

  @Test func aBadFigureWithoutWeightHasNoSay() throws {
    let found = try ARAS().scores(
      for: asGiven([[1, -4], [3, 0]], costs: [1]), weights: WeightVector([1, 0]))
    #expect(agree(found.values, [1.0 / 3, 1], .roundoff))
  }
}
