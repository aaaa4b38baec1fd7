@unsafe @preconcurrency internal import CGSL

/// A sequence of points that fill the unit cube more evenly than random ones do.
public enum QuasiRandomSequence: Sendable, CaseIterable {
  /// Halton's: coordinate d of point m is the radical inverse of m in the d-th prime.
  case halton
  /// Halton's with every digit a of base b but zero replaced by b − a, which breaks the lines that the plain
  /// sequence draws in pairs of high dimensions (Vandewoestyne & Cools 2006).
  case reverseHalton
  /// Sobol's in base two.
  case sobol

  /// The most coordinates that the library's tables hold.
  public var mostDimensions: Int {
    switch self {
    case .halton, .reverseHalton: 1229
    case .sobol: 40
    }
  }
}

/// Sole owner of a quasi-random sequence. It cannot be copied, so it is freed exactly once.
///
///     var sequence = try QuasiRandom(.halton, dimensions: 2)
///     try sequence.points(3)  // 1/2, 1/3, 1/4, 2/3, 3/4, 1/9
///
/// - Source: GSL reference manual 2.7, section 'Quasi-Random Sequences'; Halton (1960), *Numerische
///   Mathematik* 2 84; Vandewoestyne & Cools (2006), *Journal of Computational and Applied Mathematics* 189
///   341; Antonov & Saleev (1979), *USSR Computational Mathematics and Mathematical Physics* 19 252.
@safe public struct QuasiRandom: ~Copyable {
  private let generator: UnsafeMutablePointer<gsl_qrng>
  public let dimensions: Int

  /// - Throws: ``GSLError`` with the status of `GSL_EINVAL` for less than one dimension or more than
  ///   ``QuasiRandomSequence/mostDimensions``, and of `GSL_ENOMEM` when there is no memory.
  public init(_ sequence: QuasiRandomSequence, dimensions: Int) throws(GSLError) {
    _ = handlerIsOff
    let operation = "starting a quasi-random sequence of \(dimensions) dimensions"
    guard 1...sequence.mostDimensions ~= dimensions else {
      throw GSLError(operation: operation, status: Int32(GSL_EINVAL))
    }
    let type =
      switch sequence {
      case .halton: unsafe gsl_qrng_halton
      case .reverseHalton: unsafe gsl_qrng_reversehalton
      case .sobol: unsafe gsl_qrng_sobol
      }
    guard let generator = unsafe gsl_qrng_alloc(type, UInt32(dimensions)) else {
      throw GSLError(operation: operation, status: Int32(GSL_ENOMEM))
    }
    unsafe self.generator = generator
    self.dimensions = dimensions
  }

  deinit { unsafe gsl_qrng_free(generator) }

  /// The next points: count × dimensions, row-major, each in 0..<1 and from point one on none of them zero.
  ///
  /// - Throws: ``GSLError`` when the sequence is at its end.
  /// - Complexity: O(count × dimensions × digits).
  public mutating func points(_ count: Int) throws(GSLError) -> [Double] {
    precondition(count >= 0, "caller asks for a number of points")
    var points = [Double](repeating: 0, count: count * dimensions)
    var status = Int32(GSL_SUCCESS)
    unsafe points.withUnsafeMutableBufferPointer { points in
      for point in 0..<count where status == Int32(GSL_SUCCESS) {
        status = unsafe gsl_qrng_get(generator, points.baseAddress! + point * dimensions)
      }
    }
    try check(status, "taking \(count) quasi-random points")
    return points
  }
}
