internal import CGSL

/// What the library could not do, in the caller's words.
public struct GSLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried, as a participle: `inverting a 3 × 3 matrix`.
  public let operation: String
  /// The library's own status, one of the `GSL_E…` numbers.
  public let status: Int32

  public init(operation: String, status: Int32) {
    self.operation = operation
    self.status = status
  }

  /// The library's words for the status.
  public var reason: String { unsafe String(cString: gsl_strerror(status)) }

  public var description: String { "\(operation) failed: \(reason)" }
}

/// Throws unless the library reports success.
func check(_ status: Int32, _ operation: @autoclosure () -> String) throws(GSLError) {
  guard status == Int32(GSL_SUCCESS) else { throw GSLError(operation: operation(), status: status) }
}

/// True once the library's error handler is off. Left on, it ends the process at the first error.
///
/// A global is set up once, under a lock, so the first owner on any thread turns the handler off for all.
let handlerIsOff: Bool = {
  _ = unsafe gsl_set_error_handler_off()
  return true
}()
