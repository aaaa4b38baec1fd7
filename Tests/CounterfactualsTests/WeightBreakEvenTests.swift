import Counterfactuals
import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms of straight lines; the search on the same lines.
@Suite struct WeightBreakEvenTests {
  private func normalised(_ rows: [[Double]]) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: rows.indices.map { Alternative(id: "A\($0 + 1)") },
      criteria: rows[0].indices.map { Criterion(id: "c\($0 + 1)", direction: .benefit) },
      columns: rows[0].indices.map { j in rows.map { $0[j] } }, normalisation: "none")
  }

  @Test func eachIsBestOnOneCriterion() throws {
    let found = try weightBreakEvens(
      of: 0, against: 1, in: normalised([[1, 0], [0, 1]]), weights: try WeightVector([0.3, 0.7]))
    #expect(found.map(\.criterion) == [0, 1])
    guard case .at(let first, let up) = found[0].breakEven,
      case .at(let second, let down) = found[1].breakEven
    else { throw Missing() }
    #expect(agree([first, up, second, down], [0.5, 0.2, 0.5, -0.2], .roundoff))
  }
  /// With weights .5, .3, .2 and gaps −.4, .2, .1 the gap is −.12. The others give −.18/.7 without c2, which crosses zero
  /// at .18/(.18 + .14), and −.14/.8 without c3, crossing at .175/.275; without c1 they give .16, crossing at .16/.56.
  @Test func theOthersKeepTheirProportions() throws {
    let found = try weightBreakEvens(
      of: 0, against: 1, in: normalised([[0.2, 0.8, 0.5], [0.6, 0.6, 0.4]]),
      weights: try WeightVector([0.5, 0.3, 0.2]))
    let values = found.map { answer -> Double in
      guard case .at(let value, _) = answer.breakEven else { return .nan }
      return value
    }
    #expect(found.map(\.criterion) == [0, 1, 2])
    #expect(agree(values, [0.16 / 0.56, 0.18 / 0.32, 0.175 / 0.275], .roundoff))
  }
  @Test func aCostThatIsLeftCountsAgainst() throws {
    // The same as a benefit of −2 and −1 for the two.
    let matrix = NormalisedMatrix(
      alternatives: [Alternative(id: "a"), Alternative(id: "b")],
      criteria: [Criterion(id: "c", direction: .cost), Criterion(id: "d", direction: .benefit)],
      columns: [[2, 1], [3, 1]], normalisation: "none")
    let found = try weightBreakEvens(of: 0, against: 1, in: matrix, weights: try WeightVector([0.9, 0.1]))
    guard case .at(let value, _) = found[0].breakEven else { throw Missing() }
    // −x + 2(1 − x) = 0
    #expect(found[0].criterion == 0 && agree(value, 2.0 / 3, .roundoff))
  }
  @Test func whoIsWorseEverywhereNeverOvertakes() throws {
    let found = try weightBreakEvens(
      of: 0, against: 1, in: normalised([[0.1, 0.2], [0.5, 0.3]]), weights: try WeightVector([0.5, 0.5]))
    for answer in found {
      guard case .never(let within, let gap, let place) = answer.breakEven else { throw Missing() }
      #expect(within == 0...1 && agree(gap, -0.1, .roundoff))
      #expect(place == (answer.criterion == 0 ? 0 : 1))
    }
  }
  @Test func whoIsAheadNeedsNoChangeAndOneCriterionCannotMove() throws {
    let ahead = try weightBreakEvens(
      of: 1, against: 0, in: normalised([[0, 0], [1, 1]]), weights: try WeightVector([0.5, 0.5]))
    #expect(ahead.map(\.breakEven) == [.at(value: 0.5, change: 0), .at(value: 0.5, change: 0)])
    let alone = try weightBreakEvens(
      of: 0, against: 1, in: normalised([[0], [1]]), weights: try WeightVector([1]))
    #expect(alone.map(\.breakEven) == [.never(within: 1...1, bestGap: -1, at: 1)])
  }
  @Test func aCriterionWithAllTheWeightGivesToTheOthersEqually() throws {
    // Gaps −1, .5, 1: the others make .75, so the line of c1 crosses at .75/1.75. Against c1 alone, at −1, those of c2 and
    // c3 cross at 1/1.5 and 1/2. Changes of .571, .667 and .5.
    let found = try weightBreakEvens(
      of: 0, against: 1, in: normalised([[0, 0.5, 1], [1, 0, 0]]), weights: try WeightVector([1, 0, 0]))
    let values = found.map { answer -> Double in
      guard case .at(let value, _) = answer.breakEven else { return .nan }
      return value
    }
    #expect(found.map(\.criterion) == [2, 0, 1])
    #expect(agree(values, [0.5, 0.75 / 1.75, 1 / 1.5], .roundoff))
  }
  @Test func oneAlternativeHasNoGapToItself() throws {
    let weights = try WeightVector([0.5, 0.5])
    #expect(throws: CounterfactualError.self) {
      try weightBreakEvens(of: 0, against: 0, in: normalised([[1, 0], [0, 1]]), weights: weights)
    }
  }
  /// The search for any method finds the lines' crossings where the method is a weighted sum.
  @Test(arguments: UInt64(1)...20) func theSearchAgreesWithTheLines(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let matrix = try MinMax().normalised(matrix(randomRows(6, 4, &random), costs: [1]))
    let weights = try WeightVector(randomWeights(4, &random))
    let order = Ranking(
      scores: try WeightedSum().scores(for: matrix, weights: weights).values,
      ids: matrix.alternatives.map(\.id)
    ).order
    let lines = try weightBreakEvens(of: order[2], against: order[0], in: matrix, weights: weights)
    let searched = try weightBreakEvens(
      of: order[2], against: order[0], among: matrix.alternatives, weights: weights
    ) { (weights) throws(ScoringError) in try WeightedSum().scores(for: matrix, weights: weights).values }
    #expect(lines.map(\.criterion) == searched.map(\.criterion))
    for (line, found) in zip(lines, searched) {
      switch (line.breakEven, found.breakEven) {
      case (.at(let a, _), .at(let b, _)): #expect(agree(b, a, .solver))
      case (.never(_, let a, let x), .never(_, let b, let y)): #expect(agree(b, a, .solver) && x == y)
      default: Issue.record("\(line) but \(found)")
      }
    }
  }
  /// Just before the answer TOPSIS still ranks the challenger behind.
  @Test(arguments: UInt64(1)...10) func anyMethodIsSearched(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let matrix = try Vector().normalised(matrix(randomRows(6, 3, &random)))
    let weights = try WeightVector(randomWeights(3, &random))
    func scores(_ weights: WeightVector) throws(ScoringError) -> [Double] {
      try TOPSIS().scores(for: matrix, weights: weights).values
    }
    let order = Ranking(scores: try scores(weights), ids: matrix.alternatives.map(\.id)).order
    for answer in try weightBreakEvens(
      of: order[1], against: order[0], among: matrix.alternatives, weights: weights, score: scores)
    {
      func gap(_ x: Double) throws -> Double {
        let own = answer.present
        let moved = weights.values.indices.map {
          $0 == answer.criterion ? x : weights.values[$0] * (1 - x) / (1 - own)
        }
        let scores = try scores(WeightVector(moved))
        return scores[order[1]] - scores[order[0]]
      }
      guard case .at(let value, let change) = answer.breakEven else { continue }
      #expect(try gap(value) >= -1e-15)
      #expect(try gap(value - change * 1e-8) < 0)
    }
  }
  private struct Missing: Error {}
}
