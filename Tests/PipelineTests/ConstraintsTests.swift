import Decision
import Testing

@testable import Pipeline

@Suite struct ConstraintsTests {
  let table = IndicatorTable(
    alternatives: [
      Alternative(
        id: "X1", name: "Ex", country: "XX", position: Position(latitude: 40.5, longitude: -8), areaKm2: 100),
      Alternative(id: "Y1"),
    ],
    columns: [
      IndicatorTable.Column(indicator: Indicator(id: "wage"), known: [12.5, nil]),
      IndicatorTable.Column(indicator: Indicator(id: "rail"), known: [3, 4]),
    ])

  @Test func aRegionCanBeAskedForAllThatIsKnownOfIt() {
    let found = Attributes.names.map { Attributes.value($0, row: 0, in: table) }
    #expect(found == [.text("X1"), .text("Ex"), .text("XX"), .number(100), .number(40.5), .number(-8)])
    let bare = Attributes.names.map { Attributes.value($0, row: 1, in: table) }
    #expect(bare == [.text("Y1"), .unknown, .unknown, .unknown, .unknown, .unknown])
    #expect(Attributes.value("wage", row: 0, in: table) == .number(12.5))
    #expect(Attributes.value("wage", row: 1, in: table) == .unknown)
  }

  @Test func withoutConditionsEveryRowStays() {
    let (rows, removed) = meeting([], in: table)
    #expect(rows == [0, 1])
    #expect(removed.isEmpty)
  }

  @Test func theFirstConditionThatFailsIsTheReasonWithWhatWasFound() {
    let (rows, removed) = meeting(
      [.number("rail", .greater, 3), .oneOf("country", ["XX"]), .number("wage", .less, 1)], in: table)
    #expect(rows.isEmpty)
    #expect(
      removed == [
        Removal(
          id: "X1", reason: "does not meet 'rail > 3' (rail is 3)", cause: "does not meet 'rail > 3'"),
        Removal(id: "Y1", reason: "cannot be held against 'country = XX': its 'country' is not known"),
      ])
  }

  @Test func anUnknownFigureOnlyMattersWhereTheAnswerHangsOnIt() {
    let settled = Constraint.any([.number("wage", .less, 20), .number("rail", .equal, 4)])
    #expect(meeting([settled], in: table).rows == [0, 1])
    let open = Constraint.all([.number("rail", .greater, 3), .number("wage", .less, 20)])
    #expect(
      meeting([open], in: table).removed == [
        Removal(
          id: "X1", reason: "does not meet 'rail > 3 and wage < 20' (rail is 3, wage is 12.5)",
          cause: "does not meet 'rail > 3 and wage < 20'"),
        Removal(id: "Y1", reason: "cannot be held against 'rail > 3 and wage < 20': its 'wage' is not known"),
      ])
  }
}
