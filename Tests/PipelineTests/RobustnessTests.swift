import Decision
import Pipeline
import Scoring
import TestSupport
import Testing

/// With two criteria the first weight w is uniform on 0 to 1: A1 is first for w > .6, A2 for w < .4, A3 between.
@Suite struct RobustnessTests {
  private func answer(
    _ rows: [[Double]], weights: [Double] = [0.5, 0.5], method: String? = nil, costs: [String] = [],
    conditions: [Constraint] = []
  ) throws -> Assessment {
    let table = IndicatorTable(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
      columns: rows[0].indices.map { j in
        IndicatorTable.Column(indicator: Indicator(id: "c\(j + 1)"), values: rows.map { $0[j] })
      })
    return try assessment(
      try Study(
        table: table, weights: weights.enumerated().map { ("c\($0 + 1)", $1) }, costs: costs,
        options: Study.Options(method: method, conditions: conditions),
        identity: Study.Identity(seed: 1, data: "d", version: "v")))
  }

  private let triangle = [[1, 0], [0, 1], [0.6, 0.6], [0.1, 0.2]]

  private func plan(
    _ draws: Int, _ spread: WeightSpread = .uniform, top: Int = 1, seed: UInt64 = 7, workers: Int = 1
  ) -> DrawPlan {
    DrawPlan(draws: draws, spread: spread, top: top, seed: seed, workers: Workers(workers))
  }

  private func isNear(_ found: Double, _ p: Double, draws: Int) -> Bool {
    abs(found - p) <= 4 * (p * (1 - p) / Double(draws)).squareRoot()
  }

  @Test func standingsAreThoseOfTheTriangle() throws {
    let found = try answer(triangle).robustness(plan(40_000, top: 2))
    for (own, p) in zip(found.standings, [0.4, 0.4, 0.2, 0]) {
      #expect(isNear(own.ranks[0], p, draws: 40_000))
    }
    for (own, p) in zip(found.standings, [0.5, 0.5, 1, 0]) { #expect(isNear(own.top, p, draws: 40_000)) }
    let intervals = found.standings.map { [$0.low, $0.high] }
    #expect(intervals == [[1, 4], [1, 4], [1, 2], [3, 4]])
    #expect(found.standings[3].centralWeights == nil)
    let pairwise = try #require(found.pairwise)
    #expect(isNear(pairwise[0][3], 9.0 / 11, draws: 40_000))
    #expect(isNear(pairwise[1][3], 8.0 / 9, draws: 40_000))
    #expect(pairwise[2][3] == 1 && pairwise[3][2] == 0)
    #expect(found.draws == 40_000 && found.top == 2 && found.seed == 7)
    #expect(found.spread == "uniform over all weightings")
    #expect(found.notices.isEmpty)
  }

  @Test func intervalsOfTheWeightsAreExact() throws {
    let found = try answer(triangle, weights: [0.55, 0.45]).robustness(plan(5, top: 1))
    for interval in try #require(found.stability) {
      #expect(agree([interval.low, interval.high], [0.4, 0.6], .difference))
    }
    let two = try #require(try answer(triangle, weights: [0.55, 0.45]).robustness(plan(5, top: 2)).stability)
    #expect(agree(two.flatMap { [$0.low, $0.high] }, [0.5, 1, 0, 0.5], .difference))
  }

  /// Weighted sums of min-max, where the scores are drawn in a loop of their own, against the method asked plainly.
  @Test func theFastLoopAndTheMethodAgree() throws {
    var random = SeededGenerator(seed: 3)
    let rows = (0..<12).map { _ in (0..<3).map { _ in Double.random(in: 0...1, using: &random) } }
    let sum = try answer(rows, weights: [0.5, 0.3, 0.2], costs: ["c2"])
    let spotis = try answer(rows, weights: [0.5, 0.3, 0.2], method: "spotis", costs: ["c2"])
    // SPOTIS on the observed ranges is one minus the weighted sum of min-max, so the ranks are the same.
    let one = try sum.robustness(plan(500, .dirichlet(strength: 4)))
    let other = try spotis.robustness(plan(500, .dirichlet(strength: 4)))
    #expect(one.standings.map(\.ranks) == other.standings.map(\.ranks))
    #expect(one.pairwise == other.pairwise)
  }

