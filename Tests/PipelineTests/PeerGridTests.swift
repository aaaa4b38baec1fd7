import Decision
import Testing

@testable import Pipeline

@Suite struct PeerGridTests {
  private func grid(
    _ cells: [Double?], grades: [Grade]? = nil, industries: [Industry], of code: String
  ) -> PeerGrid {
    let width = industries.count
    let regions = (0..<(cells.count / width)).map { Alternative(id: "R\($0)") }
    let table = EmploymentTable(
      areas: regions.map(\.id), industries: industries.map(\.code), years: [2020],
      grids: [
        EmploymentTable.Grid(cells: cells, grades: grades ?? cells.map { _ in .official })
      ], source: "")
    let tree = IndustryTree(industries)
    let dataset = Dataset(
      heading: Dataset.Heading(name: "d", title: "d"), regions: regions, series: [], industries: tree,
      industryWords: [:], employment: table, supply: [], sources: [], checksum: "")
    return PeerGrid(table, year: 2020, peers: tree.peers(of: code), dataset: dataset)
  }

  let rooted = [
    Industry(code: "T", title: "All"), Industry(code: "A", title: "A", parent: "T"),
    Industry(code: "B", title: "B", parent: "T"),
  ]

  @Test func theTotalIsTheFigureOfTheTopNotTheSumOfWhatIsKnown() {
    let found = grid([100, 30, nil, 50, 20, 30], industries: rooted, of: "A")
    #expect(found.totals == [100, 50])
    #expect(found.cells == [30, nil, 20, 30])
    #expect(found.column(1) == [nil, 30])
  }

  @Test func aHiddenTopLeavesTheTotalUnknown() {
    #expect(grid([nil, 30, 20], industries: rooted, of: "A").totals == [nil])
  }

  @Test func withoutARootTheTotalIsTheSumOfTheTops() {
    let flat = [Industry(code: "A", title: "A"), Industry(code: "B", title: "B")]
    #expect(grid([30, 20, 5, nil], industries: flat, of: "A").totals == [50, nil])
  }

  @Test func anEstimatedTotalIsRaisedToItsParts() {
    let found = grid(
      [40, 30, 20], grades: [.estimated, .official, .official], industries: rooted, of: "A")
    #expect(found.totals == [50])
    #expect(found.grades(of: 0) == [.estimated])
  }

  @Test func aMeasureIsAsGoodAsTheWorseOfCellAndTotal() {
    let found = grid(
      [40, 30, 10, 40, 30, 10],
      grades: [.official, .official, .estimated, .official, .seed, .official], industries: rooted, of: "A")
    #expect(found.grades(of: 0) == [.official, .seed])
    #expect(found.grades(of: 1) == [.estimated, .official])
  }
}
