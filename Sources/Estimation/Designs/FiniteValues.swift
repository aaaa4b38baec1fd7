internal import Decision

/// Values of an expression that are finite on every row, or the problems of those that are not.
struct FiniteValues {
  let table: ObservationTable
  let order: RowOrder
  /// The choice situation of a row, where there is one.
  let caseName: ((_ row: Int) -> String)?

  func values(of expression: FormulaExpression, into problems: inout EstimationProblems) -> [Double] {
    let values = expression.values(as: Double.self, on: table, order)
    // The table has proved its own numbers.
    if case .column = expression.shape { return values }
    // A sum that is finite proves that every value is; one that is not may have overflowed.
    guard !values.reduce(0, +).isFinite else { return values }
    for (row, value) in values.enumerated() where !value.isFinite {
      problems.append(problem(of: expression, value, row))
    }
    return values
  }

  /// An interaction of finite values may overflow.
  func check(_ values: [Double], named name: String, into problems: inout EstimationProblems) {
    guard !values.reduce(0, +).isFinite else { return }
    for (row, value) in values.enumerated() where !value.isFinite {
      problems.append(
        .init(
          .row(order.place(row) + 1), prefix(row) + "'\(name)' is \(Self.shown(value))",
          hint: "divide its parts by a power of ten"))
    }
  }

  /// Without the sign that a machine may give to something that is not a number.
  private static func shown(_ value: Double) -> String { value.isNaN ? "nan" : plain(value) }

  private func prefix(_ row: Int) -> String { caseName.map { "case '\($0(row))': " } ?? "" }

  private func problem(of expression: FormulaExpression, _ value: Double, _ row: Int) -> EstimationProblem {
    let place = order.place(row)
    let figures = expression.columns.prefix(3).compactMap { name -> (name: String, value: Double)? in
      guard case .numbers(let numbers)? = table[name]?.values else { return nil }
      return (name, numbers[place])
    }
    let shownFigures = figures.map { "'\($0.name)' is \(plain($0.value))" }.joined(separator: " and ")
    var hint = "leave the row out, or change the term so that it has a value there"
    if case .function(.log, let column) = expression.shape, figures.first?.value == 0 {
      hint = "take log1p(\(quotedIfNeeded(column))), or leave the row out"
    } else if expression.steps.contains(.apply(.scale)), value.isNaN {
      hint = "scale(...) wants at least two different values"
    }
    let found = "'\(expression.name)' is \(Self.shown(value))"
    return .init(
      .row(place + 1), prefix(row) + found + (shownFigures.isEmpty ? "" : " where \(shownFigures)"),
      hint: hint)
  }
}
