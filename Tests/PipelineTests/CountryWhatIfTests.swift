import Decision
import Pipeline
import TestSupport
import Testing

/// By hand: two sites in each of two countries, tax a cost and rail a benefit of equal weight, on minmax.
///
/// Before, tax over 10 to 30 and rail over 0 to 8: A 0 + ½, B 0 + ¼, C ¼ + 5/16, D ½ + 0. With 10 % in XX the range
/// of tax is 10 to 20: A ½ + ½, B ½ + ¼, C 0 + 5/16, D ½.
@Suite struct CountryWhatIfTests {
  private func study(_ conditions: [Constraint] = []) throws -> Study {
    let table = IndicatorTable(
      alternatives: [("A", "XX"), ("B", "XX"), ("C", "YY"), ("D", "YY")].map {
        Alternative(id: $0, country: $1)
      },
      columns: [
        IndicatorTable.Column(indicator: Indicator(id: "tax"), values: [30, 30, 20, 10]),
        IndicatorTable.Column(indicator: Indicator(id: "rail"), values: [8, 4, 5, 0]),
      ])
    return try Study(
      table: table, weights: [("tax", 1), ("rail", 1)], costs: ["tax"],
      options: .init(conditions: conditions), identity: .init(seed: 1, data: "d", version: "t"))
  }

  @Test func allRegionsMoveTogetherAndTheRangeWithThem() throws {
    let answer = try study().whatIf(country: "xx", changes: [("tax", 10)])
    #expect(answer.country == "XX")
    #expect(agree(answer.before.scores.values, [0.5, 0.25, 0.5625, 0.5], .roundoff))
    #expect(agree(answer.after.scores.values, [1, 0.75, 0.3125, 0.5], .roundoff))
    #expect(answer.changes.map(\.before) == [30] && answer.changes.map(\.after) == [10])
    #expect(answer.regions.map(\.id) == ["A", "B"])
    #expect(answer.regions.map { $0.overtaken.map(\.id) } == [["C"], ["C", "D"]])
    #expect(answer.overtaken.map(\.id) == ["C", "D"] && answer.fallenBehind.isEmpty)
    #expect(answer.notices.isEmpty)
  }

  /// From 30 to 20 in XX: tax runs from 10 to 20, A 0 + ½, B ¼, C 5/16, D ½; A passes C. Back up from there to 30
  /// it is the other way round.
  @Test func whoComesBeforeThemIsNamed() throws {
    let table = try study().table
    let tax = IndicatorTable.Column(indicator: Indicator(id: "tax"), values: [20, 20, 20, 10])
    let lower = try Study(
      table: table.adding([tax]), weights: [("tax", 1), ("rail", 1)], costs: ["tax"], options: .init(),
      identity: .init(seed: 1, data: "d", version: "t"))
    let answer = try lower.whatIf(country: "XX", changes: [("tax", 30)])
    #expect(answer.before.ranking.ranks == [1, 4, 3, 1] && answer.after.ranking.ranks == [2, 4, 1, 2])
    #expect(answer.overtaken.isEmpty && answer.fallenBehind.map(\.id) == ["C"])
    #expect(answer.regions.map { $0.fallenBehind.map(\.id) } == [["C"], []])
  }

  @Test func whatIsNoFigureOfTheCountryIsRefused() throws {
    let found = try #require(throws: StudyError.self) {
      try study().whatIf(country: "XX", changes: [("tax", 10), ("rail", 1), ("rial", 2)])
    }
    guard case .question(let list) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(
      list.kept.map(\.description) == [
        "'rial' is no figure that this ranking rests on; did you mean 'rail'?",
        "'rail' is no figure of 'XX' as a whole: its regions have from 4 to 8; "
          + "name the region that it is changed for",
      ])
    let nowhere = try #require(throws: StudyError.self) {
      try study().whatIf(country: "ZZ", changes: [("tax", 10)])
    }
    #expect(nowhere.problems.kept.map(\.message) == ["there is no country 'ZZ'"])
  }

  @Test func whoComesAndGoesWithTheFigureIsSaid() throws {
    let gone = try #require(throws: StudyError.self) {
      try study([.number("tax", .less, 35)]).whatIf(country: "XX", changes: [("tax", 40)])
    }
    #expect(
      gone.problems.kept.map(\.description) == [
        "no region of 'XX' is ranked with these figures: 'A' does not meet 'tax < 35' (tax is 40); "
          + "drop the condition or change the figure"
      ])
    let either = Constraint.any([.number("tax", .less, 35), .oneOf("id", ["A"])])
    let half = try study([either]).whatIf(country: "XX", changes: [("tax", 40)])
    #expect(half.regions.map(\.id) == ["A"])
    #expect(
      half.notices.map(\.text).contains { $0.hasPrefix("'B' is not ranked any more: it does not meet") })
  }

  /// On the small dataset AA1 and AA2 have the rate of AA, and AA3 its own. On goalposts of 0 to 40 with a weight of
  /// .15, five points less are .15·5/40 of score to those two, and nothing to the others.
  @Test func whoHasAFigureOfItsOwnKeepsIt() throws {
    let study = try question(SmallDataset().dataset()).study
    let answer = try study.whatIf(country: "AA", changes: [("tax_rate", 20)])
    #expect(answer.changes.map(\.before) == [25])
    #expect(answer.notices.map(\.text) == ["AA3 has its own 'tax_rate' and keeps it"])
    let gains = zip(answer.after.scores.values, answer.before.scores.values).map { $0 - $1 }
    for (gain, wanted) in zip(gains, [0.01875, 0.01875, 0, 0, 0, 0, 0]) {
      #expect(agree(gain, wanted, .difference))
    }
    let law = try study.whatIf(country: "AA", changes: [("rule_of_law", 2)])
    #expect(
      law.notices.map(\.text) == ["'rule_of_law' at 2 lies outside what is observed on the list, -0.5 to 1.5"]
    )
    let one = try question(
      SmallDataset().replacing("rule_of_law", with: [2, 2, 2, 0.5, 0.5, -0.5, -0.5]).dataset())
    #expect(law.after.scores.values == (try assessment(one.study).scores.values))
  }
}
