import Decision
import Intake
import Testing

/// Files that are something else than comma-separated UTF-8: one problem, no header, no rows.
@Suite struct FileFormTests {
  private static let name = "name the columns in the first line, then write one row per line"
  private static let export = "export with commas between fields and a point in decimals"

  @Test(arguments: [
    ("", "the file is empty; \(name)"),
    ("\u{FEFF}", "the file is empty; \(name)"),
    ("\n\r\n\n", "the file is empty; \(name)"),
    ("\nid,a\nA1,5\n", "the first line is empty; \(name)"),
    ("id;a;b\nA1;1,5;2\n", "the separator is ';', not a comma; \(export)"),
    ("\"id\";\"a, b\"\n", "the separator is ';', not a comma; \(export)"),
    ("\u{FEFF}id;a\r\n", "the separator is ';', not a comma; \(export)"),
    ("sep=;\nid;a\n", "the separator is ';', not a comma; \(export)"),
    ("id\ta\nA1\t5\n", "the separator is a tab, not a comma; \(export)"),
    ("id\tname;short\n", "the separator is ';', not a comma; \(export)"),
    (
      "PK\u{3}\u{4}\u{14}\0\u{6}\0",
      "the file is a spreadsheet or an archive, not text; open it in a spreadsheet "
        + "program and export as CSV"
    ),
  ])
  func anotherFormIsRefusedAtTheFirstLine(text: String, problem: String) {
    refused(Array(text.utf8), problem)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00], [0xFE, 0xFF, 0x00, 0x69, 0x00, 0x64], [0x69, 0x00, 0x64, 0x00],
      [0x00, 0x69, 0x00, 0x64], [0xFF, 0xFE, 0x00, 0x00, 0x69, 0x00, 0x00, 0x00], [0xFF, 0xFE],
    ] as [[UInt8]])
  func twoBytesALetterAreNamed(bytes: [UInt8]) { refused(bytes, "the text is UTF-16; save as UTF-8") }

  @Test func otherKindsOfFilesAreNamed() {
    refused(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
      "the file is a spreadsheet or an archive, not text; open it in a spreadsheet program and export as CSV")
    refused([0x1F, 0x8B, 0x08, 0x00], "the file is compressed with gzip; unpack it first")
  }

  @Test(arguments: ["id\nA1\n", "\"a;b\"\nA1\n", "id,a;b\nA1,5\n", "\"id\t\",a\n", "\"i\nd\",a;b\n"])
  func semicolonsInsideANameAreNoSeparators(text: String) {
    let scanner = CSVScanner(Array(text.utf8), file: "f.csv")
    #expect(scanner.problems.isEmpty && !scanner.header.isEmpty)
  }

  private func refused(_ bytes: [UInt8], _ problem: String) {
    var scanner = CSVScanner(bytes, file: "f.csv")
    #expect(scanner.problems.kept.map(\.description) == ["f.csv:1:1: \(problem)"])
    #expect(scanner.problems.count == 1)
    #expect(scanner.header == [])
    let hasRow = scanner.nextRow()
    #expect(!hasRow)
  }
}
