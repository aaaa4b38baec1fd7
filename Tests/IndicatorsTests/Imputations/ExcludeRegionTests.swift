import Decision
import Indicators
import Testing

@Suite struct ExcludeRegionTests {
  @Test func everyAlternativeWithAGapIsLeftOutWithItsReason() throws {
    let found = try complete(
      table([column("wage", [1, nil, 3, nil]), column("rail", [5, nil, 7, 8])]), by: .excludeRegion)
    #expect(found.table.alternatives.map(\.id) == ["R1", "R3"])
    #expect(found.table.columns == [column("wage", [1, 3]), column("rail", [5, 7])])
    #expect(
      found.removed == [
        Removal(id: "R2", reason: "has no figure for 'wage', 'rail'"),
        Removal(id: "R4", reason: "has no figure for 'wage'"),
      ])
    #expect(found.imputed == [])
  }

  @Test func allAlternativesMayBeLeftOut() throws {
    let found = try complete(table([column("wage", [nil, nil])]), by: .excludeRegion)
    #expect(found.table.alternatives == [])
    #expect(found.table.columns[0].values == [])
    #expect(found.removed.map(\.id) == ["R1", "R2"])
  }
}
