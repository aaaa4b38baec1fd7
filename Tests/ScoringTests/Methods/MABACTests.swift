import Decision
import Scoring
import TestSupport
import Testing

/// References: Pamučar & Ćirović (2015), *Expert Systems with Applications* 42(6) 3016, as the tests of
/// scikit-criteria quote it: seven forklifts, border and scores to 4 decimals; pymcdm 1.4.0 on seven regions
/// (`Tests/References/scoring/ratio_methods.py`).
@Suite struct MABACTests {
  func mabac(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try MABAC.mabac.scores(
      for: MinMax().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  let forklifts: [[Double]] = [
    [22600, 3800, 2, 5, 1.06, 3.00, 3.5, 2.8, 24.5, 6.5], [19500, 4200, 3, 2, 0.95, 3.00, 3.4, 2.2, 24, 7.0],
    [21700, 4000, 1, 3, 1.25, 3.20, 3.3, 2.5, 24.5, 7.3],
    [20600, 3800, 2, 5, 1.05, 3.25, 3.2, 2.0, 22.5, 11.0],
    [22500, 3800, 4, 3, 1.35, 3.20, 3.7, 2.1, 23, 6.3], [23250, 4210, 3, 5, 1.45, 3.60, 3.5, 2.8, 23.5, 7.0],
    [20300, 3850, 2, 5, 0.90, 3.25, 3.0, 2.6, 21.5, 6.0],
  ]

  @Test func borderAndScoresMatchThePaper() throws {
    let found = try MABAC().scores(
      for: MinMax().normalised(matrix(forklifts, costs: [0, 4, 5])),
      weights: WeightVector([0.146, 0.144, 0.119, 0.121, 0.115, 0.101, 0.088, 0.068, 0.050, 0.048]))
    let border = [0.2086, 0.1885, 0.1720, 0.1952, 0.1740, 0.1625, 0.1319, 0.1010, 0.0789, 0.0590]
    #expect(agree(found.workings[0].values, border, .printed(decimals: 4)))
    let expected = [0.0826, 0.2183, -0.0488, 0.0246, -0.0704, 0.0465, 0.0464]
    #expect(agree(found.values, expected, .printed(decimals: 4)))
  }

  /// Differences of figures near one: what is held against them is the rounding of those.
  @Test func scoresMatchAnotherProgram() throws {
    let expected = [
      0.04239639766472375, 0.003690374054796136, 0.017625887542530222, 0.20678882268625404,
      -0.17620722200800443, 0.11208384868766613, 0.051880904983510806,
    ]
    let found = try mabac(Regions.rows, Regions.weights, costs: Regions.costs)
    #expect(agree(found.values, expected, .printed(decimals: 14)))
    #expect(found.workings.map(\.symbol) == ["G"])
  }

  /// By hand: v is 1 and 2, the border √2.
  @Test func theExampleOfTheDocumentation() throws {
    let found = try mabac([[0], [1]], [1])
    let root = 2.0.squareRoot()
    #expect(agree(found.workings[0].values, [root], .roundoff))
    #expect(agree(found.values, [1 - root, 2 - root], .roundoff))
  }

  /// Half of 100,000 alternatives at 0, half at 1: the product is 2^50000, the border √2.
  @Test func theBorderOfManyAlternativesNeitherVanishesNorOverflows() throws {
    let rows = (0..<100_000).map { [Double($0 % 2)] }
    let found = try mabac(rows, [1])
    let root = 2.0.squareRoot()
    #expect(agree(found.workings[0].values, [root], .roundoff))
  }

  @Test func aColumnThatDoesNotVaryAddsNothing() throws {
    let found = try mabac([[0, 7], [1, 7]], [0.5, 0.5]).values
    let root = 2.0.squareRoot()
    #expect(agree(found, [(1 - root) / 2, (2 - root) / 2], .roundoff))
  }

  @Test func oneAlternativeAloneAndEqualOnesScoreNothing() throws {
    #expect(try mabac([Regions.rows[0]], Regions.weights, costs: Regions.costs).values == [0])
    #expect(try mabac([[0.1, 4], [0.1, 4], [0.1, 4]], [0.5, 0.5], costs: [1]).values == [0, 0, 0])
  }

  /// v is 1 and 4, the border 2; a cost that is still one is subtracted.
  @Test func aCostThatIsStillOneIsSubtracted() throws {
    let found = try MABAC().scores(for: asGiven([[0], [3]], costs: [0]), weights: WeightVector([1]))
    #expect(agree(found.values, [1, -2], .roundoff))
  }

  @Test func aValueOfMinusOneDrawsTheBorderToZero() throws {
    let found = try MABAC().scores(for: asGiven([[-1], [3]]), weights: WeightVector([1]))
    #expect(found.values == [0, 4])
  }

  @Test func valuesBelowMinusOneAreRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try MABAC().scores(for: asGiven([[-1.5, 0], [3, -2]]), weights: WeightVector([0.5, 0.5]))
    }
    #expect(
      "\(found)" == """
        alternative 'A1' has -1.5 on criterion 'c1', and 'mabac' wants no value below -1
        alternative 'A2' has -2 on criterion 'c2', and 'mabac' wants no value below -1
        """)
  }

  /// √(1·(1 + 10³⁰⁰)) is 10¹⁵⁰.
  @Test func hugeValuesHaveABorder() throws {
    let found = try MABAC().scores(for: asGiven([[0], [1e300]]), weights: WeightVector([1]))
    #expect(agree(found.workings[0].values[0] / 1e150, 1, .printed(decimals: 12)))
  }
}
