/// How far each row of the data pulls each coefficient: the inverse Hessian times the row's score.
///
/// `uᵢ = H⁻¹sᵢ`, where s is the gradient of the row's part of the objective and H the negative Hessian of the
/// whole. The sandwich H⁻¹(Σss')H⁻¹ is the sum of the products uu', so every robust covariance is a sum of
/// squares of these rows and of their sums in clusters, and no variance can turn out negative by rounding.
/// The same rows serve least squares, logit and Poisson.
///
///     // two scores, H⁻¹ = 2
///     InfluenceRows(bread: [2], scores: [3, -3]).values  // [6, -6]
public struct InfluenceRows: Sendable, Equatable {
  /// N × K, row-major, in units of the coefficients.
  public let values: [Double]
  /// K.
  public let parameters: Int
  /// Which rows take part; nil when all do. A row of weight zero does not, and counts neither as an
  /// observation nor as a member of its cluster.
  public let isCounted: [Bool]?

  public var rows: Int { values.count / parameters }
  public var observations: Int { isCounted.map { $0.count { $0 } } ?? rows }

  init(values: [Double], parameters: Int, isCounted: [Bool]?) {
    self.values = values
    self.parameters = parameters
    self.isCounted = isCounted
  }

  /// - Parameters:
  ///   - bread: the inverse Hessian, K × K, row-major; its order follows from it.
  ///   - scores: N × K, row-major.
  /// - Complexity: O(N·K²).
  public init(bread: [Double], scores: [Double], isCounted: [Bool]? = nil) {
    let order = Int(Double(bread.count).squareRoot().rounded())
    precondition(order > 0 && order * order == bread.count, "caller passes K × K values")
    precondition(scores.count.isMultiple(of: order), "caller passes rows of K scores")
    precondition(isCounted.map { $0.count * order == scores.count } ?? true, "caller marks every row")
    var values = [Double](repeating: 0, count: scores.count)
    for row in stride(from: 0, to: scores.count, by: order) {
      for i in 0..<order {
        var sum = 0.0
        for j in 0..<order { sum += bread[i * order + j] * scores[row + j] }
        values[row + i] = sum
      }
    }
    self.init(values: values, parameters: order, isCounted: isCounted)
  }

  /// The rows added up within groups: G × K, row-major.
  func summed(by groups: [Int], count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count * parameters)
    for row in 0..<rows where isCounted?[row] ?? true {
      for k in 0..<parameters { sums[groups[row] * parameters + k] += values[row * parameters + k] }
    }
    return sums
  }
}

/// Σuu' over rows of K values, K × K, row-major.
func sumOfProducts(_ rows: [Double], order: Int) -> [Double] {
  var sums = [Double](repeating: 0, count: order * order)
  for row in stride(from: 0, to: rows.count, by: order) {
    for i in 0..<order {
      let value = rows[row + i]
      for j in 0...i { sums[i * order + j] += value * rows[row + j] }
    }
  }
  for i in 0..<order {
    for j in 0..<i { sums[j * order + i] = sums[i * order + j] }
  }
  return sums
}
