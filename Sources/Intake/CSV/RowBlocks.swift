internal import Decision
internal import Dispatch
internal import Synchronization

/// The rows of a file in blocks that are read at the same time, each by a scanner of its own.
///
/// Blocks are cut after line feeds, also after one that stands inside quotes: the scan of the block before
/// then runs past its end. So when every block ends where the next one begins, the records are those of one
/// pass from the start. Where that is not so, and where anything at all is wrong with the file, there is no
/// answer here, and one pass gives it with its messages.
struct RowBlocks {
  /// At the header.
  let scanner: CSVScanner
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

  /// One for every line: a file whose rows are fewer has no sound blocks.
  var rowCount: Int { firstRows[firstRows.count - 1] }

  /// What `read` makes of every block and columns of numbers that it writes; nil where a block is not sound.
  /// - Parameters:
  ///   - numbers: how many columns of numbers there are.
  ///   - read: a block's scanner, its rows from 0 on, and where the numbers of every column go, from row 0 of
  ///     the file on. It reads to the scanner's end, writes a number for each of its rows, and gives nil where
  ///     the rows are not that many or anything is wrong.
  func read<T: Sendable>(
    numbers: Int, _ read: @Sendable (inout CSVScanner, Range<Int>, [UnsafeMutablePointer<Double>]) -> T?
  ) -> (blocks: [T], numbers: [[Double]])? {
    var found: [T?] = []
    let values = unsafe rooms(numbers) { rooms in
      // Every block writes the rows of its own.
      nonisolated(unsafe) let rooms = unsafe rooms
      found = results(of: parts.count, threads: threads) { part in
        var scanner = scanner.part(parts[part], rowsBefore: firstRows[part])
        let rows = firstRows[part]..<firstRows[part + 1]
        let lineAfter = scanner.nextLine + rows.count
        let block = unsafe read(&scanner, rows, rooms)
        let isLast = part + 1 == parts.count
        let endsThere = isLast || scanner.record.next == parts[part].upperBound
        // A line end inside quotes would shift the lines of all places below it.
        return scanner.problems.isEmpty && endsThere && scanner.nextLine == lineAfter ? block : nil
      }
    }
    let blocks = found.compactMap(\.self)
    return blocks.count == parts.count ? (blocks, values) : nil
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
