import Decision
import Intake
import Testing

/// The rows and the problems of small files, problems word for word.
@Suite struct CSVScannerTests {
  @Test func theExampleOfTheDocumentationIsRead() {
    var scanner = CSVScanner(Array("id,wage\nPT11,5.5\nES11,NA\n".utf8), file: "matrix.csv")
    #expect(scanner.header == ["id", "wage"])
    var cells: [CSVScanner.Cell] = []
    while scanner.nextRow() { cells.append(scanner.cell(1)) }
    #expect(cells == [.number(5.5), .missing])
    #expect(scanner.problems.isEmpty)
  }

  @Test(arguments: [
    "id,a\nA1,5\nA2,6\n", "\u{FEFF}id,a\nA1,5\nA2,6\n", "id,a\r\nA1,5\r\nA2,6\r\n", "id,a\rA1,5\rA2,6\r",
    "\u{FEFF}id,a\r\nA1,5\r\nA2,6\r\n", "id,a\nA1,5\nA2,6", "id,a\nA1,5\nA2,6\n\n\n",
    "id,a\r\nA1,5\r\nA2,6\r\n\r\n",
    "\"id\",\"a\"\n\"A1\",\"5\"\n\"A2\",\"6\"\n", "id,a\nA1,5\n\"A2\",\"6\"",
  ])
  func theSameRowsInEveryWriting(text: String) {
    let (header, rows, problems) = read(text)
    #expect(header == ["id", "a"])
    #expect(rows == [["A1", "5"], ["A2", "6"]])
    #expect(problems == [])
  }

  @Test func quotedFieldsComeBackAsTheyAreAndLaterLinesKeepTheirNumber() {
    let text = "id,a\n\"A,1\",5\n\"A \"\"two\"\"\",7\n\"A\nthree\",8\n\"A\r\nfour\",8\nÅ5,9\n"
    var scanner = CSVScanner(Array(text.utf8), file: "q.csv")
    var rows: [(Int, String)] = []
    while scanner.nextRow() { rows.append((scanner.line, scanner.text(0))) }
    #expect(rows.map(\.0) == [2, 3, 4, 6, 8])
    #expect(rows.map(\.1) == ["A,1", "A \"two\"", "A\nthree", "A\r\nfour", "Å5"])
  }

  @Test func blanksBelongToAText() {
    #expect(read("id, a\n A1 ,x\n").rows == [[" A1 ", "x"]])
    #expect(read("id, a\n").header == ["id", " a"])
  }

  @Test func aFileOfOneColumnMayHaveEmptyCellsButEndsBeforeTheEmptyLines() {
    #expect(read("id\nA1\n\nA2\n\n\n").rows == [["A1"], [""], ["A2"]])
    #expect(read("id\nA1\n\n\"\"\n\n").rows == [["A1"], [""], [""]])
  }

  @Test func aHeaderAloneHasNoRowsAndNoProblems() {
    let (header, rows, problems) = read("id,a,b\n")
    #expect(header == ["id", "a", "b"] && rows == [] && problems == [])
  }

