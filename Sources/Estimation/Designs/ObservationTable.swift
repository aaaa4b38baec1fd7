public import Decision

/// Rows × named columns, as an estimator reads them.
///
///     let table = try ObservationTable([
///       ObservationColumn("wage", numbers: [12, 0, 31], gaps: [2]), ObservationColumn("sector", texts:
///       ["C29", "C13", "C29"]),
///     ])
///     table.rowCount  // 3
///
/// Rows are numbered from 1, a header not counted. Holding the table proves that names are unique, columns
/// equally long, and numbers finite wherever there is one.
public struct ObservationTable: Sendable, Equatable {
  public let columns: [ObservationColumn]
  public let rowCount: Int
  /// Columns that the source has beside these, so that a slip of the hand is told from a column not read.
  public let unread: [String]
  private let places: [String: Int]

  /// - Throws: ``EstimationError/input(_:)`` with every column that is repeated or has the wrong length,
  ///   every number that is not finite, every code without a level, and every gap outside of the rows.
  /// - Complexity: O(cells).
  public init(_ columns: [ObservationColumn], unread: [String] = []) throws(EstimationError) {
    var problems = EstimationProblems()
    var places: [String: Int] = [:]
    let rows = columns.first?.count ?? 0
    for (place, column) in columns.enumerated() {
      let spot = EstimationProblem.Spot.column(column.name)
      if column.name.isEmpty {
        problems.append(.init(.table, "column \(place + 1) has no name", hint: "name every column"))
      } else if places.updateValue(place, forKey: column.name) != nil {
        problems.append(.init(spot, "the name stands twice", hint: "name every column differently"))
      }
      if column.count != rows {
        let found = "it has \(column.count) rows and the first column \(rows)"
        problems.append(.init(spot, found, hint: "give every column one value a row"))
      } else {
        column.check(into: &problems)
      }
    }
    try problems.refuse()
    self.columns = columns
    self.unread = unread
    self.places = places
    rowCount = rows
  }

  public subscript(name: String) -> ObservationColumn? { places[name].map { columns[$0] } }

  public var columnNames: [String] { columns.map(\.name) + unread }
}

extension ObservationColumn {
  fileprivate func check(into problems: inout EstimationProblems) {
    for row in gaps.sorted() where row < 1 || row > count {
      problems.append(
        .init(.column(name), "a gap is named in row \(row) of \(count)", hint: "number the rows from 1"))
    }
    switch values {
    case .numbers(let numbers):
      for (row, number) in numbers.enumerated() where !number.isFinite && !gaps.contains(row + 1) {
        problems.append(
          .init(
            .cell(row: row + 1, column: name), "the number is \(number); wanted a finite one",
            hint: "correct it, or leave it empty"))
      }
    case .texts(let levels, let codes):
      if Set(levels).count < levels.count {
        problems.append(.init(.column(name), "a level stands twice", hint: "list every text once"))
      }
      let known = Int32(exactly: levels.count) ?? .max
      for (row, code) in codes.enumerated() where !(0..<known ~= code) && !gaps.contains(row + 1) {
        problems.append(
          .init(
            .cell(row: row + 1, column: name), "the code is \(code) and there are \(known) levels",
            hint: "count the levels from 0"))
      }
    }
  }
}

/// What is wrong when a name that is not part of a formula is not a column.
func unknownColumn(_ name: String, in table: ObservationTable) -> EstimationProblem {
  .init(.table, "there is no column '\(name)'", hint: suggestion(for: name, among: table.columnNames))
}
