import Decision
import Scoring
import TestSupport
import Testing

/// References: Stević, Pamučar, Puška & Chatterjee (2020), *Computers & Industrial Engineering* 140 106231,
/// as the tests of scikit-criteria quote it: eight suppliers of hospitals, utilities to 3 decimals; pymcdm
/// 1.4.0 and pyDecision 5.1.8, which agree, on seven regions (`Tests/References/scoring/ratio_methods.py`).
@Suite struct MARCOSTests {
  func marcos(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try MARCOS.marcos.scores(for: matrix(rows, costs: costs), weights: WeightVector(relative: weights))
  }

  static let suppliers: [[Double]] = [
    [
      6.257, 4.217, 4.217, 6.257, 3.000, 4.217, 5.000, 3.557, 3.557, 3.557, 3.000, 5.000, 4.718, 3.557, 3.557,
      2.080, 3.557, 3.000, 4.718, 3.557, 2.080,
    ],
    [
      4.217, 6.804, 7.000, 5.000, 7.000, 6.804, 5.593, 5.593, 6.804, 7.000, 5.000, 7.612, 5.593, 6.257, 5.000,
      7.000, 5.593, 5.593, 6.804, 5.593, 5.593,
    ],
    [
      4.718, 5.593, 6.257, 5.000, 4.718, 5.000, 5.593, 4.718, 5.593, 5.000, 3.557, 6.257, 5.000, 4.718, 4.718,
      5.000, 3.557, 5.593, 5.593, 3.557, 4.217,
    ],
    [
      5.000, 6.804, 5.000, 3.000, 5.000, 6.257, 7.612, 3.557, 5.000, 6.257, 6.257, 5.593, 6.257, 5.000, 5.593,
      7.000, 5.000, 6.257, 5.000, 3.557, 4.217,
    ],
    [
      3.557, 5.593, 6.804, 3.000, 5.000, 7.000, 5.593, 5.000, 6.257, 7.000, 5.593, 7.612, 6.257, 6.257, 5.000,
      6.257, 5.593, 7.000, 5.000, 4.718, 5.000,
    ],
    [
      6.257, 3.000, 4.217, 5.000, 3.557, 3.000, 4.217, 3.000, 4.217, 3.000, 2.466, 3.000, 4.217, 3.557, 5.000,
      3.000, 4.217, 3.557, 2.080, 5.000, 3.000,
    ],
    [
      4.217, 5.000, 6.257, 5.593, 3.557, 5.593, 4.217, 5.593, 5.000, 6.257, 3.557, 5.000, 6.257, 5.593, 5.593,
      7.000, 6.257, 5.000, 6.257, 5.593, 5.000,
    ],
    [
      7.612, 1.442, 3.000, 9.000, 2.080, 3.000, 1.442, 2.080, 1.442, 3.000, 1.000, 1.442, 2.080, 3.000, 3.000,
      1.000, 1.442, 1.442, 3.000, 2.080, 1.000,
    ],
  ]
  static let importance = [
    0.127, 0.159, 0.060, 0.075, 0.043, 0.051, 0.075, 0.061, 0.053, 0.020, 0.039, 0.022, 0.017, 0.027, 0.022,
    0.039, 0.017, 0.035, 0.015, 0.024, 0.016,
  ]

  /// The paper prints its matrix and weights in three decimals and goes on from more, which moves the third
  /// decimal of its utilities by up to one: two hold.
  @Test func utilitiesMatchThePaper() throws {
    let found = try marcos(Self.suppliers, Self.importance, costs: [0, 3])
    let againstIdeal = [0.563, 0.908, 0.755, 0.855, 0.905, 0.535, 0.775, 0.312]
    #expect(agree(found.workings[1].values, againstIdeal, .printed(decimals: 2)))
    let utilities = [0.524, 0.846, 0.704, 0.796, 0.843, 0.499, 0.722, 0.290]
    #expect(agree(found.values, utilities, .printed(decimals: 2)))
    #expect(
      Ranking(scores: found.values, ids: (1...8).map { "A\($0)" }).ranks == [6, 1, 5, 3, 2, 7, 4, 8])
  }

  @Test func utilitiesMatchOtherPrograms() throws {
    let expected = [
      0.5759695606320517, 0.5908756769012264, 0.5565434267074303, 0.726773516401164, 0.512535139533182,
      0.6498420388020342, 0.6314097229100629,
    ]
    #expect(
      try agree(marcos(Regions.rows, Regions.weights, costs: Regions.costs).values, expected, .roundoff))
  }

  /// By hand: n is ½ 1 of both; S ½ 1, S_AI 1, S_AAI ½, so r is ½ and the factor (3/2)/(7/4) = 6/7.
  @Test func workingsStandUnderTheSymbolsOfThePaper() throws {
    let found = try marcos([[1, 2], [2, 1]], [0.5, 0.5], costs: [1])
    #expect(found.workings.map(\.symbol) == ["S", "K⁺", "K⁻"])
    #expect(found.workings.map(\.values) == [[0.5, 1], [0.5, 1], [1, 2]])
    #expect(agree(found.values, [3.0 / 7, 6.0 / 7], .roundoff))
  }

  /// The formula as the paper prints it, from the workings.
  @Test(arguments: UInt64(1)...20) func theShortFormIsThePapersFormula(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let found = try marcos(example.rows, example.weights, costs: example.costs)
    for (i, (up, down)) in zip(found.workings[1].values, found.workings[2].values).enumerated() {
      let fUp = down / (up + down)
      let fDown = up / (up + down)
      let expected = (up + down) / (1 + (1 - fUp) / fUp + (1 - fDown) / fDown)
      #expect(agree(found.values[i], expected, .roundoff))
    }
  }

  /// r = 1: 2/(1 + 1 + 1).
  @Test func oneAlternativeAloneAndEqualOnesScoreTwoThirds() throws {
    #expect(
      try agree(
        marcos([Regions.rows[0]], Regions.weights, costs: Regions.costs).values, [2.0 / 3], .roundoff))
    #expect(try agree(marcos([[3, 4], [3, 4]], [0.5, 0.5]).values, [2.0 / 3, 2.0 / 3], .roundoff))
  }

  @Test func anAntiIdealOfZerosIsRefusedAndItsCriteriaAreNamed() throws {
    let found = try #require(throws: ScoringError.self) { try marcos([[0, 2], [1, 0]], [0.5, 0.5]) }
    #expect(
      "\(found)"
        == "'marcos' has no value here: K⁻ is divided by the sum of the worst values, and each of them is "
        + "zero ('c1', 'c2')"
    )
  }

  @Test func aCostOfZeroIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try marcos([[1, 0], [2, 3]], [0.5, 0.5], costs: [1])
    }
    #expect("\(found)" == "alternative 'A1' has 0 on criterion 'c2', and 'marcos' wants costs above zero")
  }

  @Test func aBadFigureWithoutWeightHasNoSay() throws {
    #expect(try marcos([[1, -4], [3, 0]], [1, 0], costs: [1]).values == marcos([[1], [3]], [1]).values)
  }
}
