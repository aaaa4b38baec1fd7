import Decision
import Scoring
import TestSupport
import Testing

@testable import Pipeline

/// References: closed forms; SciPy's integral (`Tests/References/scoring/sobol`).
@Suite struct SensitivityTests {
  private func found(
    _ rows: [[Double?]], _ question: SensitivityQuestion, spread: WeightSpread = .uniform,
    errors: FigureErrors? = nil,
    method: String? = nil, workers: Int = 2, countries: [String]? = nil, missing: MissingPolicy? = nil
  ) throws -> Robustness {
    try FigureRobustnessTests.answer(
      FigureRobustnessTests.table(rows, countries: countries), method: method, missing: missing
    ).robustness(
      DrawPlan(draws: 10, spread: spread, top: 1, seed: 3, workers: Workers(workers)), errors: errors,
      sensitivity: question)
  }

  private func indices(_ found: Robustness, _ output: String) throws -> [Sensitivity.Index] {
    let sensitivity = try #require(found.sensitivity)
    return try #require(sensitivity.outputs.first { $0.name == output }?.indices)
  }

  /// The leader's score is w₁ = g₁/(g₁ + g₂) of exponential g: either variate has .4784 alone and .5216 in
  /// all.
  @Test func theShareOfTwoWeightsIsThatOfTheIntegral() throws {
    let answer = try found([[1, 0], [0, 1]], SensitivityQuestion(baseSample: 8_192))
    let all = try indices(answer, Sensitivity.leaderScore)
    #expect(all.map(\.input) == ["weights.c1", "weights.c2"])
    for own in all {
      #expect(abs(own.firstOrder - 0.4784176043585908) < 5 * own.firstOrderError)
      #expect(abs(own.total - 0.5215823956414092) < 5 * own.totalError)
      #expect(own.firstOrderError < 0.02 && own.totalError < 0.02)
    }
    #expect(answer.sensitivity?.rankings == 8_192 * 4)
    #expect(answer.sensitivity?.baseSample == 8_192)
  }

  /// Of one input there is no more than all of the variance.
  @Test func oneInputHasAllOfTheVariance() throws {
    let answer = try found(
      [[10, 1], [11, 1], [12, 1]], SensitivityQuestion(baseSample: 2_000), spread: .stated,
      errors: FigureErrors(all: 0.2))
    for output in [Sensitivity.rankShift, Sensitivity.leaderRank] {
      let own = try indices(answer, output)
      #expect(own.map(\.input) == ["figures"])
      #expect(abs(own[0].firstOrder - 1) < 5 * own[0].firstOrderError)
      #expect(abs(own[0].total - 1) < 5 * own[0].totalError)
    }
  }

  /// Two ways of the same: which one is chosen makes no difference, and the rest is the weights'.
  @Test func aChoiceThatChangesNothingHasNoShare() throws {
    let answer = try found(
      [[1, 0], [0, 1], [0.6, 0.6]],
      SensitivityQuestion(baseSample: 500, methods: ["weighted-sum", "spotis"]))
    let all = try indices(answer, Sensitivity.rankShift)
    #expect(all.map(\.input) == ["weights.c1", "weights.c2", "methods"])
    #expect(all[2].firstOrder == 0 && all[2].total == 0)
    // A score of SPOTIS is no score of the weighted sum.
    #expect(answer.sensitivity?.outputs.map(\.name) == ["rank_shift", "leader_rank"])
  }

  /// A2 leads, stays first by ranks and is second by sums: the toss of one coin. Under both two places change
  /// by one.
  @Test func aChoiceAloneHasAllOfTheVariance() throws {
    let rows: [[Double?]] = [[10, 1, 1], [0, 2, 2], [1, 1.5, 1.2]]
    let answer = try found(
      rows, SensitivityQuestion(baseSample: 400, normalisations: ["sum", "rank"]), spread: .stated)
    let all = try indices(answer, Sensitivity.leaderRank)
    #expect(answer.sensitivity?.outputs[0].indices == nil)
    #expect(all.map(\.input) == ["normalisations"])
    #expect(abs(all[0].firstOrder - 1) < 5 * all[0].firstOrderError)
    #expect(abs(all[0].total - 1) < 5 * all[0].totalError)
  }

