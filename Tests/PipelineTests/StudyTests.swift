import Decision
import Pipeline
import TestSupport
import Testing

@Suite struct StudyTests {
  let identity = Study.Identity(seed: 1, data: "d", version: "v")
  let table = IndicatorTable(
    alternatives: ["A", "B"].map { Alternative(id: $0) },
    columns: ["wage", "rail", "tax"].map {
      IndicatorTable.Column(indicator: Indicator(id: $0), values: [1, 2])
    })

  private func study(
    _ weights: [(name: String, value: Double)], costs: [String] = [], options: Study.Options = Study.Options()
  ) throws -> Study {
    try Study(table: table, weights: weights, costs: costs, options: options, identity: identity)
  }

  @Test func criteriaStandInTheOrderOfTheMatrixWithWeightsOfOne() throws {
    let study = try study([("tax", 1), ("wage", 3)], costs: ["wage"])
    #expect(study.wanted.map(\.entry.indicator) == ["wage", "tax"])
    #expect(study.wanted.map(\.weight) == [0.75, 0.25])
    #expect(study.wanted.map(\.entry.direction) == [.cost, .benefit])
    #expect(study.method == "weighted-sum")
    #expect(study.normalisation == nil)
    #expect(study.missing == .refuse)
  }

  @Test func whatIsLeftOutIsSaid() throws {
    #expect(
      try study([("wage", 1)], costs: ["rail"]).notices.map(\.text) == [
        "left out, since --weights does not name them: 'rail', 'tax'",
        "--cost has no effect on what is left out: rail",
      ])
    #expect(
      try study([("wage", 1), ("rail", 1)]).notices.map(\.text) == [
        "left out, since --weights does not name it: 'tax'"
      ])
    #expect(try study([("wage", 1), ("rail", 1), ("tax", 1)]).notices.isEmpty)
  }

  @Test func everyUnknownNameIsRefusedAtOnce() {
    #expect(
      refusal { _ = try study([("wgae", 1), ("rail", 1), ("zzz", 1)], costs: ["tux"]) } == [
        "--weights names 'wgae', which is no criterion of the matrix; did you mean 'wage'?",
        "--weights names 'zzz', which is no criterion of the matrix; choose from: wage, rail, tax",
        "--cost names 'tux', which is no criterion of the matrix; did you mean 'tax'?",
      ])
  }

  @Test func weightsOfNothingAreRefused() {
    #expect(
      refusal { _ = try study([("wage", 0), ("rail", 0)]) } == [
        "--weights: all weights are zero; give at least one criterion a weight above zero; "
          + "write --weights a=0.5,b=0.3,c=0.2"
      ])
    #expect(
      refusal { _ = try study([("wage", -1)]) } == [
        "--weights: weight 1 is -1.0; weights must be finite and not negative; write --weights a=0.5,b=0.3,c=0.2"
      ])
  }

  @Test func conditionsOnUnknownNamesAreRefusedTogether() {
    let options = Study.Options(conditions: [
      .all([.number("wagee", .less, 1), .oneOf("cuontry", ["PT"])]), .number("id", .less, 3),
    ])
    #expect(
      refusal { _ = try study([("wage", 1)], options: options) } == [
        "condition 'wagee < 1 and cuontry = PT' asks about 'wagee', which nothing is known of; did you mean 'wage'?",
        "condition 'wagee < 1 and cuontry = PT' asks about 'cuontry', which nothing is known of; "
          + "did you mean 'country'?",
      ])
  }

  private func profile(_ branches: [Profile.Branch], must: [Constraint] = []) -> Profile {
    Profile(name: "p", title: "P", method: "weighted-sum", missing: .refuse, must: must, branches: branches)
  }

  private func entry(_ name: String, _ weight: Double = 1, per: String? = nil, line: Int? = nil)
    -> Profile.Entry
  {
    Profile.Entry(
      indicator: name, weight: weight, direction: .benefit, per: per,
      place: line.map { Place(file: "p.yaml", line: $0, column: 7) })
  }

  private func study(_ profile: Profile) throws -> Study {
    try Study(
      table: table, profile: profile, profileFile: "p.yaml", industry: nil, options: Study.Options(),
      identity: identity)
  }

  @Test func everythingThatAProfileAsksInVainIsSaidWithItsPlace() {
    let profile = profile([
      Profile.Branch(
        family: .costs, weight: 1, entries: [entry("wagee", line: 9), entry("rail", per: "heads")]),
      Profile.Branch(family: .tax, weight: 1, entries: [entry("rail", line: 14)]),
    ])
    #expect(
      refusal { _ = try study(profile) } == [
        "p.yaml:9:7: the profile asks for 'wagee', which the data do not have; did you mean 'wage'?",
        "p.yaml:1:1: the profile asks for 'heads', which the data do not have; choose from: wage, rail, tax",
        "p.yaml:14:7: indicator 'rail' stands in two families; keep it in one, or it counts twice",
      ])
  }

  @Test func aFamilyWhoseWeightsAreAllZeroIsRefused() {
    let profile = profile([
      Profile.Branch(family: .costs, weight: 1, entries: [entry("wage", 0), entry("rail", 0)])
    ])
    #expect(
      refusal { _ = try study(profile) } == [
        "p.yaml:1:1: all weights are zero; give at least one criterion a weight above zero; mend the weights"
      ])
  }

  @Test func aFamilyOfWeightZeroHasNoSay() throws {
    let both = profile([
      Profile.Branch(family: .costs, weight: 2, entries: [entry("wage")]),
      Profile.Branch(family: .tax, weight: 0, entries: [entry("tax", 0), entry("rail", 0)]),
    ])
    let found = try assessment(try study(both))
    #expect(found.weights.values == [1, 0, 0])
    #expect(found.scores.values == [0, 1])
    #expect(found.familyContributions(of: 1) == [1, 0])
  }

  /// Weights typed as decimals come back as those decimals, not an ulp beside them.
  @Test func globalWeightsAreTheProfilesOwnDecimals() throws {
    let found = try assessment(try question(SmallDataset().dataset()).study)
    #expect(found.weights.values == found.study.wanted.map(\.weight))
    #expect(found.weights.values == [0.2, 0.25, 0.15, 0.1, 0.1, 0.1, 0.1])
  }
}
