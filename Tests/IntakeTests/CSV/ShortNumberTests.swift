import Intake
import Testing

/// Cells that are read all at once against the reading of one character after the other, which a blank
/// behind the text calls for.
@Suite struct ShortNumberTests {
  private static let pieces: [Character] = ["0", "1", "5", "9", ".", "-", "+", "e", "/", ":", "٠", "\u{7F}"]

  @Test(arguments: [UInt64](1...5)) func everyShortTextReadsAsByCharacters(seed: UInt64) throws {
    var random = CSVRandom(seed: seed)
    for _ in 0..<4_000 {
      let text = String(
        (0..<Int.random(in: 0...10, using: &random)).map { _ in
          // Mostly digits, so that many texts are numbers.
          let count = Bool.random(using: &random) ? 4 : Self.pieces.count
          return Self.pieces[Int.random(in: 0..<count, using: &random)]
        })
      check(text)
    }
  }

  @Test func numbersOfDataAreReadToTheLastDigit() throws {
    for whole in 0...120 {
      for decimals in 0...4 {
        let digits = String(whole * 7919)
        let text = decimals == 0 ? digits : digits + "." + String(String(whole * 104_729).suffix(decimals))
        #expect(cell(text) == Double(text))
        #expect(cell("-" + text) == Double("-" + text))
      }
    }
    #expect(cell("-0")?.sign == .minus)
    #expect(cell("12345678") == 12_345_678)
    #expect(cell("99999999") == 99_999_999)
    #expect(cell("-.0000001") == -1e-7)
  }

  private func check(_ text: String) {
    let expected = parseNumber(Array((text + "\t").utf8).span)
    let found = cell(text)
    #expect(found == expected && found?.sign == expected?.sign, "'\(text)'")
  }

  /// The number in a cell with more text before it.
  private func cell(_ text: String) -> Double? {
    var scanner = CSVScanner(Array("name,value\nlong enough,\(text)\n".utf8), file: "m.csv")
    return scanner.nextRow() ? scanner.number(1) : nil
  }
}
