import Decision
import Testing

@Suite struct TargetTests {
  @Test func aTargetIsANumberOrARangeThatDoesNotFall() throws {
    let range = try #require(Target(low: -2, high: 6.5))
    #expect(range.low == -2 && range.high == 6.5)
    #expect(Target(low: 5, high: 5) == Target(5))
    #expect(Target(low: 6, high: 5) == nil)
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(Target(bad) == nil)
      #expect(Target(low: bad, high: 9) == nil)
      #expect(Target(low: 0, high: bad) == nil)
    }
  }

  @Test func itReadsAsAPersonWritesIt() {
    #expect(Target(5).map { "\($0)" } == "5")
    #expect(Target(low: -1, high: 2.5).map { "\($0)" } == "-1 to 2.5")
  }

  /// Everything but the weight stays as it was when a profile is weighed anew.
  @Test func newWeightsLeaveTargetsAlone() throws {
    let entry = Profile.Entry(
      indicator: "wage", weight: 1, direction: .cost, treatment: .boxCox,
      goalposts: Goalposts(low: 0, high: 9), target: Target(low: 3, high: 4), per: "heads")
    let profile = Profile(
      name: "p", title: "P", method: "weighted-sum", missing: .refuse,
      branches: [
        Profile.Branch(family: .costs, weight: 1, entries: [entry]),
        Profile.Branch(
          family: .tax, weight: 1, entries: [Profile.Entry(indicator: "rate", weight: 1, direction: .cost)]),
      ])
    let set = try profile.reweighted([(path: "family.costs", share: 0.25)])
    let weighed = try #require(profile.weighed(as: "q", by: ["wage": 0.25, "rate": 0.75], why: []))
    for made in [set, weighed] {
      let found = made.branches[0].entries[0]
      #expect(
        found
          == Profile.Entry(
            indicator: "wage", weight: found.weight, direction: .cost, treatment: .boxCox,
            goalposts: entry.goalposts, target: entry.target, per: "heads"))
    }
  }
}
