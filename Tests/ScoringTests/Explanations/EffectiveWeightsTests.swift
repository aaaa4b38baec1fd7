import Decision
import Scoring
import TestSupport
import Testing

/// References: closed form for two crossed columns; NumPy 2.4.6 `corrcoef` on the weighted-sum scores of
/// seven regions (`Tests/References/scoring`).
@Suite struct EffectiveWeightsTests {
  /// Var = w₁² + w₂² in units of one column's, so r² is 9/10 and 1/10.
  @Test func columnsThatDoNotHangTogetherCountByTheirSquaredWeights() throws {
    let given = try asGiven([[0, 0], [1, 0], [0, 1], [1, 1]])
    let scores = try WeightedSum().scores(for: given, weights: WeightVector([0.75, 0.25]))
    let shares = try #require(effectiveWeights(of: given, scores: scores))
    #expect(agree(shares, [0.9, 0.1], .roundoff))
  }

  @Test func sharesMatchAnotherProgram() throws {
    let normalised = try MinMax().normalised(matrix(Regions.rows, costs: Regions.costs))
    let scores = try WeightedSum().scores(for: normalised, weights: WeightVector(Regions.weights))
    let shares = try #require(effectiveWeights(of: normalised, scores: scores))
    let expected = [0.2524543584868722, 0.33420220490100955, 0.3989711716294044, 0.014372264982714029]
    #expect(agree(shares, expected, .printed(decimals: 12)))
  }

  @Test func aColumnThatDoesNotVaryHasNoEffect() throws {
    let given = try asGiven([[1, 7], [2, 7], [4, 7]])
    let scores = try WeightedSum().scores(for: given, weights: WeightVector([0.1, 0.9]))
    #expect(effectiveWeights(of: given, scores: scores) == [1, 0])
  }

  @Test func nothingVariesSoNothingHasAnEffect() throws {
    let equal = try asGiven([[1, 7], [1, 7]])
    #expect(effectiveWeights(of: equal, scores: Scores(values: [0.5, 0.5])) == nil)
    #expect(effectiveWeights(of: equal, scores: Scores(values: [0.5, 0.6])) == nil)
    #expect(
      effectiveWeights(of: try asGiven([[1, 7], [2, 7]]), scores: Scores(values: [0.5, 0.5])) == nil)
    #expect(effectiveWeights(of: try asGiven([[1, 7]]), scores: Scores(values: [0.5])) == nil)
  }

  @Test(arguments: UInt64(1)...20) func sharesSumToOneAndDoNotKnowUnits(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let given = try asGiven(example.rows)
    let scores = try WeightedSum().scores(for: given, weights: WeightVector(relative: example.weights))
    let shares = try #require(effectiveWeights(of: given, scores: scores))
    #expect(agree(shares.reduce(0, +), 1, .roundoff))
    // Powers of two and a change of sign of every column leave correlations as they are.
    let scaled = try asGiven(example.rows.map { $0.map { -$0 * 0x1p200 } })
    #expect(effectiveWeights(of: scaled, scores: scores).map { agree($0, shares, .solver) } == true)
  }

  @Test(arguments: UInt64(1)...20) func sharesMoveWithTheirColumns(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    let scores = Scores(values: example.rows.map { $0[0] * $0[1] })
    let shares = try #require(effectiveWeights(of: asGiven(example.rows), scores: scores))
    let turned = try #require(
      effectiveWeights(of: asGiven(example.rows.map { $0.reversed() }), scores: scores))
    #expect(agree(turned, shares.reversed(), .roundoff))
  }
}
