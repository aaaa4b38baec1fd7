public import Decision

/// The columns of a long table that a model needs, as they stand in a file.
public struct ObservationFile: Sendable, Equatable {
  /// Those asked for that the file has, in the order of the file.
  public let columns: [ObservationColumn]
  /// Names of the file's other columns.
  public let unread: [String]
}

/// Reads columns of observations, one row each.
///
/// A column whose cells are numbers holds numbers, any other one texts. One that is half numbers or more with
/// texts among them is refused where `names` does not say that it holds names: a slip of the hand would else
/// turn a covariate into a factor of thousands of levels. Missing cells (empty, `NA`, `NaN`, `:`) become gaps.
///
///     // firm,wage,sector
///     // 007,12.5,C29
///     // 008,NA,C13
///     let file = try observations(from: input, reading: ["firm", "wage"], names: ["firm"])
///     file.columns[0]  // texts 007, 008: leading zeros and long ids stay as they are
///     file.columns[1]  // numbers 12.5, and a gap in row 2
///     file.unread      // ["sector"]
///
/// - Parameters:
///   - wanted: names of the columns to read; one that the file does not have is passed over here.
///   - names: columns that hold names even where these look like numbers.
///   - threads: at most so many; what is read and said is the same on any number of them.
/// - Throws: ``IntakeError/problems(_:)`` with every bad row, every text in a column of numbers, or a header
///   without rows.
/// - Complexity: one pass over the bytes, two where a column of texts starts with a number. On several threads
///   one pass in blocks of 2 MB, and another on one thread where something is wrong.
public func observations(
  from input: InputFile, reading wanted: Set<String>, names: Set<String> = [], threads: Int = 1
) throws(IntakeError) -> ObservationFile {
  guard threads > 1 else { return try observationsInOnePass(input, wanted, names) }
  return try observations(from: input, reading: wanted, names: names, threads: threads, block: 2 << 20)
}

/// - Parameter block: bytes of a block, about.
package func observations(
  from input: InputFile, reading wanted: Set<String>, names: Set<String>, threads: Int, block: Int
) throws(IntakeError) -> ObservationFile {
  if let blocks = ObservationBlocks(input, threads: threads, size: block),
    let file = blocks.file(reading: wanted, names: names)
  {
    return file
  }
  return try observationsInOnePass(input, wanted, names)
}

private func observationsInOnePass(
  _ input: InputFile, _ wanted: Set<String>, _ names: Set<String>
) throws(IntakeError) -> ObservationFile {
  var scanner = CSVScanner(input.bytes, file: input.name)
  let header = scanner.header
  let places = header.indices.filter { wanted.contains(header[$0]) }
  var cells = places.map { CellsOfColumn(place: $0, holdsNames: names.contains(header[$0])) }
  var rows = 0
  while scanner.nextRow() {
    if rows == 0 {
      for column in cells.indices { cells[column].expect(scanner.expectedRows) }
    }
    rows += 1
    for column in cells.indices { cells[column].read(&scanner, row: rows) }
  }
  guard scanner.problems.isEmpty else { throw .problems(scanner.problems) }
  guard rows > 0 else {
    throw .problems(
      ProblemList(
        Problem(
          "there is a header and no row below it", hint: "add a row for each observation",
          at: Place(file: input.name, line: 1, column: 1))))
  }
  try reread(&cells, input)
  return ObservationFile(
    columns: cells.map { $0.column(named: header[$0.place]) },
    unread: header.filter { !wanted.contains($0) })
}

