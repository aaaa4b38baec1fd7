@unsafe @preconcurrency internal import CGSL
internal import Foundation

/// Nodes and weights of a quadrature: `E f(z) ≈ Σ wᵢ f(zᵢ)` for a z of mean zero and variance one, exact for
/// polynomials up to degree 2n − 1.
///
///     try GaussRule(.normal, nodes: 2)  // nodes −1 and 1, weights ½ and ½
///
/// - Complexity: O(n²).
/// - Source: GSL reference manual 2.7, section 'Fixed point quadratures' (Gauss-Hermite, Gauss-Legendre and
///   Gauss-Jacobi by the eigenvalues of Jacobi's matrix; Golub & Welsch 1969).
public struct GaussRule: Sendable, Equatable {
  /// The distribution of z.
  public enum Density: Sendable, CaseIterable {
    /// exp(−z²/2)/√(2π).
    case normal
    /// Between −√3 and √3.
    case uniform
    /// Highest at zero, and zero from ±√6 on. The nodes are those of its two halves, so their number is even
    /// and the rule is exact up to degree n − 1.
    case triangular
  }

  /// In order.
  public let nodes: [Double]
  /// Adding up to one.
  public let weights: [Double]

  /// - Parameter nodes: 1 to 200; an odd number is raised by one for ``Density/triangular``.
  /// - Throws: ``GSLError`` with the status of `GSL_EINVAL` for another number, and the library's own.
  public init(_ density: Density, nodes count: Int) throws(GSLError) {
    _ = handlerIsOff
    guard 1...200 ~= count else {
      throw GSLError(operation: "making a quadrature of \(count) nodes", status: Int32(GSL_EINVAL))
    }
    let (nodes, weights): ([Double], [Double])
    switch density {
    case .normal:
      (nodes, weights) = try unsafe fixed(gsl_integration_fixed_hermite, count, 0, 0.5, 0)
    case .uniform:
      (nodes, weights) = try unsafe fixed(gsl_integration_fixed_legendre, count, -sqrt(3), sqrt(3), 0)
    case .triangular:
      // The half above zero falls linearly: Jacobi's weight (√6 − z)¹.
      let half = try unsafe fixed(gsl_integration_fixed_jacobi, (count + 1) / 2, 0, sqrt(6), 1)
      nodes = half.0.reversed().map { -$0 } + half.0
      weights = half.1.reversed() + half.1
    }
    let sum = weights.reduce(0, +)
    self.nodes = nodes
    self.weights = weights.map { $0 / sum }
  }
}

private func fixed(
  _ type: UnsafePointer<gsl_integration_fixed_type>?, _ count: Int, _ a: Double, _ b: Double, _ alpha: Double
) throws(GSLError) -> ([Double], [Double]) {
  guard let rule = unsafe gsl_integration_fixed_alloc(type, count, a, b, alpha, 0) else {
    throw GSLError(operation: "making a quadrature of \(count) nodes", status: Int32(GSL_ENOMEM))
  }
  defer { unsafe gsl_integration_fixed_free(rule) }
  let (nodes, weights) = unsafe (
    gsl_integration_fixed_nodes(rule)!, gsl_integration_fixed_weights(rule)!
  )
  return ((0..<count).map { unsafe nodes[$0] }, (0..<count).map { unsafe weights[$0] })
}
