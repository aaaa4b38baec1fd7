import Decision
import Intake
import Testing

/// Reference: a second reader in `CSVReference.swift`, written from RFC 4180 over scalars instead of bytes.
@Suite struct CSVRecordTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func randomTextsAreReadAsByTheSlowReader(seed: UInt64) {
    var random = CSVRandom(seed: seed)
    let pieces = [
      ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "\",\"", "a", "1.5", "é", "東", " ", "+",
      "longer text",
    ]
    for _ in 0..<400 {
      let columns = Int.random(in: 1...4, using: &random)
      var text = (0..<columns).map { "h\($0)" }.joined(separator: ",") + "\n"
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      compare(text)
    }
  }

  /// Rows that are mostly sound, so that bounds far into a file are compared too.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func randomTablesAreReadAsByTheSlowReader(seed: UInt64) {
    var random = CSVRandom(seed: seed)
    let cells = [
      "", "a", "\"\"", "\"a\"", "\"a,b\"", "\"two\nlines\"", "\"cr\r\nlf\"", "\"say \"\"so\"\"\"", "12.5",
      "Łódź",
    ]
    for _ in 0..<40 {
      var text = "id,a,b\n"
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let count = Int.random(in: 0...15, using: &random) == 0 ? 2 : 3
        let row = (0..<count).map { _ in cells.randomElement(using: &random) ?? "" }
        text += row.joined(separator: ",") + (["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n")
      }
      compare(text)
    }
  }

  @Test(arguments: 0...40) func aQuoteIsFoundAtEveryOffsetOfAWord(offset: Int) {
    let before = String(repeating: "x", count: offset)
    compare("a,b\n\(before),\"q,\"\"\n\(before)\"\n\(before),y\n")
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>) func anyBytesAreReadWithoutATrap(seed: UInt64) {
    var random = CSVRandom(seed: seed)
    let bytes: [UInt8] = [
      0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x2E, 0x31, 0x35, 0x3A, 0x3B, 0x65, 0x4E, 0xC3, 0xA9, 0xFF,
    ]
    for _ in 0..<400 {
      let header: [UInt8] = Bool.random(using: &random) ? Array("a,b\n".utf8) : []
      let body = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        bytes.randomElement(using: &random) ?? 0
      }
      var scanner = CSVScanner(header + body, file: "any.csv")
      var interner = Interner()
      while scanner.nextRow() {
        for column in scanner.header.indices {
          _ = (scanner.cell(column), scanner.integer(column), scanner.text(column), scanner.place(column))
          _ = interner.index(of: column, in: scanner)
        }
      }
      #expect(scanner.problems.count >= scanner.problems.kept.count)
    }
  }

  private func compare(_ text: String) {
    let reference = CSVReference(text)
    var scanner = CSVScanner(Array(text.utf8), file: "random.csv")
    #expect(scanner.header == reference.header, "\(text.debugDescription)")
    var rows: [CSVReference.Row] = []
    while scanner.nextRow() {
      rows.append(.init(line: scanner.line, fields: scanner.header.indices.map { scanner.text($0) }))
    }
    #expect(rows == reference.rows, "\(text.debugDescription)")
    #expect(scanner.problems.count == reference.problems, "\(text.debugDescription)")
  }
}
