@unsafe @preconcurrency internal import CGSL

/// Deviations of a model from data, as a function of the model's parameters.
public struct NonlinearModel {
  /// Number of deviations, at least that of the parameters.
  public let count: Int
  /// Deviations at a point; a point where the model has no value may give anything that is not finite.
  public let residuals: ([Double]) -> [Double]
  /// Their derivatives, `count` × parameters, row-major.
  public let jacobian: ([Double]) -> [Double]

  public init(
    count: Int, residuals: @escaping ([Double]) -> [Double], jacobian: @escaping ([Double]) -> [Double]
  ) {
    self.count = count
    self.residuals = residuals
    self.jacobian = jacobian
  }

  /// A model whose derivatives are taken by differences, to about 10 digits, at 12 evaluations a parameter.
  public init(count: Int, residuals: @escaping ([Double]) -> [Double]) {
    self.init(count: count, residuals: residuals) { point in
      let columns = point.indices.map { derivatives(of: residuals, at: point, by: $0) }
      return (0..<count).flatMap { row in columns.map { $0[row] } }
    }
  }
}

/// Central differences of fourth order with three steps, of which the best is taken.
///
/// From one step to the next, a sixteenth of it, the term left out shrinks 65536 times and the rounding grows
/// 16 times. The last step is good while the differences still shrink as the first of the two foresees.
///
/// - Source: Abramowitz & Stegun (1964), 25.3.6 and table 25.2, five points.
private func derivatives(
  of function: ([Double]) -> [Double], at point: [Double], by parameter: Int
) -> [Double] {
  let size = point[parameter] == 0 ? 1 : abs(point[parameter])
  let estimates = [-8, -12, -16].map { exponent in
    // A power of two, so that the step is taken as it is meant.
    let step = Double(sign: .plus, exponent: size.exponent + exponent, significand: 1)
    let (two, one, minusOne, minusTwo) = (moved(2 * step), moved(step), moved(-step), moved(-2 * step))
    return one.indices.map {
      (8 * (one[$0] - minusOne[$0]) - (two[$0] - minusTwo[$0])) / (12 * step)
    }
  }
  func moved(_ step: Double) -> [Double] {
    var point = point
    point[parameter] += step
    return function(point)
  }
  func distance(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } }
  let first = distance(estimates[0], estimates[1])
  let second = distance(estimates[1], estimates[2])
  // A first step out of the model's range gives no foresight: the smallest step is the safest.
  return !first.isFinite || second <= 16 * first / 65536 ? estimates[2] : estimates[1]
}

/// Where a search for least squares ended.
public struct NonlinearFit: Sendable, Equatable {
  public let point: [Double]
  public let sumOfSquares: Double
  /// (J'J)⁻¹ at the point, row-major; nil when the parameters cannot be told apart there.
  public let inverseGram: [Double]?
  /// The part of the residuals that the derivatives still explain, as a share of their length: the cosine of
  /// the angle between the residuals and the tangent plane, which no unit of a parameter changes. Zero at a
  /// stationary point.
  public let gradientNorm: Double
  public let iterations: Int
  /// Searches that ended at this sum of squares, of ``searches``.
  public let agreeing: Int
  public let searches: Int
  /// Whether the gradient is zero to the tolerance and the parameters can be told apart. A search that could
  /// not go on is not success.
  public let hasConverged: Bool
}
