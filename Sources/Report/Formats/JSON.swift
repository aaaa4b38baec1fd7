/// A JSON text in the making; keys keep their order.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case unsigned(UInt64)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  public static func texts(_ all: [String]) -> JSON { .list(all.map { .text($0) }) }
  public static func optional(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
  public static func optional(_ value: String?) -> JSON { value.map { .text($0) } ?? .null }
  public static func optional(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }

  /// Two blanks a level, and a line end after the last brace.
  public var indented: String {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    out.append(UInt8(ascii: "\n"))
    return String(decoding: out, as: UTF8.self)
  }

  /// On one line, without a line end.
  public var compact: String {
    var out: [UInt8] = []
    write(to: &out, indent: nil)
    return String(decoding: out, as: UTF8.self)
  }

  private func write(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .integer(let value): out += "\(value)".utf8
    case .unsigned(let value): out += "\(value)".utf8
    case .number(let value):
      precondition(value.isFinite, "no figure that leaves the program is NaN or infinite")
      out += shortest(value).utf8
    case .text(let text): Self.write(text, to: &out)
    case .list(let elements):
      Self.write(elements.count, open: "[", close: "]", indent: indent, to: &out) { place, out in
        elements[place].write(to: &out, indent: indent.map { $0 + 1 })
      }
    case .object(let members):
      Self.write(members.count, open: "{", close: "}", indent: indent, to: &out) { place, out in
        Self.write(members[place].0, to: &out)
        out += (indent == nil ? ":" : ": ").utf8
        members[place].1.write(to: &out, indent: indent.map { $0 + 1 })
      }
    }
  }

  private static func write(
    _ count: Int, open: String, close: String, indent: Int?, to out: inout [UInt8],
    _ element: (Int, inout [UInt8]) -> Void
  ) {
    out += open.utf8
    for place in 0..<count {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      if let indent { newLine(indent + 1, to: &out) }
      element(place, &out)
    }
    if let indent, count > 0 { newLine(indent, to: &out) }
    out += close.utf8
  }

  private static func newLine(_ indent: Int, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { out += "  ".utf8 }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out += "\\\"".utf8
      case UInt8(ascii: "\\"): out += "\\\\".utf8
      case UInt8(ascii: "\n"): out += "\\n".utf8
      case UInt8(ascii: "\r"): out += "\\r".utf8
      case UInt8(ascii: "\t"): out += "\\t".utf8
      case 0..<32:
        let hex = String(byte, radix: 16)
        out += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
