import Decision
import Scoring
import Testing

@Suite struct ParameterSubjectTests {
  static let inFamilies: [(id: String, family: Family?)] = [
    ("lq", .cluster), ("wage", .costs), ("rent", .costs),
  ]
  static let bare: [(id: String, family: Family?)] = [("a", nil), ("b", nil)]

  private func strangers(
    _ single: [String: [String]], _ method: String, in criteria: [(id: String, family: Family?)]
  ) -> [String] {
    let parameters = MethodParameters(
      single: single.mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0, .word("minimum")) }) })
    return parameters.strangers(to: MethodCatalogue.type(named: method), in: criteria).map { "\($0)" }
  }

  @Test func familiesAreNamedOnceAndInTheirOrder() {
    #expect(ParameterSubject.family.names(in: Self.inFamilies) == ["costs", "cluster"])
    #expect(ParameterSubject.criterion.names(in: Self.inFamilies) == ["lq", "wage", "rent"])
    #expect(ParameterSubject.family.names(in: Self.bare) == [])
  }

  @Test func whatAKeyNamesIsTheMethodsToSay() {
    for name in MethodCatalogue.names {
      let type = MethodCatalogue.type(named: name)
      let subject: ParameterSubject = name == "hierarchical" ? .family : .criterion
      for key in type?.parameterKeys ?? [] { #expect(type?.subject(of: key) == subject, "\(name) \(key)") }
    }
    #expect(MethodCatalogue.names(taking: "aggregation") == ["hierarchical"])
    #expect(MethodCatalogue.names(taking: "ideal") == ["rim"])
  }

  @Test func everyStrangerIsNamedWithWhatThereIs() {
    #expect(strangers(["aggregation": ["costs", "cluster"]], "hierarchical", in: Self.inFamilies) == [])
    #expect(
      strangers(["aggregation": ["wage", "tax"]], "hierarchical", in: Self.inFamilies) == [
        "parameter 'aggregation.tax': 'tax' is no family; choose from: costs, cluster",
        "parameter 'aggregation.wage': 'wage' is no family; choose from: costs, cluster",
      ])
    #expect(
      strangers(["aggregation": ["costs"]], "hierarchical", in: Self.bare) == [
        "parameter 'aggregation.costs': 'costs' is no family; "
          + "the criteria stand in no families here (a, b); write aggregation=…"
      ])
    #expect(strangers(["q": ["wage"]], "promethee-ii", in: Self.inFamilies) == [])
    #expect(
      strangers(["q": ["costs"], "p": ["costs"]], "promethee-ii", in: Self.inFamilies) == [
        "parameter 'costs': is no criterion; choose from: lq, wage, rent"
      ])
  }
}
