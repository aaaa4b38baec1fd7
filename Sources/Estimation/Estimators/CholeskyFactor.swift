/// The lower triangle L of a symmetric positive definite matrix A = L L′.
///
/// Rows and columns are first divided by the root of their diagonal, so that units of measure do not matter.
struct CholeskyFactor {
  let order: Int
  /// Row-major, of the matrix with ones on its diagonal.
  let lower: [Double]
  /// Roots of the diagonal.
  let scales: [Double]

  /// A diagonal that is smaller than this part of one, after the columns before it are taken out, is
  /// rounding.
  static let smallestPivot = 1e-14

  /// - Parameter matrix: `order × order`, row-major; only the lower triangle is read.
  /// - Returns: nil when the matrix is not positive definite to rounding.
  /// - Complexity: O(order³/6).
  init?(_ matrix: [Double], order: Int) {
    var lower = [Double](repeating: 0, count: order * order)
    var scales = [Double](repeating: 0, count: order)
    for a in 0..<order {
      let diagonal = matrix[a * order + a]
      guard diagonal > 0, diagonal.isFinite else { return nil }
      scales[a] = diagonal.squareRoot()
      for b in 0...a {
        var rest = matrix[a * order + b] / scales[a] / scales[b]
        for k in 0..<b { rest -= lower[a * order + k] * lower[b * order + k] }
        guard a == b else {
          lower[a * order + b] = rest / lower[b * order + b]
          continue
        }
        guard rest > Self.smallestPivot else { return nil }
        lower[a * order + a] = rest.squareRoot()
      }
    }
    self.order = order
    self.lower = lower
    self.scales = scales
  }

  /// x with A x = `right`.
  func solution(_ right: [Double]) -> [Double] {
    var x = right
    for a in 0..<order {
      x[a] /= scales[a]
      for k in 0..<a { x[a] -= lower[a * order + k] * x[k] }
      x[a] /= lower[a * order + a]
    }
    for a in (0..<order).reversed() {
      for k in (a + 1)..<max(order, a + 1) { x[a] -= lower[k * order + a] * x[k] }
      x[a] /= lower[a * order + a]
    }
    for a in 0..<order { x[a] /= scales[a] }
    return x
  }

  /// A⁻¹, row-major and symmetric to the last bit.
  func inverse() -> [Double] {
    var result = [Double](repeating: 0, count: order * order)
    for a in 0..<order {
      var unit = [Double](repeating: 0, count: order)
      unit[a] = 1
      let column = solution(unit)
      for b in 0...a {
        result[a * order + b] = column[b]
        result[b * order + a] = column[b]
      }
    }
    return result
  }
}
