import Decision
import Intake
import Testing

/// Reference: `String(validating:as:)` of the standard library, line by line.
@Suite struct UTF8ValidityTests {
  private static let hint = "save the file as UTF-8; it may be Latin-1 or Windows-1252 now"

  @Test func aLineInLatin1IsNamedAndPassedOver() {
    let bytes = Array("id,a\nA1,5\nMalm".utf8) + [0xF6] + Array(",7\nA3,8\n".utf8)
    var scanner = CSVScanner(bytes, file: "f.csv")
    var rows: [String] = []
    while scanner.nextRow() { rows.append(scanner.text(0)) }
    #expect(rows == ["A1", "A3"])
    #expect(
      scanner.problems.kept.map(\.description) == [
        "f.csv:3:5: line 3 is not UTF-8, by the byte 0xF6; \(Self.hint)"
      ])
  }

  @Test func manyLinesAreOneProblem() {
    let line = Array("Malm".utf8) + [0xF6] + Array(",7\n".utf8)
    var scanner = CSVScanner(Array("id,a\n".utf8) + line + line + Array("A,x\n".utf8) + line, file: "f.csv")
    while scanner.nextRow() { _ = scanner.cell(1) }
    #expect(scanner.problems.count == 2)
    #expect(
      scanner.problems.kept.first?.description
        == "f.csv:2:5: line 2 is not UTF-8, by the byte 0xF6, and 2 more lines like this; \(Self.hint)")
    #expect(scanner.problems.kept.last?.place?.line == 4)
  }

  @Test func aHeaderThatIsNotUTF8EndsTheReading() {
    var scanner = CSVScanner([0x69, 0x64, 0x2C, 0xE9, 0x0A, 0x41, 0x2C, 0x31], file: "f.csv")
    let hasRow = scanner.nextRow()
    #expect(scanner.header == [] && !hasRow)
    #expect(
      scanner.problems.kept.map(\.description) == [
        "f.csv:1:4: line 1 is not UTF-8, by the byte 0xE9; \(Self.hint)"
      ])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func linesAreJudgedAsByTheStandardLibrary(seed: UInt64) {
    var random = CSVRandom(seed: seed)
    // Every class of byte in table 3-7 of the Unicode Standard, by its ends.
    let bytes: [UInt8] = [
      0x41, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
      0xEE, 0xEF,
      0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<2000 {
      let lines = (0..<3).map { _ -> [UInt8] in
        let ascii = Array(repeating: UInt8(0x61), count: Int.random(in: 0...9, using: &random))
        let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          bytes.randomElement(using: &random) ?? 0
        }
        return ascii + text + (Bool.random(using: &random) ? ascii : [])
      }
      var scanner = CSVScanner(Array("id\n".utf8) + lines.joined(separator: [0x0A]), file: "f.csv")
      var rows: [String] = []
      while scanner.nextRow() { rows.append(scanner.text(0)) }
      let valid = lines.map { String(validating: $0, as: UTF8.self) }
      #expect(rows == valid.compactMap(\.self), "\(lines)")
      #expect(
        scanner.problems.kept.first?.place?.line == valid.firstIndex(of: nil).map { $0 + 2 }, "\(lines)")
    }
  }

  @Test func everyScalarIsWellFormed() {
    var text = "id\n"
    for value in 0xA0...0x10_FFFF as ClosedRange<UInt32> {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let scanner = CSVScanner(Array(text.utf8), file: "f.csv")
    #expect(scanner.problems.isEmpty)
  }
}
