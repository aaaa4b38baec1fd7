internal import Decision

/// The columns of a file whose rows are read in blocks.
struct ObservationBlocks {
  private let rows: RowBlocks

  init?(_ input: InputFile, threads: Int, size: Int) {
    guard let rows = RowBlocks(input, threads: threads, size: size) else { return nil }
    self.rows = rows
  }

  /// The columns; nil where one pass has to say what they are.
  func file(reading wanted: Set<String>, names: Set<String>) -> ObservationFile? {
    let header = rows.scanner.header
    let places = header.indices.filter { wanted.contains(header[$0]) }
    // Storage of columns is opened one inside the other: far more of them than any model has would fill the
    // stack.
    guard !places.isEmpty, places.count <= 1000, let kinds = kinds(of: places, names) else { return nil }
    let numbers = kinds.filter { !$0.isText }.map(\.place)
    let texts = kinds.filter(\.isText).map(\.place)
    let read = unsafe rows.read(numbers: numbers.count) { scanner, rows, rooms in
      var cells = BlockCells(numbers: numbers, texts: texts)
      return unsafe cells.read(&scanner, rows: rows, into: rooms) ? cells : nil
    }
    guard let (cells, values) = read else { return nil }
    var columns: [ObservationColumn] = []
    for (place, isText) in kinds {
      if isText, let own = texts.firstIndex(of: place) {
        let holdsNames = names.contains(header[place])
        let blocks = cells.map { $0.texts[own] }
        guard let column = joined(blocks, named: header[place], holdsNames) else { return nil }
        columns.append(column)
      } else if let own = numbers.firstIndex(of: place) {
        let gaps = cells.reduce(into: Set<Int>()) { $0.formUnion($1.gaps[own]) }
        columns.append(ObservationColumn(header[place], numbers: values[own], gaps: gaps))
      }
    }
    return ObservationFile(columns: columns, unread: header.filter { !wanted.contains($0) })
  }

  /// Which columns are texts: those of names, and those whose first cell is one.
  private func kinds(of places: [Int], _ names: Set<String>) -> [(place: Int, isText: Bool)]? {
    var first = rows.scanner
    guard first.nextRow() else { return nil }
    return places.map { place in
      if names.contains(first.header[place]) { return (place, true) }
      let field = first.fields[place]
      let text = NumberText(in: first.bytes.span, from: field.start, to: field.end)
      return (place, text == .notANumber && !first.isMissing(place))
    }
  }

  /// Blocks in order give texts the numbers that one pass gives them: by their first row.
  private func joined(
    _ blocks: [BlockCells.Texts], named name: String, _ holdsNames: Bool
  ) -> ObservationColumn? {
    var levels = Interner()
    var codes: [Int32] = []
    codes.reserveCapacity(rows.rowCount)
    var gaps: Set<Int> = []
    for block in blocks {
      let places = block.levels.names.indices.map {
        Int32(truncatingIfNeeded: levels.index(ofText: $0, of: block.levels))
      }
      for code in block.codes { codes.append(code < 0 ? -1 : places[Int(code)]) }
      gaps.formUnion(block.gaps)
    }
    // A number may be among them, and whether that is a slip of the hand is said after another look at the
    // rows.
    if !holdsNames, levels.names.contains(where: { number(from: $0) != nil }) { return nil }
    return ObservationColumn(name, levels: levels.names, codes: codes, gaps: gaps)
  }
}

/// What one block has beside its numbers, which lie with those of the others already.
private struct BlockCells: Sendable {
  struct Texts: Sendable {
    let place: Int
    var codes: [Int32] = []
    var levels = Interner()
    var gaps: Set<Int> = []
  }

  let numbers: [Int]
  /// For every column of numbers.
  var gaps: [Set<Int>]
  var texts: [Texts]

  init(numbers: [Int], texts: [Int]) {
    self.numbers = numbers
    gaps = numbers.map { _ in [] }
    self.texts = texts.map { Texts(place: $0) }
  }

  /// - Parameter rooms: where the numbers of every column go, from row 0 of the file on.
  /// - Returns: whether every cell is sound and there are as many rows as there should be.
  mutating func read(
    _ scanner: inout CSVScanner, rows: Range<Int>, into rooms: [UnsafeMutablePointer<Double>]
  ) -> Bool {
    for column in texts.indices { texts[column].codes.reserveCapacity(rows.count) }
    var row = rows.lowerBound
    while scanner.nextRow() {
      guard row < rows.upperBound else { return false }
      for column in numbers.indices {
        let field = scanner.fields[numbers[column]]
        switch NumberText(in: scanner.bytes.span, from: field.start, to: field.end) {
        case .number(let value): unsafe rooms[column][row] = value
        case .notANumber where scanner.isMissing(numbers[column]):
          gaps[column].insert(row + 1)
          unsafe rooms[column][row] = 0
        case .notANumber, .outOfRange: return false
        }
      }
      row += 1
      for column in texts.indices { texts[column].read(scanner, row: row) }
    }
    return row == rows.upperBound
  }
}

extension BlockCells.Texts {
  fileprivate mutating func read(_ scanner: borrowing CSVScanner, row: Int) {
    if scanner.isMissing(place) {
      gaps.insert(row)
      codes.append(-1)
    } else {
      codes.append(Int32(truncatingIfNeeded: levels.index(of: place, in: scanner)))
    }
  }
}
