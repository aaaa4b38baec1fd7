import Decision
import Estimation
import Kernels
import TestSupport
import Testing

/// Reference: `Tests/References/inference/references.txt`, 40-digit arithmetic; laws.
@Suite struct PriorLogitTests {
  struct Setting: Sendable {
    let line: String
    let stated: [StatedWeight]
    let width: Double
  }
  static let three = [StatedWeight("a", 3), StatedWeight("b", 1), StatedWeight("c", 2, .cost)]
  static let settings = [
    Setting(line: "prior a 3, b 1, c 2 cost, tau 0.5", stated: three, width: 0.5),
    Setting(line: "prior a 3, b 1, c 2 cost, tau 0.0625", stated: three, width: 0.0625),
    Setting(
      line: "prior a 3, c 2 cost, b free", stated: [StatedWeight("a", 30), StatedWeight("c", 20, .cost)],
      width: 0.25),
  ]

  private func choices() throws -> ChoiceDesign { try InferenceReference.design(2, weights: "weight") }

  /// Values and covariance by name, in the order of the reference.
  private func ordered(_ fit: PriorFit) -> (values: [Double], covariance: [Double]) {
    let places = ["a", "b", "c"].compactMap { fit.covariates.firstIndex(of: $0) }
    return (
      places.map { fit.coefficients[$0] },
      places.flatMap { row in places.map { fit.covariance[row * fit.count + $0] } }
    )
  }