  @Test func policiesFillTheGapsInTheirWays() throws {
    let rows: [[Double?]] = [
      [nil, 1, 5], [9, 2, 9], [1, 8, 2], [2, 7, 3], [3, 6, 5], [8, 3, 7], [7.5, 3.5, 6], [4, 5, 4],
    ]
    let countries = ["PT", "PT", "PT", "PT", "ES", "ES", "ES", "ES"]
    let answer = try found(
      rows, SensitivityQuestion(baseSample: 64, policies: [.countryMean, .regression]), spread: .stated,
      countries: countries, missing: .countryMean)
    #expect(answer.sensitivity?.outputs.map(\.name) == ["rank_shift", "leader_rank", "leader_score"])
    #expect(try indices(answer, Sensitivity.rankShift).map(\.input) == ["policies"])
    let none = try found([[1, 2], [2, 1]], SensitivityQuestion(baseSample: 8, policies: [.regression]))
    #expect(none.notices.map(\.text).contains("no figure is missing, so that --policies make no difference"))
  }

  /// One site is better in everything.
  @Test func whatDoesNotVaryHasNoIndices() throws {
    let answer = try found([[2, 2], [1, 1]], SensitivityQuestion(baseSample: 16))
    #expect(answer.sensitivity?.outputs.map { $0.indices == nil } == [true, true, true])
    #expect(
      answer.notices.map(\.text) == [
        "rank shift does not vary, so that it has no Sobol indices",
        "leader rank does not vary, so that it has no Sobol indices",
        "leader score does not vary, so that it has no Sobol indices",
      ])
  }

  @Test(arguments: [1, 3, 8]) func threadsChangeNothing(workers: Int) throws {
    let question = SensitivityQuestion(baseSample: 100, methods: ["weighted-sum", "topsis"])
    let rows: [[Double?]] = [[1, 2], [2, 1], [1.4, 1.7]]
    let one = try found(rows, question, errors: FigureErrors(all: 0.1))
    let more = try found(rows, question, errors: FigureErrors(all: 0.1), workers: workers)
    #expect(one.sensitivity == more.sensitivity)
  }

  /// Every combination is asked once before any draw, and all that are refused are named.
  @Test func combinationsThatAreRefusedAreNamed() throws {
    let question = SensitivityQuestion(
      baseSample: 1_000, normalisations: ["minmax", "z-score"], methods: ["weighted-sum", "weighted-product"])
    var rankings: [Int] = []
    let asked = try FigureRobustnessTests.answer(FigureRobustnessTests.table([[1, 2], [2, 1], [3, 3]]))
    let plan = DrawPlan(draws: 10, spread: .uniform, top: 1, seed: 3)
    do {
      _ = try asked.robustness(plan, sensitivity: question) { rankings.append($0) }
      Issue.record("weighted-product takes standard scores")
    } catch {
      guard case .data(let list) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(list.kept.count == 1)
      #expect(
        list.kept[0].message.hasPrefix(
          "z-score with weighted-product: alternative 'A1' has the normalised value -1 on criterion 'c1', and 'weighted-product' wants "
        ))
    }
    #expect(rankings.isEmpty)
    _ = try asked.robustness(plan, sensitivity: SensitivityQuestion(baseSample: 10)) { rankings.append($0) }
    #expect(rankings == [40])
    #expect(
      refusal {
        _ = try asked.robustness(
          plan,
          sensitivity: SensitivityQuestion(baseSample: 9, normalisations: ["sum"], methods: ["promethee-ii"]))
      } == [
        "sum: parameter 'normalise': 'promethee-ii' takes natural units and has its own scale; see 'lodestone rank --help' "
          + "for the parameters of each method"
      ])
  }

  @Test func aPolicyThatRemovesIsNotComparedWithOneThatFills() throws {
    let rows: [[Double?]] = [[nil, 1], [9, 2], [1, 8]]
    let said = refusal {
      _ = try found(
        rows, SensitivityQuestion(baseSample: 8, policies: [.countryMean]), countries: ["PT", "PT", "PT"],
        missing: .excludeRegion)
    }
    #expect(
      said == [
        "policy 'country-mean' ranks other alternatives than 'exclude-region'; state a policy that fills gaps with "
          + "--missing"
      ])
    #expect(
      refusal {
        _ = try found([[1, 2], [2, 1]], SensitivityQuestion(baseSample: 8), spread: .stated)
      } == [
        "--sobol has nothing to vary; add --errors, --methods, --normalisations or --policies, or draw weights"
      ])
  }
}
