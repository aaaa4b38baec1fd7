internal import Dispatch

/// How many threads a computation may use. Results never depend on it.
public struct Workers: Sendable, Equatable {
  public let count: Int

  public init(_ count: Int) {
    precondition(count > 0, "caller asks for at least one thread")
    self.count = count
  }

  public static let one = Workers(1)

  /// One array for each block of rows, joined in the order of the rows.
  ///
  ///     Workers(2).joined(rows: 5, block: 2) { $0.map(Double.init) }  // [0, 1, 2, 3, 4]
  ///
  /// Blocks are the same on any number of threads, so sums within a block are made in one order.
  ///
  /// - Parameters:
  ///   - rows: number of rows.
  ///   - block: rows of a block; the last one may be shorter.
  ///   - make: the results of a block; called on several threads at once.
  public func joined<T: Sendable>(rows: Int, block: Int, _ make: @Sendable (Range<Int>) -> [T]) -> [T] {
    let pieces = pieces(rows: rows, block: block, make)
    guard pieces.count != 1 else { return pieces[0] }
    var all: [T] = []
    all.reserveCapacity(rows)
    for piece in pieces { all.append(contentsOf: piece) }
    return all
  }

  /// Rows of a block whose sums stay in a core's own cache while the columns go by.
  static let rowsInCache = 4096
  /// The same where a row costs much more than it takes to read it: threads are then done at the same time.
  static let rowsOfLogarithms = 2048

  /// One array for each block of rows, in the order of the rows.
  public func pieces<T: Sendable>(rows: Int, block: Int, _ make: @Sendable (Range<Int>) -> T) -> [T] {
    precondition(block > 0, "a block holds at least one row")
    let blocks = (rows + block - 1) / block
    @Sendable func range(_ k: Int) -> Range<Int> { (k * block)..<min(rows, (k + 1) * block) }
    guard count > 1, blocks > 1 else { return (0..<blocks).map { make(range($0)) } }
    let threads = min(count, blocks)
    return unsafe [T](unsafeUninitializedCapacity: blocks) { buffer, filled in
      // Every block is written by one thread only: block k by thread k modulo the number of threads.
      nonisolated(unsafe) let start = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for k in stride(from: thread, to: blocks, by: threads) {
          unsafe (start + k).initialize(to: make(range(k)))
        }
      }
      filled = blocks
    }
  }
}
