internal import CGSL

/// Sole owner of a symmetric matrix and of the room for its eigenvalues. It cannot be copied, so it is freed
/// exactly once.
///
///     // 2 1 / 1 2 stretches (1, 1) by three and (1, −1) by one
///     let pairs = try SymmetricEigenvalues(order: 2, rowMajor: [2, 1, 1, 2]).found()
///     pairs.map(\.value)   // [3, 1]
///     pairs[0].vector      // [0.7071067811865475, 0.7071067811865475]
///
/// - Complexity: O(n³) time, O(n²) memory.
/// - Source: GSL reference manual 2.7, section 'Real Symmetric Matrices', `gsl_eigen_symmv`.
@safe public struct SymmetricEigenvalues: ~Copyable {
  private let matrix: UnsafeMutablePointer<gsl_matrix>
  private let vectors: UnsafeMutablePointer<gsl_matrix>
  private let values: UnsafeMutablePointer<gsl_vector>
  private let workspace: UnsafeMutablePointer<gsl_eigen_symmv_workspace>
  public let order: Int
  /// Power of two by which the values were divided: eigenvalues of huge and tiny entries stay exact.
  private let scale: Double

  /// - Parameter rowMajor: `order × order` finite values; only the lower triangle is read.
  /// - Throws: ``GSLError`` with the status of `GSL_EDOM` for a value that is not finite, on which the
  ///   library would search for ever, and of `GSL_ENOMEM` when there is no memory.
  public init(order: Int, rowMajor: [Double]) throws(GSLError) {
    precondition(order > 0 && rowMajor.count == order * order, "caller passes order × order values")
    _ = handlerIsOff
    let scale = try powerOfTwo(below: rowMajor, "finding the eigenvalues of a \(order) × \(order) matrix")
    let matrix = unsafe gsl_matrix_alloc(order, order)
    let vectors = unsafe gsl_matrix_alloc(order, order)
    let values = unsafe gsl_vector_alloc(order)
    let workspace = unsafe gsl_eigen_symmv_alloc(order)
    guard let matrix = unsafe matrix, let vectors = unsafe vectors, let values = unsafe values,
      let workspace = unsafe workspace
    else {
      unsafe gsl_matrix_free(matrix)
      unsafe gsl_matrix_free(vectors)
      unsafe gsl_vector_free(values)
      unsafe gsl_eigen_symmv_free(workspace)
      throw GSLError(operation: "allocating a \(order) × \(order) matrix", status: Int32(GSL_ENOMEM))
    }
    for row in 0..<order {
      for column in 0..<order {
        let lower = max(row, column) * order + min(row, column)
        unsafe gsl_matrix_set(matrix, row, column, rowMajor[lower] / scale)
      }
    }
    unsafe self.matrix = matrix
    unsafe self.vectors = vectors
    unsafe self.values = values
    unsafe self.workspace = workspace
    self.order = order
    self.scale = scale
  }

  deinit {
    unsafe gsl_matrix_free(matrix)
    unsafe gsl_matrix_free(vectors)
    unsafe gsl_vector_free(values)
    unsafe gsl_eigen_symmv_free(workspace)
  }

  /// Finds all eigenvalues, the largest first, each with its vector of length one, ending this owner's life.
  ///
  /// A vector has two signs; the one whose largest entry is positive is given.
  ///
  /// - Throws: ``GSLError`` when the library does not settle.
  public consuming func found() throws(GSLError) -> [(value: Double, vector: [Double])] {
    try check(
      unsafe gsl_eigen_symmv(matrix, values, vectors, workspace),
      "finding the eigenvalues of a \(order) × \(order) matrix")
    try check(
      unsafe gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_DESC),
      "sorting the eigenvalues of a \(order) × \(order) matrix")
    return (0..<order).map { column in
      let vector = (0..<order).map { row in unsafe gsl_matrix_get(vectors, row, column) }
      let largest = vector.max { abs($0) < abs($1) }!  // an order is at least one
      return (unsafe gsl_vector_get(values, column) * scale, largest < 0 ? vector.map { -$0 } : vector)
    }
  }
}

/// A power of two near the largest value, so that dividing by it rounds nothing and no square overflows.
func powerOfTwo(below values: [Double], _ operation: @autoclosure () -> String) throws(GSLError) -> Double {
  var largest = 0.0
  for value in values {
    guard value.isFinite else { throw GSLError(operation: operation(), status: Int32(GSL_EDOM)) }
    largest = max(largest, abs(value))
  }
  // Subnormal matrices are left alone: the library's sums hold them, and their scale has no inverse.
  return largest >= .leastNormalMagnitude
    ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
}
