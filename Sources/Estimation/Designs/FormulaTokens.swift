/// One word, number or sign of a formula.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    /// A name in backquotes, which may hold anything.
    case quoted(String)
    case number(Double)
    case sign(Character)
    /// What no formula holds, and why.
    case bad(String)
    case end
  }

  let kind: Kind
  /// As written.
  let text: String
  /// Characters from the start of the formula, from 1.
  let character: Int
  /// Parentheses open before this token; a closing one counts itself as inside.
  let depth: Int

  /// As it stands in the names of terms: without backquotes where the name needs none.
  var written: String {
    if case .quoted(let name) = kind { return quotedIfNeeded(name) }
    return text
  }

  /// As it stands in a message.
  var found: String { kind == .end ? "the end" : "'\(text)'" }
}

/// A column's name as a formula writes it: in backquotes unless it is one plain word.
func quotedIfNeeded(_ name: String) -> String {
  guard let first = name.first, startsName(first), name != ".", name.allSatisfy(continuesName),
    !(first == "." && name.dropFirst().first.map(isDigit) == true)
  else { return "`\(name)`" }
  return name
}

private func isDigit(_ character: Character) -> Bool { "0"..."9" ~= character }
private func startsName(_ character: Character) -> Bool {
  character.isLetter || character == "_" || character == "."
}
private func continuesName(_ character: Character) -> Bool {
  startsName(character) || isDigit(character) || character.isNumber
}

/// Every token of a text, the end last. Nothing is refused here: what does not belong is a token of its own.
func formulaTokens(of text: String) -> [FormulaToken] {
  var reader = TokenReader(characters: Array(text))
  return reader.all()
}

private struct TokenReader {
  let characters: [Character]
  private var next = 0
  private var depth = 0

  init(characters: [Character]) { self.characters = characters }

  mutating func all() -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    while true {
      while next < characters.count, characters[next].isWhitespace { next += 1 }
      let start = next
      let kind = token()
      if kind == .sign(")") { depth -= 1 }
      tokens.append(
        FormulaToken(
          kind: kind, text: String(characters[start..<next]), character: start + 1,
          depth: kind == .sign(")") ? depth + 1 : depth))
      if kind == .sign("(") { depth += 1 }
      if kind == .end { return tokens }
    }
  }

  private mutating func token() -> FormulaToken.Kind {
    guard next < characters.count else { return .end }
    let first = characters[next]
    let following = next + 1 < characters.count ? characters[next + 1] : " "
    if isDigit(first) || first == "." && isDigit(following) { return number() }
    if startsName(first) { return .name(taken(while: continuesName)) }
    next += 1
    switch first {
    case "~", "|", "+", "-", "*", "/", "^", ":", "(", ")", ",": return .sign(first)
    case "`":
      let name = taken { $0 != "`" }
      guard next < characters.count else { return .bad("the backquote is not closed") }
      next += 1
      return name.isEmpty ? .bad("a name of no letters stands between the backquotes") : .quoted(name)
    case "'", "\"": return .bad("a quote does not belong here; a name with blanks stands in `backquotes`")
    default: return .bad("'\(first)' does not belong here")
    }
  }

  /// Digits, a point, more digits, an exponent: `12`, `.5`, `1e-3`.
  private mutating func number() -> FormulaToken.Kind {
    let start = next
    _ = taken(while: isDigit)
    if next < characters.count, characters[next] == "." {
      next += 1
      _ = taken(while: isDigit)
    }
    if next < characters.count, characters[next] == "e" || characters[next] == "E" {
      let mark = next
      next += 1
      if next < characters.count, characters[next] == "-" || characters[next] == "+" { next += 1 }
      if taken(while: isDigit).isEmpty { next = mark }
    }
    let tail = taken(while: continuesName)
    let text = String(characters[start..<next])
    guard tail.isEmpty, let number = Double(text) else { return .bad("'\(text)' is not a number") }
    return number.isFinite ? .number(number) : .bad("'\(text)' is too large for a number")
  }

  private mutating func taken(while belongs: (Character) -> Bool) -> String {
    let start = next
    while next < characters.count, belongs(characters[next]) { next += 1 }
    return String(characters[start..<next])
  }
}
