import Decision
import Scoring
import TestSupport
import Testing

/// References: the plants of Brans, Vincke & Mareschal (1986), *European Journal of Operational Research* 24(2) 228,
/// flows to 3 decimals; pymcdm 1.4.0 and (gaussian, net flows of the plants) pyDecision 5.1.8
/// (`Tests/References/scoring/outranking`); three alternatives by hand.
@Suite struct PROMETHEEIITests {
  static let thresholds: (q: [Double], p: [Double]) = ([2, 0.003, 150, 0.5], [10, 0.015, 900, 2])

  func regions(_ function: (Int) -> PreferenceFunction) throws -> Scores {
    let own = Dictionary(uniqueKeysWithValues: (0..<4).map { ("c\($0 + 1)", function($0)) })
    return try PROMETHEEII(own: own).scores(
      for: matrix(Regions.rows, costs: Regions.costs), weights: WeightVector(Regions.weights))
  }

  let plants: [[Double]] = [
    [80, 90, 600, 54, 8, 5], [65, 58, 200, 97, 1, 1], [83, 60, 400, 72, 4, 7], [40, 80, 1000, 75, 7, 10],
    [52, 72, 600, 20, 3, 8], [94, 96, 700, 36, 5, 6],
  ]
  let plantFunctions: [String: PreferenceFunction] = [
    "c1": .uShape(q: 10), "c2": .vShape(p: 30), "c3": .linear(q: 50, p: 500), "c4": .level(q: 10, p: 60),
    "c5": .usual, "c6": .gaussian(s: 5),
  ]

  @Test func flowsOfThePlantsMatchThePaper() throws {
    let found = try PROMETHEEII(own: plantFunctions).scores(
      for: matrix(plants, costs: [0, 2, 3, 4]), weights: WeightVector(relative: [1, 1, 1, 1, 1, 1]))
    #expect(found.workings.map(\.symbol) == ["φ⁺", "φ⁻"])
    #expect(
      agree(found.workings[0].values, [0.220, 0.396, 0.247, 0.329, 0.455, 0.300], .printed(decimals: 3)))
    #expect(
      agree(found.workings[1].values, [0.366, 0.379, 0.336, 0.349, 0.162, 0.355], .printed(decimals: 3)))
    let net = [
      -0.14566406783817606, 0.01716213243011766, -0.08952365006821489, -0.020002535492631868,
      0.2928999264736117,
      -0.05487180550470655,
    ]
    #expect(agree(found.values, net, .printed(decimals: 14)))
    #expect(found.values == zip(found.workings[0].values, found.workings[1].values).map { $0 - $1 })
  }

  /// Each beats the others on so many criteria: .5 + .8, .2 + .5, .7 + .5 halves for, and the rest against.
  @Test func threeAlternativesByHand() throws {
    let found = try PROMETHEEII.prometheeII.scores(
      for: matrix([[4, 3, 2], [3, 2, 4], [5, 1, 3]]), weights: WeightVector([0.5, 0.3, 0.2]))
    #expect(agree(found.values, [0.1, -0.3, 0.2], .printed(decimals: 15)))
    #expect(agree(found.workings[0].values, [0.55, 0.35, 0.6], .roundoff))
    #expect(agree(found.workings[1].values, [0.45, 0.65, 0.4], .roundoff))
  }

  @Test func usualMatchesAnotherProgram() throws {
    let found = try regions { _ in .usual }
    let expected = [
      0, -0.11666666666666664, 0.016666666666666663, 0.21666666666666667, -0.39999999999999986,
      0.23333333333333334,
      0.0500000000000001,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 14)))
  }

  @Test func uShapeMatchesAnotherProgram() throws {
    let found = try regions { .uShape(q: Self.thresholds.q[$0]) }
    let expected = [
      0, -0.11666666666666664, 0.016666666666666663, 0.24999999999999994, -0.39999999999999986,
      0.23333333333333334,
      0.016666666666666774,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 14)))
  }

  @Test func vShapeMatchesAnotherProgram() throws {
    let found = try regions { .vShape(p: Self.thresholds.p[$0]) }
    let expected = [
      0.00984722222222223, -0.0836944444444444, -0.018625000000000003, 0.2700694444444444,
      -0.39440277777777777,
      0.20094444444444437, 0.01586111111111116,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 14)))
  }

  @Test func levelMatchesAnotherProgram() throws {
    let found = try regions { .level(q: Self.thresholds.q[$0], p: Self.thresholds.p[$0]) }
    let expected = [
      0.016666666666666663, -0.10416666666666669, -0.02916666666666662, 0.25000000000000006,
      -0.37083333333333324,
      0.22083333333333333, 0.016666666666666663,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 14)))
  }

  @Test func linearMatchesAnotherProgram() throws {
    let found = try regions { .linear(q: Self.thresholds.q[$0], p: Self.thresholds.p[$0]) }
    let expected = [
      0.014101388888888955, -0.07699583333333332, -0.029377777777777725, 0.2846979166666666,
      -0.39465833333333333,
      0.19593194444444445, 0.006300694444444532,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 14)))
  }

  @Test func gaussianMatchesAnotherProgram() throws {
    let found = try regions { .gaussian(s: Self.thresholds.p[$0]) }
    let expected = [
      -0.0018714216862245892, -0.042182409187948494, -0.04141592803926131, 0.25097808185923653,
      -0.32976477990852177,
      0.1468296073339285, 0.017426849628791236,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 14)))
    #expect(
      found.notices.first
        == Notice(
          "promethee-ii: 'gaussian' compares all pairs of alternatives on 'c1', 'c2', 'c3', 'c4', so time grows with "
            + "the square of their number"))
  }

  @Test func oneAlternativeAloneIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try PROMETHEEII().scores(for: matrix([[1, 2]]), weights: WeightVector([0.5, 0.5]))
    }
    #expect(
      "\(found)" == "'promethee-ii' has no value here: 'A1' has no other alternative to be compared with")
  }

  @Test func equalAlternativesHaveNoFlow() throws {
    for function in [PreferenceFunction.usual, .linear(q: 0, p: 1), .gaussian(s: 1), .uShape(q: 0)] {
      let found = try PROMETHEEII(function).scores(
        for: matrix([[1, 2], [1, 2], [1, 2]]), weights: WeightVector([0.5, 0.5]))
      #expect(found.values == [0, 0, 0])
    }
  }

  @Test func addingAnAlternativeReversesRanksAndTheResultSaysThatItCan() throws {
    let weights = try WeightVector([0.5, 0.3, 0.2])
    let rows: [[Double]] = [[6, 2, 8], [5, 8, 8], [6, 7, 2]]
    let before = try PROMETHEEII().scores(for: matrix(rows), weights: weights)
    let after = try PROMETHEEII().scores(for: matrix(rows + [[1, 3, 1]]), weights: weights)
    #expect(before.values[0] > before.values[1])
    #expect(after.values[0] < after.values[1])
    #expect(before.notices == [Notice("promethee-ii: adding or dropping an alternative can reverse ranks")])
  }
}
