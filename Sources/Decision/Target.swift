/// What a criterion should be, in its natural unit: one number, or a range within which all is equally good.
public struct Target: Sendable, Hashable, CustomStringConvertible {
  public let low: Double
  public let high: Double

  /// - Returns: none unless both ends are finite and do not fall.
  public init?(low: Double, high: Double) {
    guard low.isFinite, high.isFinite, low <= high else { return nil }
    self.low = low
    self.high = high
  }

  /// - Returns: none unless the value is finite.
  public init?(_ value: Double) { self.init(low: value, high: value) }

  public var description: String {
    low == high ? plain(low) : "\(plain(low)) to \(plain(high))"
  }
}
