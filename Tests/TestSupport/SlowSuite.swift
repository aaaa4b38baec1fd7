internal import Foundation

/// Tests that take minutes, such as coverage over hundreds of samples: `make test-slow` runs them.
public enum SlowSuite {
  /// Whether `LODESTONE_SLOW_TESTS` is set.
  public static let isWanted = ProcessInfo.processInfo.environment["LODESTONE_SLOW_TESTS"] != nil
}
