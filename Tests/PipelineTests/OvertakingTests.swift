import Decision
import Pipeline
import TestSupport
import Testing

/// By hand: three sites, wage a cost and rail a benefit of equal weight, on minmax.
///
/// A (1000, 10) ½·0 + ½·1 = .5; B (800, 6) ½·½ + ½·.6 = .55; C (600, 0) ½·1 + ½·0 = .5.
@Suite struct OvertakingTests {
  private func found(_ study: Study) throws -> Assessment {
    guard case .assessed(let found) = try study.assessed() else { throw TestFailure.nothingMatched }
    return found
  }
  private enum TestFailure: Error { case nothingMatched }

  private func threeSites(conditions: [Constraint] = []) throws -> Assessment {
    try found(
      try bareStudy(
        ["wage": [1000, 800, 600], "rail": [10, 6, 0]], weights: [("wage", 1), ("rail", 1)],
        costs: ["wage"], conditions: conditions))
  }

  private func named(_ changes: [Overtaking.Change]) -> [String: Overtaking.Change] {
    Dictionary(uniqueKeysWithValues: changes.map { ($0.criterion.id, $0) })
  }

  /// With a wage of x in A the range is 600 to x: A stays at .5 and B has .3 + ½(x − 800)/(x − 600), which is
  /// .5 at (x − 800)/(x − 600) = .4, x = 2800/3; the wages' standard deviation is 200. Less rail in A lifts B
  /// only.
  @Test func aFigureOfTheChallengerMovesTheScale() throws {
    let answer = try #require(try threeSites().overtaking("A", "B"))
    #expect(answer.challenger.id == "A" && answer.leader.id == "B")
    #expect(agree([answer.gap], [0.05], .roundoff))
    #expect(answer.ofChallenger.map(\.criterion.id) == ["wage", "rail"])
    let wage = answer.ofChallenger[0]
    #expect(wage.present == 1000 && agree([wage.value ?? 0], [2800.0 / 3], .solver))
    #expect(abs((wage.deviations ?? 0) + 1.0 / 3) < 1e-9)
    #expect(agree([wage.change ?? 0], [-200.0 / 3], .solver))
    let rail = answer.ofChallenger[1]
    #expect(rail.value == nil && rail.change == nil && rail.deviations == nil)
    #expect(abs((rail.bestGap ?? 0) + 0.05) < 1e-12 && rail.bestAt == 10)
  }

  /// B is at .5 with a wage of 840, ½(1000 − x)/400 = .2, or with 5 km of rail, ½·x/10 = .25. The deviations
  /// are 200 and √(152/6): one km of rail is .19868 of one, less than 40/200.
  @Test func aFigureOfTheLeaderMayFall() throws {
    let leader = try #require(try threeSites().overtaking("B", "A")).ofLeader
    #expect(leader.map(\.criterion.id) == ["rail", "wage"])
    #expect(agree(leader.map { $0.value ?? 0 }, [5, 840], .solver))
    #expect(agree(leader.map { $0.deviations ?? 0 }, [-1 / (152.0 / 6).squareRoot(), 0.2], .solver))
  }

