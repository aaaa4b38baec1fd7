/// One column of a linear model, as doubles or as numbers of 106 bits.
///
/// A power such as x¹⁰ has more digits than a double holds. Rounding it first costs most of the digits that
/// an ill-conditioned polynomial has, so such columns may be given whole.
public struct DesignColumn: Sendable, Equatable {
  /// The nearest doubles.
  public let high: [Double]
  /// What the doubles leave out, or empty when they leave out nothing.
  public let low: [Double]

  public init(_ values: [Double]) {
    high = values
    low = []
  }

  public init(_ values: [DoubleDouble]) {
    high = values.map(\.high)
    low = values.allSatisfy { $0.low == 0 } ? [] : values.map(\.low)
  }

  public var count: Int { high.count }

  public subscript(row: Int) -> DoubleDouble {
    DoubleDouble(larger: high[row], low.isEmpty ? 0 : low[row])
  }
}
