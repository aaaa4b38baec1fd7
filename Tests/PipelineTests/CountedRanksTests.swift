import Decision
import Scoring
import TestSupport
import Testing

@testable import Pipeline

/// Counting the top alone says the same of it as counting every rank.
@Suite struct CountedRanksTests {
  private func answer(_ rows: [[Double]], method: String? = nil) throws -> Assessment {
    try FigureRobustnessTests.answer(FigureRobustnessTests.table(rows), method: method)
  }

  private func rows(_ count: Int, seed: UInt64 = 1) -> [[Double]] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in (0..<3).map { _ in Double.random(in: 1...9, using: &random) } }
  }

  private func plan(_ draws: Int, top: Int, tolerance: Double? = nil) -> DrawPlan {
    DrawPlan(
      draws: draws, spread: .dirichlet(strength: 20), top: top, seed: 7, workers: Workers(2),
      tolerance: tolerance)
  }

  private func notice(_ ranks: String) -> String {
    "only \(ranks) counted (--ranks top): expected ranks, the ranks of nine draws of ten and pairwise "
      + "probabilities are left out; --ranks all gives them"
  }

  @Test(arguments: [(nil, nil), (nil, 0.1), ("topsis", nil), ("topsis", 0.1)] as [(String?, Double?)])
  func theTopIsThatOfAllRanks(method: String?, error: Double?) throws {
    let asked = try answer(rows(25), method: method)
    let errors = error.map { FigureErrors(all: $0) }
    let all = try asked.robustness(plan(300, top: 4), errors: errors)
    let top = try asked.robustness(plan(300, top: 4), errors: errors, counting: .top)
    #expect(all.counted == .all && top.counted == .top)
    #expect(top.standings.map(\.ranks) == all.standings.map { Array($0.ranks.prefix(4)) })
    #expect(top.standings.map(\.top) == all.standings.map(\.top))
    #expect(top.standings.map(\.centralWeights) == all.standings.map(\.centralWeights))
    #expect(top.stability == all.stability)
    #expect(top.pairwise == nil && all.pairwise != nil)
    #expect(top.standings.allSatisfy { $0.expectedRank == nil && $0.low == nil && $0.high == nil })
    #expect(top.notices.map(\.text) == all.notices.map(\.text) + [notice("the first 4 ranks are")])
    #expect(top.draws == all.draws && top.hash != all.hash)
  }

  @Test func aLongListIsCountedRankByRank() throws {
    let ladder = (0..<2_001).map { [Double($0), Double($0 * 2)] }
    let long = try answer(ladder).robustness(plan(5, top: 1), counting: .top)
    #expect(long.notices.map(\.text) == [notice("the first rank is")])
    #expect(long.standings[2_000].ranks == [1] && long.standings[1_999].ranks == [0])
  }

  @Test func oneDrawHasNoStandardError() throws {
    let asked = try answer(rows(5))
    for counting in CountedRanks.allCases {
      for tolerance in [nil, 0.01] {
        let one = try asked.robustness(plan(1, top: 2, tolerance: tolerance), counting: counting)
        #expect(one.monteCarloError == nil)
        #expect(
          one.notices.map(\.text).contains(
            "one draw does not tell how far its probabilities are off: no standard error; raise --draws"))
        #expect(try asked.robustness(plan(2, top: 2), counting: counting).monteCarloError != nil)
      }
    }
  }
}
