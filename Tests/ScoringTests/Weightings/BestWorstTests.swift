import Decision
import Scoring
import TestSupport
import Testing

/// References: the linear model of Rezaei (2016), *Omega* 64 126, solved in whole fractions by the simplex
/// method (`Tests/References/weightings/judged.py`), the first with the comparisons of its own example; the
/// consistency ratio of Liang, Brunelli & Rezaei (2020), *Omega* 96 102175, by hand from its formula.
@Suite struct BestWorstTests {
  /// Weights and ξ as whole parts of one denominator.
  struct Case: Sendable {
    let best: [Double]
    let worst: [Double]
    let parts: [Double]
    let xi: Double
    let of: Double
    let ratio: Double
    var weights: [Double] { parts.map { $0 / of } }
  }

  static let cases = [
    Case(
      best: [8, 2, 1], worst: [1, 5, 8],
      parts: [2, 9, 17], xi: 1, of: 28, ratio: 1.0 / 28),
    Case(
      best: [2, 1, 4, 2, 8], worst: [4, 8, 2, 4, 1],
      parts: [4, 8, 2, 4, 1], xi: 0, of: 19, ratio: 0),
    Case(
      best: [1, 3, 4, 7, 9], worst: [9, 4, 3, 2, 1],
      parts: [1344, 476, 357, 204, 140], xi: 84, of: 2521, ratio: 5.0 / 72),
    Case(
      best: [4, 1, 2, 6, 3, 9], worst: [3, 9, 5, 2, 2, 1],
      parts: [21, 78, 42, 14, 24, 9], xi: 6, of: 188, ratio: 1.0 / 24),
    Case(
      best: [1, 2, 2, 5, 4, 3, 9], worst: [9, 6, 4, 2, 3, 7, 1],
      parts: [1140, 690, 640, 276, 345, 460, 100], xi: 240, of: 3651, ratio: 1.0 / 6),
    Case(
      best: [1, 3.5, 5], worst: [5, 1.5, 1],
      parts: [111, 32, 22], xi: 1, of: 165, ratio: 1.0 / 80),
    Case(
      best: [3, 1, 9, 2, 2, 4, 6, 5, 7], worst: [4, 9, 1, 3, 5, 2, 2, 3, 2],
      parts: [140, 378, 42, 168, 210, 105, 70, 84, 60], xi: 42, of: 1257, ratio: 1.0 / 12),
    // More important than the best is said to be against the worst: far from consistent, and still solved.
    Case(
      best: [1, 2, 3, 5], worst: [5, 9, 1, 1],
      parts: [99, 69, 46, 12], xi: 39, of: 226, ratio: 13.0 / 20),
    Case(
      best: [1, 4], worst: [4, 1],
      parts: [4, 1], xi: 0, of: 5, ratio: 0),
  ]

  @Test(arguments: cases) func weightsSolveTheModelExactly(_ reference: Case) throws {
    let found = try solved(reference.best, reference.worst)
    #expect(agree(found.weights.values, reference.weights, .roundoff))
    #expect(agree(found.xi, reference.xi / reference.of, .roundoff))
    #expect(agree(found.consistencyRatio, reference.ratio, .roundoff))
  }

  @Test func theBestAndTheWorstAreThoseJudgedOne() throws {
    let found = try BestWorst(
      criteria: ["flexibility", "accessibility", "cost"], bestToOthers: [8, 2, 1], othersToWorst: [1, 5, 8])
    #expect(found.best == "cost" && found.worst == "flexibility")
  }

