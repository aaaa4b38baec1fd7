import Foundation
import Report
import Testing

@Suite struct JSONTests {
  @Test func objectsKeepTheOrderOfTheirKeys() {
    let value = JSON.object([
      ("b", .integer(1)), ("a", .list([.null, .bool(true), .bool(false)])), ("c", .object([])),
      ("d", .list([])),
    ])
    #expect(value.compact == #"{"b":1,"a":[null,true,false],"c":{},"d":[]}"#)
    #expect(
      value.indented == """
        {
          "b": 1,
          "a": [
            null,
            true,
            false
          ],
          "c": {},
          "d": []
        }

        """)
  }

  @Test func textsAreEscapedAsTheStandardWants() {
    let control = (0..<32).map { String(UnicodeScalar(UInt8($0))) }.joined()
    #expect(JSON.text("a\"b\\c/").compact == #""a\"b\\c/""#)
    #expect(JSON.text("\u{1B}[31m\u{0}\u{1F}").compact == #""\u001b[31m\u0000\u001f""#)
    #expect(JSON.text("\n\r\t").compact == #""\n\r\t""#)
    #expect(JSON.text("\u{8}\u{C}").compact == #""\u0008\u000c""#)
    #expect(JSON.text("é 日本 🇵🇹 \u{2028}").compact == "\"é 日本 🇵🇹 \u{2028}\"")
    #expect(JSON.object([("k\n", .null)]).compact == #"{"k\n":null}"#)
    for text in [control, "a\"\\b", "é🇵🇹\u{2028}\u{7F}", ""] {
      let data = Data(JSON.list([.text(text)]).indented.utf8)
      #expect((try? JSONSerialization.jsonObject(with: data)) as? [String] == [text])
    }
  }

  @Test func numbersReadBackToTheSameDouble() throws {
    let numbers = [
      0.1, 1.0 / 3, -2.5, 1e21, 1e-7, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude,
      9_007_199_254_740_994, 123_456.789, 40,
    ]
    let text = JSON.list(numbers.map { .number($0) }).compact
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Double] == numbers)
    #expect(JSON.list([.number(40), .number(-0.0), .number(1.0 / 3)]).compact == "[40,0,0.3333333333333333]")
  }

  @Test func whatIsAbsentIsNull() {
    #expect(JSON.optional(nil as Double?).compact == "null")
    #expect(JSON.optional(nil as String?).compact == "null")
    #expect(JSON.optional(nil as Int?).compact == "null")
    #expect(JSON.optional(2.5).compact == "2.5")
    #expect(JSON.texts(["a", "b"]).compact == #"["a","b"]"#)
  }
}
