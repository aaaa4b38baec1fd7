public import Decision

/// Reads what a region can change, how far, and at what cost.
///
///     // indicator,lower,upper,cost,cost_down,shape
///     // wage,20000,45000,0.002,0.001,linear
///     // corporate_tax_rate,9,25,,4,quadratic
///
/// `cost` is that of a unit more, `cost_down` that of a unit less; where one of the two is empty, or there is
/// no column `cost_down`, the other holds for both. `shape` is `linear` (the default) or `quadratic`: then
/// the cost is per unit squared.
///
/// - Throws: ``IntakeError/problems(_:)`` with every bound or cost that is no number, cost that is not above zero,
///   upper bound that is not above the lower one, unknown shape, and indicator without a name or with two rows.
/// - Complexity: one pass over the bytes.
public func levers(from input: InputFile) throws(IntakeError) -> [Lever] {
  var scanner = CSVScanner(input.bytes, file: input.name)
  let known = ["indicator", "lower", "upper", "cost", "cost_down", "shape"]
  let columns = NamedColumns(&scanner, needed: ["indicator", "lower", "upper", "cost"])
  let isWhole = scanner.problems.isEmpty
  for (column, name) in scanner.header.enumerated() where isWhole && !known.contains(name) {
    scanner.report(
      "column '\(name)' means nothing to a reform", hint: suggestion(for: name, among: known), column: column)
  }
  guard scanner.problems.isEmpty, let id = columns["indicator"], let lower = columns["lower"],
    let upper = columns["upper"], let cost = columns["cost"]
  else { throw .problems(scanner.problems) }
  var found: [Lever] = []
  var lines: [String: Int] = [:]
  while scanner.nextRow() {
    let name = scanner.rowName(
      id, lines: &lines, nameless: ("the lever has no indicator", "name the figure that can be changed"),
      what: "lever ", twice: "keep one of the two")
    let low = scanner.bound(lower, of: "the lower bound of '\(name)'")
    let high = scanner.bound(upper, of: "the upper bound of '\(name)'")
    if let low, let high, low >= high {
      scanner.report(
        "the upper bound of '\(name)' is \(plain(high)), and the lower one \(plain(low))",
        hint: "write the smaller figure under 'lower'", column: upper)
    }
    let up = scanner.cost(cost, of: name)
    let down = columns["cost_down"].map { scanner.cost($0, of: name) } ?? .none
    if case .none = up, case .none = down {
      scanner.report(
        "the cost of '\(name)' is missing", hint: "say what a unit of change costs", column: cost)
    }
    let shape = scanner.shape(columns["shape"], of: name)
    guard let low, let high, let shape, let upCost = up.value ?? down.value,
      let downCost = down.value ?? up.value
    else { continue }
    found.append(
      Lever(
        criterion: name, lower: low, upper: high, costUp: upCost, costDown: downCost, shape: shape,
        place: scanner.place(id)))
  }
  if scanner.problems.isEmpty, found.isEmpty {
    scanner.reportNoRows(of: "lever", hint: "add a row for each figure that can be changed")
  }
  guard scanner.problems.isEmpty else { throw .problems(scanner.problems) }
  return found
}

/// A cost as it stands in its cell.
private enum Cost {
  case number(Double)
  case none
  /// Recorded as a problem.
  case bad

  var value: Double? { if case .number(let value) = self { value } else { nil } }
}

extension CSVScanner {
  fileprivate mutating func bound(_ column: Int, of what: String) -> Double? {
    switch cell(column) {
    case .number(let value): return value
    case .bad: return nil
    case .missing:
      report("\(what) is missing", hint: "say how far the figure can go, in its unit", column: column)
      return nil
    }
  }

  fileprivate mutating func cost(_ column: Int, of name: String) -> Cost {
    switch cell(column) {
    case .missing: return .none
    case .bad: return .bad
    case .number(let value) where value > 0: return .number(value)
    case .number:
      report(
        "the cost of '\(name)' is \(quoted(column)), and a number above zero is wanted",
        hint: "set what is free beforehand, and leave the lever out", column: column)
      return .bad
    }
  }

  fileprivate mutating func shape(_ column: Int?, of name: String) -> Lever.Shape? {
    guard let column, !isMissing(column) else { return .linear }
    if let shape = Lever.Shape(rawValue: text(column)) { return shape }
    report(
      "the shape of '\(name)' is \(quoted(column))",
      hint: suggestion(for: text(column), among: Lever.Shape.allCases.map(\.rawValue)), column: column)
    return nil
  }
}
