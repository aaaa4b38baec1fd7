internal import Decision

/// A formula whose names have been found in a table: every variable is known to be numbers or a factor.
struct BoundFormula: Sendable {
  struct Variable: Sendable {
    /// As it stands in the names of columns: `log(wage)`, or the column's name for a factor.
    let name: String
    let role: Role
  }

  enum Role: Sendable {
    case number(FormulaExpression)
    case factor(ObservationColumn)
  }

  struct Term: Sendable {
    /// As written.
    let name: String
    /// Places among the variables.
    let variables: [Int]
  }

  let table: ObservationTable
  let response: FormulaExpression
  let offsets: [FormulaExpression]
  private(set) var variables: [Variable] = []
  private(set) var terms: [Term] = []
  /// Effect by effect its name and columns.
  private(set) var absorbed: [(name: String, columns: [ObservationColumn])] = []
  /// Columns of which a value is needed on every row.
  private(set) var used: [ObservationColumn] = []

  /// Notes every unknown column and every text where numbers are wanted.
  init(_ formula: Formula, on table: ObservationTable, into problems: inout EstimationProblems) {
    self.table = table
    response = formula.response.expression
    offsets = formula.offsets
    var found: [EstimationProblem] = []
    var names: Set<String> = []

    /// The column, noted as used.
    func column(_ name: String, _ character: Int) -> ObservationColumn? {
      guard let column = table[name] else {
        found.append(unknownName(name, character, among: table.columnNames))
        return nil
      }
      if names.insert(name).inserted { used.append(column) }
      return column
    }
    func check(_ expression: FormulaExpression, hint: String) {
      for (name, character) in expression.references {
        guard case .texts? = column(name, character)?.values else { continue }
        found.append(
          .init(
            .formula(character: character), "column '\(name)' holds texts where numbers are wanted",
            hint: hint))
      }
    }

    check(response, hint: "write the response as numbers, a choice as 1 and the others as 0")
    for offset in offsets { check(offset, hint: "an offset is a column of numbers") }
    if case .column(let name) = formula.response.role {
      for offset in offsets {
        for (column, character) in offset.references where column == name {
          found.append(
            .init(
              .formula(character: character), "the response '\(name)' stands in an offset",
              hint: "an offset is known before the response is; leave it out"))
        }
      }
    }
    var places: [String: Int] = [:]
    var known: Set<Set<Int>> = []
    for term in formula.terms {
      var members: [Int] = []
      for variable in term.variables {
        var role: Role
        switch variable.role {
        case .column(let name), .factor(let name):
          guard let column = column(name, variable.character) else { continue }
          role = .factor(column)
          if case .numbers = column.values, case .column = variable.role {
            role = .number(variable.expression)
          }
        case .expression(let expression):
          check(
            expression, hint: "a column of texts enters as a factor, on its own or in an interaction")
          role = .number(expression)
        }
        // A column of texts is the same variable as its factor(...).
        let (name, key) =
          switch role {
          case .number: (variable.name, "n" + variable.name)
          case .factor(let column): (quotedIfNeeded(column.name), "f" + column.name)
          }
        let place = places[key] ?? variables.count
        if place == variables.count {
          places[key] = place
          variables.append(Variable(name: name, role: role))
        }
        if !members.contains(place) { members.append(place) }
      }
      if known.insert(Set(members)).inserted { terms.append(Term(name: term.name, variables: members)) }
      if term.variables.contains(formula.response) {
        found.append(
          .init(
            .formula(character: term.variables[0].character),
            "the response '\(formula.response.name)' stands among the terms", hint: "leave it out"))
      }
    }
    for effect in formula.absorbed {
      let columns = zip(effect.columns, effect.characters).compactMap { column($0, $1) }
      absorbed.append((effect.name, columns))
    }
    for problem in found.sorted(by: { $0.character < $1.character }) { problems.append(problem) }
  }

  /// Notes every gap of the columns used.
  func checkGaps(
    _ order: RowOrder, also more: [ObservationColumn] = [], into problems: inout EstimationProblems
  ) {
    for column in used + more.filter({ other in !used.contains { $0.name == other.name } }) {
      column.checkGaps(order, into: &problems)
    }
  }
}

extension ObservationColumn {
  func checkGaps(_ order: RowOrder, into problems: inout EstimationProblems) {
    guard !gaps.isEmpty else { return }
    for row in Set(order.rowNumbers).intersection(gaps).sorted() {
      problems.append(
        .init(.cell(row: row, column: name), "there is no value", hint: "fill the gap or leave the row out"))
    }
  }
}

extension FormulaVariable {
  /// A column as the expression that it is, too.
  var expression: FormulaExpression {
    switch role {
    case .expression(let expression): expression
    case .column(let column), .factor(let column):
      FormulaExpression(name: name, steps: [.column(column, character: character)])
    }
  }
}
