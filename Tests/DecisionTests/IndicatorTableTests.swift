import Decision
import TestSupport
import Testing

@Suite struct IndicatorTableTests {
  func column(_ id: String, _ known: [Double?], places: [Place] = []) -> IndicatorTable.Column {
    let gaps = known.indices.filter { known[$0] == nil }
    return IndicatorTable.Column(
      indicator: Indicator(id: id), known: known,
      gapPlaces: Dictionary(uniqueKeysWithValues: zip(gaps, places)))
  }

  func line(_ number: Int) -> Place { Place(file: "m.csv", line: number, column: 4) }

  @Test func aGapIsToldFromAMeasuredZero() {
    let wage = column("wage", [0, nil, 3, nil])
    #expect(wage.values == [0, 0, 3, 0])
    #expect(wage.gaps == [1, 3])
    #expect((0..<4).map(wage.isGap) == [false, true, false, true])
    #expect((0..<4).map(wage.value) == [0, nil, 3, nil])
  }

  @Test func aColumnMayBeAllGapsOrHaveNone() {
    #expect(column("a", [nil, nil]).gaps == [0, 1])
    #expect(column("a", [1, 2]).gaps == [])
    #expect(!column("a", [1]).isGap(0))
    #expect(column("a", []).values == [])
  }

  @Test(arguments: UInt64(1)...20) func gapsAreFoundByTheirRow(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let known = (0..<50).map { _ in Bool.random(using: &random) ? 1.0 : nil }
    let found = column("a", known)
    #expect(known.indices.map(found.isGap) == known.map { $0 == nil })
  }

  @Test func rowsAreKeptInTheOrderGivenWithTheirGapsAndPlaces() {
    let places = [line(2), line(5), line(6)]
    let kept = column("wage", [nil, 7, 8, nil, nil], places: places).keeping([4, 1, 0])
    #expect(kept.values == [0, 7, 0])
    #expect(kept.gaps == [0, 2])
    #expect(kept.gapPlaces == [0: line(6), 2: line(2)])
  }

  @Test func rowsKeptCarryTheirOwnProvenance() {
    let years = (2010...2013).map { Provenance(year: $0, source: "s", grade: .official) }
    let full = IndicatorTable.Column(
      indicator: Indicator(id: "wage"), values: [1, 2, 3, 4], provenance: Provenances(years))
    let kept = full.keeping([3, 1])
    #expect(kept.values == [4, 2])
    #expect(kept.provenance == Provenances([years[3], years[1]]))
    #expect(full.keeping([]).values == [])
  }

  @Test(arguments: UInt64(1)...20) func keepingTwiceIsKeepingTheRowsOfTheRows(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let known = (0..<12).map { Bool.random(using: &random) ? Double($0) : nil }
    let gaps = known.indices.filter { known[$0] == nil }
    let whole = column("a", known, places: gaps.map { line($0 + 2) })
    let first = Array((0..<12).shuffled(using: &random).prefix(8))
    let second = Array((0..<8).shuffled(using: &random).prefix(5))
    let kept = whole.keeping(first).keeping(second)
    #expect(kept == whole.keeping(second.map { first[$0] }))
    let origins = second.map { first[$0] }
    for (new, origin) in origins.enumerated() {
      #expect(kept.gapPlaces[new] == (known[origin] == nil ? line(origin + 2) : nil))
    }
  }

  @Test func theTableFindsAColumnByItsId() {
    let table = IndicatorTable(
      alternatives: [Alternative(id: "A"), Alternative(id: "B")],
      columns: [column("wage", [1, nil]), column("rail", [3, 4])])
    #expect(table.ids == ["wage", "rail"])
    #expect(table.column("rail")?.values == [3, 4])
    #expect(table.column("port") == nil)
  }

  @Test func theTableKeepsSomeOfItsRows() {
    let table = IndicatorTable(
      alternatives: ["A", "B", "C"].map { Alternative(id: $0) },
      columns: [column("wage", [1, nil, 3]), column("rail", [4, 5, 6])])
    let kept = table.keeping([2, 1])
    #expect(kept.alternatives.map(\.id) == ["C", "B"])
    #expect(kept.columns == [column("wage", [3, nil]), column("rail", [6, 5])])
    #expect(table.keeping([0, 1, 2]) == table)
    #expect(table.keeping([]).alternatives == [])
  }

  @Test func aColumnThatIsAddedReplacesTheOneOfItsId() {
    let table = IndicatorTable(
      alternatives: [Alternative(id: "A")], columns: [column("wage", [1]), column("rail", [2])])
    let added = table.adding([column("rail", [9]), column("port", [3])])
    #expect(added.ids == ["wage", "rail", "port"])
    #expect(added.column("rail")?.values == [9])
    #expect(table.adding([]) == table)
  }
}
