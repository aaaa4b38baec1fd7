import TestSupport

/// Seeded damage to a valid text, as slips of the keyboard and bad exports do it, and worse.
struct Mutation {
  private var random: SeededGenerator
  /// Pieces that readers of YAML, of CSV and of numbers stumble over.
  private static let pieces: [String] = [
    "", " ", "\t", "\n", "\r", "\r\n", "\n\n", "\0", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{1B}[2J", "é",
    "e\u{301}",
    "🏭", "'", "\"", "\"\"", ",", ",,", ";", ":", ": ", "::", "-", "- ", "?", "? ", "#", " #", "|", "|\n", ">",
    "&a ",
    "*a", "!", "!!str ", "!x ", "%", "@", "`", "[", "]", "{", "}", "[[", "]]", "[]", "{}", "<<: ", "---\n",
    "...\n", "~",
    "null", "0", "-0", "-1", ".5", "5.", "1_000", "0x10", ".inf", "nan", "NA", "1e400", "1e-400", "1e",
    "99999999999",
    "9223372036854775808", "weight: ", "weight: 1\n", "name", "families:\n", "and", "or", "not", "in", "(",
    ")", "<",
    "<=", "!=", "=", "'' ", "\\", "/", "\u{7F}",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The text after one to four blows; it need not be UTF-8 any more.
  mutating func damaged(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) { strike(&bytes) }
    return bytes
  }

  /// One of the elements, by the same dice.
  mutating func pick<Element>(_ all: [Element]) -> Element {
    all[Int.random(in: all.indices, using: &random)]
  }

  private mutating func strike(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let length = min(bytes.count - place, Int.random(in: 0...12, using: &random))
    let range = place..<(place + length)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes.removeSubrange(range)
    case 1: bytes.replaceSubrange(range, with: Array(pick(Self.pieces).utf8))
    case 2...4: bytes.insert(contentsOf: Array(pick(Self.pieces).utf8), at: place)
    case 5: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 6: bytes.replaceSubrange(place..<bytes.count, with: [])
    case 7: bytes.insert(contentsOf: bytes[range], at: place)
    case 8: repeatLine(&bytes)
    default: moveLine(&bytes)
    }
  }

  private mutating func repeatLine(_ bytes: inout [UInt8]) {
    let rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    bytes.append(contentsOf: pick(rows) + [UInt8(ascii: "\n")])
  }

  private mutating func moveLine(_ bytes: inout [UInt8]) {
    var rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    rows.swapAt(
      Int.random(in: rows.indices, using: &random), Int.random(in: rows.indices, using: &random))
    bytes = Array(rows.joined(separator: [UInt8(ascii: "\n")]))
  }
}
