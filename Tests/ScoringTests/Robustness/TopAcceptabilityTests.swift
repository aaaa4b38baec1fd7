import Decision
import TestSupport
import Testing

@testable import Scoring

/// What the top alone is told must be what the whole table says of it, figure for figure.
@Suite struct TopAcceptabilityTests {
  private func matrix(_ rows: [[Double]]) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
      criteria: rows[0].indices.map { Criterion(id: "c\($0 + 1)", direction: $0 == 1 ? .cost : .benefit) },
      columns: rows[0].indices.map { j in rows.map { $0[j] } }, normalisation: "none")
  }

  private func rows(_ count: Int, seed: UInt64, isWhole: Bool = false) -> [[Double]] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (0..<4).map { _ in
        isWhole ? Double(Int.random(in: 0...2, using: &random)) : Double.random(in: 0...1, using: &random)
      }
    }
  }

  private let weights = [0.4, 0.3, 0.2, 0.1]

  private func plan(
    _ draws: Int, _ spread: WeightSpread = .uniform, top: Int, workers: Int = 1, tolerance: Double? = nil
  ) -> DrawPlan {
    DrawPlan(
      draws: draws, spread: spread, top: top, seed: 7, workers: Workers(workers), tolerance: tolerance)
  }

  private func expectSame(
    _ top: TopAcceptability, _ whole: RankAcceptability, length: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(top.draws == whole.draws, sourceLocation: sourceLocation)
    #expect(top.alternatives.count == whole.alternatives.count, sourceLocation: sourceLocation)
    for (own, all) in zip(top.alternatives, whole.alternatives) {
      #expect(own.ranks == Array(all.ranks.prefix(length)), sourceLocation: sourceLocation)
      #expect(own.top == all.top, sourceLocation: sourceLocation)
      #expect(own.centralWeights == all.centralWeights, sourceLocation: sourceLocation)
    }
    let error = top.alternatives.flatMap(\.ranks).map { ($0 * (1 - $0) / Double(top.draws)).squareRoot() }
      .max()
    #expect(top.monteCarloError == error, sourceLocation: sourceLocation)
  }

  private func expectSame(
    _ rows: [[Double]], _ plan: DrawPlan,
    method: (@Sendable (WeightVector) throws(ScoringError) -> [Double])? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (matrix, weights) = (matrix(rows), try WeightVector(weights))
    expectSame(
      try topAcceptability(of: matrix, weights: weights, plan: plan, method: method),
      try rankAcceptability(of: matrix, weights: weights, plan: plan, method: method), length: plan.top,
      sourceLocation: sourceLocation)
  }

  /// Also a top that is longer than what is kept in lists, and one that is the whole list.
  @Test(arguments: [1, 2, 10, 63, 64, 65, 90]) func theTopIsThatOfTheWholeTable(top: Int) throws {
    for spread in [WeightSpread.uniform, .dirichlet(strength: 5), .stated] {
      try expectSame(rows(90, seed: UInt64(top)), plan(300, spread, top: top, workers: 2))
    }
  }

  /// Draws that fill no batch, one, and one and a part of the next.
  @Test(arguments: [1, 15, 16, 17, 128, 129, 400]) func everyDrawIsCounted(draws: Int) throws {
    try expectSame(rows(40, seed: 3), plan(draws, top: 4))
  }

  /// Rows of three figures: many are the same, so that several share their ranks across the end of the top,
  /// and weights that are held make sums that are equal.
  @Test(arguments: UInt64(1)...5) func tiesAreTreatedAlike(seed: UInt64) throws {
    for spread in [WeightSpread.uniform, .dirichlet(strength: 3), .stated] {
      try expectSame(rows(150, seed: seed, isWhole: true), plan(200, spread, top: 7))
    }
  }

  /// As many ranks as there are different rows, of which some stand for many.
  @Test func aTopOfAsManyRanksAsGroupsIsSharedAlike() throws {
    let values = rows(3, seed: 8)
    try expectSame((0..<10).map { values[[0, 1, 1, 1, 2, 1, 0, 0, 1, 2][$0]] }, plan(100, top: 3))
  }

  /// A method that ranks in steps: its ties are turned by the number of the draw, across the end of the top
  /// too.
  @Test func tiesOfAMethodAreTurnedAlike() throws {
    let values = rows(30, seed: 4)
    try expectSame(values, plan(101, top: 5)) { (weights) throws(ScoringError) in
      values.map { (3 * ($0[0] * weights.values[0] + $0[2] * weights.values[2])).rounded() }
    }
  }

  private struct Steps: DrawScorer {
    mutating func score(draw: Int, weights: [Double], into scores: inout [Double]) throws(ScoringError) {
      for i in scores.indices { scores[i] = Double((draw &* 31 &+ i &* 17) % 23 % 9) }
    }
  }

  @Test func drawnFiguresAreCountedAlike() throws {
    let (weights, plan) = (try WeightVector(weights), plan(99, top: 4, workers: 3))
    expectSame(
      try topAcceptability(alternatives: 25, weights: weights, plan: plan) { Steps() },
      try rankAcceptability(alternatives: 25, weights: weights, plan: plan) { Steps() }, length: 4)
  }

  @Test func whatAMethodRefusesIsThrown() throws {
    let weights = try WeightVector(weights)
    #expect(throws: ScoringError.undefined(method: "x", reason: "y")) {
      _ = try topAcceptability(of: matrix(rows(3, seed: 1)), weights: weights, plan: plan(9, top: 2)) {
        (_) throws(ScoringError) in throw .undefined(method: "x", reason: "y")
      }
    }
  }

  @Test(arguments: [2, 3, 8]) func theResultIsTheSameOnAnyNumberOfThreads(workers: Int) throws {
    let (matrix, weights) = (matrix(rows(60, seed: 2)), try WeightVector(weights))
    #expect(
      try topAcceptability(of: matrix, weights: weights, plan: plan(999, top: 5, workers: workers))
        == topAcceptability(of: matrix, weights: weights, plan: plan(999, top: 5)))
  }

  /// The same as so many draws asked for at once, and no more than the tolerance wants.
  @Test func drawsGrowToTheTolerance() throws {
    let (matrix, weights) = (matrix(rows(20, seed: 5)), try WeightVector(weights))
    let found = try topAcceptability(
      of: matrix, weights: weights, plan: plan(100_000, top: 3, tolerance: 0.006))
    #expect(found.draws > 1_000 && found.draws < 100_000)
    #expect(found.monteCarloError <= 0.006)
    #expect(try found == topAcceptability(of: matrix, weights: weights, plan: plan(found.draws, top: 3)))
    let half = try topAcceptability(of: matrix, weights: weights, plan: plan(found.draws / 2, top: 3))
    #expect(half.monteCarloError > 0.006)
  }

  /// Longer than the lists of which every rank has its own count: here the ranks of the top have it.
  @Test func ranksOfALongListAreCountedOneByOne() throws {
    let values = rows(2_100, seed: 6)
    let found = try topAcceptability(
      of: matrix(values), weights: try WeightVector(weights), plan: plan(12, top: 3, workers: 2))
    var expected = [[Int]](repeating: [0, 0, 0], count: values.count)
    for n in 0..<12 {
      let drawn = WeightSpread.uniform.draw(around: weights, seed: 7, number: n)
      let scores = values.map { row in
        row.indices.reduce(0.0) { $0 + ($1 == 1 ? -row[$1] : row[$1]) * drawn[$1] }
      }
      let best = scores.indices.sorted { scores[$0] > scores[$1] }.prefix(3)
      for (rank, i) in best.enumerated() { expected[i][rank] += 1 }
    }
    #expect(found.alternatives.map { $0.ranks.map { Int((12 * $0).rounded()) } } == expected)
  }
}
