import Decision
import Pipeline
import Testing

@testable import Report

@Suite struct CriterionWordsTests {
  /// Wages of 6, 10 and 13 with the target 9: nearness 0.25, 0.75 and 0. Ports go by their own target.
  func assessed(_ method: String) throws -> Assessment {
    let entries = [
      Profile.Entry(indicator: "wage", weight: 1, direction: .cost, target: Target(9)),
      Profile.Entry(indicator: "ports", weight: 1, direction: .benefit, target: Target(low: 2, high: 3)),
    ]
    let study = try Study(
      table: IndicatorTable(
        alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
        columns: [("wage", "EUR", [6, 10, 13]), ("ports", "", [1, 2, 5])].map {
          IndicatorTable.Column(indicator: Indicator(id: $0.0, unit: $0.1), values: $0.2)
        }),
      profile: Profile(
        name: "p", title: "p", method: method, normalisation: "target", missing: .refuse,
        branches: [Profile.Branch(family: .costs, weight: 1, entries: entries)]),
      profileFile: "p.yaml", industry: nil, options: Study.Options(),
      identity: Study.Identity(seed: 1, data: "d", version: "v"))
    guard case .assessed(let assessment) = try study.assessed() else { throw NothingMatched() }
    return assessment
  }

  @Test func aFigureWithATargetIsBestAtIt() throws {
    let found = try assessed("weighted-sum")
    #expect(found.figureLine(0, of: [0]).whole == "6 EUR, best at 9")
    #expect(found.figureLine(1, of: [0, 2]).whole == "1 against 5, best at 2 to 3")
  }

  @Test func itStandsWhereItsNearnessPutsIt() throws {
    let found = try assessed("topsis")
    #expect((0..<3).map { found.standings(of: $0)[0] } == [0.25, 0.75, 0])
    #expect((0..<3).map { found.standings(of: $0)[1] } == [0.5, 1, 0])
  }
}
