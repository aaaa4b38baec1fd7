import Decision
import TestSupport
import Testing

/// Reference: by hand; 'standard competition' ranks, 1 2 2 4.
@Suite struct RankingTests {
  @Test func equalScoresShareARankAndStandById() {
    let ranking = Ranking(scores: [0.4, 0.9, 0.4], ids: ["b", "c", "a"])
    #expect(ranking.order == [1, 2, 0])
    #expect(ranking.ranks == [2, 1, 2])
  }

  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]]) func tiesDoNotDependOnTheOrderOfTheRows(
    order: [Int]
  ) {
    let scores: [Double] = [9, 5.5, 5.5, 1]
    let ids = ["delta", "bravo", "charlie", "alpha"]
    let ranking = Ranking(scores: order.map { scores[$0] }, ids: order.map { ids[$0] })
    #expect(ranking.order.map { ids[order[$0]] } == ["delta", "bravo", "charlie", "alpha"])
    #expect(ranking.order.map { ranking.ranks[$0] } == [1, 2, 2, 4])
  }

  @Test func idsAreComparedByTheirBytes() {
    let ranking = Ranking(scores: [1, 1, 1, 1, 1], ids: ["é", "a", "Z", "10", "9"])
    #expect(ranking.order == [3, 4, 2, 1, 0])
    #expect(ranking.ranks == [1, 1, 1, 1, 1])
  }

  @Test func zeroTiesWithItsNegative() {
    let ranking = Ranking(scores: [-0.0, 0, -1], ids: ["b", "a", "c"])
    #expect(ranking.order == [1, 0, 2])
    #expect(ranking.ranks == [1, 1, 3])
  }

  @Test func scoresOneBitApartAreNoTie() {
    #expect(Ranking(scores: [1, Double(1).nextUp], ids: ["a", "b"]).ranks == [2, 1])
    #expect(Ranking(scores: [0, Double.leastNonzeroMagnitude], ids: ["a", "b"]).ranks == [2, 1])
  }

  @Test func oneAloneIsFirstAndNobodyIsNoRanking() {
    #expect(Ranking(scores: [-7], ids: ["a"]).ranks == [1])
    #expect(Ranking(scores: [], ids: []).order == [])
  }

  @Test(arguments: UInt64(1)...20) func aRankIsOneMoreThanTheNumberOfBetterOnes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Few different scores, so that there are ties of every length.
    let scores = (0..<40).map { _ in Double(Int.random(in: 0...9, using: &random)) }
    let ranking = Ranking(scores: scores, ids: scores.indices.map { "R\($0)" })
    #expect(ranking.ranks == scores.map { score in 1 + scores.count { $0 > score } })
    #expect(ranking.order.sorted() == Array(scores.indices))
    #expect(ranking.order.map { scores[$0] } == scores.sorted(by: >))
  }
}