  @Test(arguments: settings) func modesMatchFortyDigits(_ setting: Setting) throws {
    let fit = try PriorLogit(setting.stated, width: .given(setting.width)).fit(choices())
    let found = ordered(fit)
    #expect(try agree(found.values, InferenceReference.numbers(setting.line, "coefficients"), .solver))
    #expect(try agree(found.covariance, InferenceReference.numbers(setting.line, "covariance"), .solver))
    #expect(
      try agree(
        [fit.logLikelihood, fit.penalty, fit.scale, fit.scaleStandardError, fit.effectiveCount],
        InferenceReference.numbers(setting.line, "L, penalty"), .solver))
    #expect(fit.termination.hasConverged && fit.width == setting.width && fit.validation == nil)
    #expect(fit.caseCount == 60 && fit.choiceCount == 60 && fit.notices.isEmpty)
  }

  @Test func aWidePriorIsTheConditionalLogit() throws {
    let design = try choices()
    let fit = try PriorLogit(Self.three, width: .given(1e6)).fit(design)
    let free = try ConditionalLogit().fit(design)
    #expect(agree(fit.coefficients, free.coefficients, .solver))
    #expect(agree(fit.covariance, free.covariance, .solver))
    #expect(agree(fit.logLikelihood, free.logLikelihood, .solver))
    #expect(agree(fit.nullLogLikelihood, free.nullLogLikelihood, .roundoff))
    #expect(agree(fit.effectiveCount, 3, .solver))
    #expect(agree(fit.logProbabilities, free.logProbabilities, .solver))
  }

  /// At ω = 0 one coefficient is left: that of Σ wσ x/s.
  @Test(arguments: [0, 1e-7]) func aNarrowPriorIsTheStatedWeights(width: Double) throws {
    let design = try choices()
    let fit = try PriorLogit(Self.three, width: .given(width)).fit(design)
    let s = try InferenceReference.numbers("prior a 3, b 1, c 2 cost, tau 0.5: deviations")
    let worths = zip(fit.coefficients, s).map { $0 * $1 }
    #expect(agree(worths, [3.0 / 6, 1.0 / 6, -2.0 / 6].map { $0 * fit.scale }, .solver))
    #expect(agree(fit.effectiveCount, 1, .solver))
    let text = "choice ~ I(a/2/\(s[0]) + b/6/\(s[1]) - c/3/\(s[2]))"
    let ray = try ConditionalLogit().fit(InferenceReference.design(2, text, weights: "weight"))
    #expect(agree(fit.scale, ray.coefficients[0], .solver))
    #expect(agree(fit.scaleStandardError, ray.standardErrors[0], .solver))
    #expect(agree(fit.logLikelihood, ray.logLikelihood, .solver))
  }

  @Test func unitsAndTheOrderOfRowsDoNotMatter() throws {
    let data = ReferenceChoices(seed: 2, cases: 60)
    let order = Array(data.cases.indices.reversed())
    let table = try data.table(order: order, units: [1e-6, 1e5, 1e-3])
    let other = try PriorLogit(Self.three, width: .given(0.5)).fit(
      ReferenceChoices.design(table, weights: "weight"))
    let fit = try PriorLogit(Self.three, width: .given(0.5)).fit(choices())
    #expect(agree(zip(other.coefficients, [1e-6, 1e5, 1e-3]).map { $0 * $1 }, fit.coefficients, .solver))
    #expect(agree(other.scale, fit.scale, .solver))
  }

  @Test func bytesDoNotDependOnThreads() throws {
    let design = try InferenceReference.design(9, cases: 3000)
    let fits = try [1, 2, 3].map {
      try PriorLogit(Self.three, width: .crossValidated(folds: 3, seed: 1), threads: Threads($0)).fit(design)
    }
    #expect(fits[0] == fits[1] && fits[0] == fits[2])
  }

  /// The gradient of the likelihood is that of the penalty, `S (I − vv′/v′v) S b/ω²`.
  @Test func scoresAddUpToThePull() throws {
    let design = try choices()
    let fit = try PriorLogit(Self.three, width: .given(0.5)).fit(design)
    let s = try InferenceReference.numbers("prior a 3, b 1, c 2 cost, tau 0.5: deviations")
    let v = [3.0 / 6, 1.0 / 6, -2.0 / 6]
    let scores = fit.scores(on: design)
    for k in 0..<3 {
      let sum = stride(from: k, to: scores.count, by: 3).reduce(0) { $0 + scores[$1] }
      let want = s[k] * (s[k] * fit.coefficients[k] - fit.scale * v[k]) / 0.25
      #expect(abs(sum / want - 1) < 1e-6)
    }
  }

  /// Two cases with the better first alternative chosen: without a prior there is no maximum.
  @Test func fewCasesAreEnough() throws {
    let cases: [(rows: [[Double]], chosen: Int)] = [
      ([[1, 2], [0, 0]], 0), ([[0, 1], [3, 0]], 0), ([[2, 0], [1, 3]], 0), ([[0, 1], [1, 3]], 0),
    ]
    let design = try design(cases, names: ["x", "y"])
    let fit = try PriorLogit([StatedWeight("x", 1), StatedWeight("y", 1)], width: .given(0.5)).fit(design)
    #expect(fit.termination.hasConverged && fit.covariates == ["x", "y"])
    #expect(fit.standardErrors.allSatisfy { $0 > 0 && $0.isFinite })
  }

  /// A column that is twice another one: the prior tells them apart, and both have the part-worths of the
  /// ray.
  @Test func columnsThatAreOneAnotherAreToldApartByThePrior() throws {
    let design = try InferenceReference.design(1, "choice ~ a + I(2*a)")
    let fit = try PriorLogit([StatedWeight("a", 1), StatedWeight("I(2*a)", 3)], width: .given(0.2)).fit(
      design)
    let alone = try ConditionalLogit().fit(InferenceReference.design(1, "choice ~ a"))
    #expect(agree(fit.coefficients[0] + 2 * fit.coefficients[1], alone.coefficients[0], .solver))
    #expect(agree(fit.coefficients[1] * 2, 3 * fit.coefficients[0], .solver))
    #expect(
      fit.notices.map(\.text) == [
        "the stated weights cannot be tested against the decisions: column 'I(2*a)': its stated weight "
          + "cannot be held against the decisions, since it cannot be told apart from 'a'; leave it out of "
          + "the test, or give more cases"
      ])
  }

  @Test func offsetsCount() throws {
    let design = try InferenceReference.design(3, "choice ~ a + b + c + offset(-log(pi))", weights: "weight")
    let fit = try PriorLogit(Self.three, width: .given(1e6)).fit(design)
    #expect(try agree(fit.coefficients, ConditionalLogit().fit(design).coefficients, .solver))
  }

  /// A case of weight 2 is two cases, and one that is chosen twice too.
  @Test func resampledCasesAreCases() throws {
    let design = try InferenceReference.design(1)
    let twice = try PriorLogit(Self.three, width: .given(0.1)).fit(design.resampled((0..<60).map { _ in 2 }))
    let once = try PriorLogit(Self.three, width: .given(0.1 / 2.0.squareRoot())).fit(design)
    // Doubling L is halving the penalty's weight 1/ω².
    #expect(twice.choiceCount == 120)
    #expect(!agree(twice.coefficients, once.coefficients, .solver))
    let wide = try PriorLogit(Self.three, width: .given(0.1 * 2.0.squareRoot())).fit(design)
    #expect(agree(twice.coefficients, wide.coefficients, .solver))
  }

  @Test func aStatedWeightOfADroppedColumnIsTold() throws {
    let design = try InferenceReference.design(2, "choice ~ a + c + weight", weights: "weight")
    let fit = try PriorLogit([StatedWeight("a", 3), StatedWeight("weight", 1)], width: .given(0.5)).fit(
      design)
    #expect(fit.covariates == ["a", "c"])
    #expect(
      fit.notices.first?.text
        == "the stated weight of 'weight' does not count: it is the same for all alternatives of every case")
    #expect(fit.dropped.map(\.name) == ["weight"])
  }

  @Test func freeColumnsThatCannotBeToldApartAreDropped() throws {
    let design = try InferenceReference.design(1, "choice ~ a + b + I(2*b)")
    let fit = try PriorLogit([StatedWeight("a", 1)], width: .given(0.5)).fit(design)
    #expect(fit.covariates == ["a", "b"])
    #expect(fit.dropped.map(\.name) == ["I(2*b)"])
    // One stated weight is its own scale, so nothing is drawn anywhere.
    let free = try ConditionalLogit().fit(InferenceReference.design(1, "choice ~ a + b"))
    #expect(agree(fit.coefficients, free.coefficients, .solver))
    #expect(agree(fit.covariance, free.covariance, .solver))
  }

  @Test func weightsAgainstTheDecisionsAreSaidToBe() throws {
    let stated = [StatedWeight("a", 3, .cost), StatedWeight("b", 1, .cost), StatedWeight("c", 2)]
    let fit = try PriorLogit(stated, width: .given(0.5)).fit(choices())
    let same = try PriorLogit(Self.three, width: .given(0.5)).fit(choices())
    #expect(agree(fit.scale, -same.scale, .solver) && agree(fit.coefficients, same.coefficients, .solver))
    #expect(
      fit.notices.map(\.text) == [
        "the decisions are the other way round from the stated weights: their scale is below zero"
      ])
  }

  @Test func unusableWeightsAreRefused() throws {
    let design = try choices()
    func text(_ stated: [StatedWeight], _ width: PriorWidth = .given(1)) -> String? {
      message { _ = try PriorLogit(stated, width: width).fit(design) }
    }
    #expect(
      text([StatedWeight("a", -1), StatedWeight("x", 1), StatedWeight("b", 1), StatedWeight("b", 2)]) == """
        column 'a': its stated weight is -1.0; wanted a finite one of at least zero; turn its direction \
        round in place of a negative weight
        column 'x': it has a stated weight and is no column of the model; choose from: a, b, c
        column 'b': it has two stated weights; give it one
        """)
    #expect(
      text([StatedWeight("a", 0)])
        == "no column of the model has a stated weight above zero; state the weight of at least one "
        + "covariate that differs between alternatives")
    #expect(
      text(Self.three, .given(-1))
        == "the prior's width is -1.0; wanted a finite number of at least zero; leave out the prior where it should not "
        + "count"
    )
    #expect(
      text(Self.three, .crossValidated(folds: 61, seed: 1))
        == "61 folds cannot be made of 60 cases; take at least 2 folds, and at most as many as there are "
        + "cases"
    )
  }

  @Test func freeColumnsThatPredictPerfectlyAreRefused() throws {
    let cases = (0..<40).map { n -> (rows: [[Double]], chosen: Int) in
      ([[Double(n % 5), 0], [Double(n % 3), 0], [1, 1]], n % 7 < 3 ? 0 : 1)
    }
    let design = try design(cases, names: ["x", "bad"])
    #expect(
      message { _ = try PriorLogit([StatedWeight("x", 1)], width: .given(1)).fit(design) }
        == "'bad' predicts choices of the cases perfectly, and no prior holds it; state weights of such "
        + "covariates too, or leave them out")
    let fit = try PriorLogit([StatedWeight("x", 1), StatedWeight("bad", 1, .cost)], width: .given(1)).fit(
      design)
    #expect(fit.termination.hasConverged && fit.coefficients[1] < 0)
  }
}
