import Decision
import Scoring
import TestSupport
import Testing

/// References: Kracka, Brauers & Zavadskas (2010), *Inzinerine Ekonomika* 21(4) 352, as the tests of
/// scikit-criteria quote it: ranks of six heat losses; the example that pymcdm 1.4.0 documents, to 4
/// decimals; pymcdm 1.4.0 on seven regions (`Tests/References/scoring/ratio_methods.py`).
@Suite struct MOORATests {
  func moora(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try MOORA.moora.scores(
      for: Vector().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  static let heating: [[Double]] = [
    [33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852], [38.90, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
    [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845], [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
    [36.21, 14.79, 9.17, 17.77, 17.06, 148.30, 6.610], [37.80, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
  ]

  @Test func ranksMatchThePaper() throws {
    let found = try moora(Self.heating, [1, 1, 1, 1, 1, 1, 1], costs: [0, 1, 2, 3, 5]).values
    #expect(Ranking(scores: found, ids: (1...6).map { "A\($0)" }).ranks == [5, 1, 3, 6, 4, 2])
  }

  @Test func ratiosMatchTheDocumentedExample() throws {
    let rows: [[Double]] = [
      [1.5, 3, 5, 3.3], [2, 7, 5, 3.35], [3, 1, 5, 3.07], [2.2, 4, 5, 3.5], [2, 5, 3, 3.09],
      [3.2, 2, 3, 3.48],
      [2.775, 3, 5, 3.27],
    ]
    let expected = [0.1801, 0.2345, 0.0625, 0.1757, 0.1683, 0.0742, 0.1197]
    #expect(try agree(moora(rows, [0.3, 0.2, 0.1, 0.4], costs: [0]).values, expected, .printed(decimals: 4)))
  }

  /// Differences of larger sums: what is held against them is the rounding of those.
  @Test func ratiosMatchAnotherProgram() throws {
    let expected = [
      0.09858739188376861, 0.1155797991554999, 0.06916297535463387, 0.18489519346175562, 0.055305007822617214,
      0.13454461910759558, 0.10420161805081762,
    ]
    #expect(
      try agree(
        moora(Regions.rows, Regions.weights, costs: Regions.costs).values, expected, .printed(decimals: 14)))
  }

  /// By hand: columns .6 .8 and .8 .6.
  @Test func theExampleOfTheDocumentation() throws {
    let found = try moora([[3, 8], [4, 6]], [0.5, 0.5], costs: [1]).values
    #expect(agree(found, [-0.1, 0.1], .printed(decimals: 14)))
  }

  @Test(arguments: UInt64(1)...20) func contributionsAddUpToTheScore(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let weights = try WeightVector(relative: example.weights)
    let normalised = try Vector().normalised(matrix(example.rows, costs: example.costs))
    let found = try MOORA().scores(for: normalised, weights: weights).values
    for i in found.indices {
      // The very same double, since a matrix without families is added up in the order of its criteria.
      #expect(MOORA().contributions(of: i, in: normalised, weights: weights).reduce(0, +) == found[i])
    }
  }

  @Test func aColumnOfZerosAndNegativeFiguresHaveAValue() throws {
    #expect(try agree(moora([[0, 3], [0, -4]], [0.5, 0.5]).values, [0.3, -0.4], .printed(decimals: 14)))
  }

  @Test func oneAlternativeAloneIsWorthItsBenefitsMinusItsCosts() throws {
    // Every column of one value has the length of that value: ½ + ¼ − ¼.
    #expect(try moora([[3, 5, 7]], [0.5, 0.25, 0.25], costs: [2]).values == [0.5])
  }

  @Test func equalAlternativesTie() throws {
    let found = try moora([[3, 5], [3, 5], [3, 5]], [0.5, 0.5], costs: [1]).values
    #expect(found == [0, 0, 0])
  }

  @Test func aSumThatOverflowsIsRefused() throws {
    let most = Double.greatestFiniteMagnitude
    let found = try #require(throws: ScoringError.self) {
      try MOORA().scores(for: asGiven([[1], [most]]), weights: WeightVector([1 + 5e-10]))
    }
    #expect("\(found)" == "'moora' has no value here: the sum of 'A2' is more than a number can hold")
  }
}
