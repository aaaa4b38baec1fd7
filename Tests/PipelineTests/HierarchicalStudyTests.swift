import Decision
import Pipeline
import Scoring
import TestSupport
import Testing

/// Rules of a profile and of the command line on the way to the method. Every figure lies on goalposts 0 to
/// 1, so that it is its own normalised value. References: closed forms.
@Suite struct HierarchicalStudyTests {
  private let table = IndicatorTable(
    alternatives: ["A", "B"].map { Alternative(id: $0) },
    columns: [("wage", [0.25, 0.75]), ("rent", [1, 0.75]), ("rate", [0.5, 0.25])].map {
      IndicatorTable.Column(indicator: Indicator(id: $0.0), values: $0.1)
    })

  private func profile(
    _ method: String = "hierarchical", root: Aggregation? = nil, costs: Aggregation? = nil,
    tax: Double = 1
  ) -> Profile {
    func entry(_ name: String) -> Profile.Entry {
      Profile.Entry(indicator: name, weight: 1, direction: .benefit, goalposts: Goalposts(low: 0, high: 1))
    }
    return Profile(
      name: "p", title: "p", method: method, aggregation: root, missing: .refuse,
      branches: [
        Profile.Branch(
          family: .costs, weight: 1, aggregation: costs, entries: [entry("wage"), entry("rent")]),
        Profile.Branch(family: .tax, weight: tax, entries: [entry("rate")]),
      ])
  }

  private func study(_ profile: Profile, _ options: Study.Options = Study.Options()) throws -> Study {
    try Study(
      table: table, profile: profile, profileFile: "p.yaml", industry: nil, options: options,
      identity: Study.Identity(seed: 1, data: "d", version: "v"))
  }

  private func scores(_ profile: Profile, _ options: Study.Options = Study.Options()) throws -> [Double] {
    try assessment(try study(profile, options)).scores.values
  }

  private func options(
    _ root: String? = nil, _ families: [String: String] = [:], method: String? = nil
  ) -> Study.Options {
    Study.Options(
      method: method,
      parameters: MethodParameters(
        general: root.map { ["aggregation": .word($0)] } ?? [:],
        single: families.isEmpty ? [:] : ["aggregation": families.mapValues { .word($0) }]))
  }

  private func root(of value: Double) -> Double { value.squareRoot() }

