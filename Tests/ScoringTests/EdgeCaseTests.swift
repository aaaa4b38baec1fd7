import Decision
import Scoring
import TestSupport
import Testing

@Suite struct EdgeCaseTests {
  func matrix(_ rows: [[Double]], costs: Set<Int> = []) throws -> DecisionMatrix {
    try DecisionMatrix(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
      criteria: rows[0].indices.map {
        Criterion(id: "c\($0 + 1)", direction: costs.contains($0) ? .cost : .benefit)
      },
      columns: rows[0].indices.map { j in rows.map { $0[j] } })
  }

  @Test func goalpostsWhoseRangeOverflows() throws {
    let posts = ["c1": Goalposts(low: -1e308, high: 1e308)!]
    #expect(
      try MinMax(goalposts: posts).normalised(matrix([[1e308], [0], [-1e308]])).columns == [[1, 0.5, 0]])
  }

  @Test func goalpostsWhoseRangeOverflowsTellValuesApart() throws {
    let posts = ["c1": Goalposts(low: -1e308, high: 1e308)!]
    #expect(
      try MinMax(goalposts: posts).normalised(matrix([[0], [-1e308], [0.5e308]])).columns == [[0.5, 0, 0.75]])
  }

  @Test func zScoreOfTheSmallestNumbers() throws {
    let least = Double.leastNonzeroMagnitude
    let root = 0.5.squareRoot()
    #expect(agree(try ZScore().normalised(matrix([[0], [least]])).columns[0], [-root, root], .roundoff))
  }

  @Test func weightedProductOfATinyVectorCost() throws {
    // 0x1p-1030 to the power −1 is no double: a refusal is wanted, not a score of inf that traps in Ranking.
    let normalised = try Vector().normalised(matrix([[0x1p-1030], [1]], costs: [0]))
    let found = try #require(throws: ScoringError.self) {
      try WeightedProduct().scores(for: normalised, weights: WeightVector([1]))
    }
    #expect(
      "\(found)"
        == "'weighted-product' has no value here: the product of 'A1' is more than a number can hold")
  }

  @Test func topsisWithATinyWeightOnTheOnlyColumnThatVaries() throws {
    let normalised = try Vector().normalised(matrix([[1, 3], [2, 3]]))
    let scores = try TOPSIS().scores(for: normalised, weights: WeightVector([1e-170, 1]))
    #expect(scores.values == [0, 1])
  }

  @Test func sharesThatVanishAreRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try Linear().normalised(matrix([[1e-200, 1], [1e200, 1]]))
    }
    #expect("\(found)".contains("values that a double can divide by the best"))
  }

  @Test func effectiveWeightsWhoseDeviationsOverflow() {
    let given = NormalisedMatrix(
      alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
      criteria: [Criterion(id: "c1", direction: .benefit)], columns: [[-1e308, 0, 1e308]],
      normalisation: "none")
    #expect(effectiveWeights(of: given, scores: Scores(values: [1, 2, 3])) == [1])
  }

  @Test func everyBadCellIsNamedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try Linear().normalised(matrix([[-1, -2], [3, -4]]))
    }
    #expect("\(found)".contains("c2"))
  }
}
