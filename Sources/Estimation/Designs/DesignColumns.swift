/// The columns of all terms on the rows of a design, and the recipe to form them again in another precision.
struct DesignColumns: Sendable {
  struct Kept: Sendable {
    let name: String
    /// The term as written.
    let term: String
    fileprivate let place: Int
    fileprivate let column: Int
  }

  private let formula: BoundFormula
  private let order: RowOrder
  private let groupings: [Int: Grouping]
  private let firstLevels: [[Int]]
  private(set) var kept: [Kept] = []
  private(set) var values: [[Double]] = []
  private(set) var dropped: [OmittedColumn] = []

  /// - Parameters:
  ///   - isSpanned: as in ``TermCoding``, asked with places of variables.
  ///   - isUseless: why a column cannot be used, or nil.
  init(
    of formula: BoundFormula, finite: FiniteValues,
    isSpanned: ([Int], [Int: Grouping], [Int: [Double]]) -> Bool,
    isUseless: ([Double]) -> String?, into problems: inout EstimationProblems
  ) {
    self.formula = formula
    order = finite.order
    var groupings: [Int: Grouping] = [:]
    var numbers: [Int: [Double]] = [:]
    for (place, variable) in formula.variables.enumerated() {
      switch variable.role {
      case .number(let expression):
        numbers[place] = finite.values(of: expression, into: &problems)
      case .factor(let column):
        let grouping = formula.table.grouping(by: column, order)
        groupings[place] = Grouping(name: variable.name, levels: grouping.levels, codes: grouping.codes)
      }
    }
    self.groupings = groupings
    firstLevels =
      TermCoding(
        terms: formula.terms.map(\.variables),
        isFactor: formula.variables.indices.map { groupings[$0] != nil },
        isSpanned: { isSpanned($0, groupings, numbers) }
      ).firstLevels
    guard problems.isEmpty else { return }

    for (place, term) in formula.terms.enumerated() {
      let parts = parts(of: place) { numbers[$0] ?? [] }
      let count = TermColumns.count(of: parts)
      let total = count + Double(values.count)
      guard total <= Double(TermColumns.columnLimit),
        total * Double(order.count) <= Double(TermColumns.cellLimit)
      else {
        let asked = count < 1e15 ? "\(Int(count))" : "\(count)"
        problems.append(
          .init(
            .table, "term '\(term.name)' makes \(asked) columns of \(order.count) rows",
            hint: "absorb effects of many levels with '|', or merge levels"))
        return
      }
      let names = TermColumns.names(of: parts)
      if names.isEmpty {
        for member in term.variables {
          guard let grouping = groupings[member], grouping.levels.count == 1 else { continue }
          let reason = "'\(grouping.name)' is '\(grouping.levels[0])' in every row"
          dropped.append(OmittedColumn(name: term.name, reason: reason))
          break
        }
        continue
      }
      let (columns, isEmpty) = TermColumns.columns(of: parts, rows: order.count)
      for (column, name) in names.enumerated() {
        if term.variables.count > 1 { finite.check(columns[column], named: name, into: &problems) }
        if isEmpty[column] {
          dropped.append(OmittedColumn(name: name, reason: "no row has this combination"))
        } else if let reason = isUseless(columns[column]) {
          dropped.append(OmittedColumn(name: name, reason: reason))
        } else {
          kept.append(Kept(name: name, term: term.name, place: place, column: column))
          values.append(columns[column])
        }
      }
    }
  }

  private func parts<Number>(of term: Int, numbers: (Int) -> [Number]) -> [TermColumns.Part<Number>] {
    zip(formula.terms[term].variables, firstLevels[term]).map { member, first in
      if let grouping = groupings[member] { return .factor(grouping, first: first) }
      return .number(name: formula.variables[member].name, values: numbers(member))
    }
  }

  /// The kept columns in another precision, powers and products formed in it.
  func values<Number: FormulaNumber>(as precision: Number.Type) -> [[Number]] {
    var numbers: [Int: [Number]] = [:]
    for (place, variable) in formula.variables.enumerated() {
      guard case .number(let expression) = variable.role else { continue }
      numbers[place] = expression.values(as: precision, on: formula.table, order)
    }
    var result: [[Number]] = []
    for place in formula.terms.indices {
      let wanted = kept.filter { $0.place == place }
      guard !wanted.isEmpty else { continue }
      let parts: [TermColumns.Part<Number>] = parts(of: place) { numbers[$0] ?? [] }
      let columns = TermColumns.columns(of: parts, rows: order.count).columns
      result += wanted.map { columns[$0.column] }
    }
    return result
  }
}

extension BoundFormula {
  /// The sum of the offsets, or nil without one.
  func offset(_ finite: FiniteValues, into problems: inout EstimationProblems) -> [Double]? {
    var sum: [Double]?
    for offset in offsets {
      let values = finite.values(of: offset, into: &problems)
      sum = sum.map { zip($0, values).map(+) } ?? values
    }
    return sum
  }
}
