import Testing

@testable import Scoring

@Suite struct RankCountsTests {
  /// By hand: two draws of three alternatives.
  @Test func ranksAndFirstsAreCounted() {
    var counts = RankCounts(groups: 3, alternatives: 3, criteria: 2)
    let weights = [0.25, 0.75]
    counts.add([2, 0, 1], sizes: [1, 1, 1], weights: weights.span)
    counts.add([2, 1, 0], sizes: [1, 1, 1], weights: weights.span)
    #expect(counts.ranks == [0, 1, 1, 0, 1, 1, 2, 0, 0])
    #expect((0..<3).map(counts.rankSum) == [3, 3, 0])
    #expect(counts.firsts.centralWeights(2) == [0.25, 0.75])
    #expect(counts.firsts.centralWeights(0) == nil)
  }

  /// By hand: the first group has two members, so that the next one starts two ranks on.
  @Test func aGroupTakesAsManyRanksAsItHasMembers() {
    var counts = RankCounts(groups: 2, alternatives: 3, criteria: 1)
    let weights = [1.0]
    counts.add([0, 1], sizes: [2, 1], weights: weights.span)
    counts.add([1, 0], sizes: [2, 1], weights: weights.span)
    #expect(counts.ranks == [1, 1, 0, 1, 0, 1])
    #expect((0..<2).map(counts.rankSum) == [1, 2])
  }

  @Test func countsOfTwoRunsAddUp() {
    let weights = [0.5, 0.5]
    var whole = RankCounts(groups: 2, alternatives: 2, criteria: 2)
    var halves = [whole, whole]
    for (run, order) in [(0, [0, 1]), (1, [1, 0]), (1, [0, 1])] as [(Int, [Int32])] {
      whole.add(order, sizes: [1, 1], weights: weights.span)
      halves[run].add(order, sizes: [1, 1], weights: weights.span)
    }
    halves[0].wins = [0, 1, 0, 0]
    halves[1].wins = [0, 1, 1, 0]
    var sum = RankCounts(groups: 2, alternatives: 2, criteria: 2)
    for half in halves { sum.add(half) }
    #expect(sum.ranks == whole.ranks)
    #expect(sum.wins == [0, 2, 1, 0])
    #expect(sum.firsts.centralWeights(0) == whole.firsts.centralWeights(0))
  }
}
