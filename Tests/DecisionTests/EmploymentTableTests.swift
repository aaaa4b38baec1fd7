import Decision
import Testing

@Suite struct EmploymentTableTests {
  @Test func anUnknownFigureIsNotZero() {
    let grid = EmploymentTable.Grid(
      cells: [nil, 0, 12, 7.5], grades: [.official, .official, .estimated, .seed])
    let table = EmploymentTable(
      areas: ["PT11", "PT16"], industries: ["C13", "C29"], years: [2014], grids: [grid], source: "sbs")
    #expect(table.grids[0].cells == [nil, 0, 12, 7.5])
    #expect(table.grids[0].cells[0] != table.grids[0].cells[1])
    #expect(table.grids[0].grades[2] == .estimated)
    #expect(table.source == "sbs")
  }

  @Test func aTableMayHaveNoYearAtAll() {
    #expect(EmploymentTable(areas: [], industries: [], years: [], grids: [], source: "").grids.isEmpty)
  }
}
