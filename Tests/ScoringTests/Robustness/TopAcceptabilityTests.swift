import Decision
import TestSupport
import Testing

@testable import Scoring

/// Closed forms: with uniform weights on two criteria the first weight is uniform on 0 to 1.
@Suite struct TopAcceptabilityTests {
  func matrix(_ rows: [[Double]]) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
      criteria: rows[0].indices.map { Criterion(id: "c\($0 + 1)", direction: $0 == 1 ? .cost : .benefit) },
      columns: rows[0].indices.map { j in rows.map { j == 1 ? -$0[j] : $0[j] } }, normalisation: "none")
  }

  @Test func probabilitiesOfTheTriangle() throws {
    let plan = DrawPlan(draws: 40_000, spread: .uniform, top: 1, seed: 7)
    let result = try topAcceptability(
      of: matrix([[1, 0], [0, 1], [0.6, 0.6]]), weights: try WeightVector([0.5, 0.5]), plan: plan)
    for (own, expected) in zip(result.alternatives, [0.4, 0.4, 0.2]) {
      #expect(own.ranks.count == 1)
      #expect(own.ranks[0] == own.top)
      #expect(abs(own.top - expected) < 4 * (0.24 / 40_000).squareRoot())
    }
    // Given that A1 is first its weight is uniform on .6 to 1.
    #expect(abs(try #require(result.alternatives[0].centralWeights)[0] - 0.8) < 4 * 0.1155 / 126)
    #expect(abs(result.monteCarloError - (0.24 / 40_000).squareRoot()) < 1e-4)
  }

  /// Twins hold two ranks together and share what of them lies within the top.
  @Test func twinsShareRanksAcrossTheEndOfTheTop() throws {
    let plan = DrawPlan(draws: 4_000, spread: .uniform, top: 2, seed: 7)
    let result = try topAcceptability(
      of: matrix([[1, 0], [0, 1], [0, 1]]), weights: try WeightVector([0.5, 0.5]), plan: plan)
    let first = result.alternatives[0].ranks[0]
    let p = 1 - first
    #expect(result.alternatives[1] == result.alternatives[2])
    #expect(result.alternatives[1].ranks == [p / 2, p / 2 + (1 - p) / 2])
    #expect(result.alternatives[0].ranks == [first, 0])
  }

  @Test(arguments: UInt64(1)...12) func itIsTheHeadOfTheFullTable(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...90, using: &random)
    // Few different figures, so that some alternatives are twins and some sums are equal.
    let rows = (0..<count).map { _ in
      (0..<4).map { _ in Double(Int.random(in: 0...4, using: &random)) / 4 }
    }
    let spread = seed % 2 == 0 ? WeightSpread.uniform : .dirichlet(strength: 6)
    for top in [1, 2, 10, 200] {
      let workers = Workers(Int(seed % 3) + 1)
      let plan = DrawPlan(draws: 205, spread: spread, top: top, seed: seed, workers: workers)
      let weights = try WeightVector([0.4, 0.3, 0.3, 0])
      let full = try rankAcceptability(of: matrix(rows), weights: weights, plan: plan)
      let found = try topAcceptability(of: matrix(rows), weights: weights, plan: plan)
      for (own, whole) in zip(found.alternatives, full.alternatives) {
        #expect(own.ranks == Array(whole.ranks.prefix(top)))
        #expect(own.top == whole.top)
        #expect(own.centralWeights == whole.centralWeights)
      }
    }
  }

  /// Against the plain way: every draw ranked by itself.
  @Test func countsAreThoseOfRankingDrawByDraw() throws {
    var random = SeededGenerator(seed: 5)
    let rows = (0..<300).map { _ in (0..<4).map { _ in Double.random(in: 0...1, using: &random) } }
    let weights = [0.4, 0.3, 0.2, 0.1]
    let plan = DrawPlan(draws: 101, spread: .uniform, top: 5, seed: 7)
    let result = try topAcceptability(of: matrix(rows), weights: try WeightVector(weights), plan: plan)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 5), count: rows.count)
    for n in 0..<101 {
      let drawn = WeightSpread.uniform.draw(around: weights, seed: 7, number: n)
      let scores = rows.map { row in zip(row, drawn).reduce(0) { $0 + $1.0 * $1.1 } }
      let order = rows.indices.sorted { scores[$0] > scores[$1] }
      for rank in 0..<5 { counts[order[rank]][rank] += 1 }
    }
    for i in rows.indices {
      #expect(result.alternatives[i].ranks == counts[i].map { Double($0) / 101 })
    }
  }

  @Test(arguments: [2, 3, 5, 8]) func theResultIsTheSameOnAnyNumberOfThreads(workers: Int) throws {
    let rows = (0..<60).map { i in (0..<3).map { j in Double((i * 37 + j * 11) % 101) } }
    func found(_ workers: Int) throws -> TopAcceptability {
      try topAcceptability(
        of: matrix(rows), weights: try WeightVector([0.5, 0.3, 0.2]),
        plan: DrawPlan(draws: 999, spread: .uniform, top: 4, seed: 7, workers: Workers(workers)))
    }
    #expect(try found(workers) == found(1))
  }

  @Test func theWeightedSumAsAMethodGivesTheSameRanks() throws {
    let rows = (0..<60).map { i in (0..<3).map { j in Double((i * 37 + j * 11) % 101) } }
    let plan = DrawPlan(draws: 203, spread: .uniform, top: 3, seed: 7, workers: Workers(2))
    let weights = try WeightVector([0.5, 0.3, 0.2])
    let byMethod = try topAcceptability(of: matrix(rows), weights: weights, plan: plan) { drawn in
      rows.map { row in zip(row, drawn.values).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    #expect(byMethod == (try topAcceptability(of: matrix(rows), weights: weights, plan: plan)))
  }

  @Test func whatTheMethodThrowsIsThrown() throws {
    let refusal = ScoringError.undefined(method: "m", reason: "r")
    #expect(throws: refusal) {
      try topAcceptability(
        of: matrix([[1, 0], [0, 1]]), weights: try WeightVector([0.5, 0.5]),
        plan: DrawPlan(draws: 20, spread: .uniform, top: 1, seed: 7)
      ) { (_) throws(ScoringError) in throw refusal }
    }
  }
}
