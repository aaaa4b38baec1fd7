import Decision
import Estimation
import TestSupport
import Testing

/// Reference: `Tests/References/inference/references.txt`: the same folds, fitted and scored by another
/// program.
@Suite struct PriorValidationTests {
  private func fit(_ stated: [StatedWeight]) throws -> PriorFit {
    try PriorLogit(stated, width: .crossValidated(folds: 5, seed: 11)).fit(
      InferenceReference.design(2, weights: "weight"))
  }

  private func check(_ validation: PriorValidation, _ line: String) throws {
    let want = try InferenceReference.numbers(line)
    #expect(want.count == 13)
    for (place, mean) in want.enumerated() {
      let width = Double(sign: .plus, exponent: place - 7, significand: 1)
      let point = try #require(validation.points.first { $0.width == width })
      #expect(agree(point.meanLogProbability, mean, .solver))
    }
  }

  @Test func statedWeightsThatPredictBestAreKept() throws {
    let found = try fit(PriorLogitTests.three)
    let validation = try #require(found.validation)
    try check(validation, "mean log-probability of held-out cases")
    #expect(validation.width == 0 && found.width == 0)
    #expect(
      found.notices.map(\.text) == [
        "the stated weights alone predict best: any finite tau takes more from the cases than is in them"
      ])
    #expect(validation.folds == 5 && validation.seed == 11)
  }

  @Test func theBestTauIsFoundToOnePerCent() throws {
    let found = try fit([StatedWeight("a", 1), StatedWeight("b", 3), StatedWeight("c", 1, .cost)])
    let validation = try #require(found.validation)
    try check(validation, "the same for a 1, b 3, c 1 cost")
    let want = try InferenceReference.numbers("the best of it")
    #expect(abs(found.width / want[0] - 1) < 0.01)
    let best = try #require(validation.points.first { $0.width == found.width })
    #expect(abs(best.meanLogProbability - want[1]) < 1e-5)
    #expect(validation.points.map(\.width) == validation.points.map(\.width).sorted())
  }

  @Test func partsInWhichAColumnIsNotToldAreRefused() throws {
    // Only one case has a difference in the free column.
    let cases = (0..<20).map { n -> (rows: [[Double]], chosen: Int) in
      let rare: Double = n == 3 ? 1 : 0
      return ([[Double(n % 5), rare], [Double(n % 3), 0], [1, rare]], n % 7 < 3 ? 0 : 1)
    }
    let design = try design(cases, names: ["x", "rare"])
    let text = try #require(
      message {
        _ = try PriorLogit([StatedWeight("x", 1)], width: .crossValidated(folds: 20, seed: 1)).fit(design)
      })
    #expect(text.contains("'rare'"))
  }
}
