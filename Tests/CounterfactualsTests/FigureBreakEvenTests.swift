import Counterfactuals
import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; beyond them, scoring anew at the answer and just before it.
@Suite struct FigureBreakEvenTests {
  @Test func onGoalpostsTheFigureIsTheGapOverItsSlope() throws {
    // .4 against .55, and a unit of either figure is worth .05.
    let found = try figureBreakEvens(
      of: 0, against: 1, within: [0...10, 0...10], scorer: onGoalposts([[4, 4], [6, 5]], [0.5, 0.5]))
    #expect(found.map(\.criterion) == [0, 1])
    for answer in found {
      guard case .at(let value, let change) = answer.breakEven else {
        Issue.record("not reached")
        continue
      }
      #expect(agree(value, 7, .roundoff) && agree(change, 3, .roundoff))
      #expect(answer.present == 4)
    }
    // Standard deviations of 4, 6 and 4, 5: √2 and √½. The first costs fewer of them.
    #expect(agree(found[0].deviations ?? 0, 3 / 2.0.squareRoot(), .roundoff))
    #expect(agree(found[1].deviations ?? 0, 3 / 0.5.squareRoot(), .roundoff))
  }
  @Test func aCostHasToFall() throws {
    // Cost on goalposts: .5·(10 − x)/10. Challenger .2 + .3, leader .3 + .35: x from 6 to 3.
    let found = try figureBreakEvens(
      of: 0, against: 1, within: [0...10, nil],
      scorer: onGoalposts([[6, 6], [4, 7]], [0.5, 0.5], costs: [0]))
    guard case .at(let value, let change) = found[0].breakEven else { throw Missing() }
    #expect(found[0].criterion == 0 && agree(value, 3, .roundoff) && agree(change, -3, .roundoff))
  }
  @Test func theLeaderFallsInstead() throws {
    let found = try figureBreakEvens(
      of: 0, against: 1, moving: .leader, within: [0...10, 0...10],
      scorer: onGoalposts([[4, 4], [6, 5]], [0.5, 0.5]))
    #expect(found[0].criterion == 0 && found[0].present == 6)
    guard case .at(let first, _) = found[0].breakEven, case .at(let second, _) = found[1].breakEven
    else { throw Missing() }
    #expect(agree([first, second], [3, 2], .roundoff))
  }
  /// Min-max: beyond the leader's 10 the range grows, `½·5/(x − 5) + ½ = ½ + ½·5/6`, so x = 11.
  @Test func aFigureBeyondTheRangeStretchesIt() throws {
    let found = try figureBreakEvens(
      of: 0, against: 1, within: [0...20, nil], scorer: onRange([[0, 5], [10, 6], [5, 0]], [0.5, 0.5]))
    guard case .at(let value, let change) = found[0].breakEven else { throw Missing() }
    #expect(found[0].criterion == 0 && agree([value, change], [11, 11], .roundoff))
  }
  @Test func whatIsOutOfReachSaysHowNearItComes() throws {
    // Up to 5 the first figure makes .45, and the second .45, against .55.
    let found = try figureBreakEvens(
      of: 0, against: 1, within: [0...5, 0...5], scorer: onGoalposts([[4, 4], [6, 5]], [0.5, 0.5]))
    for answer in found {
      guard case .never(let within, let gap, let place) = answer.breakEven else { throw Missing() }
      #expect(within == 0...5 && place == 5 && agree(gap, -0.1, .roundoff))
      #expect(answer.deviations == nil)
    }
  }
  @Test func withoutBoundsTheObservedFiguresAreTheBounds() throws {
    let found = try figureBreakEvens(
      of: 0, against: 1, scorer: onGoalposts([[4, 4], [6, 5]], [0.5, 0.5]))
    guard case .never(let within, _, _) = found[0].breakEven else { throw Missing() }
    #expect(found[0].criterion == 0 && within == 4...6)
  }
  @Test func whoIsAheadNeedsNoChange() throws {
    let found = try figureBreakEvens(
      of: 1, against: 0, scorer: onGoalposts([[4, 4], [6, 5]], [0.5, 0.5]))
    #expect(found.map(\.breakEven) == [.at(value: 6, change: 0), .at(value: 5, change: 0)])
  }
  /// Every answer closes the gap, and a little less of the change does not.
  @Test(arguments: UInt64(1)...8) func theAnswerIsTheCrossing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = randomRows(7, 4, &random)
    let weights = try randomWeights(4, &random)
    for scorer in [try onRange(rows, weights, costs: [2]), try byTOPSIS(rows, weights, costs: [2])] {
      let order = Ranking(
        scores: try scorer.score(scorer.matrix), ids: scorer.matrix.alternatives.map(\.id)
      ).order
      let (challenger, leader) = (order[3], order[0])
      func gap(_ j: Int, _ x: Double) throws -> Double {
        let scores = try scores(scorer, row: challenger, [(j, x)])
        return scores[challenger] - scores[leader]
      }
      for answer in try figureBreakEvens(
        of: challenger, against: leader, within: rows[0].map { _ in 0.5...20 }, scorer: scorer)
      {
        let j = answer.criterion
        switch answer.breakEven {
        case .at(let value, let change):
          #expect(try gap(j, value) >= -1e-15)
          #expect(try gap(j, value - change * 1e-9) < 0)
          // No smaller change does, on the way up or down, on a grid of its own.
          for step in 0..<60 {
            let part = abs(change) * Double(step) / 60
            for x in [answer.present + part, answer.present - part] where (0.5...20).contains(x) {
              #expect(try gap(j, x) < 0)
            }
          }
        case .never(_, let best, let place):
          #expect(agree(try gap(j, place), best, .solver))
          for step in 0...100 { #expect(try gap(j, 0.5 + 19.5 * Double(step) / 100) < 0) }
        }
      }
    }
  }
  @Test func aPlaceWithoutAScoreEndsTheSearchThere() throws {
    // Linear refuses a cost of zero: the walk down ends before it, and the walk up is made.
    let scorer = Scorer(
      matrix: try matrix([[4, 1], [2, 5]], costs: [0]), normalisation: Linear(), method: WeightedSum(),
      weights: try WeightVector([0.1, 0.9]))
    let found = try figureBreakEvens(of: 0, against: 1, within: [0...8, nil], scorer: scorer)
    guard case .never(_, _, let place)? = found.first(where: { $0.criterion == 0 })?.breakEven
    else { throw Missing() }
    #expect(place > 0 && place < 4)
  }
  @Test func oneAlternativeHasNoGapToItself() throws {
    let scorer = try onGoalposts([[4, 4], [6, 5]], [0.5, 0.5])
    #expect {
      try figureBreakEvens(of: 1, against: 1, scorer: scorer)
    } throws: {
      "\($0)" == "'A2' is compared with itself; name two different alternatives"
    }
  }
  @Test func boundsWithoutThePresentFigureAreRefusedAllAtOnce() throws {
    let scorer = try onGoalposts([[4, 4], [6, 5]], [0.5, 0.5])
    #expect {
      try figureBreakEvens(of: 0, against: 1, within: [5...9, 0...3], scorer: scorer)
    } throws: {
      "\($0)" == """
        criterion 'c1' is searched from 5 to 9, and 'A1' has 4; give finite bounds that hold the present figure
        criterion 'c2' is searched from 0 to 3, and 'A1' has 4; give finite bounds that hold the present figure
        """
    }
  }
  private struct Missing: Error {}
}
