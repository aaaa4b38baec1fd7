internal import Dispatch
internal import Synchronization

/// How many threads a computation may use. Results never depend on it.
public struct Threads: Sendable, Equatable {
  public let count: Int

  public init(_ count: Int) {
    precondition(count > 0, "caller asks for at least one thread")
    self.count = count
  }

  public static let one = Threads(1)

  /// The results of blocks of work in the order of the blocks.
  ///
  ///     Threads(2).results(blocks: 3) { $0 * $0 }  // [0, 1, 4]
  ///
  /// A thread takes the next block when it is done with its last one; since a block is the same work on any
  /// thread, and results are put in their block's place, nothing hangs on which thread that was.
  ///
  /// - Parameter make: the result of a block; called on several threads at once.
  public func results<T: Sendable>(blocks: Int, _ make: @Sendable (Int) -> T) -> [T] {
    let threads = min(count, blocks)
    guard threads > 1 else { return (0..<blocks).map(make) }
    let next = Counter()
    return unsafe [T](unsafeUninitializedCapacity: blocks) { buffer, filled in
      // Every place is written once: the counter gives each block to one thread only.
      nonisolated(unsafe) let start = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        while true {
          let block = next.take()
          guard block < blocks else { return }
          unsafe (start + block).initialize(to: make(block))
        }
      }
      filled = blocks
    }
  }
}

private final class Counter: Sendable {
  private let next = Atomic<Int>(0)
  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
