import Decision
import TestSupport
import Testing

@testable import Scoring

/// Closed forms: with uniform weights on two criteria the first weight is uniform on 0 to 1.
@Suite struct RankAcceptabilityTests {
  func matrix(_ rows: [[Double]]) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
      criteria: rows[0].indices.map { Criterion(id: "c\($0 + 1)", direction: .benefit) },
      columns: rows[0].indices.map { j in rows.map { $0[j] } }, normalisation: "none")
  }

  func found(
    _ rows: [[Double]], weights: [Double], draws: Int = 40_000, spread: WeightSpread = .uniform, top: Int = 1,
    workers: Int = 1
  ) throws -> RankAcceptability {
    try rankAcceptability(
      of: matrix(rows), weights: try WeightVector(weights),
      plan: DrawPlan(draws: draws, spread: spread, top: top, seed: 7, workers: Workers(workers)))
  }

  /// A1 is first for w₁ > .6, A2 for w₁ < .4, A3 between; A4 is never before A3.
  static let triangle = [[1, 0], [0, 1], [0.6, 0.6], [0.1, 0.2]]

  @Test func probabilitiesOfTheTriangle() throws {
    let result = try found(Self.triangle, weights: [0.5, 0.5], top: 2)
    for (own, expected) in zip(result.alternatives, [0.4, 0.4, 0.2, 0]) {
      #expect(abs(own.ranks[0] - expected) < 4 * (0.24 / 40_000).squareRoot())
    }
    // A3 is never below the second place: A1 and A2 beat it on opposite sides.
    #expect(result.alternatives[2].top == 1)
    #expect(result.alternatives[3].centralWeights == nil)
    // Given that A1 is first its weight is uniform on .6 to 1.
    #expect(abs(try #require(result.alternatives[0].centralWeights)[0] - 0.8) < 4 * 0.1155 / 126)
  }

  @Test func rowsAndColumnsOfAcceptabilitySumToOne() throws {
    let result = try found(Self.triangle, weights: [0.5, 0.5], draws: 3_001)
    for i in 0..<4 {
      #expect(abs(result.alternatives[i].ranks.reduce(0, +) - 1) < 1e-12)
      #expect(abs(result.alternatives.reduce(0) { $0 + $1.ranks[i] } - 1) < 1e-12)
      let expected = result.alternatives[i].ranks.enumerated().reduce(0) { $0 + Double($1.0 + 1) * $1.1 }
      #expect(abs(result.alternatives[i].expectedRank - expected) < 1e-9)
    }
  }

  /// Twins share their ranks; here they hold the places 1 and 2 whenever the second weight is above ½.
  @Test func alternativesThatCannotBeToldApartShareTheirRanks() throws {
    let result = try found([[1, 0], [0, 1], [0, 1]], weights: [0.5, 0.5])
    #expect(result.alternatives[1] == result.alternatives[2])
    let p = 1 - result.alternatives[0].ranks[0]
    #expect(result.alternatives[1].ranks == [p / 2, p / 2 + (1 - p) / 2, (1 - p) / 2])
    #expect(result.pairwise?[1][2] == 0.5)
  }

  /// Against the plain way: every draw ranked by itself.
  @Test(arguments: UInt64(1)...6) func countsAreThoseOfRankingDrawByDraw(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<70).map { _ in (0..<4).map { _ in Double.random(in: 0...1, using: &random) } }
    let weights = [0.4, 0.3, 0.2, 0.1]
    let spread = WeightSpread.dirichlet(strength: 5)
    let draws = 37
    let result = try found(rows, weights: weights, draws: draws, spread: spread, top: 3)
    var first = [Int](repeating: 0, count: rows.count)
    var top = first
    var before = [[Int]](repeating: first, count: rows.count)
    for n in 0..<draws {
      let drawn = spread.draw(around: weights, seed: 7, number: n)
      let scores = rows.map { row in zip(row, drawn).reduce(0) { $0 + $1.0 * $1.1 } }
      for i in rows.indices {
        let rank = scores.count { $0 > scores[i] }
        if rank == 0 { first[i] += 1 }
        if rank < 3 { top[i] += 1 }
        for k in rows.indices where scores[i] > scores[k] { before[i][k] += 1 }
      }
    }
    for i in rows.indices {
      #expect(abs(result.alternatives[i].ranks[0] - Double(first[i]) / Double(draws)) < 1e-12)
      #expect(abs(result.alternatives[i].top - Double(top[i]) / Double(draws)) < 1e-12)
      for k in rows.indices where k != i {
        #expect(try #require(result.pairwise)[i][k] == Double(before[i][k]) / Double(draws))
      }
    }
  }

  @Test(arguments: [2, 3, 5, 8]) func theResultIsTheSameOnAnyNumberOfThreads(workers: Int) throws {
    let rows = (0..<60).map { i in (0..<3).map { j in Double((i * 37 + j * 11) % 101) } }
    let one = try found(rows, weights: [0.5, 0.3, 0.2], draws: 999)
    #expect(try found(rows, weights: [0.5, 0.3, 0.2], draws: 999, workers: workers) == one)
  }

  @Test func ninetyPerCentOfTheDrawsLieInTheInterval() throws {
    let result = try found(Self.triangle, weights: [0.5, 0.5], draws: 20_000)
    #expect(result.alternatives[2].interval == (1, 2))
    #expect(result.alternatives[0].interval == (1, 4))
  }

  /// More alternatives than have a rank of their own: top and expected rank against ranking draw by draw.
  @Test func aLongListIsCountedInSteps() throws {
    var random = SeededGenerator(seed: 3)
    let rows = (0..<2_050).map { _ in (0..<3).map { _ in Double.random(in: 0...1, using: &random) } }
    let weights = [0.5, 0.3, 0.2]
    let draws = 12
    // 2,050 ranks make 256 steps of nine; the first 18 ranks are two whole ones.
    let result = try found(rows, weights: weights, draws: draws, top: 18, workers: 2)
    var sums = [Int](repeating: 0, count: rows.count)
    var tops = sums
    for n in 0..<draws {
      let drawn = WeightSpread.uniform.draw(around: weights, seed: 7, number: n)
      let scores = rows.map { row in zip(row, drawn).reduce(0) { $0 + $1.0 * $1.1 } }
      for (rank, i) in rows.indices.sorted(by: { scores[$0] > scores[$1] }).enumerated() {
        sums[i] += rank + 1
        if rank < 18 { tops[i] += 1 }
      }
    }
    #expect(result.pairwise == nil)
    for i in rows.indices {
      let own = result.alternatives[i]
      #expect(own.ranks == [])
      #expect(abs(own.expectedRank - Double(sums[i]) / Double(draws)) < 1e-9)
      #expect(abs(own.top - Double(tops[i]) / Double(draws)) < 1e-12)
    }
  }

  /// The same sums through a closure: blocks of draws and single ones must agree.
  @Test func theWeightedSumAsAMethodGivesTheSameRanks() throws {
    let rows = (0..<60).map { i in (0..<3).map { j in Double((i * 37 + j * 11) % 101) } }
    let plan = DrawPlan(draws: 203, spread: .uniform, top: 3, seed: 7, workers: Workers(2))
    let weights = try WeightVector([0.5, 0.3, 0.2])
    let byMethod = try rankAcceptability(of: matrix(rows), weights: weights, plan: plan) { drawn in
      rows.map { row in zip(row, drawn.values).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    #expect(byMethod == (try rankAcceptability(of: matrix(rows), weights: weights, plan: plan)))
  }

  @Test func whatTheMethodThrowsIsThrown() throws {
    let refusal = ScoringError.undefined(method: "m", reason: "r")
    #expect(throws: refusal) {
      try rankAcceptability(
        of: matrix(Self.triangle), weights: try WeightVector([0.5, 0.5]),
        plan: DrawPlan(draws: 20, spread: .uniform, top: 1, seed: 7)
      ) { (_) throws(ScoringError) in throw refusal }
    }
  }
}
