/// An alternative that is not scored, and why.
public struct Removal: Sendable, Equatable {
  public let id: String
  public let reason: String
  /// The reason without the alternative's own figures: what is the same for all that are removed for it.
  public let cause: String
  /// - Parameter cause: as the reason where none is given.
  public init(id: String, reason: String, cause: String? = nil) {
    self.id = id
    self.reason = reason
    self.cause = cause ?? reason
  }
}

/// A figure that was not measured but filled in, and from what.
public struct ImputedCell: Sendable, Equatable {
  public let alternative: String
  public let indicator: String
  public let value: Double
  public let basis: String
  public init(alternative: String, indicator: String, value: Double, basis: String) {
    self.alternative = alternative
    self.indicator = indicator
    self.value = value
    self.basis = basis
  }
}
