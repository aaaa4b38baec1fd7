import Decision
import Estimation
import Testing

@Suite struct ObservationTableTests {
  @Test func theExampleOfTheDocumentationHolds() throws {
    let table = try ObservationTable([
      ObservationColumn("wage", numbers: [12, 0, 31], gaps: [2]),
      ObservationColumn("sector", texts: ["C29", "C13", "C29"]),
    ])
    #expect(table.rowCount == 3)
    #expect(table.columnNames == ["wage", "sector"])
    #expect(table["sector"]?.values == .texts(levels: ["C29", "C13"], codes: [0, 1, 0]))
    #expect(table["salary"] == nil)
  }

  @Test func groupsAreInOrderOfNameAndNumbersInOrderOfSize() throws {
    let table = try ObservationTable([
      ObservationColumn("y", numbers: [1, 2, 3]), ObservationColumn("sector", texts: ["C29", "C13", "C29"]),
      ObservationColumn("year", numbers: [10, 2, -0.0]),
    ])
    let design = try Design(Formula("y ~ 1"), on: table)
    let sectors = try design.grouping(by: "sector")
    #expect(sectors.levels == ["C13", "C29"])
    #expect(sectors.codes == [1, 0, 1])
    let years = try design.grouping(by: "year")
    #expect(years.levels == ["0", "2", "10"])
    #expect(years.codes == [2, 1, 0])
  }

  @Test func everythingWrongIsSaidAtOnce() {
    #expect {
      _ = try ObservationTable([
        ObservationColumn("a", numbers: [1, .nan, .infinity, .nan], gaps: [4, 9]),
        ObservationColumn("a", numbers: [1, 2, 3, 4]), ObservationColumn("", numbers: [1, 2, 3, 4]),
        ObservationColumn("b", texts: ["x"]),
        ObservationColumn("c", levels: ["u", "u"], codes: [0, 2, -1, 1], gaps: [3]),
      ])
    } throws: { error in
      "\(error)".split(separator: "\n").map(String.init) == [
        "column 'a': a gap is named in row 9 of 4; number the rows from 1",
        "row 2, column 'a': the number is nan; wanted a finite one; correct it, or leave it empty",
        "row 3, column 'a': the number is inf; wanted a finite one; correct it, or leave it empty",
        "column 'a': the name stands twice; name every column differently",
        "column 3 has no name; name every column",
        "column 'b': it has 1 rows and the first column 4; give every column one value a row",
        "column 'c': a level stands twice; list every text once",
        "row 2, column 'c': the code is 2 and there are 2 levels; count the levels from 0",
      ]
    }
  }
}
