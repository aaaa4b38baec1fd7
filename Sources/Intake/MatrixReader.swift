public import Decision

/// Reads a decision matrix: the first column is the alternative's id, every other one a criterion.
///
/// Missing figures (empty, `NA`, `NaN`, `:`) become gaps that know their place; what to do about them is
/// a policy's affair.
///
/// - Parameter threads: at most so many; what is read and said is the same on any number of them.
/// - Throws: ``IntakeError/problems(_:)`` with every bad cell, short or long row, repeated or empty id and bad
///   header at once.
/// - Complexity: one pass over the bytes; on several threads in blocks of 1 MB, and another one on one thread
///   where something is wrong.
public func matrix(from input: InputFile, threads: Int = 1) throws(IntakeError) -> IndicatorTable {
  guard threads > 1 else { return try matrixInOnePass(input) }
  return try matrix(from: input, threads: threads, block: 1 << 20)
}

/// - Parameter block: bytes of a block, about.
package func matrix(from input: InputFile, threads: Int, block: Int) throws(IntakeError) -> IndicatorTable {
  if let rows = RowBlocks(input, threads: threads, size: block), let table = rows.matrix() { return table }
  return try matrixInOnePass(input)
}

private func matrixInOnePass(_ input: InputFile) throws(IntakeError) -> IndicatorTable {
  var scanner = CSVScanner(input.bytes, file: input.name)
  let criteria = Array(scanner.header.dropFirst())
  if scanner.problems.isEmpty, criteria.isEmpty {
    scanner.report(
      "there is only the id column", hint: "add a column for each criterion, separated by commas", column: 0)
  }
  var alternatives: [Alternative] = []
  var lines: [String: Int] = [:]
  var values = [[Double]](repeating: [], count: criteria.count)
  var gaps = [[Int]](repeating: [], count: criteria.count)
  var places = [[Int: Place]](repeating: [:], count: criteria.count)
  while scanner.nextRow() {
    if alternatives.isEmpty {
      let rows = scanner.expectedRows
      alternatives.reserveCapacity(rows)
      lines.reserveCapacity(rows)
      for j in criteria.indices { values[j].reserveCapacity(rows) }
    }
    let id = scanner.text(0)
    if id.isBlank {
      scanner.report("the id is empty", hint: "give every alternative an id of its own", column: 0)
    } else if let first = lines.updateValue(scanner.line, forKey: id) {
      lines[id] = first
      scanner.report(
        "\(scanner.quoted(0)) stands already in line \(first)", hint: "ids must be unique", column: 0)
    }
    for j in criteria.indices {
      switch scanner.cell(j + 1) {
      case .number(let value): values[j].append(value)
      case .missing:
        // A place is kept for as many gaps as are ever shown.
        if gaps[j].count < ProblemList.limit { places[j][alternatives.count] = scanner.place(j + 1) }
        gaps[j].append(alternatives.count)
        values[j].append(0)
      case .bad: values[j].append(0)
      }
    }
    alternatives.append(Alternative(id: id))
  }
  guard scanner.problems.isEmpty else { throw .problems(scanner.problems) }
  guard !alternatives.isEmpty else {
    throw .problems(
      ProblemList(
        Problem(
          "there is a header and no alternative below it", hint: "add a row for each alternative",
          at: Place(file: input.name, line: 1, column: 1))))
  }
  let columns = criteria.indices.map { j in
    IndicatorTable.Column(
      indicator: Indicator(id: criteria[j]), values: values[j], gaps: gaps[j], gapPlaces: places[j])
  }
  return IndicatorTable(alternatives: alternatives, columns: columns)
}

extension CSVScanner {
  /// About how many rows there are, when the current one is the first: the file's length over that row's and
  /// a little more, but no more than rows of one character in each cell would be.
  var expectedRows: Int {
    let likely = bytes.count / max(1, record.next - record.start)
    return min(likely + likely / 16 + 1, bytes.count / (2 * max(1, header.count)) + 1)
  }
}

extension String {
  /// Whether there is nothing but white space.
  var isBlank: Bool {
    // The usual id starts with a printing character of ASCII, which needs no look into tables.
    if let first = utf8.first, first > UInt8(ascii: " "), first < 0x7F { return false }
    return allSatisfy(\.isWhitespace)
  }
}
