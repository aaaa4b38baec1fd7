internal import Kernels

/// The coefficients as the prior sees them: `b = S⁻¹(κ v + ω Q c)` for the stated ones, and the free ones as
/// they are.
///
/// v are the directed weights, S the standard deviations within cases, and the columns of Q an orthonormal
/// basis of everything at right angles to v. Then the penalty is `c′c/2` whatever ω is, and the matrix of
/// second derivatives stays well conditioned from ω = 0 (where only κ and the free ones move) upwards.
struct PriorCoordinates {
  /// K: the stated columns, then the free ones.
  let columns: Int
  /// As many: κ, the K₁ − 1 distances c, then the free coefficients.
  var count: Int { columns }
  let stated: Int
  /// K × K, row-major: ∂b/∂θ in the user's units.
  let map: [Double]

  init(weights: [Double], deviations: [Double], free: Int, width: Double) {
    stated = weights.count
    columns = stated + free
    var map = [Double](repeating: 0, count: columns * columns)
    let basis = complement(of: weights)
    for k in 0..<stated {
      map[k * columns] = weights[k] / deviations[k]
      for (c, vector) in basis.enumerated() { map[k * columns + 1 + c] = width * vector[k] / deviations[k] }
    }
    for k in stated..<columns { map[k * columns + k] = 1 }
    self.map = map
  }

  /// Whether a coordinate is a distance from the ray of the stated weights, in standard deviations ω.
  func isPenalised(_ coordinate: Int) -> Bool { coordinate > 0 && coordinate < stated }

  func coefficients(at point: [Double]) -> [Double] {
    (0..<columns).map { row in
      (0..<columns).reduce(0) { $0 + map[row * columns + $1] * point[$1] }
    }
  }

  /// The penalised likelihood and its derivatives, from those of the likelihood in scaled coefficients
  /// b/unit.
  func penalised(_ values: ChoiceSums, at point: [Double], units: [Double]) -> ChoiceSums {
    var result = values
    let order = columns
    // ∂(b/unit)/∂θ.
    let scaled = (0..<order * order).map { map[$0] / units[$0 / order] }
    result.gradient = (0..<order).map { a in
      (0..<order).reduce(0) { $0 + scaled[$1 * order + a] * values.gradient[$1] }
    }
    var half = [Double](repeating: 0, count: order * order)
    for k in 0..<order {
      for l in 0..<order {
        let value = values.curvature[k * order + l]
        for a in 0..<order { half[k * order + a] += value * scaled[l * order + a] }
      }
    }
    for a in 0..<order {
      for b in 0...a {
        let value = (0..<order).reduce(0) { $0 + scaled[$1 * order + a] * half[$1 * order + b] }
        result.curvature[a * order + b] = value
        result.curvature[b * order + a] = value
      }
    }
    for c in 0..<order where isPenalised(c) {
      result.logLikelihood -= point[c] * point[c] / 2
      result.gradient[c] -= point[c]
      result.curvature[c * order + c] += 1
    }
    return result
  }

  /// `M C M′` for the map M: the covariance of the coefficients from that of the coordinates.
  func covariance(_ coordinates: [Double]) -> [Double] {
    let order = columns
    var half = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for k in 0..<order {
        let value = map[row * order + k]
        guard value != 0 else { continue }
        for l in 0..<order { half[row * order + l] += value * coordinates[k * order + l] }
      }
    }
    var result = [Double](repeating: 0, count: order * order)
    for a in 0..<order {
      for b in 0...a {
        let value = (0..<order).reduce(0) { $0 + half[a * order + $1] * map[b * order + $1] }
        result[a * order + b] = value
        result[b * order + a] = value
      }
    }
    return result
  }
}

/// An orthonormal basis of the vectors at right angles to one that is not zero, by Householder's reflection.
func complement(of vector: [Double]) -> [[Double]] {
  let largest = vector.reduce(0) { max($0, abs($1)) }
  var normal = vector.map { $0 / largest }
  let length = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
  let place = vector.firstIndex { abs($0) == largest } ?? 0
  normal[place] += normal[place] < 0 ? -length : length
  let square = normal.reduce(0) { $0 + $1 * $1 }
  return vector.indices.filter { $0 != place }.map { column in
    vector.indices.map { ($0 == column ? 1 : 0) - 2 * normal[$0] * normal[column] / square }
  }
}
