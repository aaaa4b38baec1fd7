internal import Dispatch
internal import Synchronization

/// A value that is worked out on another thread while this one goes on.
final class Meanwhile<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let found = Mutex<Value?>(nil)

  init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: group) {
      let value = make()
      self.found.withLock { $0 = value }
    }
  }

  /// Waits for it.
  var value: Value? {
    group.wait()
    return found.withLock(\.self)
  }
}
