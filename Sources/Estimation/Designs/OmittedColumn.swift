/// A column that a formula asks for and that no model can use.
public struct OmittedColumn: Sendable, Equatable {
  public let name: String
  public let reason: String

  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