  /// A is behind by ½ on wages and ahead by .4 on rail: −½w + .4(1 − w) = 0 at w = 4/9.
  @Test func theLineOfTheWeightsCrossesZero() throws {
    let weights = named(try #require(try threeSites().overtaking("A", "B")).weights)
    let wage = try #require(weights["wage"])
    #expect(wage.present == 0.5 && agree([wage.value ?? 0], [4.0 / 9], .roundoff))
    #expect(agree([weights["rail"]?.value ?? 0], [5.0 / 9], .roundoff))
    #expect(wage.deviations == nil)
  }

  @Test func twoThatAreLevelNeedNoChange() throws {
    let answer = try #require(try threeSites().overtaking("C", "A"))
    // Of two that are level the one that is shown later is the challenger, whoever is named first.
    #expect(answer.challenger.id == "C" && answer.leader.id == "A" && answer.gap == 0)
    #expect(try threeSites().overtaking("A", "C")?.challenger.id == "C")
    for change in answer.ofChallenger + answer.ofLeader + answer.weights {
      #expect(change.value == change.present && change.change == 0)
    }
  }

  @Test func theNeighbourIsTheOneBeforeOrForTheFirstTheOneAfter() throws {
    let assessment = try threeSites()
    #expect(assessment.neighbour(of: "B")?.id == "A")
    #expect(assessment.neighbour(of: "A")?.id == "B")
    #expect(assessment.neighbour(of: "C")?.id == "A")
    #expect(assessment.neighbour(of: "D") == nil)
    #expect(try threeSites(conditions: [.number("wage", .less, 700)]).neighbour(of: "C") == nil)
  }

  @Test func whoIsNotRankedIsNotCompared() throws {
    let refused = try #require(throws: StudyError.self) { try threeSites().overtaking("A", "D") }
    #expect(refused.problems.kept.map(\.description) == ["'D' is not ranked; choose from: A, B, C"])
    let both = try #require(throws: StudyError.self) {
      try threeSites(conditions: [.number("wage", .less, 700)]).overtaking("A", "B")
    }
    #expect(
      both.problems.kept.map(\.description) == [
        "'A' is not ranked: it does not meet 'wage < 700' (wage is 1000); drop the condition or check the id",
        "'B' is not ranked: it does not meet 'wage < 700' (wage is 800); drop the condition or check the id",
      ])
    let itself = try #require(throws: StudyError.self) { try threeSites().overtaking("A", "A") }
    #expect(itself.problems.count == 1)
  }

  /// Goalposts 0 to 10: the challenger has ½·.4 + ½·.4, the leader ½·.6 + ½·.5, C (10, 0) ½. The challenger
  /// needs .15 more: 4 → 7 on the first; the second is seen up to 5 only, .1 behind. The leader loses it by 5
  /// → 2 on the second; on the first, seen down to 4, it stays .05 ahead. No weight helps who is behind on
  /// both: the best is .1, on the second.
  @Test func goalpostsHoldTheScale() throws {
    let answer = try #require(
      try found(
        try goalpostStudy([[4, 6, 10], [4, 5, 0]], weights: [1, 1])
      ).overtaking("A", "B"))
    let (own, others, weights) = (named(answer.ofChallenger), named(answer.ofLeader), named(answer.weights))
    #expect(abs((own["c1"]?.value ?? 0) - 7) < 1e-9)
    #expect(own["c2"]?.value == nil && own["c2"]?.bestAt == 5)
    #expect(abs((own["c2"]?.bestGap ?? 0) + 0.1) < 1e-12)
    #expect(abs((others["c2"]?.value ?? 0) - 2) < 1e-9)
    #expect(others["c1"]?.value == nil && others["c1"]?.bestAt == 4)
    #expect(abs((others["c1"]?.bestGap ?? 0) + 0.05) < 1e-12)
    for (name, end) in [("c1", 0.0), ("c2", 1)] {
      #expect(weights[name]?.value == nil && weights[name]?.bestAt == end)
      #expect(abs((weights[name]?.bestGap ?? 0) + 0.1) < 1e-12)
    }
  }

  /// A (0, 4) has .1 and B (1, 0) ¾, by weights of 3 and 1: .65/.75 of a yes would do, and there is no such
  /// thing.
  @Test func whatIsEitherSoOrNotIsChangedWhole() throws {
    let answer = try #require(
      try found(
        try bareStudy(["yes": [0, 1, 0], "b": [4, 0, 10]], weights: [("yes", 3), ("b", 1)])
      ).overtaking("A", "B"))
    let own = named(answer.ofChallenger)
    // Minmax: A 0·¾ + .4·¼ = .1, B ¾; with a yes A has ¾ + .1.
    #expect(own["yes"]?.value == 1 && own["yes"]?.change == 1)
    #expect(named(answer.ofLeader)["yes"]?.value == 0)
    // With all 10 of b A has ¼: .5 behind.
    #expect(own["b"]?.value == nil && own["b"]?.bestAt == 10)
  }

  @Test func aQuadraticMethodIsNotAskedOverALongList() throws {
    func list(_ count: Int) throws -> Assessment {
      try found(
        try bareStudy(
          ["a": (0..<count).map { Double($0) }, "b": (0..<count).map { Double($0 * 7 % count) }],
          weights: [("a", 1), ("b", 1)], method: "electre-iii"))
    }
    #expect(try list(Assessment.overtakingLimit + 1).overtaking("A1", "A2") == nil)
    #expect(try list(5).overtaking("A1", "A2") != nil)
  }

  /// What is said to make two level is put to a new ranking of the changed figures, and the changed weights.
  @Test(arguments: ["weighted-sum", "topsis", "weighted-product", "mabac"], UInt64(1)...3)
  func aChangeThatIsReachedMakesThemLevel(method: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = ["a", "b", "c", "d"]
    let columns = Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, (0..<8).map { _ in Double.random(in: 1...9, using: &random) })
      })
    let stated = names.map { ($0, Double.random(in: 1...4, using: &random)) }
    func study(_ weights: [(String, Double)]) throws -> Study {
      try bareStudy(columns, weights: weights, costs: ["b"], method: method)
    }
    let assessment = try found(try study(stated))
    func gap(_ assessment: Assessment, _ answer: Overtaking) throws -> Double {
      let challenger = try #require(assessment.index(of: answer.challenger.id))
      let leader = try #require(assessment.index(of: answer.leader.id))
      return assessment.scores.values[challenger] - assessment.scores.values[leader]
    }
    let order = assessment.ranking.order.map { assessment.alternatives[$0].id }
    let answer = try #require(try assessment.overtaking(order[1], order[2]))
    #expect(try abs(gap(assessment, answer) + answer.gap) < 1e-15)
    var reached = 0
    for (id, changes) in [(answer.challenger.id, answer.ofChallenger), (answer.leader.id, answer.ofLeader)] {
      for change in changes {
        guard let value = change.value else { continue }
        let after = try study(stated).whatIf(id, changes: [(change.criterion.id, value)]).after
        #expect(try abs(gap(after, answer)) < 1e-9, "\(change)")
        reached += 1
      }
    }
    for change in answer.weights {
      guard let value = change.value else { continue }
      let rest = 1 - change.present
      let total = stated.reduce(0) { $0 + $1.1 }
      let changed = stated.map { name, weight in
        (name, name == change.criterion.id ? value : weight / total * (1 - value) / rest)
      }
      #expect(try abs(gap(try found(try study(changed)), answer)) < 1e-9, "\(change)")
      reached += 1
    }
    #expect(reached > 0)
  }
}

