import Decision
import Pipeline
import TestSupport
import Testing

/// The hash stands for the question: it moves with all that can move the answer, and with nothing else.
@Suite struct AssessHashTests {
  let table = IndicatorTable(
    alternatives: ["7", "A", "B"].map { Alternative(id: $0) },
    columns: [("a", [1, 2, 4]), ("b", [3, 1, 2]), ("c", [5, 5, 6])].map {
      IndicatorTable.Column(indicator: Indicator(id: $0.0), values: $0.1)
    })

  private func assessed(
    _ weights: [(name: String, value: Double)] = [("a", 1), ("b", 3)], costs: [String] = ["b"],
    options: Study.Options = Study.Options(), seed: UInt64 = 1, data: String = "d", version: String = "v"
  ) throws -> Assessment {
    try assessment(
      try Study(
        table: table, weights: weights, costs: costs, options: options,
        identity: Study.Identity(seed: seed, data: data, version: version)))
  }

  private func hash(
    _ weights: [(name: String, value: Double)] = [("a", 1), ("b", 3)], costs: [String] = ["b"],
    options: Study.Options = Study.Options(), seed: UInt64 = 1, data: String = "d", version: String = "v"
  ) throws -> String {
    try assessed(weights, costs: costs, options: options, seed: seed, data: data, version: version).hash
  }

  @Test func itMovesWithEveryPartOfTheQuestion() throws {
    let hashes = [
      try hash(), try hash([("a", 1), ("b", 2)]), try hash([("a", 1)]), try hash([("a", 1), ("c", 3)]),
      try hash(costs: []), try hash(options: Study.Options(method: "topsis")),
      try hash(options: Study.Options(normalisation: "rank")),
      try hash(options: Study.Options(missing: .regression)),
      try hash(options: Study.Options(conditions: [.number("a", .less, 4)])),
      try hash(options: Study.Options(conditions: [.number("a", .lessOrEqual, 4)])), try hash(seed: 2),
      try hash(data: "e"),
    ]
    #expect(Set(hashes).count == hashes.count)
    #expect(hashes.allSatisfy { $0.count == 64 })
  }

  @Test func theOrderOfFlagsAndTheScaleOfWeightsDoNotMoveIt() throws {
    let base = try hash()
    #expect(try hash([("b", 3), ("a", 1)]) == base)
    #expect(try hash([("a", 2), ("b", 6)]) == base)
    #expect(try hash([("a", 0.25), ("b", 0.75)]) == base)
    #expect(try hash(version: "another") == base)
    #expect(try hash() == base)
  }

  @Test func aDefaultThatIsNamedIsTheSameQuestion() throws {
    let named = try assessed(options: Study.Options(method: "weighted-sum", normalisation: "minmax"))
    let silent = try assessed()
    #expect(named.scores == silent.scores)
    #expect(named.hash == silent.hash)
  }

  /// A number and a word ask different things of the id '7'; so do two words and one with a comma.
  @Test func conditionsThatAnswerDifferentlyHaveDifferentHashes() throws {
    let pairs: [(Constraint, Constraint)] = [
      (.not(.number("id", .equal, 7)), .not(.oneOf("id", ["7"]))),
      (.not(.oneOf("id", ["7", "A", "x"])), .not(.oneOf("id", ["7, A", "x"]))),
    ]
    for (one, other) in pairs {
      let first = try assessed(options: Study.Options(conditions: [one]))
      let second = try assessed(options: Study.Options(conditions: [other]))
      #expect(first.alternatives != second.alternatives)
      #expect(first.hash != second.hash, "\(one) and \(other)")
    }
  }

  @Test func aProfilesTreatmentsGoalpostsAndDenominatorsMoveIt() throws {
    func hash(_ entry: Profile.Entry, family: Family = .costs) throws -> String {
      let other = Profile.Entry(indicator: "c", weight: 1, direction: .benefit)
      let profile = Profile(
        name: "p", title: "p", method: "weighted-sum", missing: .refuse,
        branches: [Profile.Branch(family: family, weight: 1, entries: [entry, other])])
      return try assessment(
        try Study(
          table: table, profile: profile, profileFile: "p.yaml", industry: nil, options: Study.Options(),
          identity: Study.Identity(seed: 1, data: "d", version: "v"))
      ).hash
    }
    let hashes = [
      try hash(Profile.Entry(indicator: "a", weight: 1, direction: .benefit)),
      try hash(Profile.Entry(indicator: "a", weight: 1, direction: .cost)),
      try hash(Profile.Entry(indicator: "a", weight: 2, direction: .benefit)),
      try hash(Profile.Entry(indicator: "a", weight: 1, direction: .benefit, treatment: .log)),
      try hash(
        Profile.Entry(indicator: "a", weight: 1, direction: .benefit, goalposts: Goalposts(low: 0, high: 9))),
      try hash(
        Profile.Entry(indicator: "a", weight: 1, direction: .benefit, goalposts: Goalposts(low: 0, high: 8))),
      try hash(Profile.Entry(indicator: "a", weight: 1, direction: .benefit, target: Target(3))),
      try hash(
        Profile.Entry(indicator: "a", weight: 1, direction: .benefit, target: Target(low: 3, high: 4))),
      try hash(Profile.Entry(indicator: "a", weight: 1, direction: .benefit, per: "b")),
      try hash(Profile.Entry(indicator: "a", weight: 1, direction: .benefit), family: .tax),
    ]
    #expect(Set(hashes).count == hashes.count)
  }
}
