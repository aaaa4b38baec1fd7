internal import Decision
internal import Foundation

extension Aggregation {
  /// Whether one value of 0 makes the mean 0, and a negative one leaves it without a value.
  var vanishesAtZero: Bool { self == .geometric || self == .harmonic }
}

/// The weighted mean of columns, row by row.
///
/// Geometric means are formed as shares of the row's largest value and harmonic ones as shares of its
/// smallest, so that nothing overflows on the way and equal values give exactly that value.
///
/// - Parameters:
///   - columns: one or more of one length; not negative for the geometric and the harmonic mean.
///   - weights: one above zero for each column, relative to each other.
/// - Complexity: O(m·n).
func weightedMean(_ rule: Aggregation, of columns: [[Double]], weights: [Double]) -> [Double] {
  precondition(!columns.isEmpty && columns.count == weights.count, "caller gives a weight for each column")
  let rows = columns[0].indices
  guard columns.count > 1 else { return columns[0] }
  let total = weights.reduce(0, +)
  func sums(_ part: (Double, Int) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: rows.count)
    for (column, weight) in zip(columns, weights) {
      for i in rows { sums[i] += weight * part(column[i], i) }
    }
    return sums
  }
  func outermost(_ isFurther: (Double, Double) -> Bool) -> [Double] {
    columns.dropFirst().reduce(into: columns[0]) { found, column in
      for i in rows where isFurther(column[i], found[i]) { found[i] = column[i] }
    }
  }
  switch rule {
  case .arithmetic: return sums { value, _ in value }.map { $0 / total }
  case .minimum: return outermost(<)
  case .geometric:
    let largest = outermost(>)
    let exponents = sums { value, i in largest[i] > 0 ? logarithm(of: value, over: largest[i]) : 0 }
    return rows.map { largest[$0] * exp(exponents[$0] / total) }
  case .harmonic:
    let smallest = outermost(<)
    let inverses = sums { value, i in smallest[i] > 0 ? smallest[i] / value : 0 }
    return rows.map { smallest[$0] > 0 ? smallest[$0] * (total / inverses[$0]) : 0 }
  }
}

/// `ln(a/b)` for 0 ≤ a ≤ b; the difference of the logarithms only where the quotient is too small for a
/// double, since it loses the digits that the logarithms have before the point.
private func logarithm(of a: Double, over b: Double) -> Double {
  let quotient = a / b
  return quotient.isNormal || a == 0 ? log(quotient) : log(a) - log(b)
}
