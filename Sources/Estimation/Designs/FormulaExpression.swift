internal import Decision

/// The arithmetic of one term, such as `log1p(domestic)^2`.
///
/// Kept as a list of steps for a stack, so that neither computing it nor letting go of it ever recurses.
public struct FormulaExpression: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case number(Double)
    case column(String, character: Int)
    case add, subtract, multiply, divide, power, negate
    case apply(FormulaFunction)
  }

  /// What an elasticity must know of a term: of which column it is which function.
  public enum Shape: Sendable, Equatable {
    case column(String)
    case function(FormulaFunction, of: String)
    case other
  }

  /// As written, without blanks.
  public let name: String
  let steps: [Step]

  public var shape: Shape {
    switch (steps.first, steps.dropFirst().first, steps.count) {
    case (.column(let column, _), _, 1): .column(column)
    case (.column(let column, _), .apply(let function), 2): .function(function, of: column)
    default: .other
    }
  }

  /// Every column that the expression reads, each once, in order.
  public var columns: [String] {
    var seen: Set<String> = []
    return references.map(\.column).filter { seen.insert($0).inserted }
  }

  /// Every mention of a column, and where in the formula it stands.
  var references: [(column: String, character: Int)] {
    steps.compactMap { if case .column(let column, let character) = $0 { (column, character) } else { nil } }
  }

  public static func == (a: Self, b: Self) -> Bool { a.name == b.name }
}

extension FormulaExpression {
  private enum Operand<Number: FormulaNumber> {
    case constant(Number)
    case values([Number])

    func filled(_ count: Int) -> [Number] {
      switch self {
      case .constant(let number): [Number](repeating: number, count: count)
      case .values(let values): values
      }
    }

    func joined(_ other: Self, by operation: (Number, Number) -> Number) -> Self {
      switch (self, other) {
      case (.constant(let a), .constant(let b)): .constant(operation(a, b))
      case (.constant(let a), .values(let b)): .values(b.map { operation(a, $0) })
      case (.values(let a), .constant(let b)): .values(a.map { operation($0, b) })
      case (.values(var a), .values(let b)):
        {
          for row in a.indices { a[row] = operation(a[row], b[row]) }
          return .values(a)
        }()
      }
    }
  }

  /// The expression on every row of `order`, in the precision asked for.
  ///
  /// Every column is numeric and has no gap there: ``BoundFormula`` has looked.
  func values<Number: FormulaNumber>(
    as precision: Number.Type, on table: ObservationTable, _ order: RowOrder
  ) -> [Number] {
    var stack: [Operand<Number>] = []
    for step in steps {
      switch step {
      case .number(let number): stack.append(.constant(Number(number)))
      case .column(let column, _): stack.append(.values(Self.values(of: column, on: table, order)))
      case .negate: stack.append(Operand.constant(.zero).joined(stack.removeLast(), by: -))
      case .apply(let function):
        stack.append(.values(function.applied(to: stack.removeLast().filled(order.count))))
      case .add: Self.join(&stack, by: +)
      case .subtract: Self.join(&stack, by: -)
      case .multiply: Self.join(&stack, by: *)
      case .divide: Self.join(&stack, by: /)
      case .power: Self.join(&stack) { $0.raised(to: $1) }
      }
    }
    return stack.removeLast().filled(order.count)
  }

  private static func join<Number: FormulaNumber>(
    _ stack: inout [Operand<Number>], by operation: (Number, Number) -> Number
  ) {
    let right = stack.removeLast()
    let left = stack.removeLast()
    stack.append(left.joined(right, by: operation))
  }

  private static func values<Number: FormulaNumber>(
    of column: String, on table: ObservationTable, _ order: RowOrder
  ) -> [Number] {
    guard case .numbers(let numbers)? = table[column]?.values else {
      preconditionFailure("'\(column)' was found to be numeric when the formula was bound")
    }
    let picked = order.picked(from: numbers)
    // The table's own storage, when it is a plain column of doubles in the table's order.
    if let same = picked as? [Number] { return same }
    return picked.map { Number($0) }
  }
}