  @Test(arguments: [
    (
      "id,a,b\nA1,5,8\nA2,7\nA3,1,2\n",
      "f.csv:3:1: row 'A2' has 2 fields, the header has 3; "
        + "add what is missing; an empty field needs its comma too"
    ),
    (
      "id,a,b\nA1,5,8\nA2,7,6,9\nA3,1,2\n",
      "f.csv:3:1: row 'A2' has 4 fields, the header has 3; "
        + "remove what is too much, or put a field that holds a comma in quotes"
    ),
    (
      "id,a,b\nA1,5,8\n,7\nA3,1,2\n",
      "f.csv:3:1: the row has 2 fields, the header has 3; "
        + "add what is missing; an empty field needs its comma too"
    ),
    (
      "id,a,b\nA1,5,8\n\nA3,1,2\n",
      "f.csv:3:1: an empty line between rows; remove it, or put the missing row there"
    ),
    (
      "id,a,b\nA1,5,8\n\r\n\nA3,1,2\n",
      "f.csv:3:1: 2 empty lines between rows; remove them, or put the missing row there"
    ),
    (
      "id,a,b\nA1,5,8\n\"A2\"x,7,6\nA3,1,2\n",
      "f.csv:3:5: text after a closing quote; "
        + "put a comma between fields, and double a quote that belongs to the text"
    ),
    (
      "id,a,b\nA1,5,8\nA2,\"7\" ,6\nA3,1,2\n",
      "f.csv:3:7: text after a closing quote in row 'A2'; "
        + "put a comma between fields, and double a quote that belongs to the text"
    ),
    (
      "id,a,b\nA1,5,8\nA2,7\",6\nA3,1,2\n",
      "f.csv:3:5: a quote in a field that does not start with one in row 'A2'; "
        + "put the whole field in quotes and double the quote inside"
    ),
    (
      "id,a,b\nA1,5,8\nA\0002,7,6\nA3,1,2\n",
      "f.csv:3:2: a NUL byte; remove it; if there are many, the file is damaged or no text"
    ),
    (
      "id,a,b\nA1,5,8\nA2,\"\0\",6\nA3,1,2\n",
      "f.csv:3:5: a NUL byte in row 'A2'; remove it; if there are many, the file is damaged or no text"
    ),
  ])
  func aRowThatCannotBeTrustedIsAProblemAndPassedOver(text: String, problem: String) {
    let (_, rows, problems) = read(text)
    #expect(rows == [["A1", "5", "8"], ["A3", "1", "2"]])
    #expect(problems == [problem])
  }

  @Test func aQuoteThatIsNeverClosedIsPlacedWhereItOpens() {
    let hint = "close it, or double it if it belongs to the text"
    #expect(
      read("id,a\nA1,5\n\"A2,7\nA3,1\n\n").problems == ["f.csv:3:1: a quote that is never closed; \(hint)"])
    #expect(
      read("id,a\n\"A\n1\",5\nA2,\"7\nA3,1").problems == [
        "f.csv:4:4: a quote that is never closed in row 'A2'; \(hint)"
      ])
    let (header, rows, problems) = read("id,\"a\nA1,5\nA2,7\n")
    #expect(header == [] && rows == [])
    #expect(problems == ["f.csv:1:4: a quote that is never closed; \(hint)"])
  }

  @Test func theHeaderMustNameEveryColumnOnce() {
    let (header, rows, problems) = read("id,a,,a, ,\"a\"\nA1,1,2,3,4,5\n")
    #expect(header == ["id", "a", "", "a", " ", "a"])
    #expect(rows == [["A1", "1", "2", "3", "4", "5"]])
    #expect(
      problems == [
        "f.csv:1:6: column 3 has no name; name it in the header or remove the column",
        "f.csv:1:7: column 'a' stands twice, as column 2 and as column 4; rename or remove one of them",
        "f.csv:1:9: column 5 has no name; name it in the header or remove the column",
        "f.csv:1:11: column 'a' stands twice, as column 2 and as column 6; rename or remove one of them",
      ])
  }

  @Test func allProblemsOfAFileAreFoundInOnePass() {
    #expect(read("id,a,a\nA1\nA2,x,1\n\"A3\"y,1,1\n\nA4,1,1,1").problems.count == 5)
  }

  @Test func twoThousandColumnsAreRead() {
    let names = (0..<2000).map { "k\($0)" }
    let (header, rows, problems) = read(names.joined(separator: ",") + "\n" + names.joined(separator: ","))
    #expect(header == names && rows == [names] && problems == [])
  }

  @Test func aCellOfAMillionCharactersComesBackWholeAndIsCutInMessages() {
    let long = String(repeating: "é", count: 1_000_000)
    #expect(read("id,a\n\(long),5\n").rows == [[long, "5"]])
    #expect(
      read("id,a\n\(long)\n").problems == [
        "f.csv:2:1: row '\(String(repeating: "é", count: 60))…' has 1 field, the header has 2; "
          + "add what is missing; an empty field needs its comma too"
      ])
    #expect(read("\(long),\(long)\n").problems.allSatisfy { $0.count < 300 })
  }

  private func read(_ text: String) -> (header: [String], rows: [[String]], problems: [String]) {
    var scanner = CSVScanner(Array(text.utf8), file: "f.csv")
    var rows: [[String]] = []
    while scanner.nextRow() { rows.append(scanner.header.indices.map { scanner.text($0) }) }
    return (scanner.header, rows, scanner.problems.kept.map(\.description))
  }
}
