internal import CGSL

/// Sole owner of a positive matrix and of the room for its eigenvalues. It cannot be copied, so it is freed
/// exactly once.
///
/// A matrix whose entries are all above zero has one eigenvalue that is larger than the size of every other,
/// and the vector that goes with it is positive (Perron 1907).
///
///     // 1 2 / ½ 1 is consistent: eigenvalue 2, the first weighs twice the second
///     let pair = try PrincipalEigenvalue(order: 2, rowMajor: [1, 2, 0.5, 1]).found()
///     pair.value   // 2
///     pair.vector  // [0.6666666666666666, 0.3333333333333333]
///
/// - Complexity: O(n³) time, O(n²) memory.
/// - Source: GSL reference manual 2.7, section 'Real Nonsymmetric Matrices', `gsl_eigen_nonsymmv`. The
///   bounds: Collatz (1942), *Mathematische Zeitschrift* 48 221; Wielandt (1950), *Mathematische
///   Zeitschrift* 52 642.
@safe public struct PrincipalEigenvalue: ~Copyable {
  private let matrix: UnsafeMutablePointer<gsl_matrix>
  private let vectors: UnsafeMutablePointer<gsl_matrix_complex>
  private let values: UnsafeMutablePointer<gsl_vector_complex>
  private let workspace: UnsafeMutablePointer<gsl_eigen_nonsymmv_workspace>
  private let balanced: BalancedMatrix
  public var order: Int { balanced.order }

  /// - Parameter rowMajor: `order × order` values, finite and above zero.
  /// - Throws: ``GSLError`` with the status of `GSL_EDOM` for a value that is not above zero or not finite,
  ///   of `GSL_ERANGE` when the rows lie so far apart that no double holds their quotients, and of
  ///   `GSL_ENOMEM`.
  public init(order: Int, rowMajor: [Double]) throws(GSLError) {
    precondition(order > 0 && rowMajor.count == order * order, "caller passes order × order values")
    _ = handlerIsOff
    let balanced = try BalancedMatrix(order: order, rowMajor: rowMajor)
    let matrix = unsafe gsl_matrix_alloc(order, order)
    let vectors = unsafe gsl_matrix_complex_alloc(order, order)
    let values = unsafe gsl_vector_complex_alloc(order)
    let workspace = unsafe gsl_eigen_nonsymmv_alloc(order)
    guard let matrix = unsafe matrix, let vectors = unsafe vectors, let values = unsafe values,
      let workspace = unsafe workspace
    else {
      unsafe gsl_matrix_free(matrix)
      unsafe gsl_matrix_complex_free(vectors)
      unsafe gsl_vector_complex_free(values)
      unsafe gsl_eigen_nonsymmv_free(workspace)
      throw GSLError(operation: "allocating a \(order) × \(order) matrix", status: Int32(GSL_ENOMEM))
    }
    for row in 0..<order {
      for column in 0..<order {
        unsafe gsl_matrix_set(matrix, row, column, balanced.rowMajor[row * order + column])
      }
    }
    unsafe self.matrix = matrix
    unsafe self.vectors = vectors
    unsafe self.values = values
    unsafe self.workspace = workspace
    self.balanced = balanced
  }

  deinit {
    unsafe gsl_matrix_free(matrix)
    unsafe gsl_matrix_complex_free(vectors)
    unsafe gsl_vector_complex_free(values)
    unsafe gsl_eigen_nonsymmv_free(workspace)
  }

  /// The principal eigenvalue and its vector, whose entries sum to one, ending this owner's life.
  ///
  /// The library's vector is improved by products with the matrix until the eigenvalue's two bounds, the
  /// smallest and the largest quotient of `A·v` and `v`, stop closing in; the value is their middle.
  ///
  /// - Throws: ``GSLError`` when the library does not settle, and with the status of `GSL_EMAXITER` when the
  ///   bounds are still further apart than 1e-12 of the value.
  public consuming func found() throws(GSLError) -> (value: Double, vector: [Double]) {
    let operation = "finding the principal eigenvalue of a \(order) × \(order) matrix"
    try check(unsafe gsl_eigen_nonsymmv(matrix, values, vectors, workspace), operation)
    // Complex numbers lie as pairs of doubles, the real part first.
    let real = (0..<order).map { unsafe values.pointee.data[2 * $0 * values.pointee.stride] }
    let principal = real.indices.max { real[$0] < real[$1] }!  // an order is at least one
    let start = (0..<order).map { row in
      unsafe abs(vectors.pointee.data[2 * (row * vectors.pointee.tda + principal)])
    }
    let closed = balanced.improved(start)
    guard closed.high - closed.low <= 1e-12 * closed.high else {
      throw GSLError(operation: operation, status: Int32(GSL_EMAXITER))
    }
    return (closed.low + (closed.high - closed.low) / 2, balanced.unbalanced(closed.vector))
  }
}
