internal import Decision

/// Points of criteria, as a file states them.
public struct PointsTable: Sendable, Equatable {
  /// In the order of the rows.
  public let criteria: [String]
  /// What it is worth to swing each criterion from its worst value to its best.
  public let points: [Double]
}

/// Reads a file of points: header `criterion,value`, one row per criterion, numbers 0 or above.
///
///     // criterion,value
///     // wage,100
///     // port,60
///
/// - Throws: ``IntakeError/problems(_:)`` with every value that is missing, no number or negative, every
///   criterion that has no name or stands twice, and a file without criteria.
/// - Complexity: one pass over the bytes.
public func pointsTable(from input: InputFile) throws(IntakeError) -> PointsTable {
  var scanner = CSVScanner(input.bytes, file: input.name)
  let columns = NamedColumns(&scanner, needed: ["criterion", "value"])
  var rows: [(id: String, points: Double)] = []
  if scanner.problems.isEmpty, let id = columns["criterion"], let value = columns["value"] {
    var lines: [String: Int] = [:]
    while scanner.nextRow() {
      let name = scanner.rowName(
        id, lines: &lines, nameless: ("the criterion has no name", "name it as the matrix or profile does"),
        twice: "give every criterion one row")
      switch scanner.cell(value) {
      case .number(let points) where points >= 0: rows.append((name, points))
      case .number:
        scanner.report(
          "'\(name)' has \(scanner.quoted(value)) points", hint: "points are 0 or above", column: value)
      case .missing:
        scanner.report(
          "the points of '\(name)' are missing", hint: "say what its swing is worth, 100 for the most",
          column: value)
      case .bad: break
      }
    }
    if scanner.problems.isEmpty, rows.isEmpty {
      scanner.reportNoRows(of: "criterion", hint: "add a row for each criterion")
    }
  }
  guard scanner.problems.isEmpty else { throw .problems(scanner.problems) }
  return PointsTable(criteria: rows.map(\.id), points: rows.map(\.points))
}
