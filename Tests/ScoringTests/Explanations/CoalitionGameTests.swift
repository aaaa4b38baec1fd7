import TestSupport
import Testing

@testable import Scoring

/// References: closed forms, and the exact values of small games for those from drawn orders.
@Suite struct CoalitionGameTests {
  func drawn(
    _ players: Int, pairs: Int = 500, seed: UInt64 = 3, workers: Int = 1,
    value: @escaping @Sendable (UInt64) throws(ScoringError) -> Double
  ) throws -> ShapleyValues {
    try shapleyValues(
      players: players,
      plan: ShapleyPlan(exactUpTo: 0, pairs: pairs, seed: seed, workers: Workers(workers)), value: value)
  }

  static let costs = (1...20).map { Double($0 * $0) }

  @Sendable static func runway(_ members: UInt64) -> Double {
    costs.indices.reduce(0) { members >> UInt64($1) & 1 == 1 ? max($0, costs[$1]) : $0 }
  }

  @Test func moreThanTwelvePlayersAreDrawn() throws {
    let found = try shapleyValues(players: 20, plan: ShapleyPlan(pairs: 500, seed: 3), value: Self.runway)
    let errors = try #require(found.standardErrors)
    #expect(found.evaluations == 2 + 2 * 500 * 19)
    for (player, expected) in airport(Self.costs).enumerated() {
      #expect(abs(found.values[player] - expected) < 4 * errors[player])
    }
  }

  @Test func theSecurityCouncilIsDrawnWithinItsErrors() throws {
    let found = try drawn(15, pairs: 2_000) { $0 & 31 == 31 && $0.nonzeroBitCount >= 9 ? 1 : 0 }
    let errors = try #require(found.standardErrors)
    for player in 0..<15 {
      #expect(abs(found.values[player] - (player < 5 ? 421.0 / 2145 : 4.0 / 2145)) < 4 * errors[player])
    }
  }

  @Test(arguments: [2, 15, 64]) func drawnValuesAddUpToTheDifference(players: Int) throws {
    let found = try drawn(players, pairs: 50) { members in
      3 + (Double(members.nonzeroBitCount) + Double(members & 5)).squareRoot()
    }
    #expect(agree(found.values.reduce(0, +), found.all - found.none, .roundoff))
  }

  /// In an order and its reverse each of two players comes once before the other, so what they add together
  /// is shared equally in every single pair.
  @Test func oneOrderAndItsReverseAreExactForGamesOfTwos() throws {
    let weights = (0..<30).map { Double(($0 * 7 + 3) % 11) }
    let found = try drawn(30, pairs: 2) { members in
      var sum = 0.0
      for i in 0..<30 where members >> UInt64(i) & 1 == 1 {
        for k in 0..<i where members >> UInt64(k) & 1 == 1 { sum += weights[i] * weights[k] }
      }
      return sum
    }
    let total = weights.reduce(0, +)
    #expect(agree(found.values, weights.map { $0 * (total - $0) / 2 }, .roundoff))
    #expect(try #require(found.standardErrors).allSatisfy { $0 < 1e-9 })
  }

  /// The mean square of 200 errors in units of their standard errors is 1, but for four standard deviations
  /// of that mean, √(2/200).
  @Test func standardErrorsAreHonest() throws {
    var random = SeededGenerator(seed: 4)
    let worth = (0..<32).map { _ in Double.random(in: 0...1, using: &random) }
    let exact = try shapleyValues(players: 5, plan: ShapleyPlan(seed: 1)) { worth[Int($0)] }.values
    var sum = 0.0
    for seed in UInt64(1)...200 {
      let found = try drawn(5, pairs: 60, seed: seed) { worth[Int($0)] }
      let error = (found.values[2] - exact[2]) / (try #require(found.standardErrors)[2])
      sum += error * error
    }
    #expect(abs(sum / 200 - 1) < 4 * (2.0 / 200).squareRoot())
  }

  @Test(arguments: [2, 3, 8]) func theResultIsTheSameOnAnyNumberOfThreads(workers: Int) throws {
    #expect(
      try drawn(20, pairs: 101, workers: workers, value: Self.runway)
        == drawn(20, pairs: 101, value: Self.runway))
    let many = ShapleyPlan(seed: 1, workers: Workers(workers))
    #expect(
      try shapleyValues(players: 11, plan: many, value: Self.runway)
        == shapleyValues(players: 11, plan: ShapleyPlan(seed: 1), value: Self.runway))
  }

  @Test func oneDrawnPlayerGetsEverything() throws {
    let found = try drawn(1, pairs: 2) { $0 == 0 ? 2 : 5 }
    #expect(found.values == [3] && found.standardErrors == [0] && found.evaluations == 2)
  }

  /// 24 orders of four; five standard deviations of a count of 24,000/24: 5·√(1000·23/24).
  @Test func everyOrderIsAsLikelyAsAnyOther() {
    var counts: [[Int]: Int] = [:]
    for number in 0..<24_000 { counts[drawnOrder(of: 4, seed: 9, number: number), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(counts.values.allSatisfy { abs(Double($0) - 1_000) < 155 })
  }
}
