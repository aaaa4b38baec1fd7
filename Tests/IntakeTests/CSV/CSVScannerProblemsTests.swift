import Decision
import Intake
import Testing

/// Places count from 1 as a person reads them off an editor; messages are tested word for word.
@Suite struct CSVScannerProblemsTests {
  private static let write =
    "write a figure such as 1250.5; for a missing one leave the cell empty or write NA, NaN or :"

  @Test func aBadFigureIsNamedWithItsColumnAndRow() {
    #expect(
      problems("id,wage,tax\nPT11,5,x\nES11,\"1,5\",6\n") == [
        "f.csv:2:8: 'x' is not a number in column 'tax', row 'PT11'; \(Self.write)",
        "f.csv:3:6: '1,5' is not a number in column 'wage', row 'ES11'; "
          + "write a point before decimals and nothing between thousands",
      ])
  }

  @Test func aPlaceCountsCharactersInItsPhysicalLine() {
    let text = "\u{FEFF}id,name,a\n\"Å\nÖst\",東京,x\r\nA2,\"one\r\ntwo\",y\nA3,\u{1F600},\"z\"\n"
    #expect(
      problems(text, columns: [2]).map { $0.prefix { $0 != "'" } } == [
        "f.csv:3:9: ", "f.csv:5:6: ", "f.csv:6:6: ",
      ])
  }

  @Test func aPlaceInTheHeaderIsKnownBeforeTheFirstRow() {
    let scanner = CSVScanner(Array("\u{FEFF}id,\"wa\nge\",tax\nA1,1,2\n".utf8), file: "f.csv")
    #expect(scanner.place(0) == Place(file: "f.csv", line: 1, column: 1))
    #expect(scanner.place(1) == Place(file: "f.csv", line: 1, column: 4))
    #expect(scanner.place(2) == Place(file: "f.csv", line: 2, column: 5))
  }

  @Test func aReaderReportsAtTheCell() {
    var scanner = CSVScanner(Array("id,year\nA1,1066\n".utf8), file: "f.csv")
    while scanner.nextRow() {
      scanner.report("\(scanner.quoted(1)) is before 1900", hint: "check the year", column: 1)
    }
    #expect(
      scanner.problems.kept == [
        Problem("'1066' is before 1900", hint: "check the year", at: Place(file: "f.csv", line: 2, column: 4))
      ])
  }

  @Test func quotedTextIsShortAndOnOneLine() {
    let long = String(repeating: "é", count: 61)
    let cells = ["\"a \"\"b\"\" and more\"", "\"x\n\r\ty\u{1B}[2J\"", long, digits(60)]
    var scanner = CSVScanner(Array("a,b,c,d\n\(cells.joined(separator: ","))".utf8), file: "f.csv")
    let hasRow = scanner.nextRow()
    #expect(hasRow)
    #expect(scanner.quoted(0) == "'a \"b\" and more'")
    #expect(scanner.quoted(1) == "'x\\n\\r\\ty\\u{1B}[2J'")
    #expect(scanner.quoted(2) == "'\(String(repeating: "é", count: 60))…'")
    #expect(scanner.quoted(3) == "'\(digits(60))'")
  }

  @Test func aFigureOfAMillionDigitsIsNotRepeated() {
    let found = problems("id,a\nA3,\(digits(1_000_000))\nA4,\(digits(1_000_000))x\n")
    #expect(
      found == [
        "f.csv:2:4: '\(digits(60))…' is outside the range of a double in column 'a', row 'A3'; "
          + "check the figure and its unit",
        "f.csv:3:4: '\(digits(60))…' is not a number in column 'a', row 'A4'; \(Self.write)",
      ])
  }

  @Test func aBadFigureInTheFirstColumnDoesNotNameItsRow() {
    #expect(
      problems("a\nx\n", columns: [0]) == ["f.csv:2:1: 'x' is not a number in column 'a'; \(Self.write)"])
    #expect(
      problems("id,a\n,x\n", columns: [1]) == ["f.csv:2:2: 'x' is not a number in column 'a'; \(Self.write)"])
  }

  @Test func fiftyThousandBadFiguresAreCountedAndTheFirstOnesKept() {
    var scanner = CSVScanner(
      Array(("id,a\n" + (0..<50_000).map { "R\($0),x\n" }.joined()).utf8), file: "f.csv")
    while scanner.nextRow() { _ = scanner.cell(1) }
    #expect(scanner.problems.count == 50_000)
    #expect(scanner.problems.kept.count == ProblemList.limit)
    #expect(scanner.problems.kept.last?.place == Place(file: "f.csv", line: 101, column: 5))
  }

  private func digits(_ count: Int) -> String { String(repeating: "8", count: count) }

  private func problems(_ text: String, columns: [Int]? = nil) -> [String] {
    var scanner = CSVScanner(Array(text.utf8), file: "f.csv")
    let columns = columns ?? Array(scanner.header.indices.dropFirst())
    while scanner.nextRow() { for column in columns { _ = scanner.cell(column) } }
    return scanner.problems.kept.map(\.description)
  }
}
