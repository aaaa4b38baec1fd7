internal import CGSL
internal import Foundation

/// What the parameters of a model can change near a point, from a QR factorisation of the derivatives with
/// columns of length one.
struct TangentPlane {
  let sumOfSquares: Double
  /// The share of the residuals that lies in the plane.
  let cosine: Double
  private let point: [Double]
  /// Lengths of the columns.
  private let lengths: [Double]
  /// R⁻¹, row-major; nil when the columns cannot be told apart.
  private let inverse: [Double]?
  /// Q' times the residuals.
  private let turned: [Double]

  /// Condition number, columns scaled to length one, above which derivatives of 12 digits tell nothing.
  private static let largestCondition = 1e10

  init(at point: [Double], of model: NonlinearModel) throws(GSLError) {
    let (rows, columns) = (model.count, point.count)
    let residuals = model.residuals(point)
    let derivatives = model.jacobian(point)
    self.point = point
    sumOfSquares = residuals.reduce(0) { $0 + $1 * $1 }
    lengths = (0..<columns).map { column in
      (0..<rows).reduce(0) { hypot($0, derivatives[$1 * columns + column]) }
    }
    guard lengths.allSatisfy({ $0.isFinite && $0 > 0 }), sumOfSquares.isFinite else {
      cosine = .infinity
      inverse = nil
      turned = []
      return
    }
    var scaled = derivatives
    for index in scaled.indices { scaled[index] /= lengths[index % columns] }
    let factored = try factorised(scaled, rows, columns, residuals)
    turned = factored.turned
    inverse = inverseOfTriangle(factored.factor, columns, largestCondition: Self.largestCondition)
    let size = residuals.reduce(0, hypot)
    cosine = size > 0 ? turned.prefix(columns).reduce(0, hypot) / size : 0
  }

  /// (J'J)⁻¹, row-major; nil when the columns cannot be told apart.
  var inverseGram: [Double]? {
    guard let inverse else { return nil }
    let order = lengths.count
    return (0..<order * order).map { index in
      let (row, column) = (index / order, index % order)
      var sum = 0.0
      for k in max(row, column)..<order { sum += inverse[row * order + k] * inverse[column * order + k] }
      return sum / lengths[row] / lengths[column]
    }
  }

  /// The step to the foot of the residuals in the plane; nil when the columns cannot be told apart.
  var step: [Double]? { inverse == nil ? nil : moved(turned.prefix(lengths.count).map { -$0 }) }

  /// Whether what is left of the gradient is within the tolerance, or no more than rounding the parameters
  /// gives.
  func isStationary(_ tolerance: Double) -> Bool {
    let rounding = zip(lengths, point).reduce(0) { $0 + $1.0 * abs($1.1) } * 0x1p-50
    return cosine <= tolerance || turned.prefix(lengths.count).reduce(0, hypot) <= rounding
  }

  /// The lowest of the neighbours that move the residuals by a hundredth of their length, if it lies below
  /// the point. Where the model is nearly straight all of them lie higher, by 10⁻⁴ of the sum of squares.
  func lowerNeighbour(in model: NonlinearModel) -> [Double]? {
    guard inverse != nil else { return nil }
    let distance = sumOfSquares.squareRoot() / 100
    var lowest: (point: [Double], sum: Double)?
    for axis in lengths.indices {
      for side in [distance, -distance] {
        var direction = [Double](repeating: 0, count: lengths.count)
        direction[axis] = side
        let neighbour = zip(point, moved(direction)).map(+)
        let sum = model.residuals(neighbour).reduce(0) { $0 + $1 * $1 }
        if sum < lowest?.sum ?? (sumOfSquares * (1 - 1e-9)) { lowest = (neighbour, sum) }
      }
    }
    return lowest?.point
  }

  /// The step of the parameters that moves the residuals by these parts along the axes of the plane.
  private func moved(_ parts: [Double]) -> [Double] {
    let order = lengths.count
    return (0..<order).map { row in
      var sum = 0.0
      for k in row..<order { sum += (inverse?[row * order + k] ?? 0) * parts[k] }
      return sum / lengths[row]
    }
  }
}

/// R, row-major, and Q' times a vector.
private func factorised(
  _ matrix: [Double], _ rows: Int, _ columns: Int, _ vector: [Double]
) throws(GSLError) -> (factor: [Double], turned: [Double]) {
  let operation = "factorising a \(rows) × \(columns) matrix"
  guard let copy = unsafe gsl_matrix_alloc(rows, columns), let tau = unsafe gsl_vector_alloc(columns),
    let turned = unsafe gsl_vector_alloc(rows)
  else { throw GSLError(operation: operation, status: Int32(GSL_ENOMEM)) }
  defer {
    unsafe gsl_matrix_free(copy)
    unsafe gsl_vector_free(tau)
    unsafe gsl_vector_free(turned)
  }
  for (index, value) in matrix.enumerated() {
    unsafe gsl_matrix_set(copy, index / columns, index % columns, value)
  }
  for (index, value) in vector.enumerated() { unsafe gsl_vector_set(turned, index, value) }
  try unsafe check(gsl_linalg_QR_decomp(copy, tau), operation)
  try unsafe check(gsl_linalg_QR_QTvec(copy, tau, turned), operation)
  let factor = (0..<columns * columns).map { unsafe gsl_matrix_get(copy, $0 / columns, $0 % columns) }
  return (factor, (0..<rows).map { unsafe gsl_vector_get(turned, $0) })
}

/// R⁻¹, or nil when R is singular to its condition number in Frobenius' norm.
private func inverseOfTriangle(_ factor: [Double], _ order: Int, largestCondition: Double) -> [Double]? {
  var inverse = [Double](repeating: 0, count: order * order)
  for column in 0..<order {
    inverse[column * order + column] = 1
    for row in (0...column).reversed() {
      let pivot = factor[row * order + row]
      guard pivot != 0 else { return nil }
      inverse[row * order + column] /= pivot
      for i in 0..<row {
        inverse[i * order + column] -= factor[i * order + row] * inverse[row * order + column]
      }
    }
  }
  // The columns have length one, so R has the length √order.
  let condition = (Double(order) * inverse.reduce(0) { $0 + $1 * $1 }).squareRoot()
  return condition <= largestCondition ? inverse : nil
}
