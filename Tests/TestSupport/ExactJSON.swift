internal import Foundation

/// Why a text is not JSON, and how many characters were left.
public struct NotJSON: Error {
  public let wanted: String
  public let left: Int
}

/// Reads a JSON text with every number as the double that its digits stand for.
///
/// The system's reader is an ulp off on some numbers on Linux, which would hide whether sums are exact.
///
/// - Returns: dictionaries, lists, texts, numbers and `NSNull`, as the system's reader gives them.
public func exactJSON(_ text: String) throws -> Any {
  var reader = Reader(rest: Array(text.unicodeScalars)[...])
  let value = try reader.value()
  reader.skipBlanks()
  guard reader.rest.isEmpty else { throw NotJSON(wanted: "the end", left: reader.rest.count) }
  return value
}

private struct Reader {
  var rest: ArraySlice<Unicode.Scalar>

  mutating func skipBlanks() { rest = rest.drop { " \n\r\t".unicodeScalars.contains($0) } }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.unicodeScalars) else { return false }
    rest = rest.dropFirst(text.unicodeScalars.count)
    return true
  }

  private func refuse(_ wanted: String) -> NotJSON { NotJSON(wanted: wanted, left: rest.count) }

  mutating func value() throws -> Any {
    skipBlanks()
    if take("null") { return NSNull() }
    if take("true") { return NSNumber(value: true) }
    if take("false") { return NSNumber(value: false) }
    if take("\"") { return try string() }
    if take("[") { return try list() }
    if take("{") { return try object() }
    return try number()
  }

  private mutating func number() throws -> Any {
    let digits = rest.prefix { "+-.eE0123456789".unicodeScalars.contains($0) }
    rest = rest.dropFirst(digits.count)
    var text = ""
    text.unicodeScalars.append(contentsOf: digits)
    guard let number = Double(text) else { throw refuse("a value") }
    return NSNumber(value: number)
  }

  private mutating func list() throws -> Any {
    var elements: [Any] = []
    skipBlanks()
    if take("]") { return elements }
    repeat { elements.append(try value()) } while separated()
    guard take("]") else { throw refuse("',' or ']'") }
    return elements
  }

  private mutating func object() throws -> Any {
    var members: [String: Any] = [:]
    skipBlanks()
    if take("}") { return members }
    repeat {
      skipBlanks()
      guard take("\"") else { throw refuse("a key") }
      let key = try string()
      skipBlanks()
      guard take(":") else { throw refuse("':'") }
      guard members.updateValue(try value(), forKey: key) == nil else { throw refuse("'\(key)' only once") }
    } while separated()
    guard take("}") else { throw refuse("',' or '}'") }
    return members
  }

  private mutating func separated() -> Bool {
    skipBlanks()
    return take(",")
  }

  private mutating func string() throws -> String {
    var text = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return text
      case "\\": text.unicodeScalars.append(try escaped())
      default:
        guard scalar.value >= 32 else { throw refuse("no bare control character") }
        text.unicodeScalars.append(scalar)
      }
    }
    throw refuse("a closing quote")
  }

  /// The package writes no surrogate pairs: everything above U+001F stands as it is.
  private mutating func escaped() throws -> Unicode.Scalar {
    switch rest.popFirst() {
    case "\"": return "\""
    case "\\": return "\\"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      var digits = ""
      digits.unicodeScalars.append(contentsOf: rest.prefix(4))
      rest = rest.dropFirst(4)
      guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
        throw refuse("four digits")
      }
      return scalar
    default: throw refuse("an escape that the package writes")
    }
  }
}
