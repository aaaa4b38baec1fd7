internal import GSL

/// A matrix R with R R′ = V, for a covariance that need not have full rank.
///
/// V is first measured in standard errors, so units do not matter. Where it is positive definite R is
/// Cholesky's lower triangle; else it is made of eigenvectors times the roots of the eigenvalues, those
/// within rounding of zero taken as zero.
struct CovarianceRoot {
  /// K × K, row-major.
  let values: [Double]
  let order: Int
  /// K, or less where the covariance has no more.
  let rank: Int

  /// - Throws: ``EstimationError/input(_:)`` when an eigenvalue is negative beyond rounding: no distribution
  ///   has such a covariance.
  init(_ estimates: Estimates) throws(EstimationError) {
    let count = estimates.count
    let scales = (0..<count).map { estimates.variance($0, $0).squareRoot() }
    let used = scales.indices.filter { scales[$0] > 0 }
    order = count
    if used.count == count, let factor = CholeskyFactor(estimates.covariance, order: count) {
      values = factor.triangle
      rank = count
      return
    }
    var values = [Double](repeating: 0, count: count * count)
    var rank = 0
    if !used.isEmpty {
      let scaled = used.flatMap { a in used.map { estimates.variance(a, $0) / scales[a] / scales[$0] } }
      let pairs: [(value: Double, vector: [Double])]
      do throws(GSLError) {
        pairs = try SymmetricEigenvalues(order: used.count, rowMajor: scaled).found()
      } catch {
        throw .problem(.table, error.description, hint: "take another covariance")
      }
      let rounding = 1e-10 * Double(used.count)
      if let worst = pairs.last, worst.value < -rounding {
        throw .problem(
          .table,
          "the covariance has a negative eigenvalue (\(worst.value) in squares of standard errors), so "
            + "nothing can be drawn from it",
          hint: "cluster one way, or take the robust covariance")
      }
      for (column, pair) in pairs.enumerated() where pair.value > rounding {
        rank += 1
        let root = pair.value.squareRoot()
        for (row, k) in used.enumerated() {
          values[k * count + column] = scales[k] * root * pair.vector[row]
        }
      }
    }
    self.values = values
    self.rank = rank
  }

  /// R z.
  func product(_ z: [Double]) -> [Double] {
    (0..<order).map { row in
      (0..<order).reduce(0) { $0 + values[row * order + $1] * z[$1] }
    }
  }
}

extension CholeskyFactor {
  /// L of A = L L′ in the units of A, row-major.
  var triangle: [Double] {
    (0..<order * order).map { scales[$0 / order] * lower[$0] }
  }
}
