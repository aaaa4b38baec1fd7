import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

/// Forecasts whose probabilities are shares that can be counted.
@Suite struct BacktestAnswerTests {
  /// In each of four parts of five cases b, which has x = 1, is taken four times.
  private let parts: [ObservationColumn] = {
    let cases = (0..<20).map { n -> (x: Double, takesB: Bool) in (1, n % 5 > 0) }
    return pairs(cases, more: numbers(("part", (0..<40).map { Double($0 / 10) })))
  }()

  private func backtest(
    _ holdOut: HoldOut, on columns: [ObservationColumn], formula: String = "y ~ x", terms: [String] = [],
    costs: [String] = [], profile: [(String, Double, Direction)] = []
  ) throws -> Backtest {
    try BacktestQuestion(
      question(.conditionalLogit, formula), holdOut: holdOut, clusterTerms: terms, costs: costs,
      profile: profile.map { .init(indicator: $0.0, share: $0.1, direction: $0.2) }
    ).backtest(on: columns)
  }

  @Test func everyScorerHasItsClosedForm() throws {
    let found = try backtest(.column("part"), on: parts, terms: ["x"])
    let learned = 0.8 * log(0.8) + 0.2 * log(0.2)
    let wanted = [
      learned, log(0.5), learned, 0.2 * log(4.0 / 17) + 0.8 * log(13.0 / 17), log(0.5),
    ]
    #expect(
      found.scorers.map(\.name) == [
        "learned", "learned-without-cluster", "equal-weights", "past-frequency", "uniform",
      ])
    #expect(agree(found.scorers.map { $0.meanLogProbability ?? .nan }, wanted, .difference))
    #expect(found.folds == ["0", "1", "2", "3"] && found.choices == 20)
    // A tie between both counts half.
    #expect(found.scorers[4].top1 == 0.5 && found.scorers[4].meanRank == 1.5)
  }

  /// The learned model is the best baseline's equal: it has no gain, and this is said.
  @Test func aBaselineThatIsAsGoodIsPreferred() throws {
    let found = try backtest(.column("part"), on: parts)
    let gain = try #require(found.scorers[0].gain)
    #expect(gain.over == "equal-weights" && abs(gain.mean) < 1e-12)
    #expect(found.notices.count == 1)
    #expect(found.notices[0].text.contains("'equal-weights'"))
    #expect(found.scorers.dropFirst().allSatisfy { $0.gain == nil })
  }

  @Test func forecastsAreComparedWithWhatCame() throws {
    let found = try backtest(.column("part"), on: parts)
    #expect(found.calibration.count == 10)
    #expect(found.calibration.map(\.forecasts).reduce(0, +) == 40)
    // The faint half of the forecasts says 0.2 of a, the bold half 0.8 of b; so it came.
    for (place, part) in found.calibration.enumerated() {
      #expect(agree(part.meanProbability, place < 5 ? 0.2 : 0.8, .difference))
    }
    let came = found.calibration.prefix(5).reduce(0) { $0 + $1.observedShare } / 5
    #expect(agree(came, 0.2, .difference))
  }

  @Test func periodsLookBackOnly() throws {
    let found = try backtest(.periods("part"), on: parts)
    #expect(found.folds == ["1", "2", "3"] && found.choices == 15)
  }

  @Test func foldsTakeCasesByTurns() throws {
    let found = try backtest(.folds(20), on: parts)
    #expect(found.folds.count == 20 && found.folds[0] == "fold 1" && found.choices == 20)
  }

  @Test func aCostTurnsItsTermRound() throws {
    // Scored by −x with a free temperature: the same forecasts as by x.
    let (up, down) = (
      try backtest(.column("part"), on: parts), try backtest(.column("part"), on: parts, costs: ["x"])
    )
    #expect(
      agree(
        up.scorers[1].meanLogProbability ?? .nan, down.scorers[1].meanLogProbability ?? .nan, .difference))
  }

  @Test func whatCannotBeLearnedHasNoFigure() throws {
    // In the second part alone somebody takes a: without it x gives every choice away.
    let cases = (0..<10).map { n -> (x: Double, takesB: Bool) in (1, n != 5) }
    let columns = pairs(cases, more: numbers(("part", (0..<20).map { Double($0 / 10) })))
    let found = refusal { try backtest(.column("part"), on: columns) }
    if found.isEmpty {
      let answer = try backtest(.column("part"), on: columns)
      #expect(answer.scorers[0].meanLogProbability == nil && answer.scorers[0].top1 == nil)
      #expect(answer.calibration.isEmpty)
      #expect(answer.notices.contains { $0.text.hasPrefix("'learned' cannot foresee") })
    } else {
      #expect(found[0].contains("predicts every choice perfectly"))
    }
  }

  @Test func partsThatAreNoneAreRefused() {
    let one = parts + numbers(("all", [Double](repeating: 1, count: 40)))
    #expect(
      refusal { try backtest(.column("all"), on: one) }
        == ["column 'all': there is one fold; name a column of two folds or more"])
    #expect(
      refusal { try backtest(.periods("all"), on: one) }
        == ["column 'all': there is one period; name a column of two periods or more"])
    #expect(
      refusal { try backtest(.folds(21), on: parts) }
        == ["21 folds of 20 cases; give no more folds than cases"])
  }

  /// x alone tells the choices and z nothing: what the weights of z blur is seen in the scores of one case.
  private let two: [ObservationColumn] = {
    let cases = (0..<20).map { n -> (x: Double, takesB: Bool) in (1, n % 5 > 0) }
    // z is on the side of a in the first five of ten cases, and else on that of b.
    let z = (0..<40).map { (row: Int) -> Double in
      let isB = row % 2
      return Double(row / 2 % 10 < 5 ? 1 - isB : isB)
    }
    let part = (0..<40).map { Double($0 / 20) }
    return pairs(cases, more: numbers(("part", part), ("z", z)))
  }()

  @Test func aProfileOfOneTermIsThatTerm() throws {
    let found = try backtest(.column("part"), on: parts, profile: [("x", 0.4, .benefit)])
    #expect(found.scorers.map(\.name).last == "profile")
    let learned = 0.8 * log(0.8) + 0.2 * log(0.2)
    #expect(agree(found.scorers.last?.meanLogProbability ?? .nan, learned, .difference))
    #expect(found.scorers.last?.top1 == 0.8 && found.scorers.last?.gain == nil)
  }

  @Test func aProfileOfEqualWeightsIsEqualWeights() throws {
    let found = try backtest(
      .column("part"), on: two, formula: "y ~ x + log1p(z)", costs: ["log1p(z)"],
      profile: [("x", 0.5, .benefit), ("z", 0.5, .cost)])
    let (equal, own) = (found.scorers[1], found.scorers[4])
    #expect(equal.name == "equal-weights" && own.name == "profile")
    #expect(agree(own.meanLogProbability ?? .nan, equal.meanLogProbability ?? 0, .difference))
    #expect(own.top1 == equal.top1 && own.meanRank == equal.meanRank)
  }

  /// Scores of b less a are 2(¾ − ¼) in one half of the cases and 2 in the other, in both of which four of
  /// five take b: the temperature θ solves Σ s(0.8 − 1/(1 + e^−θs)) = 0 over s = 1, 2.
  @Test func weightsAndDirectionsOfAProfileCount() throws {
    let found = try backtest(
      .column("part"), on: two, formula: "y ~ x + z", profile: [("x", 3, .benefit), ("z", 1, .benefit)])
    func slope(_ t: Double) -> Double {
      [1.0, 2].reduce(0) { $0 + $1 * (0.8 - 1 / (1 + exp(-t * $1))) }
    }
    var (low, high) = (0.0, 5.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    let wanted = [1.0, 2].reduce(0) {
      $0 - 0.4 * log1p(exp(-low * $1)) - 0.1 * log1p(exp(low * $1))
    }
    #expect(agree(found.scorers.last?.meanLogProbability ?? .nan, wanted, .difference))
  }

  @Test func indicatorsThatAreNoTermsAreNamed() throws {
    let found = try backtest(
      .column("part"), on: parts, profile: [("x", 0.5, .benefit), ("wage", 0.5, .cost)])
    #expect(found.notices.first?.text == "the profile's 'wage' is no term of the formula")
    #expect(
      refusal { try backtest(.column("part"), on: parts, profile: [("wage", 1, .cost)]) }
        == ["no indicator of the profile is a term of the formula; give terms the profile's names: wage"])
  }
}
