public import Decision

/// Judgements of every criterion against every other, as a file states them.
public struct PairwiseTable: Sendable, Equatable {
  /// In the order of the header.
  public let criteria: [String]
  /// Row i, column j: how many times as important criterion i is as criterion j. Each pair is inverse and the
  /// diagonal is one.
  public let judgements: [[Double]]
  /// What was read with more digits than were written.
  public let notices: [Notice]
}

/// Reads a table of pairwise comparisons: header `criterion,…`, one row per criterion of the header in any
/// order, decimals or fractions.
///
///     // criterion,wage,port
///     // wage,1,3
///     // port,1/3,1
///
/// Of each pair the judgement of one or more counts. The other must be its inverse: to nine digits, or
/// rounded to two or more decimals, as `0.33` beside `3`; then the inverse itself is taken, and a notice
/// says so.
///
/// - Throws: ``IntakeError/problems(_:)`` with every cell that is no judgement, row that is missing,
///   repeated or not in the header, diagonal that is not one, and pair that is not inverse, naming both
///   criteria and both places.
/// - Complexity: one pass over the bytes, then O(n²).
public func pairwiseTable(from input: InputFile) throws(IntakeError) -> PairwiseTable {
  var reader = PairwiseReader(scanner: CSVScanner(input.bytes, file: input.name))
  return try reader.read()
}

private struct PairwiseReader {
  private struct Cell {
    let text: JudgementText
    let place: Place
  }

  var scanner: CSVScanner
  private var criteria: [String] = []
  private var cells: [[Cell?]] = []
  private var lines: [String: Int] = [:]
  private var rounded: [String] = []

  init(scanner: CSVScanner) { self.scanner = scanner }

  mutating func read() throws(IntakeError) -> PairwiseTable {
    readHeader()
    // Without a header that can be trusted every row would be a problem.
    guard scanner.problems.isEmpty else { throw .problems(scanner.problems) }
    while scanner.nextRow() { readRow() }
    if scanner.problems.isEmpty {
      for id in criteria where lines[id] == nil {
        addProblem(
          "criterion '\(id)' of the header has no row", hint: "add a row '\(id),…'",
          at: Place(file: scanner.file, line: 1, column: 1))
      }
    }
    let judgements = inverses()
    guard scanner.problems.isEmpty else { throw .problems(scanner.problems) }
    return PairwiseTable(criteria: criteria, judgements: judgements, notices: notices)
  }

  private mutating func readHeader() {
    guard scanner.problems.isEmpty else { return }
    criteria = Array(scanner.header.dropFirst())
    if scanner.header[0] != "criterion" {
      scanner.report(
        "the first column is \(scanner.quoted(0)), and 'criterion' is wanted",
        hint: "write the header criterion,… with one column for each criterion", column: 0)
    } else if criteria.isEmpty {
      scanner.report(
        "there is only the column 'criterion'", hint: "add a column for each criterion", column: 0)
    }
    cells = criteria.map { _ in criteria.map { _ in nil } }
  }

  private mutating func readRow() {
    let id = scanner.text(0)
    guard let row = criteria.firstIndex(of: id) else {
      scanner.report(
        "\(scanner.quoted(0)) is no criterion of the header", hint: suggestion(for: id, among: criteria),
        column: 0)
      return
    }
    if let first = lines[id] {
      scanner.report(
        "\(scanner.quoted(0)) stands already in line \(first)", hint: "give every criterion one row",
        column: 0)
      return
    }
    lines[id] = scanner.line
    for column in criteria.indices {
      let what = "'\(id)' over '\(criteria[column])'"
      guard let judgement = scanner.judgement(column + 1, of: what) else { continue }
      cells[row][column] = Cell(text: judgement, place: scanner.place(column + 1))
    }
  }

  /// The table with each smaller judgement of a pair as the inverse of the larger one.
  private mutating func inverses() -> [[Double]] {
    var judgements = criteria.map { _ in [Double](repeating: 1, count: criteria.count) }
    for i in criteria.indices {
      if let own = cells[i][i], own.text.value != 1 {
        addProblem(
          "'\(criteria[i])' over itself is \(plain(own.text.value)), not 1", hint: "write 1", at: own.place)
      }
      for j in criteria.indices.dropFirst(i + 1) {
        guard let here = cells[i][j], let there = cells[j][i] else { continue }
        let isDown = here.text.value >= there.text.value
        let (larger, smaller) = isDown ? (here, there) : (there, here)
        guard smaller.text.isInverse(of: larger.text) else {
          addNotInverse(i, j, here, there)
          continue
        }
        let inverse = 1 / larger.text.value
        if abs(inverse / smaller.text.value - 1) > 1e-9 {
          let (one, other) = isDown ? (j, i) : (i, j)
          rounded.append("'\(criteria[one])' over '\(criteria[other])'")
        }
        judgements[i][j] = isDown ? larger.text.value : inverse
        judgements[j][i] = isDown ? inverse : larger.text.value
      }
    }
    return judgements
  }

  private mutating func addNotInverse(_ i: Int, _ j: Int, _ here: Cell, _ there: Cell) {
    let isFirst = (here.place.line, here.place.column) < (there.place.line, there.place.column)
    let (first, second) = isFirst ? (here, there) : (there, here)
    let (one, other) = isFirst ? (i, j) : (j, i)
    addProblem(
      "'\(criteria[other])' over '\(criteria[one])' is \(plain(second.text.value)), and "
        + "'\(criteria[one])' over "
        + "'\(criteria[other])' is \(plain(first.text.value)) (\(first.place)): one must be the inverse "
        + "of the other",
      hint: "write \(inverse(of: first.text.value)) here, or change the other", at: second.place)
  }

  private func inverse(of value: Double) -> String {
    value >= 1 ? (value == 1 ? "1" : "1/\(plain(value))") : plain(((1 / value) * 1e6).rounded() / 1e6)
  }

  private mutating func addProblem(_ message: String, hint: String, at place: Place) {
    scanner.add { _ in Problem(message, hint: hint, at: place) }
  }

  private var notices: [Notice] {
    guard !rounded.isEmpty else { return [] }
    let named = rounded.prefix(5).joined(separator: ", ") + (rounded.count > 5 ? ", …" : "")
    return [
      Notice(
        "\(scanner.file): \(rounded.count) rounded judgement\(rounded.count == 1 ? " is" : "s are") read "
          + "as the exact "
          + "inverse of the other way round (\(named))")
    ]
  }
}