/// A study of a bare matrix; alternatives A, B, C, or A1, A2, … where there are more; columns in the order of
/// the alphabet turned round, so that `wage` is before `rail`.
func bareStudy(
  _ columns: [String: [Double]], weights: [(String, Double)], costs: [String] = [], method: String? = nil,
  conditions: [Constraint] = [], seed: UInt64 = 1
) throws -> Study {
  let count = columns.values.first?.count ?? 0
  let ids = count <= 3 ? ["A", "B", "C"] : (1...count).map { "A\($0)" }
  let table = IndicatorTable(
    alternatives: ids.prefix(count).map { Alternative(id: $0) },
    columns: columns.sorted { $0.key > $1.key }.map {
      IndicatorTable.Column(indicator: Indicator(id: $0.key, unit: "u"), values: $0.value)
    })
  return try Study(
    table: table, weights: weights.map { (name: $0.0, value: $0.1) }, costs: costs,
    options: .init(method: method, conditions: conditions),
    identity: .init(seed: seed, data: "d", version: "t"))
}

/// A study of columns c1, c2, … between goalposts 0 and 10, benefits of family infrastructure, and of the
/// other families where some are named.
func goalpostStudy(
  _ columns: [[Double]], weights: [Double], families: [Family] = [], method: String = "weighted-sum",
  must: [Constraint] = []
) throws -> Study {
  let ids = ["A", "B", "C", "D"].prefix(columns[0].count)
  let table = IndicatorTable(
    alternatives: ids.map { Alternative(id: $0) },
    columns: columns.enumerated().map {
      IndicatorTable.Column(indicator: Indicator(id: "c\($0.offset + 1)"), values: $0.element)
    })
  let entries = weights.enumerated().map {
    Profile.Entry(
      indicator: "c\($0.offset + 1)", weight: $0.element, direction: .benefit,
      goalposts: Goalposts(low: 0, high: 10))
  }
  let branches =
    families.isEmpty
    ? [Profile.Branch(family: .infrastructure, weight: 1, entries: entries)]
    : zip(families, entries).map { Profile.Branch(family: $0, weight: $1.weight, entries: [$1]) }
  return try Study(
    table: table,
    profile: Profile(
      name: "posts", title: "Posts", method: method, missing: .refuse, must: must, branches: branches),
    profileFile: "posts.yaml", industry: nil, options: .init(),
    identity: .init(seed: 1, data: "d", version: "t"))
}