  /// Between (2, 1) and (1, 2) the heavier criterion decides; Beta(8, 2) is above ½ with probability 1 − 5/256.
  @Test(arguments: ["topsis", "vikor", "promethee-ii", "mabac", "mairca"])
  func anyMethodMayBeAsked(method: String) throws {
    let asked = try answer([[2, 1], [1, 2]], weights: [0.8, 0.2], method: method)
    let found = try asked.robustness(plan(2_000, .dirichlet(strength: 10)))
    #expect(isNear(found.standings[0].ranks[0], 1 - 5.0 / 256, draws: 2_000))
    guard !asked.isAdditive else { return }
    #expect(found.stability == nil)
    let notice = "'\(method)' is no sum of parts: intervals of weights are not computed for it"
    #expect(found.notices.map(\.text).last == notice)
  }

  @Test(arguments: [2, 3, 8]) func threadsChangeNothing(workers: Int) throws {
    for method in [nil, "topsis"] {
      let asked = try answer(triangle, method: method)
      let one = try asked.robustness(plan(999))
      let more = try asked.robustness(plan(999, workers: workers))
      #expect(more.standings == one.standings)
      #expect(more.pairwise == one.pairwise)
      #expect(more.monteCarloError == one.monteCarloError)
    }
    let asked = try answer(triangle)
    #expect(try asked.robustness(plan(999, seed: 8)).standings != asked.robustness(plan(999)).standings)
  }

  @Test func aTopLargerThanTheListIsAWrongQuestion() throws {
    let few = try answer(triangle, conditions: [.number("c1", .less, 0.5)])
    #expect(
      refusal { _ = try few.robustness(plan(10, top: 3)) } == [
        "--top is 3, and 2 alternatives are ranked; give a number up to 2"
      ])
    do {
      _ = try few.robustness(plan(10, top: 3))
    } catch {
      guard case .question = error else {
        Issue.record("\(error)")
        return
      }
    }
    let all = try few.robustness(plan(100, top: 2))
    #expect(all.standings.allSatisfy { agree($0.top, 1, .roundoff) })
    #expect(all.stability?.map { [$0.low, $0.high] } == [[0, 1], [0, 1]])
  }

  /// So weak a strength draws weights of one criterion alone, on which the two are the same and VIKOR has no value.
  @Test func aMethodWithoutAValueForSomeDrawIsBadData() throws {
    let asked = try answer([[1, 0], [1, 1]], method: "vikor")
    do {
      _ = try asked.robustness(plan(200, .dirichlet(strength: 1e-6)))
      Issue.record("vikor has a value on every draw")
    } catch {
      guard case .data(let list) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(
        list.kept.map(\.message) == [
          "'vikor' has no value here: every alternative has the same regret S and R"
        ])
    }
  }

  /// Equal sites share their ranks: here two hold the places 1 and 2 whenever the second weight is above a half.
  @Test func twinsShareTheirRanks() throws {
    let found = try answer([[1, 0], [0, 1], [0, 1]]).robustness(plan(4_000))
    let p = 1 - found.standings[0].ranks[0]
    #expect(isNear(p, 0.5, draws: 4_000))
    #expect(agree(found.standings[1].ranks, [p / 2, 0.5, (1 - p) / 2], .roundoff))
    #expect(found.standings[1] == found.standings[2])
    #expect(found.pairwise?[1][2] == 0.5)
  }

  @Test func longListsSayWhatIsLeftOut() throws {
    let ladder = (0..<2_001).map { [Double($0), Double($0 * 2)] }
    let long = try answer(ladder).robustness(plan(5, top: 10))
    #expect(long.pairwise == nil)
    #expect(long.standings.allSatisfy { $0.ranks.isEmpty })
    #expect(
      long.notices.map(\.text) == [
        "ranks are counted in 256 steps for more than 2000 alternatives",
        "pairwise probabilities are left out for more than 1000 alternatives",
      ])
    // Each stands where it stands under any weights; the last row is the first.
    #expect(long.standings[2_000].expectedRank == 1)
    #expect(long.standings[0].expectedRank == 2_001)
    let middle = try answer(Array(ladder.prefix(1_001))).robustness(plan(5))
    #expect(middle.pairwise == nil)
    #expect(middle.standings[1_000].ranks.first == 1)
    #expect(middle.notices.count == 1)
    #expect(try answer(Array(ladder.prefix(1_000))).robustness(plan(5)).pairwise?.count == 1_000)
  }
}
