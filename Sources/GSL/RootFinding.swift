@unsafe @preconcurrency internal import CGSL

/// Two points close to each other between which a function changes its sign.
public struct RootBracket: Sendable, Equatable {
  public let lower: Double
  public let upper: Double
  /// The best estimate, between the two.
  public let root: Double
  public let iterations: Int

  public init(lower: Double, upper: Double, root: Double, iterations: Int) {
    self.lower = lower
    self.upper = upper
    self.root = root
    self.iterations = iterations
  }
}

/// Where a function changes its sign, by Brent's method.
///
/// The search goes on until `upper − lower ≤ tolerance·max(|lower|, |upper|, b − a)`, so a root at zero has
/// an end too. A function that jumps over zero is cut down to its jump by halving.
///
///     try root(of: { $0 * $0 - 2 }, between: 1, and: 2).root  // 1.4142135623730951
///
/// - Parameters:
///   - function: finite at the ends and between them; of different sign, or zero, at the ends.
///   - a: one end of the search.
///   - b: the other end, above `a`.
///   - tolerance: relative width of the bracket at which the search stops, at least 1e-15.
/// - Throws: ``GSLError`` with the status of `GSL_EINVAL` when both ends have one sign, of `GSL_EBADFUNC` at a
///   value that is not finite, and of `GSL_EMAXITER` when the bracket is still wider after 200 steps.
/// - Complexity: 5 to 15 evaluations for a smooth function, about 50 for one that jumps.
/// - Source: Brent (1973), *Algorithms for Minimization without Derivatives*, ch. 4; GSL reference manual 2.7,
///   section 'One Dimensional Root-Finding', `gsl_root_fsolver_brent`.
public func root(
  of function: (Double) -> Double, between a: Double, and b: Double, tolerance: Double = 1e-12
) throws(GSLError) -> RootBracket {
  precondition(a < b && tolerance >= 1e-15, "caller gives a bracket and a reachable tolerance")
  _ = handlerIsOff
  let found: Result<RootBracket, GSLError> = withoutActuallyEscaping(function) { escaping in
    var callback = escaping
    return unsafe withUnsafeMutablePointer(to: &callback) { pointer in
      do throws(GSLError) {
        return .success(try unsafe brent(pointer, a, b, tolerance))
      } catch {
        return .failure(error)
      }
    }
  }
  return try found.get()
}

private typealias Callback = (Double) -> Double

private func brent(
  _ callback: UnsafeMutablePointer<Callback>, _ a: Double, _ b: Double, _ tolerance: Double
) throws(GSLError) -> RootBracket {
  let operation = "finding a root between \(a) and \(b)"
  guard let solver = unsafe gsl_root_fsolver_alloc(gsl_root_fsolver_brent) else {
    throw GSLError(operation: operation, status: Int32(GSL_ENOMEM))
  }
  defer { unsafe gsl_root_fsolver_free(solver) }
  var function = unsafe gsl_function(
    function: { x, callback in
      unsafe callback!.assumingMemoryBound(to: Callback.self).pointee(x)
    }, params: UnsafeMutableRawPointer(callback))
  // The solver keeps the address of the function, so all of its life lies inside this closure.
  return try unsafe withUnsafeMutablePointer(to: &function) { (function) throws(GSLError) in
    try unsafe check(gsl_root_fsolver_set(solver, function, a, b), operation)
    for iteration in 1...200 {
      try unsafe check(gsl_root_fsolver_iterate(solver), operation)
      let lower = unsafe gsl_root_fsolver_x_lower(solver)
      let upper = unsafe gsl_root_fsolver_x_upper(solver)
      guard upper - lower <= tolerance * max(abs(lower), abs(upper), b - a) else { continue }
      return unsafe RootBracket(
        lower: lower, upper: upper, root: gsl_root_fsolver_root(solver), iterations: iteration)
    }
    throw GSLError(operation: operation, status: Int32(GSL_EMAXITER))
  }
}
