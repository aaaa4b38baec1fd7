@unsafe @preconcurrency internal import CGSL

/// Where a search for a minimum ended.
public struct Minimum: Sendable, Equatable {
  public let point: [Double]
  public let value: Double
  /// Largest absolute component of the gradient at the point.
  public let gradientNorm: Double
  public let iterations: Int
  /// Whether the gradient is as small as was asked for. A search that could not go on is not success.
  public let hasConverged: Bool

  public init(
    point: [Double], value: Double, gradientNorm: Double, iterations: Int, hasConverged: Bool
  ) {
    self.point = point
    self.value = value
    self.gradientNorm = gradientNorm
    self.iterations = iterations
    self.hasConverged = hasConverged
  }
}

/// A function of several numbers with its gradient, as a minimiser asks for it.
public struct Objective {
  /// The value alone, which line searches ask for most.
  public let value: ([Double]) -> Double
  public let valueAndGradient: ([Double]) -> (value: Double, gradient: [Double])

  public init(
    value: @escaping ([Double]) -> Double,
    valueAndGradient: @escaping ([Double]) -> (value: Double, gradient: [Double])
  ) {
    self.value = value
    self.valueAndGradient = valueAndGradient
  }
}

/// A local minimum without bounds, by BFGS with the library's second line search.
///
/// Whether the search has converged is judged by the gradient alone: `max|∂f/∂x| ≤ tolerance`. The library's
/// "no progress" means only that a line search found nothing lower; the search then starts afresh downhill from
/// where it is, and when that finds nothing either, it ends without having converged.
///
///     // Rosenbrock's valley from (−1.2, 1): (1, 1)
///
/// - Parameters:
///   - objective: finite where the search goes. A value that is not finite ends it.
///   - start: at least one number.
///   - step: length of the first step, in the unit of the numbers.
///   - tolerance: of the gradient's largest component, in the unit of the objective.
///   - limit: most iterations.
/// - Throws: ``GSLError`` when memory runs out or the library refuses the start.
/// - Complexity: one or two gradients an iteration, O(n²) arithmetic besides.
/// - Source: Fletcher (1987), *Practical Methods of Optimization*, algorithms 2.6.2 and 2.6.4; GSL reference manual
///   2.7, section 'Multidimensional Minimization', `vector_bfgs2`.
public func minimum(
  of objective: Objective, from start: [Double], step: Double, tolerance: Double, limit: Int
) throws(GSLError) -> Minimum {
  precondition(!start.isEmpty && step > 0 && tolerance > 0, "caller gives a start, a step and a tolerance")
  _ = handlerIsOff
  var callbacks = objective
  return try unsafe withUnsafeMutablePointer(to: &callbacks) { (pointer) throws(GSLError) in
    try unsafe descended(pointer, start, step, tolerance, limit)
  }
}

private func descended(
  _ callbacks: UnsafeMutablePointer<Objective>, _ start: [Double], _ step: Double, _ tolerance: Double,
  _ limit: Int
) throws(GSLError) -> Minimum {
  let operation = "minimising a function of \(start.count) numbers"
  guard
    let solver = unsafe gsl_multimin_fdfminimizer_alloc(gsl_multimin_fdfminimizer_vector_bfgs2, start.count),
    let origin = unsafe gsl_vector_alloc(start.count)
  else { throw GSLError(operation: operation, status: Int32(GSL_ENOMEM)) }
  defer {
    unsafe gsl_multimin_fdfminimizer_free(solver)
    unsafe gsl_vector_free(origin)
  }
  for (index, value) in start.enumerated() { unsafe gsl_vector_set(origin, index, value) }
  var function = unsafe gsl_multimin_function_fdf(
    f: { x, callbacks in
      unsafe callbacks!.assumingMemoryBound(to: Objective.self).pointee.value(numbers(of: x!))
    },
    df: { x, callbacks, gradient in
      let found = unsafe callbacks!.assumingMemoryBound(to: Objective.self).pointee
        .valueAndGradient(numbers(of: x!))
      for (index, slope) in found.gradient.enumerated() { unsafe gsl_vector_set(gradient, index, slope) }
    },
    fdf: { x, callbacks, value, gradient in
      let found = unsafe callbacks!.assumingMemoryBound(to: Objective.self).pointee
        .valueAndGradient(numbers(of: x!))
      unsafe value!.pointee = found.value
      for (index, slope) in found.gradient.enumerated() { unsafe gsl_vector_set(gradient, index, slope) }
    }, n: start.count, params: UnsafeMutableRawPointer(callbacks))
  return try unsafe withUnsafeMutablePointer(to: &function) { (function) throws(GSLError) in
    // 0.1: a line search this exact costs one or two evaluations more and spares the updates a bad step.
    try unsafe check(gsl_multimin_fdfminimizer_set(solver, function, origin, step, 0.1), operation)
    var iterations = 0
    var norm = unsafe largest(numbers(of: solver.pointee.gradient))
    var isFresh = true
    while norm > tolerance, iterations < limit {
      iterations += 1
      let status = unsafe gsl_multimin_fdfminimizer_iterate(solver)
      norm = unsafe largest(numbers(of: solver.pointee.gradient))
      if status == Int32(GSL_SUCCESS) {
        isFresh = false
        continue
      }
      guard !isFresh, norm.isFinite else { break }
      isFresh = true
      // The bundled restart keeps the step of the failed search; setting it anew does not.
      let here = unsafe numbers(of: solver.pointee.x)
      for (index, value) in here.enumerated() { unsafe gsl_vector_set(origin, index, value) }
      try unsafe check(gsl_multimin_fdfminimizer_set(solver, function, origin, step / 100, 0.1), operation)
    }
    return unsafe Minimum(
      point: numbers(of: solver.pointee.x), value: solver.pointee.f, gradientNorm: norm,
      iterations: iterations, hasConverged: norm <= tolerance)
  }
}

private func numbers(of vector: UnsafePointer<gsl_vector>) -> [Double] {
  unsafe (0..<vector.pointee.size).map { unsafe gsl_vector_get(vector, $0) }
}

private func largest(_ gradient: [Double]) -> Double {
  gradient.reduce(0) { $1.isFinite ? max($0, abs($1)) : .infinity }
}
