internal import Decision

extension RowBlocks {
  /// The decision matrix; nil where one pass has to say what is wrong.
  func matrix() -> IndicatorTable? {
    let header = scanner.header
    // Storage of columns is opened one inside the other: far more of them than any matrix has would fill the
    // stack.
    guard header.count > 1, header.count <= 1001 else { return nil }
    let read = unsafe read(numbers: header.count - 1) { scanner, rows, rooms in
      var cells = BlockOfMatrix(criteria: header.count - 1)
      return unsafe cells.read(&scanner, rows: rows, into: rooms) ? cells : nil
    }
    guard let (blocks, values) = read, areDistinct(blocks.map(\.hashes)) else { return nil }
    var alternatives: [Alternative] = []
    alternatives.reserveCapacity(rowCount)
    for block in blocks { alternatives += block.alternatives }
    let columns = values.indices.map { j in
      let places = blocks.flatMap { $0.gapPlaces[j] }.prefix(ProblemList.limit)
      return IndicatorTable.Column(
        indicator: Indicator(id: header[j + 1]), values: values[j], gaps: blocks.flatMap { $0.gaps[j] },
        gapPlaces: Dictionary(places) { first, _ in first })
    }
    return IndicatorTable(alternatives: alternatives, columns: columns)
  }

  /// Whether no number comes twice. Two ids with one hash are passed on as if they were the same one: the
  /// pass that then compares them tells.
  private func areDistinct(_ hashes: [[Int]]) -> Bool {
    var bits = 4
    while 1 << bits < 2 * rowCount { bits += 1 }
    var slots = [Int](repeating: 0, count: 1 << bits)
    for hash in hashes.joined() {
      let known = hash == 0 ? 1 : hash  // 0 is an empty slot
      var slot = known & (slots.count - 1)
      while slots[slot] != 0 {
        if slots[slot] == known { return false }
        slot = (slot + 1) & (slots.count - 1)
      }
      slots[slot] = known
    }
    return true
  }
}

/// What a block has beside its figures, which lie with those of the others already.
private struct BlockOfMatrix: Sendable {
  var alternatives: [Alternative] = []
  var hashes: [Int] = []
  /// For every criterion, rows of the file.
  var gaps: [[Int]]
  var gapPlaces: [[(Int, Place)]]

  init(criteria: Int) {
    gaps = Array(repeating: [], count: criteria)
    gapPlaces = Array(repeating: [], count: criteria)
  }

  /// - Parameter rooms: where the figures of every criterion go, from row 0 of the file on.
  /// - Returns: whether every cell is sound and there are as many rows as there should be.
  mutating func read(
    _ scanner: inout CSVScanner, rows: Range<Int>, into rooms: [UnsafeMutablePointer<Double>]
  ) -> Bool {
    alternatives.reserveCapacity(rows.count)
    hashes.reserveCapacity(rows.count)
    var row = rows.lowerBound
    while scanner.nextRow() {
      guard row < rows.upperBound else { return false }
      let id = scanner.text(0)
      guard !id.isBlank else { return false }
      alternatives.append(Alternative(id: id))
      hashes.append(id.hashValue)
      for j in gaps.indices {
        let field = scanner.fields[j + 1]
        switch NumberText(in: scanner.bytes.span, from: field.start, to: field.end) {
        case .number(let value): unsafe rooms[j][row] = value
        case .notANumber where scanner.isMissing(j + 1):
          if gaps[j].count < ProblemList.limit { gapPlaces[j].append((row, scanner.place(j + 1))) }
          gaps[j].append(row)
          unsafe rooms[j][row] = 0
        case .notANumber, .outOfRange: return false
        }
      }
      row += 1
    }
    return row == rows.upperBound
  }
}
