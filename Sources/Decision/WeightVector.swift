/// Criterion weights: finite, non-negative, summing to one.
public struct WeightVector: Sendable, Equatable {
  public let values: [Double]

  public init(_ values: [Double]) throws(WeightError) {
    try Self.check(values)
    let sum = values.reduce(0, +)
    // 1e-9 forgives decimals typed by hand, not a forgotten criterion.
    guard abs(sum - 1) <= 1e-9 else { throw .sum(found: sum, count: values.count) }
    self.values = values
  }

  /// Weights that are relative to each other: divided by their sum.
  ///
  ///     try WeightVector(relative: [7, 3, 6, 4]).values  // [0.35, 0.15, 0.3, 0.2]
  ///
  /// - Throws: ``WeightError/outOfRange(index:value:)``; ``WeightError/nothing`` when all are zero;
  ///   ``WeightError/tooLarge`` when their sum is not a finite number.
  public init(relative values: [Double]) throws(WeightError) {
    try Self.check(values)
    let sum = values.reduce(0, +)
    guard sum > 0 else { throw .nothing }
    guard sum.isFinite else { throw .tooLarge }
    self.values = values.map { $0 / sum }
  }

  static func check(_ values: [Double]) throws(WeightError) {
    for (index, value) in values.enumerated() where !(value.isFinite && value >= 0) {
      throw .outOfRange(index: index, value: value)
    }
  }
}

public enum WeightError: Error, Sendable, Equatable, CustomStringConvertible {
  case outOfRange(index: Int, value: Double)
  case sum(found: Double, count: Int)
  case nothing
  case tooLarge

  public var description: String {
    switch self {
    case .outOfRange(let index, let value):
      "weight \(index + 1) is \(value); weights must be finite and not negative"
    case .sum(let found, let count):
      "\(count) weights sum to \(found), not 1; rescale them or add the missing criterion"
    case .nothing: "all weights are zero; give at least one criterion a weight above zero"
    case .tooLarge: "the weights sum to more than a number can hold; give smaller ones"
    }
  }
}
