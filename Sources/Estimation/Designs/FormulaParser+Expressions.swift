internal import Decision

/// Variables and the arithmetic inside of them. The grammar, loosest first:
/// `sum = product ((+|-) product)*`, `product = signed ((*|/) signed)*`, `signed = (-|+) signed | power`,
/// `power = operand (^ signed)?`, `operand = number | column | function(sum) | (sum)`.
extension FormulaParser {
  private static let words = FormulaFunction.allCases.map(\.rawValue) + ["I", "factor", "offset"]

  /// A column, `factor(x)`, `I(…)` or a function of an expression.
  mutating func variable() throws(EstimationProblem) -> FormulaVariable {
    let start = next
    let first = token
    guard case .name(let word) = first.kind, tokens[next + 1].kind == .sign("(") else {
      if first.kind == .name(".") {
        throw problem("'.' does not stand for all other columns", hint: "name the columns")
      }
      switch first.kind {
      case .name, .quoted: break
      default:
        throw wanted("a column or a function", hint: "write terms like 'wage', 'log(wage)' or 'I(wage^2)'")
      }
      let column = try column("a term")
      return FormulaVariable(name: first.written, role: .column(column), character: first.character)
    }
    switch word {
    case "factor":
      next += 2
      let column = try column("factor(...)")
      try close()
      return FormulaVariable(name: written(from: start), role: .factor(column), character: first.character)
    case "offset":
      throw problem("offset(...) stands within another term", hint: "write it on its own, after a '+'")
    default:
      var steps: [FormulaExpression.Step] = []
      try operand(into: &steps)
      let name = written(from: start)
      return FormulaVariable(
        name: name, role: .expression(FormulaExpression(name: name, steps: steps)),
        character: first.character)
    }
  }

  /// What stands between the parentheses that open here.
  mutating func expressionInParentheses() throws(EstimationProblem) -> FormulaExpression {
    next += 1
    let start = next
    var steps: [FormulaExpression.Step] = []
    try sum(into: &steps)
    let name = written(from: start)
    try close()
    return FormulaExpression(name: name, steps: steps)
  }

  private func written(from start: Int) -> String { tokens[start..<next].map(\.written).joined() }

  private mutating func close() throws(EstimationProblem) {
    if isAt(",") {
      throw problem("found a second argument", hint: "every function of a formula takes one")
    }
    guard take(")") else { throw wanted("')'", hint: "close the parenthesis") }
  }

  private mutating func sum(into steps: inout [FormulaExpression.Step]) throws(EstimationProblem) {
    try product(into: &steps)
    while isAt("+", "-") {
      let step: FormulaExpression.Step = isAt("+") ? .add : .subtract
      next += 1
      try product(into: &steps)
      steps.append(step)
    }
  }

  private mutating func product(into steps: inout [FormulaExpression.Step]) throws(EstimationProblem) {
    try signed(into: &steps)
    while isAt("*", "/") {
      let step: FormulaExpression.Step = isAt("*") ? .multiply : .divide
      next += 1
      try signed(into: &steps)
      steps.append(step)
    }
  }

  private mutating func signed(into steps: inout [FormulaExpression.Step]) throws(EstimationProblem) {
    try enter()
    defer { depth -= 1 }
    if take("-") {
      try signed(into: &steps)
      steps.append(.negate)
    } else if take("+") {
      try signed(into: &steps)
    } else {
      try operand(into: &steps)
      if take("^") {
        try signed(into: &steps)
        steps.append(.power)
      }
    }
  }

  private mutating func operand(into steps: inout [FormulaExpression.Step]) throws(EstimationProblem) {
    let first = token
    switch first.kind {
    case .number(let number):
      next += 1
      steps.append(.number(number))
    case .sign("("):
      next += 1
      try sum(into: &steps)
      try close()
    case .name(let word) where tokens[next + 1].kind == .sign("("):
      guard word != "factor", word != "offset" else {
        throw problem("\(word)(...) stands inside an expression", hint: "write it as a term of its own")
      }
      let function = FormulaFunction(rawValue: word)
      if function == nil, word != "I" {
        problems.append(
          problem("there is no function '\(word)'", hint: suggestion(for: word, among: Self.words)))
      }
      next += 2
      try sum(into: &steps)
      try close()
      if let function { steps.append(.apply(function)) }
    case .name, .quoted:
      let name = try column("an expression")
      steps.append(.column(name, character: first.character))
    default:
      throw wanted("a number, a column or a function", hint: "write it like 'I(wage^2)' or 'log(wage + 1)'")
    }
  }
}
