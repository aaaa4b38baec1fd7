public import Decision

/// What is wrong with a condition, and where in its text.
public struct ConstraintError: Error, Sendable, Equatable {
  public let text: String
  /// Characters from the start of the text, from 1.
  public let column: Int
  public let message: String

  public var problem: Problem {
    Problem(
      "condition '\(text)', character \(column): \(message)",
      hint: "write it like 'wage < 1000', 'country in [PL, RO]' or 'a > 1 and not b <= 2'")
  }
}

/// Reads a condition such as `country in [PL, RO, CZ] and port_distance < 300`.
///
/// `name < number` with `< <= > >= = !=`, `name = word`, `name != word`, `name in [a, b]`, `not`, `and`, `or` and
/// parentheses; `and` binds closer than `or`. Names and words that hold blanks stand in quotes.
///
/// - Throws: ``ConstraintError`` at the first character that does not fit.
/// - Complexity: O(n); parentheses nest at most 64 deep.
public func constraint(from text: String) throws(ConstraintError) -> Constraint {
  var parser = ConstraintParser(text)
  return try parser.whole()
}

private struct ConstraintParser {
  private enum Token: Equatable {
    case word(String), quoted(String), symbol(String), end
  }

  private let text: String
  private let characters: [Character]
  private var next = 0
  private var token = Token.end
  private var tokenStart = 0
  private var depth = 0

  init(_ text: String) {
    self.text = text
    self.characters = Array(text)
  }

  mutating func whole() throws(ConstraintError) -> Constraint {
    try advance()
    let result = try alternatives()
    guard token == .end else { throw error("'and', 'or' or the end was wanted here") }
    return result
  }

  private func error(_ message: String) -> ConstraintError {
    ConstraintError(text: text, column: tokenStart + 1, message: message)
  }

  private mutating func advance() throws(ConstraintError) {
    while next < characters.count, characters[next].isWhitespace { next += 1 }
    tokenStart = next
    guard next < characters.count else {
      token = .end
      return
    }
    let first = characters[next]
    if first == "'" || first == "\"" {
      let start = next + 1
      guard let end = characters[start...].firstIndex(of: first) else {
        throw error("the quote is not closed")
      }
      token = .quoted(String(characters[start..<end]))
      next = end + 1
      return
    }
    for symbol in ["<=", ">=", "!=", "==", "<", ">", "=", "(", ")", "[", "]", ","]
    where characters[next...].starts(with: symbol) {
      token = .symbol(symbol)
      next += symbol.count
      return
    }
    let start = next
    while next < characters.count, !characters[next].isWhitespace, !"<>=!()[],'\"".contains(characters[next])
    {
      next += 1
    }
    guard next > start else { throw error("'\(first)' does not belong here") }
    token = .word(String(characters[start..<next]))
  }

  private mutating func alternatives() throws(ConstraintError) -> Constraint {
    var parts = [try conjunction()]
    while token == .word("or") {
      try advance()
      parts.append(try conjunction())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(ConstraintError) -> Constraint {
    var parts = [try single()]
    while token == .word("and") {
      try advance()
      parts.append(try single())
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func single() throws(ConstraintError) -> Constraint {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw error("conditions nest more than 64 deep") }
    if token == .word("not") {
      try advance()
      return .not(try single())
    }
    if token == .symbol("(") {
      try advance()
      let inner = try alternatives()
      guard token == .symbol(")") else { throw error("')' was wanted here") }
      try advance()
      return inner
    }
    return try comparison()
  }

  private mutating func comparison() throws(ConstraintError) -> Constraint {
    let name = try text("the name of an indicator was wanted here")
    if token == .word("in") {
      try advance()
      return .oneOf(name, try list())
    }
    guard case .symbol(let sign) = token,
      let comparison = Constraint.Comparison(rawValue: sign == "==" ? "=" : sign)
    else { throw error("one of < <= > >= = != or 'in' was wanted here") }
    try advance()
    let isQuoted = if case .quoted = token { true } else { false }
    let start = tokenStart
    let value = try text("a number or a word was wanted here")
    if !isQuoted, let number = number(from: value) { return .number(name, comparison, number) }
    switch comparison {
    case .equal: return .oneOf(name, [value])
    case .notEqual: return .not(.oneOf(name, [value]))
    default:
      throw ConstraintError(text: text, column: start + 1, message: "'\(value)' is not a number")
    }
  }

  private mutating func list() throws(ConstraintError) -> [String] {
    guard token == .symbol("[") else { throw error("'[' was wanted here") }
    var words: [String] = []
    repeat {
      try advance()
      words.append(try text("a word was wanted here"))
    } while token == .symbol(",")
    guard token == .symbol("]") else { throw error("',' or ']' was wanted here") }
    try advance()
    return words
  }

  private mutating func text(_ wanted: String) throws(ConstraintError) -> String {
    switch token {
    case .word(let word) where !["and", "or", "not", "in"].contains(word), .quoted(let word):
      try advance()
      return word
    default: throw error(wanted)
    }
  }
}
