import Decision
import Intake
import Testing

@Suite struct ObservationsReaderTests {
  @Test func onlyTheColumnsAskedForAreRead() throws {
    let file = try read(
      "firm,wage,note,sector\n007,12.5,\"a, b\",C29\n8,NA,x,C13\n", ["firm", "wage", "absent"])
    #expect(
      file.columns == [
        ObservationColumn("firm", numbers: [7, 8]), ObservationColumn("wage", numbers: [12.5, 0], gaps: [2]),
      ])
    #expect(file.unread == ["note", "sector"])
  }

  @Test func namesStayAsTheyAreWritten() throws {
    let file = try read(
      "firm,y\n007,1\n7,2\n20210000123456789012,3\n20210000123456789013,4\n", ["firm"], ["firm"])
    #expect(
      file.columns[0]
        == ObservationColumn(
          "firm", texts: ["007", "7", "20210000123456789012", "20210000123456789013"]))
  }

  @Test func textsAreAFactorWhereverTheFirstOneStands() throws {
    let first = try read("s\nC29\nC13\nC29\n", ["s"])
    #expect(first.columns == [ObservationColumn("s", levels: ["C29", "C13"], codes: [0, 1, 0])])
    let later = try read("s\n29\nC13\nC13\n", ["s"])
    #expect(later.columns == [ObservationColumn("s", levels: ["29", "C13"], codes: [0, 1, 1])])
    let gap = try read("s,t\n,1\nC13,1\n:,1\n", ["s"])
    #expect(gap.columns == [ObservationColumn("s", levels: ["C13"], codes: [-1, 0, -1], gaps: [1, 3])])
  }

  @Test(arguments: [
    "firm,wage\na,1\nb,2\nc,x1\nd,3\ne,1e999\n", "firm,wage\na,1\nb,x1\nc,2\nd,3\ne,1e999\n",
  ]) func aTextAmongNumbersIsRefusedAndNotAFactorOfManyLevels(text: String) {
    let line = text.hasPrefix("firm,wage\na,1\nb,2") ? 4 : 3
    let row = line == 4 ? "c" : "b"
    #expect(
      problems(text, ["wage"]) == [
        "m.csv:6:3: '1e999' is outside the range of a double in column 'wage', row 'e'; check the figure and its unit"
      ])
    #expect(
      problems(text.replacing("1e999", with: "4"), ["wage"]) == [
        "m.csv:\(line):3: 'x1' is not a number in column 'wage', row '\(row)'; write a figure such as 1250.5; "
          + "for a missing one leave the cell empty or write NA, NaN or :"
      ])
  }

  @Test func aColumnThatStartsWithATextIsJudgedByAllItsRows() {
    #expect(
      problems("wage\nx1\n1\n2\n3\n", ["wage"]) == [
        "m.csv:2:1: 'x1' is not a number in column 'wage'; write a figure such as 1250.5; "
          + "for a missing one leave the cell empty or write NA, NaN or :"
      ])
  }

  @Test func rowsAreNeeded() {
    #expect(
      problems("a,b\n", ["a"]) == [
        "m.csv:1:1: there is a header and no row below it; add a row for each observation"
      ])
  }

  @Test func aSpotIsFoundAgain() {
    let input = InputFile(name: "m.csv", bytes: Array("id,\"a\nb\",c\n\"x\ny\",1,2\nz,3,4\n".utf8))
    #expect(input.place(ofRow: 2, column: "c") == Place(file: "m.csv", line: 5, column: 5))
    #expect(input.place(ofRow: 1, column: nil) == Place(file: "m.csv", line: 3, column: 1))
    #expect(input.place(ofRow: 0, column: "c") == Place(file: "m.csv", line: 2, column: 4))
    #expect(input.firstRow(where: "id", is: "z") == 2)
    #expect(input.firstRow(where: "id", is: "w") == nil)
  }

  private func read(_ text: String, _ wanted: Set<String>, _ names: Set<String> = []) throws
    -> ObservationFile
  {
    try observations(from: InputFile(name: "m.csv", bytes: Array(text.utf8)), reading: wanted, names: names)
  }

  private func problems(_ text: String, _ wanted: Set<String>) -> [String] {
    do throws(IntakeError) {
      _ = try observations(from: InputFile(name: "m.csv", bytes: Array(text.utf8)), reading: wanted)
      return []
    } catch {
      if case .problems(let list) = error { return list.kept.map(\.description) }
      return ["file"]
    }
  }
}
