internal import Decision
internal import Dispatch
internal import Synchronization

/// The rows of a file in blocks that are read at the same time, each by a scanner of its own.
///
/// Blocks are cut after line feeds, also after one that stands inside quotes: the scan of the block before
/// then runs past its end. So when every block ends where the next one begins, the records are those of one
/// pass from the start. Where that is not so, and where anything at all is wrong with the file, there is no
/// answer here, and one pass gives it with its messages.
struct ObservationBlocks {
  private let scanner: CSVScanner
  private let parts: [Range<Int>]
  /// The number of rows before every block, and of all at the end.
  private let firstRows: [Int]
  private let threads: Int

  /// - Parameters:
  ///   - threads: at most so many at once.
  ///   - size: bytes of a block, about.
  init?(_ input: InputFile, threads: Int, size: Int) {
    precondition(threads > 0 && size > 0, "caller asks for a thread and for bytes")
    let scanner = CSVScanner(input.bytes, file: input.name, isUTF8: true)
    guard scanner.problems.isEmpty, let rows = scanner.rows else { return nil }
    let parts = input.bytes.span.blocks(of: rows, size: size)
    let isHeaderUTF8 = input.bytes.span.extracting(0..<rows.lowerBound).firstInvalidUTF8() == nil
    guard parts.count > 1, isHeaderUTF8 else { return nil }
    let counts = results(of: parts.count, threads: threads) { input.bytes.span.lineCount(in: parts[$0]) }
    var firstRows = [0]
    for count in counts {
      guard let count else { return nil }
      firstRows.append(firstRows[firstRows.count - 1] + count)
    }
    self.scanner = scanner
    self.parts = parts
    self.firstRows = firstRows
    self.threads = threads
  }

  private var rowCount: Int { firstRows[firstRows.count - 1] }

  /// The columns; nil where one pass has to say what they are.
  func file(reading wanted: Set<String>, names: Set<String>) -> ObservationFile? {
    let header = scanner.header
    let places = header.indices.filter { wanted.contains(header[$0]) }
    // Storage of columns is opened one inside the other: far more of them than any model has would fill the
    // stack.
    guard !places.isEmpty, places.count <= 1000, let kinds = kinds(of: places, names) else { return nil }
    let numbers = kinds.filter { !$0.isText }.map(\.place)
    let texts = kinds.filter(\.isText).map(\.place)
    var found: [BlockCells?] = []
    let values = unsafe rooms(numbers.count) { rooms in
      // Every block writes the rows of its own.
      nonisolated(unsafe) let rooms = unsafe rooms
      found = results(of: parts.count, threads: threads) { part in
        var cells = BlockCells(numbers: numbers, texts: texts, rowsBefore: firstRows[part])
        let isSound = unsafe cells.read(
          scanner.part(parts[part]), to: part + 1 < parts.count ? parts[part].upperBound : nil,
          rows: firstRows[part]..<firstRows[part + 1], into: rooms)
        return isSound ? cells : nil
      }
    }
    let cells = found.compactMap(\.self)
    guard cells.count == parts.count else { return nil }
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
    var first = scanner
    guard first.nextRow() else { return nil }
    return places.map { place in
      if names.contains(first.header[place]) { return (place, true) }
      let field = first.fields[place]
      let text = NumberText(in: first.bytes.span, from: field.start, to: field.end)
      return (place, text == .notANumber && !first.isMissing(place))
    }
  }

  /// Columns of numbers without any yet, all open while `fill` writes every one of their values.
  private func rooms(
    _ count: Int, _ open: [UnsafeMutablePointer<Double>] = unsafe [],
    _ fill: ([UnsafeMutablePointer<Double>]) -> Void
  ) -> [[Double]] {
    guard count > 0 else {
      unsafe fill(open)
      return []
    }
    var others: [[Double]] = []
    let own = unsafe [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
      unsafe others = rooms(count - 1, open + [buffer.baseAddress!], fill)
      filled = rowCount
    }
    return [own] + others
  }

  /// Blocks in order give texts the numbers that one pass gives them: by their first row.
  private func joined(
    _ blocks: [BlockCells.Texts], named name: String, _ holdsNames: Bool
  ) -> ObservationColumn? {
    var levels = Interner()
    var codes: [Int32] = []
    codes.reserveCapacity(rowCount)
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
  private let rowsBefore: Int

  init(numbers: [Int], texts: [Int], rowsBefore: Int) {
    self.numbers = numbers
    gaps = numbers.map { _ in [] }
    self.texts = texts.map { Texts(place: $0) }
    self.rowsBefore = rowsBefore
  }

  /// - Parameters:
  ///   - end: where the next block begins; nil for the last one, whose end is that of the file.
  ///   - rooms: where the numbers of every column go, from row 0 of the file on.
  /// - Returns: whether the block is sound, ends there, and has as many rows as it should.
  mutating func read(
    _ part: CSVScanner, to end: Int?, rows: Range<Int>, into rooms: [UnsafeMutablePointer<Double>]
  ) -> Bool {
    var scanner = part
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
    return row == rows.upperBound && scanner.problems.isEmpty && (end == nil || scanner.record.next == end)
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

/// What is made of every block, in order. A thread takes the next block when it is done with its last one.
private func results<T: Sendable>(of blocks: Int, threads: Int, _ make: @Sendable (Int) -> T) -> [T] {
  let next = Counter()
  return unsafe [T](unsafeUninitializedCapacity: blocks) { buffer, filled in
    // Every place is written once: the counter gives each block to one thread only.
    nonisolated(unsafe) let start = buffer.baseAddress!
    DispatchQueue.concurrentPerform(iterations: min(threads, blocks)) { _ in
      while true {
        let block = next.take()
        guard block < blocks else { return }
        unsafe (start + block).initialize(to: make(block))
      }
    }
    filled = blocks
  }
}

private final class Counter: Sendable {
  private let next = Atomic<Int>(0)
  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

extension Span<UInt8> {
  /// Cuts after the first line feed past every `size` bytes.
  fileprivate func blocks(of range: Range<Int>, size: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + Swift.min(size, range.upperBound - start)
      while end < range.upperBound, self[end - 1] != Byte.lineFeed { end += 1 }
      blocks.append(start..<end)
      start = end
    }
    return blocks
  }

  /// Lines of the range, the last one with or without its line feed; nil when the text is not UTF-8.
  fileprivate func lineCount(in range: Range<Int>) -> Int? {
    guard extracting(range).firstInvalidUTF8() == nil else { return nil }
    var count = self[range.upperBound - 1] == Byte.lineFeed ? 0 : 1
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      count &+= Self.lineFeeds(in: word(at: index))
      index &+= 8
    }
    while index < range.upperBound {
      if self[index] == Byte.lineFeed { count &+= 1 }
      index &+= 1
    }
    return count
  }

  /// Of eight bytes at once: adding 0x7F to the low seven bits leaves the high bit of a byte clear only
  /// where they are zero, which is where a line feed was taken off, and no byte carries into its neighbour.
  @inline(__always) private static func lineFeeds(in word: UInt64) -> Int {
    let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let rest = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return (~((rest & lowBits) &+ lowBits | rest | lowBits)).nonzeroBitCount
  }
}
