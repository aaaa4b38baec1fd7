import Testing

@testable import Report

@Suite struct SheetTests {
  private func sheet(_ cells: [[Sheet.Cell]], _ columns: [String] = ["a", "b"]) -> Sheet {
    Sheet(columns: columns.map { Sheet.Column($0) }, rows: cells)
  }

  @Test func csvQuotesWhatNeedsQuotes() {
    let rows: [[Sheet.Cell]] = [
      [.text("plain"), .text("a,b")], [.text("say \"x\""), .text("two\nlines")],
      [.text("cr\r"), .text(" blank ")],
      [.text("Å;|'"), .text("")],
    ]
    #expect(
      sheet(rows, ["k,1", "k2"]).csv
        == "\"k,1\",k2\nplain,\"a,b\"\n\"say \"\"x\"\"\",\"two\nlines\"\n\"cr\r\", blank \nÅ;|',\n")
  }

  @Test func csvHasNumbersInFullAndBlanksForWhatIsAbsent() {
    #expect(
      sheet([[.number(1.0 / 3, decimals: 1), .figure(42_310.6)], [.integer(-3), .empty]]).csv
        == "a,b\n0.3333333333333333,42310.6\n-3,\n")
  }

  @Test func aSheetWithoutRowsIsItsHeader() {
    #expect(sheet([]).csv == "a,b\n")
    #expect(sheet([]).markdown == "| a | b |\n| ---: | ---: |\n")
    #expect(sheet([]).table(.plain) == "a  b\n")
  }

  @Test func markdownKeepsEveryTextInItsCell() {
    let rows: [[Sheet.Cell]] = [
      [.text("a|b"), .text("x\\y")], [.text("two\nlines"), .text("two\r\nlines")],
      [.text("<b>bold</b>"), .text("ok")],
    ]
    #expect(
      sheet(rows, ["k|1", "k2"]).markdown == """
        | k\\|1 | k2 |
        | --- | --- |
        | a\\|b | x\\\\y |
        | two lines | two lines |
        | &lt;b>bold&lt;/b> | ok |

        """)
  }

  @Test func markdownHoldsNoControlCharacters() {
    let text = sheet([[.text("\u{1B}[31mred\u{7}"), .text("x\u{0}\u{9B}2J")]]).markdown
    #expect(!text.unicodeScalars.contains { $0 != "\n" && ($0.value < 32 || (127...159).contains($0.value)) })
  }

  @Test func textsStandLeftAndNumbersRight() {
    let rows: [[Sheet.Cell]] = [
      [.text("x"), .number(9.96, decimals: 1), .figure(1_234_567)],
      [.text("longer"), .number(-0.04, decimals: 1), .empty],
    ]
    #expect(
      sheet(rows, ["name", "points", "value"]).table(.plain) == """
        name    points      value
        x         10.0  1,234,567
        longer     0.0

        """)
  }

  @Test func noLineEndsInBlanks() {
    let table = sheet([[.integer(1), .text("x")], [.integer(2), .text("")]]).table(.plain)
    #expect(table == "a  b\n1  x\n2\n")
  }

  @Test func controlCharactersInCellsAndHeadingsBecomeBlanks() {
    let table = sheet([[.text("\u{1B}[31mred\r\n"), .text("x\u{9B}")]], ["a", "\u{1B}[2Jb"]).table(.plain)
    #expect(
      !table.unicodeScalars.contains { $0 != "\n" && ($0.value < 32 || (127...159).contains($0.value)) })
    #expect(table.split(separator: "\n").count == 2)
  }

  @Test func lettersWithMarksCountAsOne() {
    #expect(
      sheet([[.text("Łódź"), .text("e\u{301}")], [.text("abcd"), .text("x")]]).table(.plain)
        == "a     b\nŁódź  e\u{301}\nabcd  x\n")
  }

  @Test func headingsAreBoldOnlyWhereColourIsWanted() {
    #expect(
      sheet([[.integer(1), .integer(2)]]).table(TextStyle(isColoured: true))
        == "\u{1B}[1ma  b\u{1B}[0m\n1  2\n")
    #expect(TextStyle.plain.bold("x") + TextStyle.plain.faint("y") == "xy")
    #expect(TextStyle(isColoured: true).faint("y") == "\u{1B}[2my\u{1B}[0m")
  }

  @Test func programsReadOneObjectARow() {
    let rows: [[Sheet.Cell]] = [[.text("x"), .number(0.5, decimals: 0)], [.empty, .integer(2)]]
    #expect(sheet(rows).json.map(\.compact) == [#"{"a":"x","b":0.5}"#, #"{"a":null,"b":2}"#])
  }
}
