import Scoring
import Testing

@Suite struct MethodParametersTests {
  @Test func whatIsSetComesBeforeTheBaseKeyByKeyAndNameByName() {
    let base = MethodParameters(
      general: ["aggregation": .word("geometric"), "v": .number(1)],
      single: ["aggregation": ["costs": .word("minimum"), "tax": .word("harmonic")]])
    let given = MethodParameters(
      general: ["aggregation": .word("minimum")],
      single: ["aggregation": ["tax": .word("arithmetic")], "q": ["wage": .number(2)]], workers: Workers(3))
    let both = given.over(base)
    #expect(
      both.written == [
        "aggregation=minimum", "v=1", "aggregation.costs=minimum", "aggregation.tax=arithmetic", "q.wage=2",
      ])
    #expect(both.workers == Workers(3))
    #expect(given.over(.none) == given)
    #expect(MethodParameters.none.over(base).written == base.written)
  }
}
