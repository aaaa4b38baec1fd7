import Counterfactuals
import Decision
import Scoring
import TestSupport
import Testing

@Suite struct ScorerTests {
  @Test func theExampleScoresAHalf() throws {
    // Min-max of 0, 10, 5 and 10, 0, 5.
    let scorer = try onRange([[0, 10], [10, 0], [5, 5]], [0.5, 0.5])
    #expect(try scorer.score(scorer.matrix) == [0.5, 0.5, 0.5])
  }
  @Test(arguments: UInt64(1)...10) func thePartsAddUpToTheScore(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let matrix = try matrix(randomRows(6, 4, &random), costs: [1, 3])
    let weights = try WeightVector(randomWeights(4, &random))
    let normalisations: [any Normalisation] = [MinMax(), Linear(), Vector(), Sum(), ZScore(), RankOrder()]
    for normalisation in normalisations {
      let scorer = Scorer(
        matrix: matrix, normalisation: normalisation, method: WeightedSum(), weights: weights,
        treated: { _, column in column.map { $0 * $0 } })
      let parts = try #require(try scorer.parts?(Array(0..<4), matrix.columns))
      let sums = (0..<6).map { i in parts.reduce(0) { $0 + $1[i] } }
      // Sums of opposite signs may cancel, so the largest score sets the measure.
      for (sum, score) in zip(sums, try scorer.score(matrix)) { #expect(abs(sum - score) <= 1e-14) }
    }
  }
  @Test func onlyAWeightedSumHasParts() throws {
    #expect(try byTOPSIS([[1, 2], [2, 1]], [0.5, 0.5]).parts == nil)
    let flows = Scorer(
      matrix: try matrix([[1, 2], [2, 1]]), method: try PROMETHEEII(.none),
      weights: try WeightVector([0.5, 0.5]))
    #expect(flows.parts == nil)
    #expect(try flows.score(flows.matrix).count == 2)
  }
  @Test func aTreatmentWithoutAValueIsAnErrorAndNoTrap() throws {
    let scorer = Scorer(
      matrix: try matrix([[1, 2], [2, 1]]), normalisation: MinMax(), method: WeightedSum(),
      weights: try WeightVector([0.5, 0.5]), treated: { _, column in column.map { _ in .nan } })
    #expect {
      try scorer.score(scorer.matrix)
    } throws: {
      "\($0)" == "'what-if' has no value here: alternative 'A1' has nan on criterion 'c1'; "
        + "impute or drop it before scoring"
    }
  }
}