  /// Costs of A are ⅝, ½, ⅖ or ¼ and always ¾ of B; taxes are ½ and ¼.
  @Test func theProfilesRulesReachTheMethod() throws {
    #expect(try agree(scores(profile()), [0.5625, 0.5], .roundoff))
    #expect(try agree(scores(profile(costs: .geometric)), [0.5, 0.5], .roundoff))
    #expect(try agree(scores(profile(root: .minimum, costs: .harmonic)), [0.4, 0.25], .roundoff))
    #expect(
      try agree(
        scores(profile(root: .geometric, costs: .minimum)), [root(of: 1.0 / 8), root(of: 3.0 / 16)],
        .roundoff))
    // Weights 1 and 3: 1/(¼·4 + ¾·2) and 1/(¼·4/3 + ¾·4).
    #expect(
      try agree(
        scores(profile(root: .harmonic, costs: .minimum, tax: 3)), [0.4, 0.3], .roundoff))
  }

  @Test func theCommandLineComesBeforeTheProfileRuleByRule() throws {
    let stated = profile(root: .geometric, costs: .minimum)
    #expect(try agree(scores(stated, options("arithmetic")), [0.375, 0.5], .roundoff))
    #expect(
      try agree(
        scores(stated, options(nil, ["costs": "geometric"])), [0.5, root(of: 3.0 / 16)], .roundoff))
    #expect(
      try agree(scores(stated, options("minimum", ["costs": "harmonic"])), [0.4, 0.25], .roundoff))
  }

  @Test func anotherMethodIsNotToldTheRules() throws {
    let stated = profile(root: .geometric, costs: .minimum)
    #expect(try agree(scores(stated, options(method: "weighted-sum")), [0.5625, 0.5], .roundoff))
    #expect(try scores(stated, options(method: "hierarchical")) == scores(stated))
    let other = profile("weighted-sum", root: .geometric)
    #expect(try agree(scores(other, options(method: "hierarchical")), [0.5625, 0.5], .roundoff))
  }

  @Test func theHashMovesWithEveryRule() throws {
    func hash(_ profile: Profile, _ options: Study.Options = Study.Options()) throws -> String {
      try assessment(try study(profile, options)).hash
    }
    let hashes = try [
      profile(), profile(root: .geometric), profile(root: .minimum), profile(costs: .geometric),
      profile(root: .geometric, costs: .geometric),
    ].map { try hash($0) }
    #expect(Set(hashes).count == hashes.count)
    #expect(try hash(profile(), options("geometric")) == hashes[1])
    #expect(try hash(profile(root: .minimum), options("geometric", ["costs": "geometric"])) == hashes[4])
  }

  @Test func aFamilyThatWeighsNothingHasNoSay() throws {
    for root in Aggregation.allCases {
      #expect(try agree(scores(profile(root: root, costs: .harmonic, tax: 0)), [0.4, 0.75], .roundoff))
    }
  }

  @Test func wrongRulesAreWrongQuestionsAllAtOnce() throws {
    let hint = "see 'lodestone rank --help' for the parameters of each method"
    let wrong = options("max", ["cost": "minimum", "wage": "minimum"])
    #expect(
      refusal { _ = try study(profile(), wrong).assessed() } == [
        "parameter 'aggregation': 'max' is not known; choose from: arithmetic, geometric, harmonic, minimum; \(hint)",
        "parameter 'aggregation.cost': 'cost' is no family; did you mean 'costs'?; \(hint)",
        "parameter 'aggregation.wage': 'wage' is no family; choose from: costs, tax; \(hint)",
      ])
    let bare = try Study(
      table: table, weights: [("wage", 1), ("rate", 1)], costs: [],
      options: options("geometric", ["costs": "minimum"], method: "hierarchical"),
      identity: Study.Identity(seed: 1, data: "d", version: "v"))
    #expect(
      refusal { _ = try bare.assessed() } == [
        "parameter 'aggregation.costs': 'costs' is no family; "
          + "the criteria stand in no families here (wage, rate); write aggregation=…; \(hint)"
      ])
  }

  /// A mean that is no sum cannot be taken apart, and this method never is.
  @Test func itIsNotAdditive() throws {
    #expect(try !assessment(try study(profile())).isAdditive)
  }

  @Test func aComparisonOfAllLeavesItOutUnlessTheProfileAsksForIt() throws {
    #expect(!MethodCatalogue.compared.contains("hierarchical"))
    #expect(MethodCatalogue.names.filter { !MethodCatalogue.compared.contains($0) } == ["hierarchical"])
    func compared(_ profile: Profile) throws -> MethodComparison {
      try #require(try study(profile).comparedMethods())
    }
    let plain = try compared(profile("weighted-sum"))
    #expect(!plain.assessments.map(\.study.method).contains("hierarchical"))
    #expect(plain.asStated == nil)
    let stated = profile(root: .geometric, costs: .minimum)
    let asked = try compared(stated)
    let own = try #require(asked.assessments.first { $0.study.method == "hierarchical" })
    #expect(own.scores.values == (try scores(stated)))
    #expect(asked.asStated == "hierarchical")
    #expect(asked.assessments.count + asked.refused.count == MethodCatalogue.names.count)
  }

  @Test func theHashOfAComparisonIsThatOfAllMethods() throws {
    func hash(_ profile: Profile) throws -> String {
      try #require(try study(profile).comparedMethods()).hash
    }
    let plain = try #require(try study(profile("weighted-sum")).comparedMethods())
    #expect(!plain.assessments.map(\.hash).contains(plain.hash))
    #expect(plain.hash.count == 64)
    #expect(try hash(profile("topsis")) == plain.hash)
    let others = try [
      profile("weighted-sum", tax: 2), profile(root: .geometric), profile(root: .harmonic),
    ].map(hash)
    #expect(Set(others + [plain.hash]).count == 4)
  }
}
