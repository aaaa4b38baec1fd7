import Decision
import Scoring
import TestSupport
import Testing

/// References: Tzeng & Huang (2011), *Multiple Attribute Decision Making*, CRC Press: 4 alternatives × 3
/// benefits, closeness to 4 decimals; Hwang & Yoon (1981), *Multiple Attribute Decision Making*, Springer,
/// pp. 131-134: the fighter aircraft; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct TOPSISTests {
  func topsis(_ rows: [[Double]], _ weights: [Double], costs: Set<Int> = []) throws -> Scores {
    try TOPSIS.topsis.scores(
      for: Vector().normalised(matrix(rows, costs: costs)), weights: WeightVector(weights))
  }

  @Test func closenessMatchesTheBook() throws {
    let found = try topsis([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], [0.3, 0.4, 0.3])
    #expect(agree(found.values, [0.5037, 0.6581, 0.7482, 0.3340], .printed(decimals: 4)))
  }

  let fighters: [[Double]] = [
    [2, 1500, 20_000, 5.5, 5, 9], [2.5, 2700, 18_000, 6.5, 3, 5], [1.8, 2000, 21_000, 4.5, 7, 7],
    [2.2, 1800, 20_000, 5, 5, 5],
  ]

  /// The book goes on from figures that it has rounded to four decimals, which moves its third decimal: two
  /// hold.
  @Test func closenessOfTheFightersMatchesTheBook() throws {
    let found = try topsis(fighters, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], costs: [3])
    #expect(agree(found.values, [0.64, 0.27, 0.61, 0.31], .printed(decimals: 2)))
  }

  @Test func closenessMatchesAnotherProgram() throws {
    let found = try topsis(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      0.4322560622934581, 0.5590053502505388, 0.3727930359138356, 0.7276228495854692, 0.3428109851637465,
      0.6134645097130734, 0.483334387189686,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 12)))
  }

  /// By hand: columns 3, 4 and 6, 8 have lengths 5 and 10; the second is a cost. Half of each weighs ½, so
  /// v is .3 .4 and .3 .4, and each alternative is best in one and worst in the other.
  @Test func workingsStandUnderTheSymbolsOfTheBook() throws {
    let found = try topsis([[3, 6], [4, 8]], [0.5, 0.5], costs: [1])
    #expect(found.workings.map(\.symbol) == ["v⁺", "v⁻", "D⁺", "D⁻"])
    #expect(found.workings.map(\.axis) == [.criteria, .criteria, .alternatives, .alternatives])
    #expect(agree(found.workings[0].values, [0.4, 0.3], .roundoff))
    #expect(agree(found.workings[1].values, [0.3, 0.4], .roundoff))
    #expect(agree(found.workings[2].values, [0.1, 0.1], .roundoff))
    #expect(agree(found.workings[3].values, [0.1, 0.1], .roundoff))
    #expect(agree(found.values, [0.5, 0.5], .roundoff))
  }

  @Test(arguments: UInt64(1)...20) func closenessLiesBetweenNoughtAndOneAndFollowsFromTheDistances(
    seed: UInt64
  ) throws {
    let example = RandomExample(seed: seed)
    let weights = try WeightVector(relative: example.weights)
    let found = try TOPSIS().scores(
      for: Vector().normalised(matrix(example.rows, costs: example.costs)), weights: weights)
    #expect(found.values.allSatisfy { (0...1).contains($0) })
    let quotients = zip(found.workings[2].values, found.workings[3].values).map { $1 / ($0 + $1) }
    #expect(found.values == quotients)
  }

  @Test func theIdealAloneIsWorthOneAndTheAntiIdealNothing() throws {
    #expect(try topsis([[9, 1], [1, 9], [5, 5]], [0.5, 0.5], costs: [1]).values.prefix(2) == [1, 0])
  }

  @Test func rankReversalIsMentioned() throws {
    #expect(
      try topsis(fighters, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3]).notices
        == [Notice("topsis: adding or dropping an alternative can reverse ranks")])
  }

  @Test(arguments: [[[1.0, 2, 3], [1, 2, 3]], [[4, 5, 6]], [[0, 0, 0], [0, 0, 0]]])
  func equalAlternativesAreRefused(rows: [[Double]]) throws {
    let found = try #require(throws: ScoringError.self) { try topsis(rows, [0.5, 0.25, 0.25]) }
    #expect(found == .undefined(method: "topsis", reason: "every alternative has the same weighted values"))
    #expect("\(found)" == "'topsis' has no value here: every alternative has the same weighted values")
    #expect(
      found.hint == "drop the criteria that do not vary, add alternatives, or take another method")
  }

  @Test func aDifferenceWithoutWeightIsNoDifference() {
    #expect(throws: ScoringError.self) { try topsis([[1, 2], [1, 9]], [1, 0]) }
  }

  @Test func negativeFiguresHaveAValue() throws {
    // v is −.3 −.4 and 0: the least negative is the best.
    #expect(try topsis([[-3], [-4], [0]], [1]).values.suffix(2) == [0, 1])
  }
}