  /// No point of the constraints has a smaller ξ: the optimum must hold them, and any other weights break
  /// one of them by more.
  @Test(arguments: 1...20) func noOtherWeightsComeCloser(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 3...9, using: &random)
    let apart = Double(Int.random(in: 2...9, using: &random))
    let best = [1] + (0..<(count - 2)).map { _ in Double.random(in: 1...apart, using: &random) } + [apart]
    let worst = [apart] + (0..<(count - 2)).map { _ in Double.random(in: 1...apart, using: &random) } + [1]
    let found = try solved(best, worst)
    #expect(agree(largestDeviation(found.weights.values, best, worst), found.xi, .solver))
    for _ in 0..<200 {
      let moved = found.weights.values.map { $0 * Double.random(in: 0.9...1.1, using: &random) }
      let total = moved.reduce(0, +)
      #expect(largestDeviation(moved.map { $0 / total }, best, worst) >= found.xi * (1 - 1e-12))
    }
  }

  @Test(arguments: 1...20) func consistentJudgementsGiveTheirWeights(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...12, using: &random)
    // Powers of two, so that quotients and products are exact.
    let exponents = [8] + (0..<(count - 2)).map { _ in Int.random(in: 0...8, using: &random) } + [0]
    let weights = exponents.map { Double(1 << $0) }
    let found = try solved(weights.map { 256 / $0 }, weights)
    let total = weights.reduce(0, +)
    #expect(agree(found.weights.values, weights.map { $0 / total }, .roundoff))
    #expect(found.xi == 0 && found.consistencyRatio == 0)
  }

  @Test(arguments: 1...20) func weightsMoveWithTheirCriteria(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let reference = Self.cases[4]
    let order = reference.best.indices.shuffled(using: &random)
    let moved = try BestWorst(
      criteria: order.map { "c\($0)" }, bestToOthers: order.map { reference.best[$0] },
      othersToWorst: order.map { reference.worst[$0] })
    #expect(agree(moved.weights.values, order.map { reference.weights[$0] }, .roundoff))
  }

  @Test func equallyImportantCriteriaWeighTheSame() throws {
    let found = try solved([1, 1, 1, 1], [1, 1, 1, 1])
    #expect(agree(found.weights.values, [0.25, 0.25, 0.25, 0.25], .roundoff))
    #expect(found.xi == 0 && found.consistencyRatio == 0)
  }

  @Test func oneCriterionHasTheWholeWeight() throws {
    let found = try solved([1], [1])
    #expect(found.weights.values == [1] && found.xi == 0 && found.consistencyRatio == 0)
  }

  @Test func ofSeveralThatCouldBeTheBestTheOneThatAgreesIsTaken() throws {
    let found = try BestWorst(criteria: ["a", "b", "c"], bestToOthers: [1, 1, 4], othersToWorst: [3, 4, 1])
    #expect(found.best == "b" && found.worst == "c")
  }

  @Test func aBestWithoutOneJudgementOfTheWorstIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try BestWorst(criteria: ["a", "b", "c"], bestToOthers: [1, 3, 9], othersToWorst: [7, 3, 1])
    }
    #expect(
      "\(found)"
        == "'a', the best, over 'c', the worst, is 9 among the best's judgements and 7 "
        + "among "
        + "those over the worst; state one of them in both")
  }

  @Test func everyProblemIsNamedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try BestWorst(criteria: ["a", "b", "b"], bestToOthers: [2, 0.5, .nan], othersToWorst: [3, 3, 2])
    }
    #expect(
      "\(found)".split(separator: "\n") == [
        "criterion 'b' stands twice; name every criterion once",
        "the best over 'b' is 0.5, and 1 or more is wanted",
        "the best over 'b' is nan, and 1 or more is wanted",
        "no criterion is 1 among the best's judgements, so none is the best; give the "
          + "best itself 1",
        "no criterion is 1 among those over the worst, so none is the worst; give the "
          + "worst itself 1",
      ])
  }

  @Test func oneThatIsBestAndWorstOfSeveralIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try BestWorst(criteria: ["a", "b"], bestToOthers: [1, 3], othersToWorst: [1, 3])
    }
    #expect(
      "\(found)"
        == "'a' is judged the best and the worst of 2 criteria; give 1 to another among the "
        + "best's judgements or among those over the worst")
  }

  @Test func aCriterionBetweenEqualsIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try BestWorst(criteria: ["a", "b", "c"], bestToOthers: [1, 2, 1], othersToWorst: [1, 2, 1])
    }
    #expect(
      "\(found)"
        == "'a' and 'c' are judged equally important, so all that lie between them are: "
        + "give "
        + "every criterion 1, or name another best or worst")
  }

  @Test func weightsStandInTheOrderOfTheMatrix() throws {
    let found = try BestWorst(criteria: ["c2", "c1"], bestToOthers: [1, 4], othersToWorst: [4, 1])
    #expect(try agree(found.weights(for: matrix([[1, 2]])).values, [0.2, 0.8], .roundoff))
  }

  private func solved(_ best: [Double], _ worst: [Double]) throws(ScoringError) -> BestWorst {
    try BestWorst(criteria: best.indices.map { "c\($0)" }, bestToOthers: best, othersToWorst: worst)
  }

  /// ξ of the model for given weights; the best is the first, the worst the last.
  private func largestDeviation(_ weights: [Double], _ best: [Double], _ worst: [Double]) -> Double {
    weights.indices.map { j in
      max(abs(weights[0] - best[j] * weights[j]), abs(weights[j] - worst[j] * weights[weights.count - 1]))
    }.max() ?? 0
  }
}