/// Reads again what the first pass took for numbers and is not, and refuses columns of both kinds.
private func reread(_ cells: inout [CellsOfColumn], _ input: InputFile) throws(IntakeError) {
  let mixed = cells.indices.filter { cells[$0].isMostlyNumbers }
  let texts = cells.indices.filter { !cells[$0].isMostlyNumbers && cells[$0].isNumbersWithTexts }
  guard !mixed.isEmpty || !texts.isEmpty else { return }
  for column in texts { cells[column] = CellsOfColumn(place: cells[column].place, holdsNames: true) }
  var scanner = CSVScanner(input.bytes, file: input.name)
  var row = 0
  while scanner.nextRow() {
    row += 1
    for column in mixed { _ = scanner.cell(cells[column].place) }
    for column in texts { cells[column].read(&scanner, row: row) }
  }
  guard scanner.problems.isEmpty else { throw .problems(scanner.problems) }
}

/// The cells of one column as far as they have been read.
private struct CellsOfColumn {
  let place: Int
  private let holdsNames: Bool
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var levels = Interner()
  private var gaps: Set<Int> = []
  /// Cells of a column of numbers that are none.
  private var textCount = 0
  private var isTexts: Bool

  init(place: Int, holdsNames: Bool) {
    self.place = place
    self.holdsNames = holdsNames
    isTexts = holdsNames
  }

  var isNumbersWithTexts: Bool { !isTexts && textCount > 0 }

  /// Whether there are texts, and at least as many numbers.
  var isMostlyNumbers: Bool {
    guard !holdsNames else { return false }
    if !isTexts { return textCount > 0 && numbers.count - gaps.count >= 2 * textCount }
    var counts = [Int](repeating: 0, count: levels.names.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    let found = levels.names.indices.reduce(0) {
      number(from: levels.names[$1]) == nil ? $0 : $0 + counts[$1]
    }
    return found > 0 && 2 * found >= codes.count - gaps.count
  }

  mutating func expect(_ rows: Int) {
    if isTexts { codes.reserveCapacity(rows) } else { numbers.reserveCapacity(rows) }
  }

  mutating func read(_ scanner: inout CSVScanner, row: Int) {
    guard !isTexts else { return readText(scanner, row: row) }
    let field = scanner.fields[place]
    switch NumberText(in: scanner.bytes.span, from: field.start, to: field.end) {
    case .number(let value): numbers.append(value)
    case .notANumber where scanner.isMissing(place):
      gaps.insert(row)
      numbers.append(0)
    case .notANumber where row == 1:
      isTexts = true
      readText(scanner, row: row)
    case .notANumber:
      textCount += 1
      numbers.append(0)
    case .outOfRange:
      _ = scanner.cell(place)
      numbers.append(0)
    }
  }

  private mutating func readText(_ scanner: borrowing CSVScanner, row: Int) {
    if scanner.isMissing(place) {
      gaps.insert(row)
      codes.append(-1)
    } else {
      codes.append(Int32(truncatingIfNeeded: levels.index(of: place, in: scanner)))
    }
  }

  func column(named name: String) -> ObservationColumn {
    isTexts
      ? ObservationColumn(name, levels: levels.names, codes: codes, gaps: gaps)
      : ObservationColumn(name, numbers: numbers, gaps: gaps)
  }
}

extension InputFile {
  /// Where a row's cell stands, for a message about what the reader found sound.
  ///
  /// - Parameters:
  ///   - row: from 1, the header not counted; 0 is the header.
  ///   - column: its name; nil, or one that is not there, is the start of the row.
  /// - Complexity: O(bytes before it).
  public func place(ofRow row: Int, column: String?) -> Place {
    var scanner = CSVScanner(bytes, file: name)
    let index = column.flatMap { scanner.header.firstIndex(of: $0) } ?? 0
    for _ in 0..<row where !scanner.nextRow() { break }
    return scanner.header.isEmpty ? Place(file: name, line: 1, column: 1) : scanner.place(index)
  }

  /// The first row in which a column holds a text, from 1.
  public func firstRow(where column: String, is text: String) -> Int? {
    var scanner = CSVScanner(bytes, file: name)
    guard let index = scanner.header.firstIndex(of: column) else { return nil }
    var row = 0
    while scanner.nextRow() {
      row += 1
      if scanner.text(index) == text { return row }
    }
    return nil
  }
}
