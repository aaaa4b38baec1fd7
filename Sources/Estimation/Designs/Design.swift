internal import Decision

/// What a linear or count model is fitted on: a response and named columns, row by row.
///
///     // y, size, sector: 1 2 A · 3 5 B · 4 7 A
///     let design = try Design(Formula("y ~ I(size^2) + sector"), on: table)
///     design.names    // ["(constant)", "I(size^2)", "sector=B"]
///     design.columns  // [[1, 1, 1], [4, 25, 49], [0, 1, 0]]
///
/// A column of texts enters as a factor; levels are in order of name (of size for numbers), the first is the
/// base. A factor keeps all levels where R would keep them: the first one of a model without a constant, and
/// a factor in an interaction whose other part is not a term. Columns that are linear combinations of others
/// are left in: the estimators find them.
public struct Design: Sendable {
  /// The name of the column of ones.
  public static let constantName = "(constant)"

  public let formula: Formula
  public let response: [Double]
  /// Coefficient names; ``constantName`` first where there is a constant.
  public let names: [String]
  /// For every column its term as written.
  public let terms: [String]
  /// One list for every name, one value for every row.
  public let columns: [[Double]]
  /// Whether the model has a constant of its own; an absorbed effect takes its place.
  public let hasConstant: Bool
  /// Sum of the offsets, or nil without one.
  public let offset: [Double]?
  public let absorbed: [Grouping]
  public let dropped: [OmittedColumn]
  /// Numbers of the rows used, from 1, in the order of the design.
  public var rowNumbers: [Int] { order.rowNumbers }
  private let bound: BoundFormula
  private let order: RowOrder
  private let termColumns: DesignColumns

  public var rowCount: Int { response.count }

  /// Reads a formula on a table.
  ///
  /// - Parameter rows: numbers of the rows to use, from 1 and in any order, repeats allowed; nil for all.
  ///   Levels that do not occur in them have no column, and `scale` looks at them only.
  /// - Throws: ``EstimationError/input(_:)`` with every unknown column, text where numbers are wanted,
  ///   gap, and value that is not finite; or with a term of too many columns.
  /// - Complexity: O(rows × columns) time and memory; a plain column shares the table's storage.
  public init(
    _ formula: Formula, on table: ObservationTable, rows: [Int]? = nil
  ) throws(EstimationError) {
    var problems = EstimationProblems()
    let bound = BoundFormula(formula, on: table, into: &problems)
    let order = RowOrder(numbers: rows, of: table, into: &problems)
    bound.checkGaps(order, into: &problems)
    try problems.refuse()

    let finite = FiniteValues(table: table, order: order, caseName: nil)
    response = finite.values(of: bound.response, into: &problems)
    offset = bound.offset(finite, into: &problems)
    let hasConstant = formula.hasConstant && formula.absorbed.isEmpty
    let effects = bound.absorbed.map { Set($0.columns.map(\.name)) }
    let columns = DesignColumns(
      of: bound, finite: finite,
      isSpanned: { members, _, _ in
        guard !members.isEmpty else { return hasConstant || !effects.isEmpty }
        let names = members.compactMap { member -> String? in
          if case .factor(let column) = bound.variables[member].role { column.name } else { nil }
        }
        return names.count == members.count && effects.contains { $0.isSuperset(of: names) }
      },
      isUseless: { _ in nil }, into: &problems)
    try problems.refuse()

    self.formula = formula
    self.hasConstant = hasConstant
    self.bound = bound
    self.order = order
    termColumns = columns
    let constant = hasConstant ? [Self.constantName] : []
    names = constant + columns.kept.map(\.name)
    terms = constant + columns.kept.map(\.term)
    self.columns =
      (hasConstant ? [[Double](repeating: 1, count: order.count)] : []) + columns.values
    dropped = columns.dropped
    absorbed = bound.absorbed.map { effect in
      Grouping(name: effect.name, combining: effect.columns.map { table.grouping(by: $0, order) })
    }
  }

  /// The columns in another precision: powers, products and quotients are formed in it, not widened
  /// afterwards.
  ///
  /// - Complexity: as the design itself.
  public func columns<Number: FormulaNumber>(as precision: Number.Type) -> [[Number]] {
    (hasConstant ? [[Number](repeating: .one, count: order.count)] : []) + termColumns.values(as: precision)
  }

  /// The response in another precision.
  public func response<Number: FormulaNumber>(as precision: Number.Type) -> [Number] {
    bound.response.values(as: precision, on: bound.table, order)
  }

  /// The groups of a column that need not be in the formula, such as clusters, on the rows of the design.
  ///
  /// - Throws: ``EstimationError/input(_:)`` for an unknown column or one with gaps in these rows.
  public func grouping(by column: String) throws(EstimationError) -> Grouping {
    bound.table.grouping(by: try bound.table.column(column, order), order)
  }

  /// A column of numbers that need not be in the formula, such as weights, on the rows of the design.
  ///
  /// - Throws: ``EstimationError/input(_:)`` for an unknown column, one with gaps in these rows, or one of
  ///   texts.
  public func numbers(in column: String) throws(EstimationError) -> [Double] {
    try bound.table.numbers(in: column, order)
  }
}

extension ObservationTable {
  /// A column with a value on every row of `order`.
  func column(_ name: String, _ order: RowOrder) throws(EstimationError) -> ObservationColumn {
    var problems = EstimationProblems()
    if let column = self[name] {
      column.checkGaps(order, into: &problems)
      try problems.refuse()
      return column
    }
    problems.append(unknownColumn(name, in: self))
    throw .input(problems)
  }

  func numbers(in name: String, _ order: RowOrder) throws(EstimationError) -> [Double] {
    guard case .numbers(let numbers) = try column(name, order).values else {
      var problems = EstimationProblems()
      problems.append(textsForNumbers(name))
      throw .input(problems)
    }
    return order.picked(from: numbers)
  }
}

/// A column that was named on its own holds texts.
func textsForNumbers(_ column: String) -> EstimationProblem {
  .init(.column(column), "it holds texts where numbers are wanted", hint: "name a column of numbers")
}
