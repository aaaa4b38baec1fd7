internal import CGSL

/// A positive matrix `D⁻¹·A·D`, D the geometric means of the rows of A to the nearest powers of two, so that
/// nothing is rounded and the eigenvalues stay as they were.
///
/// A consistent table of quotients comes to lie within a factor of four of all ones, whatever its range.
struct BalancedMatrix {
  let order: Int
  let rowMajor: [Double]
  /// Exponents of D.
  private let exponents: [Int]

  init(order: Int, rowMajor: [Double]) throws(GSLError) {
    let operation = "balancing a \(order) × \(order) matrix"
    guard rowMajor.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw GSLError(operation: operation, status: Int32(GSL_EDOM))
    }
    let exponents = (0..<order).map { row in
      let sum = rowMajor[(row * order)..<((row + 1) * order)].reduce(0) { $0 + Int($1.exponent) }
      return Int((Double(sum) / Double(order)).rounded())
    }
    var balanced: [Double] = []
    for row in 0..<order {
      for column in 0..<order {
        let value = rowMajor[row * order + column]
        let exponent = Int(value.exponent) - exponents[row] + exponents[column]
        // Far enough from the ends of a double for the library's products and sums.
        guard abs(exponent) < 500 else { throw GSLError(operation: operation, status: Int32(GSL_ERANGE)) }
        balanced.append(Double(sign: .plus, exponent: exponent, significand: value.significand))
      }
    }
    self.order = order
    self.rowMajor = balanced
    self.exponents = exponents
  }

  /// The vector after products with the matrix, and the bounds that it gives the principal eigenvalue.
  func improved(_ start: [Double]) -> (low: Double, high: Double, vector: [Double]) {
    // An entry that vanished in the library's vector comes back with the first product.
    var vector = start.allSatisfy({ $0 > 0 }) ? start : [Double](repeating: 1, count: order)
    var closest = (low: 0.0, high: Double.greatestFiniteMagnitude, vector: vector)
    var fruitless = 0
    // Rounding moves the bounds about by a unit in their last place, so one step that gains nothing is no
    // end.
    while fruitless < 3, closest.high - closest.low > closest.high.ulp {
      let product = times(vector)
      let total = product.reduce(0, +)
      var low = Double.infinity
      var high = 0.0
      for i in 0..<order {
        low = min(low, product[i] / vector[i])
        high = max(high, product[i] / vector[i])
        vector[i] = product[i] / total
      }
      fruitless += 1
      if high - low < closest.high - closest.low {
        closest = (low, high, vector)
        fruitless = 0
      }
    }
    return closest
  }

  private func times(_ vector: [Double]) -> [Double] {
    (0..<order).map { row in
      var sum = 0.0
      for column in 0..<order { sum += rowMajor[row * order + column] * vector[column] }
      return sum
    }
  }

  /// The vector of the matrix before it was balanced, summing to one.
  func unbalanced(_ vector: [Double]) -> [Double] {
    // The largest mean sets the unit, so that the total does not overflow.
    let largest = exponents.max() ?? 0
    let scaled = zip(vector, exponents).map {
      $0 * Double(sign: .plus, exponent: $1 - largest, significand: 1)
    }
    let total = scaled.reduce(0, +)
    return scaled.map { $0 / total }
  }
}
