import Testing

@testable import Report

@Suite struct SectionTests {
  let sheet = Sheet(columns: [Sheet.Column("a")], rows: [[.integer(1)]])

  @Test func headingLinesAndSheetStandBelowEachOther() {
    let section = Section(title: "T", lines: ["one", "two"], sheet: sheet)
    #expect(section.table(.plain) == "T\none\ntwo\na\n1\n")
    #expect(section.table(TextStyle(isColoured: true)).hasPrefix("\u{1B}[1mT\u{1B}[0m\n"))
    #expect(section.markdown == "## T\n\n- one\n- two\n\n| a |\n| ---: |\n| 1 |\n")
    #expect(Section(title: "T", sheet: sheet).markdown == "## T\n\n| a |\n| ---: |\n| 1 |\n")
  }

  @Test func namesWithControlCharactersCannotMoveTheCursor() {
    let section = Section(title: "\u{1B}[31mT\n", lines: ["a\u{7}b\r"])
    #expect(section.table(.plain) == " [31mT \na b \n")
  }

  /// A region called 'x\n# y' must not open a heading, nor '<img>' a picture.
  @Test func namesCannotLeaveTheirLineInMarkdown() {
    let text = Section(title: "x\n# y <img>", lines: ["a\n# b", "<script>", "\u{1B}[31mred"]).markdown
    #expect(!text.contains("\n# "))
    #expect(!text.contains("<"))
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").count == 4)
  }
}
