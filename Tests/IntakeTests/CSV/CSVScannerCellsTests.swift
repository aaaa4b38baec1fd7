import Decision
import Intake
import Testing

@Suite struct CSVScannerCellsTests {
  @Test(arguments: ["", " ", "NA", "NaN", ":", " NA ", "\t:", "\"\"", "\"NA\"", "\" NaN\""])
  func aMissingFigureIsMissingAndNeverZero(text: String) {
    var scanner = row(text)
    #expect(scanner.isMissing(1))
    let (cell, number, integer) = (scanner.cell(1), scanner.number(1), scanner.integer(1))
    #expect(cell == .missing && number == nil && integer == nil)
    #expect(scanner.problems.isEmpty)
  }

  @Test(arguments: ["na", "nan", "N", "NAN", "N/A", "-", "..", ": c", "NULL", "::", "0", "n.a."])
  func otherSpellingsAreNotMissing(text: String) { #expect(!row(text).isMissing(1)) }

  @Test(arguments: ["x", "na", "-", "inf", "0x10", "1,5", "5e", "5\u{A0}"])
  func aBadFigureIsAProblemAndNotMissing(text: String) {
    var scanner = row("\"\(text)\"")
    let (cell, number, integer) = (scanner.cell(1), scanner.number(1), scanner.integer(1))
    #expect(cell == .bad && number == nil && integer == nil)
    #expect(scanner.problems.count == 3)
  }

  @Test(arguments: ["5", "5.", ".5e1", "0005", "+5", " 5 ", "\"5\"", "\" 5\""])
  func aNumberIsReadInAnyForm(text: String) {
    var scanner = row(text)
    let (cell, number) = (scanner.cell(1), scanner.number(1))
    #expect(cell == .number(5) && number == 5)
    #expect(scanner.problems.isEmpty)
  }

  @Test(arguments: [
    ("2019", 2019), ("-5", -5), ("+7", 7), ("2019.0", 2019), ("2019.", 2019), (" 0012 ", 12),
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
  ])
  func aWholeNumberIsReadDigitByDigit(text: String, value: Int) {
    var scanner = row(text)
    let integer = scanner.integer(1)
    #expect(integer == value)
    #expect(scanner.problems.isEmpty)
  }

  @Test(arguments: ["2019.5", "2e3", ".0", "x", "-", "2019.0x", "9007199254740991.4"])
  func otherFiguresAreNotWhole(text: String) {
    var scanner = row(text)
    let integer = scanner.integer(1)
    #expect(integer == nil)
    #expect(
      scanner.problems.kept.map(\.description) == [
        "f.csv:2:4: '\(text)' is not a whole number in column 'a', row 'A1'; write digits only, such as 2019"
      ])
  }

  @Test func figuresOutsideTheRangeAreSaidToBe() {
    var scanner = row("1e400")
    var whole = row("-9223372036854775809")
    let (cell, integer) = (scanner.cell(1), whole.integer(1))
    #expect(cell == .bad && integer == nil)
    #expect(
      (scanner.problems.kept + whole.problems.kept).map(\.description) == [
        "f.csv:2:4: '1e400' is outside the range of a double in column 'a', row 'A1'; "
          + "check the figure and its unit",
        "f.csv:2:4: '-9223372036854775809' is outside the range of a whole number of 64 bits "
          + "in column 'a', row 'A1'; check the figure and its unit",
      ])
  }

  /// A scanner at the row `A1,text`.
  private func row(_ text: String) -> CSVScanner {
    var scanner = CSVScanner(Array("id,a\nA1,\(text)\n".utf8), file: "f.csv")
    _ = scanner.nextRow()
    return scanner
  }
}
