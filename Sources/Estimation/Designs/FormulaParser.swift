internal import Decision

/// Reads tokens into a formula; what is wrong with a term is noted, and reading goes on at the next one.
struct FormulaParser {
  static let depthLimit = 64

  let tokens: [FormulaToken]
  var next = 0
  var depth = 0
  var problems: [EstimationProblem] = []
  /// Every mention of a column in what could be read.
  var references: [(name: String, character: Int)] = []

  private var terms = TermList()
  private var hasConstant = true
  private var offsets: [FormulaExpression] = []
  private var absorbed: [AbsorbedEffect] = []

  init(_ text: String) { tokens = formulaTokens(of: text) }

  var token: FormulaToken { tokens[next] }

  func isAt(_ signs: Character...) -> Bool { signs.contains { token.kind == .sign($0) } }
  var isAtEnd: Bool { token.kind == .end }
  /// Where a term may end.
  private var isAtBorder: Bool { isAtEnd || isAt("+", "-", "|", "~") }

  mutating func take(_ sign: Character) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    next += 1
    return true
  }

  func problem(_ message: String, hint: String, at token: FormulaToken? = nil) -> EstimationProblem {
    .init(.formula(character: (token ?? self.token).character), message, hint: hint)
  }

  /// What stands here cannot be read: says what was wanted.
  func wanted(_ what: String, hint: String) -> EstimationProblem {
    if case .bad(let reason) = token.kind { return problem(reason, hint: "\(what) was wanted here") }
    return problem("found \(token.found) where \(what) was wanted", hint: hint)
  }

  /// To the next place outside of all parentheses at which a term may begin.
  private mutating func skipToBorder() {
    while !isAtEnd, !(token.depth <= 0 && isAtBorder) { next += 1 }
  }

  mutating func formula() -> Formula? {
    var response: FormulaVariable?
    do throws(EstimationProblem) {
      guard !isAtBorder else { throw wanted("the response", hint: "write it like 'choice ~ log(wage)'") }
      response = try variable()
      if case .factor = response?.role {
        problems.append(problem("the response is a factor", hint: "give a column of numbers", at: tokens[0]))
      }
      guard isAt("~") else { throw afterVariable(wanted: "'~'") }
    } catch {
      problems.append(error)
      while !isAtEnd, !isAt("~") { next += 1 }
    }
    // Without '~' the first problem says so already.
    guard take("~") else { return nil }
    sum()
    if take("|") { effects() }
    if !isAtEnd {
      problems.append(
        problem("found \(token.found) after the formula's end", hint: "write 'response ~ terms | effects'"))
    }
    guard let response, problems.isEmpty else { return nil }
    return Formula(
      response: response, terms: terms.byOrder, hasConstant: hasConstant, offsets: offsets, absorbed: absorbed
    )
  }

  private mutating func sum() {
    var isMinus = take("-")
    if !isMinus { _ = take("+") }
    while true {
      do throws(EstimationProblem) {
        try item(isMinus: isMinus)
        guard isAtBorder else { throw afterVariable(wanted: "'+'") }
      } catch {
        problems.append(error)
        skipToBorder()
      }
      isMinus = isAt("-")
      guard take("+") || take("-") else { return }
    }
  }

  /// A term and what it expands to, the constant, or an offset.
  private mutating func item(isMinus: Bool) throws(EstimationProblem) {
    // `+ -1` takes the constant away as well.
    let isMinus = take("-") || isMinus
    let first = token
    if case .number(let number) = first.kind {
      next += 1
      guard isAtBorder, number == 1 || number == 0 && !isMinus else {
        let hint = "a number alone is '1', '0' or '-1', the constant; arithmetic stands in I(...)"
        throw problem("found \(first.found) as a term", hint: hint, at: first)
      }
      hasConstant = number == 1 && !isMinus
      return
    }
    guard !isMinus else {
      let hint = "leave the term out, or write a column whose name has a '-' in `backquotes`"
      throw problem("only the constant can be taken away, as '-1'", hint: hint)
    }
    if first.kind == .name("offset"), tokens[next + 1].kind == .sign("(") {
      next += 1
      offsets.append(try expressionInParentheses())
      return
    }
    terms.formUnion(try product())
    guard terms.terms.count <= TermList.limit else { throw tooMany(.terms, at: first) }
  }

  private mutating func product() throws(EstimationProblem) -> TermList {
    let first = token
    var result = try cross()
    while take("*") {
      let right = try cross()
      do { result = try result.starred(with: right) } catch { throw tooMany(error, at: first) }
    }
    return result
  }

  private mutating func cross() throws(EstimationProblem) -> TermList {
    let first = token
    var result = try single()
    while take(":") {
      let right = try single()
      do { result = try result.crossed(with: right) } catch { throw tooMany(error, at: first) }
    }
    return result
  }

  private mutating func single() throws(EstimationProblem) -> TermList {
    guard isAt("(") else { return TermList(try variable()) }
    try enter()
    defer { depth -= 1 }
    next += 1
    var result = TermList()
    repeat { result.formUnion(try product()) } while take("+")
    guard take(")") else { throw afterVariable(wanted: "'+' or ')'") }
    return result
  }

  private func tooMany(_ what: TooManyTerms, at token: FormulaToken) -> EstimationProblem {
    switch what {
    case .terms:
      problem(
        "the formula expands to more than \(TermList.limit) terms",
        hint: "write the interactions that are meant", at: token)
    case .variables:
      problem(
        "more than \(TermList.orderLimit) variables stand in one interaction",
        hint: "interact fewer, or absorb their combinations with '|'", at: token)
    }
  }

  /// One level deeper in parentheses.
  mutating func enter() throws(EstimationProblem) {
    guard depth < Self.depthLimit else {
      throw problem("parentheses and signs nest more than \(Self.depthLimit) deep", hint: "write it flatter")
    }
    depth += 1
  }

  /// Something follows a whole variable that cannot.
  private func afterVariable(wanted sign: String) -> EstimationProblem {
    guard isAt("^", "/", "*") else {
      return wanted(sign, hint: "join terms with '+', and put arithmetic in I(...)")
    }
    let before = next > 0 ? tokens[next - 1].written : "x"
    let after = isAtEnd ? "" : tokens[next + 1].written
    let shown = before == ")" || after.isEmpty ? "wage\(token.text)2" : before + token.text + after
    return problem(
      "\(token.found) is arithmetic only inside I(...)", hint: "write it like 'I(\(shown))'")
  }

  // MARK: Absorbed effects

  private mutating func effects() {
    repeat {
      do throws(EstimationProblem) {
        let effect = try effect()
        if !absorbed.contains(effect) { absorbed.append(effect) }
        guard isAtBorder, !isAt("-") else {
          throw wanted("'+'", hint: "write effects like 'region + year + region^industry'")
        }
      } catch {
        problems.append(error)
        skipToBorder()
      }
    } while take("+")
  }

  private mutating func effect() throws(EstimationProblem) -> AbsorbedEffect {
    var columns: [String] = []
    var characters: [Int] = []
    var name = ""
    repeat {
      let first = token
      let column = try column("an absorbed effect")
      if !columns.contains(column) {
        columns.append(column)
        characters.append(first.character)
        name += (name.isEmpty ? "" : "^") + first.written
      }
    } while take("^")
    return AbsorbedEffect(name: name, columns: columns, characters: characters)
  }

  mutating func column(_ what: String) throws(EstimationProblem) -> String {
    switch token.kind {
    case .name(let name) where tokens[next + 1].kind == .sign("("):
      throw problem("found '\(name)(' where a column was wanted", hint: "\(what) takes a column's name")
    case .name(let name) where name != ".", .quoted(let name):
      references.append((name, token.character))
      next += 1
      return name
    default: throw wanted("a column's name", hint: "\(what) takes a column's name")
    }
  }
}
