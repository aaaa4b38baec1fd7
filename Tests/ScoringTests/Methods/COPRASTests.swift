import Decision
import Scoring
import TestSupport
import Testing

/// References: Uysal & İnan (2022), *International Journal of Social Science and Economic Research*, as the
/// tests of scikit-criteria quote it: five research assistants, degrees in per cent to 4 decimals; pyDecision
/// 5.1.8 and scikit-criteria 0.10, which agree, on seven regions and six flats
/// (`Tests/References/scoring/ratio_methods.py`).
@Suite struct COPRASTests {
  func copras(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try COPRAS.copras.scores(for: matrix(rows, costs: costs), weights: WeightVector(relative: weights))
  }

  @Test func degreesMatchThePaper() throws {
    let assistants: [[Double]] = [
      [3.57, 4.00, 4.00, 83.75, 3, 9, 1], [3.07, 3.95, 4.00, 83.00, 3, 1, 3],
      [3.23, 3.54, 3.46, 66.00, 4, 0, 2], [3.42, 3.96, 4.00, 70.00, 5, 5, 7],
      [2.56, 3.37, 3.79, 82.00, 4, 4, 5],
    ]
    let found = try copras(assistants, [1, 1, 1, 1, 1, 1, 1], costs: [4]).values.map { 100 * $0 }
    #expect(agree(found, [100, 78.8501, 63.3837, 98.6506, 86.8878], .printed(decimals: 4)))
  }

  @Test func degreesMatchOtherPrograms() throws {
    let expected = [
      0.7935785788086711, 0.8384454132871838, 0.7225227694133166, 1.0, 0.7136082441116919,
      0.8967504758729559, 0.807130572442979,
    ]
    #expect(
      try agree(copras(Regions.rows, Regions.weights, costs: Regions.costs).values, expected, .roundoff))
  }

  @Test func degreesOfTheFlatsMatchOtherPrograms() throws {
    let flats: [[Double]] = [
      [1543, 2000, 39000, 15, 13.76, 3.86, 5, 3, 5000], [1496, 3600, 43000, 14, 14, 2.5, 4, 4, 4000],
      [1584, 3100, 24500, 10, 13.1, 3.7, 2, 2, 3500], [1560, 2700, 36000, 12, 13.2, 3.2, 3, 3, 3500],
      [1572, 2500, 31500, 13, 13.3, 3.4, 3, 2, 3500], [1580, 2400, 20000, 12, 12.8, 3.9, 2, 2, 3000],
    ]
    let weights = [0.2027, 0.1757, 0.1622, 0.1351, 0.1081, 0.0946, 0.0676, 0.0405, 0.0135]
    let expected = [
      1.0, 0.9167051319662509, 0.8675314924538199, 0.9084372310340334, 0.9315048184274528, 0.9486256816712106,
    ]
    #expect(try agree(copras(flats, weights, costs: [0, 1, 2, 5]).values, expected, .roundoff))
  }

  /// By hand: shares ¼ ¾ of each; S⁺ ⅛ ⅜, S⁻ ⅜ ⅛. The costs give ½ away in the proportion 1 : 3, so Q is ¼ ¾.
  @Test func workingsStandUnderTheSymbolsOfThePaper() throws {
    let found = try copras([[1, 3], [3, 1]], [0.5, 0.5], costs: [1])
    #expect(found.workings.map(\.symbol) == ["S⁺", "S⁻", "Q"])
    #expect(found.workings.map(\.values) == [[0.125, 0.375], [0.375, 0.125], [0.25, 0.75]])
    #expect(agree(found.values, [1.0 / 3, 1], .roundoff))
  }

  /// Without benefits Q goes as 1/S⁻, without costs it is S⁺.
  @Test func onlyCostsAndOnlyBenefitsHaveAValue() throws {
    #expect(try agree(copras([[1], [2], [4]], [1], costs: [0]).values, [1, 0.5, 0.25], .roundoff))
    #expect(try agree(copras([[1], [2], [4]], [1]).values, [0.25, 0.5, 1], .roundoff))
  }

  @Test func benefitsAloneMatchAnotherProgram() throws {
    let expected = [
      0.7596199820056799, 0.8000625033609005, 0.7290554760433049, 0.9440972939115626, 0.5581005757609235, 1.0,
      0.7892757878663939,
    ]
    #expect(try agree(copras(Regions.rows, Regions.weights).values, expected, .roundoff))
  }

  @Test func aHigherCostIsNotRewarded() throws {
    let found = try copras([[5, 1], [5, 2], [5, 9]], [0.5, 0.5], costs: [1]).values
    #expect(found[0] > found[1] && found[1] > found[2])
  }

  @Test func oneAlternativeAloneScoresOne() throws {
    #expect(try copras([Regions.rows[0]], Regions.weights, costs: Regions.costs).values == [1])
  }

  @Test func equalAlternativesAllScoreOne() throws {
    #expect(try copras([[3, 4], [3, 4], [3, 4]], [0.5, 0.5], costs: [1]).values == [1, 1, 1])
  }

  @Test func aCostOfZeroIsNoObstacleBesideAnotherCost() throws {
    // Shares 0 1 and ½ ½: S⁻ ¼ ¾, so Q goes as 1 : ⅓.
    #expect(try agree(copras([[0, 1], [2, 1]], [1, 1], costs: [0, 1]).values, [1, 1.0 / 3], .roundoff))
  }

  @Test func anAlternativeWithoutAnyCostIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try copras([[0, 0, 5], [2, 1, 5]], [1, 1, 1], costs: [0, 1])
    }
    #expect(
      "\(found)" == """
        alternative 'A1' has 0 on criterion 'c1', and 'copras' wants at least one cost above zero
        alternative 'A1' has 0 on criterion 'c2', and 'copras' wants at least one cost above zero
        """)
  }

  @Test func aCostThatVanishesInItsTotalIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try copras([[0x1p-1063], [1e300]], [1], costs: [0])
    }
    #expect("\(found)".contains("costs that a double can divide by their total"))
  }

  @Test func costsOfATinyWeightAreStillDividedBy() throws {
    #expect(try copras([[1, 4], [3, 5]], [1, 0x1p-1063], costs: [1]).workings[2].values == [0.25, 0.75])
  }

  @Test func aBadFigureWithoutWeightHasNoSay() throws {
    #expect(try copras([[1, -4], [3, 0]], [1, 0], costs: [1]).values == copras([[1], [3]], [1]).values)
  }
}
