import Decision
import Intake
import Testing

@Suite struct PointsReaderTests {
  private func read(_ text: String) throws(IntakeError) -> PointsTable {
    try pointsTable(from: InputFile(name: "p.csv", bytes: Array(text.utf8)))
  }

  private func found(_ text: String) -> [String] {
    refusals { () throws(IntakeError) in try read(text) }
  }

  @Test func pointsAreReadInTheOrderOfTheirRows() throws {
    let table = try read("criterion,value\nwage,100\nport,62.5\ntax,0\n")
    #expect(table.criteria == ["wage", "port", "tax"] && table.points == [100, 62.5, 0])
    #expect(try read("note,value,criterion\nx,1e2,a\n") == read("criterion,value\na,100\n"))
  }

  @Test func everyRowThatIsNoneIsNamedAtOnce() {
    #expect(
      found("criterion,value\nwage,-1\nport,\nport,1\n,3\ntax,x\n") == [
        "p.csv:2:6: 'wage' has '-1' points; points are 0 or above",
        "p.csv:3:6: the points of 'port' are missing; say what its swing is worth, 100 for the most",
        "p.csv:4:1: 'port' stands already in line 3; give every criterion one row",
        "p.csv:5:1: the criterion has no name; name it as the matrix or profile does",
        "p.csv:6:5: 'x' is not a number in column 'value', row 'tax'; write a figure such as 1250.5; "
          + "for a missing one leave the cell empty or write NA, NaN or :",
      ])
  }

  @Test func aFileWithoutColumnsOrRowsIsRefused() {
    #expect(
      found("criterion,points\na,1\n") == [
        "p.csv:1:1: there is no column 'value'; add it to the header"
      ])
    #expect(
      found("criterion,value\n") == [
        "p.csv:1:1: there is a header and no criterion below it; add a row for each criterion"
      ])
  }
}
