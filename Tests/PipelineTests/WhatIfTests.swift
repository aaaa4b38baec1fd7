import Decision
import Pipeline
import TestSupport
import Testing

/// By hand: three sites, wage a cost and rail a benefit of equal weight, on minmax.
@Suite struct WhatIfTests {
  func study(_ conditions: [Constraint] = []) throws -> Study {
    let table = IndicatorTable(
      alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
      columns: [
        IndicatorTable.Column(indicator: Indicator(id: "wage"), values: [1000, 800, 600]),
        IndicatorTable.Column(indicator: Indicator(id: "rail"), values: [10, 6, 0]),
        IndicatorTable.Column(indicator: Indicator(id: "idle"), values: [1, 2, 3]),
      ])
    return try Study(
      table: table, weights: [("wage", 1), ("rail", 1)], costs: ["wage"],
      options: .init(conditions: conditions), identity: .init(seed: 1, data: "d", version: "t"))
  }

  /// Before: A ½·0 + ½·1 = .5, B ½·½ + ½·.6 = .55, C ½·1 + ½·0 = .5. With a wage of 700 in A the range is 600 to
  /// 800: A ½·½ + ½ = .75, B ½·0 + .3 = .3, C .5.
  @Test func aFigureMovesTheRangeAndTheRanks() throws {
    let answer = try study().whatIf("A", changes: [("wage", 700)])
    #expect(agree(answer.before.scores.values, [0.5, 0.55, 0.5], .roundoff))
    #expect(agree(answer.after.scores.values, [0.75, 0.3, 0.5], .roundoff))
    #expect(answer.before.ranking.ranks == [2, 1, 2])
    #expect(answer.after.ranking.ranks == [1, 3, 2])
    #expect(answer.overtaken.map(\.id) == ["B"])
    #expect(answer.fallenBehind.isEmpty)
    #expect(answer.changes.map(\.indicator.id) == ["wage"])
    #expect(answer.changes.map(\.before) == [1000])
    #expect(answer.changes.map(\.after) == [700])
  }

  @Test func aWorseFigureLetsOthersPass() throws {
    let answer = try study().whatIf("B", changes: [("rail", 0), ("wage", 1000)])
    #expect(answer.after.ranking.ranks[1] == 3)
    #expect(answer.fallenBehind.map(\.id) == ["A", "C"])
  }

  @Test func nothingChangedChangesNothing() throws {
    let answer = try study().whatIf("C", changes: [("rail", 0)])
    #expect(answer.before.scores == answer.after.scores)
    #expect(answer.overtaken.isEmpty && answer.fallenBehind.isEmpty)
  }

  @Test func figuresThatTheRankingDoesNotRestOnAreAllNamed() throws {
    let found = try #require(throws: StudyError.self) {
      try study().whatIf("A", changes: [("wgae", 1), ("idle", 2)])
    }
    #expect(
      found.problems.kept.map(\.description) == [
        "'wgae' is no figure that this ranking rests on; did you mean 'wage'?",
        "'idle' is no figure that this ranking rests on; choose from: wage, rail",
      ])
  }

  @Test func aChangeThatBreaksAConditionSaysSo() throws {
    let found = try #require(throws: StudyError.self) {
      try study([.number("wage", .less, 900)]).whatIf("B", changes: [("wage", 950)])
    }
    #expect(
      found.problems.kept.map(\.message) == ["'B' does not meet 'wage < 900' (wage is 950)"])
  }
}
