import Decision
import Scoring
import TestSupport
import Testing

/// How parameters become preference functions.
@Suite struct PreferenceFunctionTests {
  let example: [[Double]] = [[4, 3], [3, 2], [5, 1]]

  func scores(
    _ general: [String: MethodParameters.Value], _ single: [String: [String: MethodParameters.Value]] = [:],
    weights: [Double] = [0.5, 0.5]
  ) throws -> Scores {
    try PROMETHEEII(MethodParameters(general: general, single: single)).scores(
      for: matrix(example), weights: WeightVector(weights))
  }

  func refusal(
    _ general: [String: MethodParameters.Value], _ single: [String: [String: MethodParameters.Value]] = [:]
  ) throws -> String {
    "\(try #require(throws: ScoringError.self) { try scores(general, single) })"
  }

  @Test func parametersAndValuesGiveTheSame() throws {
    let weights = try WeightVector([0.5, 0.5])
    let typed = try PROMETHEEII(.linear(q: 0.5, p: 3), own: ["c2": .usual]).scores(
      for: matrix(example), weights: weights)
    let written = try scores(
      ["function": .word("linear"), "q": .number(0.5), "p": .number(3)], ["function": ["c2": .word("usual")]])
    #expect(written == typed)
    let own = try scores(
      [:], ["function": ["c1": .word("linear")], "q": ["c1": .number(0.5)], "p": ["c1": .number(3)]])
    #expect(own == typed)
  }

  @Test func anUnknownFunctionIsRefusedBeforeThereIsAMatrix() throws {
    let found = try #require(throws: ScoringError.self) {
      try PROMETHEEII(MethodParameters(single: ["function": ["c1": .word("linaer")]]))
    }
    #expect("\(found)" == "parameter 'function.c1': 'linaer' is not known; did you mean 'linear'?")
  }

  @Test func aThresholdBelowNoughtIsRefusedBeforeThereIsAMatrix() throws {
    let single = try #require(throws: ScoringError.self) {
      try PROMETHEEII(MethodParameters(single: ["q": ["c1": .number(-1)]]))
    }
    #expect("\(single)" == "parameter 'q.c1': -1 lies outside 0 or above")
    let general = try #require(throws: ScoringError.self) {
      try PROMETHEEII(MethodParameters(general: ["s": .number(-1)], single: ["q": ["c1": .number(1)]]))
    }
    #expect("\(general)" == "parameter 's': -1 lies outside 0 or above")
  }

  @Test func allMissingThresholdsAreNamed() throws {
    #expect(
      try refusal(["function": .word("linear")], ["function": ["c2": .word("v-shape")]])
        == "parameter 'q': wanted by the function 'linear' of 'c1'; give q=… or q.c1=…; "
        + "parameter 'p': wanted by the function 'linear' of 'c1', 'v-shape' of 'c2'; give p=… or p.c1=…")
    #expect(
      try refusal([:], ["function": ["c2": .word("gaussian")]])
        == "parameter 's': wanted by the function 'gaussian' of 'c2'; give s=… or s.c2=…")
  }

  @Test(arguments: ["level", "linear"]) func aPreferenceBelowIndifferenceIsRefused(name: String) throws {
    #expect(
      try refusal(["function": .word(name), "q": .number(2), "p": .number(1.5)])
        == "parameter 'p.c1': 1.5 lies below q, which is 2; raise p or lower q")
  }

  @Test func aCriterionWithoutWeightNeedsNoThresholds() throws {
    let single = ["function": ["c2": MethodParameters.Value.word("linear")]]
    #expect(try scores([:], single, weights: [1, 0]).values == [0, -1, 1])
  }

  @Test func aThresholdThatNoFunctionUsesIsTold() throws {
    let found = try scores(["q": .number(2), "function": .word("v-shape"), "p": .number(1)])
    #expect(
      found.notices.first
        == Notice("promethee-ii: 'q' is given, but no criterion has a function that uses it"))
  }
}
