import Decision
import Testing

@testable import Scoring

/// What is told before a comparison of all pairs: only where it takes long.
@Suite struct ForewarningTests {
  let criteria = (0..<20).map { Criterion(id: "c\($0)", direction: .benefit) }

  func told(_ method: String, _ count: Int, _ parameters: MethodParameters = .none) -> String? {
    MethodCatalogue.forewarning(
      of: method, parameters: parameters, alternatives: count, criteria: criteria)
  }

  /// 1.4 ns · 50,000² · 20 = 70 s.
  @Test func aLongComparisonIsToldWithItsTime() {
    #expect(
      told("todim", 50_000)
        == "todim: 50000 alternatives are compared in all pairs on 20 criteria: about 70 s of processor time")
  }

  @Test func onlyCriteriaWithAGaussianFunctionCount() {
    let one = MethodParameters(single: ["function": ["c3": .word("gaussian")], "s": ["c3": .number(1)]])
    #expect(told("promethee-ii", 100_000) == nil)
    // 2.5 ns · 100,000² · 1 = 25 s.
    #expect(
      told("promethee-ii", 100_000, one)
        == "promethee-ii: 100000 alternatives are compared in all pairs on 1 criterion: "
        + "about 25 s of processor time")
  }

  @Test func longTimesAreInMinutesAndHours() {
    // 7,000 s and 700,000 s.
    #expect(told("todim", 500_000)?.hasSuffix("about 117 min of processor time") == true)
    #expect(told("todim", 5_000_000)?.hasSuffix("about 194 h of processor time") == true)
  }

  @Test func nothingIsToldUpToTheSizesThatAreSoonDone() {
    #expect(told("todim", 10_000) == nil)
    #expect(told("electre-iii", 2_000) == nil)
    #expect(told("electre-iii", 2_001) != nil)
    #expect(told("topsis", 10_000_000) == nil)
  }
}
