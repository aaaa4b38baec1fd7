import Decision
import Foundation
import Kernels
import TestSupport
import Testing

@testable import Scoring

/// Draws that are scored from outside, and draws that grow until they are precise enough.
@Suite struct DrawScorerTests {
  /// Normal scores with the means and standard errors given.
  private struct NormalScorer: DrawScorer {
    let means: [Double]
    let errors: [Double]
    mutating func score(draw: Int, weights: [Double], into scores: inout [Double]) throws(ScoringError) {
      var variates = means
      standardNormals(into: &variates, seed: 11, stream: DrawStream.figures(draw: draw))
      for i in means.indices { scores[i] = means[i] + errors[i] * variates[i] }
    }
  }

  private func found(
    _ means: [Double], _ errors: [Double], draws: Int = 40_000, spread: WeightSpread = .stated,
    workers: Int = 2,
    tolerance: Double? = nil
  ) throws -> RankAcceptability {
    try rankAcceptability(
      alternatives: means.count, weights: try WeightVector([0.75, 0.25]),
      plan: DrawPlan(
        draws: draws, spread: spread, top: 1, seed: 3, workers: Workers(workers), tolerance: tolerance)
    ) { NormalScorer(means: means, errors: errors) }
  }

  /// Φ(Δ/√(σ₁² + σ₂²)), within five Monte Carlo errors.
  @Test func twoNormalScoresStandInOrderWithTheProbabilityOfTheirDifference() throws {
    let z: Double = 1 / 0.5
    let p: Double = 0.5 * erfc(-z / 2.0.squareRoot())
    let result = try found([1, 2], [0.3, 0.4])
    let error = (p * (1 - p) / 40_000).squareRoot()
    #expect(abs(try #require(result.pairwise)[1][0] - p) < 5 * error)
    #expect(abs(result.alternatives[1].ranks[0] - p) < 5 * error)
    #expect(result.alternatives[0].centralWeights == [0.75, 0.25])
  }

  /// Scores without errors tie in every draw; each stands first as often as the other.
  @Test func tiesAreTurnedByTheNumberOfTheDraw() throws {
    let result = try found([1, 1, 0], [0, 0, 0], draws: 1_000)
    #expect(result.alternatives.map { $0.ranks[0] } == [0.5, 0.5, 0])
    #expect(result.pairwise?[0][1] == 0.5)
  }

  @Test func threadsChangeNothing() throws {
    for spread in [WeightSpread.stated, .uniform] {
      let one = try found([1, 2, 1.5], [1, 1, 1], draws: 2_003, spread: spread, workers: 1)
      for workers in [2, 3, 8] {
        #expect(try found([1, 2, 1.5], [1, 1, 1], draws: 2_003, spread: spread, workers: workers) == one)
      }
    }
  }

  /// Half and half has the error ½/√n: 1000, 2000 and 4000 draws have .0158, .0112 and .0079.
  @Test func drawsDoubleUntilTheErrorIsWithinTheTolerance() throws {
    let one = try found([1, 1.0001], [1, 1], draws: 1_000_000, tolerance: 0.01)
    #expect(one.draws == 4_000)
    #expect(try one == found([1, 1.0001], [1, 1], draws: 4_000))
    #expect(one.monteCarloError <= 0.01)
    for workers in [1, 3] {
      #expect(try found([1, 1.0001], [1, 1], draws: 1_000_000, workers: workers, tolerance: 0.01) == one)
    }
    let certain = try found([1, 9], [0.1, 0.1], draws: 1_000_000, tolerance: 0.01)
    #expect(certain.draws == 1_000 && certain.monteCarloError == 0)
  }

  @Test(arguments: [(3_001, 3_001), (999, 999), (2_000, 2_000)]) func theCapIsNotExceeded(cap: Int, made: Int)
    throws
  {
    let capped = try found([1, 1.0001], [1, 1], draws: cap, tolerance: 0.0001)
    #expect(capped.draws == made)
    #expect(try capped == found([1, 1.0001], [1, 1], draws: made))
    #expect(capped.monteCarloError > 0.0001)
  }

  @Test func weightsAloneGrowToo() throws {
    let matrix = NormalisedMatrix(
      alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
      criteria: ["c", "d"].map { Criterion(id: $0, direction: .benefit) },
      columns: [[1, 0, 0.6], [0, 1, 0.6]],
      normalisation: "none")
    func asked(_ draws: Int, _ tolerance: Double?) throws -> RankAcceptability {
      try rankAcceptability(
        of: matrix, weights: try WeightVector([0.5, 0.5]),
        plan: DrawPlan(
          draws: draws, spread: .uniform, top: 1, seed: 3, workers: Workers(2), tolerance: tolerance))
    }
    // The largest error is √(.24/n).
    #expect(try asked(100_000, 0.006).draws == 8_000)
    #expect(try asked(100_000, 0.006) == asked(8_000, nil))
  }

  @Test func whatTheScorerThrowsIsThrown() {
    struct Refusing: DrawScorer {
      mutating func score(draw: Int, weights: [Double], into scores: inout [Double]) throws(ScoringError) {
        if draw >= 17 { throw .undefined(method: "m", reason: "draw \(draw)") }
      }
    }
    for workers in [1, 2, 5] {
      #expect(throws: ScoringError.undefined(method: "m", reason: "draw 17")) {
        try rankAcceptability(
          alternatives: 2, weights: try WeightVector([1]),
          plan: DrawPlan(draws: 200, spread: .uniform, top: 1, seed: 1, workers: Workers(workers))
        ) { Refusing() }
      }
    }
  }
}
