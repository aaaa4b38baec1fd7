import Decision
import Scoring
import TestSupport
import Testing

/// References: the data of Keshavarz Ghorabaee, Zavadskas, Olfat & Turskis (2015), *Informatica* 26(3) 435,
/// as pymcdm 1.4.0 documents them, to 3 decimals; pymcdm 1.4.0 and pyDecision 5.1.8, which agree, on seven
/// regions (`Tests/References/scoring/ratio_methods.py`).
@Suite struct EDASTests {
  func edas(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try EDAS.edas.scores(for: matrix(rows, costs: costs), weights: WeightVector(relative: weights))
  }

  @Test func appraisalScoresMatchTheDocumentedExample() throws {
    let rows: [[Double]] = [
      [3873, 39.55, 0.27, 0.87, 150, 0.07, 12, 2130], [5067, 67.26, 0.23, 0.23, 40, 0.02, 21, 2200],
      [2213, 24.69, 0.08, 0.17, 200, 0.04, 35, 570], [6243, 132, 0.07, 0.25, 100, 0.04, 16, 100],
      [8312, 460.47, 0.05, 0.21, 25, 0.1, 25, 200],
    ]
    let weights = [0.131, 0.113, 0.126, 0.125, 0.126, 0.129, 0.132, 0.117]
    let found = try edas(rows, weights, costs: [0, 1, 2, 5]).values
    #expect(agree(found, [0.841, 0.632, 0.883, 0.457, 0.104], .printed(decimals: 3)))
  }

  @Test func appraisalScoresMatchOtherPrograms() throws {
    let expected = [
      0.42794342776904193, 0.5271407427234617, 0.24557481885637894, 0.877194796494454, 0.19917718735564213,
      0.6154552443532055, 0.45449937147202607,
    ]
    #expect(
      try agree(edas(Regions.rows, Regions.weights, costs: Regions.costs).values, expected, .roundoff))
  }

  /// By hand: means 2 and 4; distances −½ 0 ½ and, the cost turned round, 0 ½ −½.
  @Test func workingsStandUnderTheSymbolsOfThePaper() throws {
    let found = try edas([[1, 4], [2, 2], [3, 6]], [0.75, 0.25], costs: [1])
    #expect(found.workings.map(\.symbol) == ["SP", "SN"])
    #expect(found.workings.map(\.values) == [[0, 0.125, 0.375], [0.375, 0, 0.125]])
    // ½(0 + 1 − 1), ½(⅓ + 1), ½(1 + 1 − ⅓)
    #expect(agree(found.values, [0, 2.0 / 3, 5.0 / 6], .roundoff))
  }

  @Test func theExampleOfTheDocumentation() throws {
    #expect(try edas([[1], [2], [3]], [1]).values == [0, 0.5, 1])
  }

  @Test func negativeFiguresHaveAValueWhereTheMeanIsAboveZero() throws {
    // Mean 1: distances −2 0 2.
    #expect(try edas([[-1], [1], [3]], [1]).values == [0, 0.5, 1])
  }

  @Test func aMeanThatIsNotAboveZeroIsRefusedAndNamed() throws {
    let found = try #require(throws: ScoringError.self) {
      try edas([[-1, 2, 1, 0], [1, 3, -5, 0]], [1, 1, 1, 1])
    }
    #expect(
      "\(found)"
        == "'edas' has no value here: distances are divided by the mean, and that of 'c1', 'c3', 'c4' "
        + "is not above 0"
    )
  }

  @Test func aMeanThatIsAboveZeroOnlyByRoundingIsRefused() {
    // On paper the mean is 0; the sum of the doubles is not.
    #expect(0.1 + 0.2 - 0.3 > 0)
    #expect(throws: ScoringError.self) { try edas([[0.1], [0.2], [-0.3]], [1]) }
  }

  @Test(arguments: [
    [[1.0, 2, 3], [1, 2, 3]], [[4, 5, 6]], [[0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.1]],
  ])
  func equalAlternativesAreRefused(rows: [[Double]]) throws {
    let found = try #require(throws: ScoringError.self) { try edas(rows, [0.5, 0.25, 0.25]) }
    #expect("\(found)" == "'edas' has no value here: no alternative lies away from the mean")
  }

  @Test func aMeanOfZeroWithoutWeightHasNoSay() throws {
    #expect(try edas([[1, -1], [3, 1]], [1, 0]).values == [0, 1])
  }
}
