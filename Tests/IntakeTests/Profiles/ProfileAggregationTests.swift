import Decision
import Intake
import Testing

@Suite struct ProfileAggregationTests {
  private func text(_ method: String, root: String? = nil, family: String? = nil) -> String {
    "name: a\nmethod: \(method)\nmissing: refuse\n" + (root.map { "aggregation: \($0)\n" } ?? "")
      + "families:\n  costs:\n    weight: 1\n" + (family.map { "    aggregation: \($0)\n" } ?? "")
      + "    indicators:\n      wage: {weight: 1, direction: cost}\n"
  }

  @Test(arguments: Aggregation.allCases) func rulesAreReadAtBothLevels(rule: Aggregation) throws {
    let both = try SmallProfile.read(text("hierarchical", root: rule.rawValue, family: "minimum"))
    #expect(both.aggregation == rule && both.branches[0].aggregation == .minimum)
    let one = try SmallProfile.read(text("hierarchical", family: rule.rawValue))
    #expect(one.aggregation == nil && one.branches[0].aggregation == rule)
    #expect(try SmallProfile.read(text("hierarchical")).branches[0].aggregation == nil)
  }

  @Test func rulesBelongToTheMethodThatTakesThem() {
    let message =
      "'aggregation' belongs to method hierarchical, and the method is topsis; "
      + "leave it out, or write 'method: hierarchical'"
    #expect(
      SmallProfile.refused(text("topsis", root: "geometric", family: "minimum")) == [
        "p.yaml:4:14: \(message)", "p.yaml:8:18: \(message)",
      ])
  }

  @Test func whatIsNoRuleIsRefusedInItsPlace() {
    let known = "choose from: arithmetic, geometric, harmonic, minimum"
    #expect(
      SmallProfile.refused(text("hierarchical", root: "mean", family: "[minimum]")) == [
        "p.yaml:4:14: unknown aggregation 'mean'; \(known)", "p.yaml:8:18: unknown aggregation '…'; \(known)",
      ])
    #expect(
      SmallProfile.refused(text("hierarchical", family: "geometrc")) == [
        "p.yaml:7:18: unknown aggregation 'geometrc'; did you mean 'geometric'?"
      ])
  }

  /// Whose key it is cannot be said before the method is known.
  @Test func anUnknownMethodIsOneProblem() {
    let found = SmallProfile.refused(text("hierarchicl", root: "geometric"))
    #expect(found == ["p.yaml:2:9: unknown method 'hierarchicl'; did you mean 'hierarchical'?"])
  }

  @Test func otherWeightsLeaveTheRulesAsTheyAre() throws {
    let read = try SmallProfile.read(text("hierarchical", root: "geometric", family: "minimum"))
    let shares = try read.reweighted([(path: "family.costs", share: 1)])
    #expect(shares.aggregation == .geometric && shares.branches[0].aggregation == .minimum)
    for names in ["wage", "costs"] {
      let made = try #require(read.weighed(as: "b", by: [names: 1], why: []))
      #expect(made.aggregation == .geometric && made.branches[0].aggregation == .minimum)
    }
  }
}
