@unsafe @preconcurrency internal import CGSL

/// The parameters that make the sum of squared deviations least, by trust regions from one start in several
/// ways.
///
/// Six searches set out from the start: Levenberg and Marquardt's method with and without geodesic
/// acceleration, each under three scalings of the parameters. The lowest end is given. The library's own
/// verdict is not asked, since it reports success at points that are none: an end has converged when the
/// residuals stand at a right angle to everything that the parameters can change
/// (``NonlinearFit/gradientNorm`` at most `tolerance`, or no more than the rounding of the parameters
/// themselves), when the parameters can be told apart there, and when no neighbour is lower. The sum of
/// squares need not be convex: how many of the searches ended at the same sum is told.
///
///     // y = e^{ax} through (0, 1), (1, 2), (2, 4): a = ln 2
///     let model = NonlinearModel(count: 3) { p in [exp(0) - 1, exp(p[0]) - 2, exp(2 * p[0]) - 4] }
///     try nonlinearLeastSquares(model, from: [0.1]).point  // [0.6931471805599453]
///
/// - Parameters:
///   - start: the parameters to set out from; the model has a value there.
///   - tolerance: of the cosine between the residuals and the tangent plane.
///   - limit: most steps of one search.
/// - Throws: ``GSLError`` with the status of `GSL_EBADFUNC` when the model has no value at the start, of
///   `GSL_EDOM` for fewer deviations than parameters, and of `GSL_ENOMEM` when memory runs out.
/// - Complexity: O(N·P²) and one set of derivatives a step.
/// - Source: Moré (1978), *The Levenberg-Marquardt algorithm*; Transtrum & Sethna (2012), arXiv 1201.5885;
///   GSL reference manual 2.7, section 'Nonlinear Least-Squares Fitting', `gsl_multifit_nlinear`.
public func nonlinearLeastSquares(
  _ model: NonlinearModel, from start: [Double], tolerance: Double = 1e-7, limit: Int = 2000
) throws(GSLError) -> NonlinearFit {
  precondition(!start.isEmpty && tolerance > 0 && limit > 0, "caller gives a start, a tolerance and a limit")
  _ = handlerIsOff
  let operation = "fitting \(start.count) parameters to \(model.count) deviations"
  guard model.count >= start.count else { throw GSLError(operation: operation, status: Int32(GSL_EDOM)) }
  guard (start + model.residuals(start) + model.jacobian(start)).allSatisfy(\.isFinite) else {
    throw GSLError(operation: operation, status: Int32(GSL_EBADFUNC))
  }
  var start = start
  var result = try lowestEnd(model, from: start, tolerance, limit, operation)
  // A saddle has a zero gradient too. From its lower neighbour the search goes on.
  for _ in 0..<3 {
    guard let lower = result.lowerNeighbour else { break }
    start = lower
    result = try lowestEnd(model, from: start, tolerance, limit, operation)
  }
  return result.fit
}

private func lowestEnd(
  _ model: NonlinearModel, from start: [Double], _ tolerance: Double, _ limit: Int, _ operation: String
) throws(GSLError) -> (fit: NonlinearFit, lowerNeighbour: [Double]?) {
  var ends: [SearchEnd] = []
  for way in SearchWay.all {
    var callbacks = model
    ends.append(
      try unsafe withUnsafeMutablePointer(to: &callbacks) { (pointer) throws(GSLError) in
        try unsafe searched(pointer, from: start, way: way, limit: limit, operation)
      })
  }
  let best = ends.min { $0.sumOfSquares < $1.sumOfSquares }!  // there is more than one way
  let (point, plane) = try polished(best.point, model)
  let lower = plane.lowerNeighbour(in: model)
  // Two ends are one when their sums differ by less than a search can settle.
  let agreeing = ends.count { $0.sumOfSquares <= best.sumOfSquares * (1 + 1e-8) }
  let fit = NonlinearFit(
    point: point, sumOfSquares: plane.sumOfSquares, inverseGram: plane.inverseGram,
    gradientNorm: plane.cosine, iterations: best.iterations, agreeing: agreeing, searches: ends.count,
    hasConverged: plane.inverseGram != nil && plane.isStationary(tolerance) && lower == nil)
  return (fit, lower)
}

/// Gauss and Newton's own steps from the end of a search, as long as they bring the gradient nearer to zero:
/// the library stops when a step no longer lowers the sum of squares, which is the square of what the
/// gradient can see.
private func polished(
  _ start: [Double], _ model: NonlinearModel
) throws(GSLError) -> (point: [Double], plane: TangentPlane) {
  var point = start
  var plane = try TangentPlane(at: point, of: model)
  for _ in 0..<20 {
    guard let step = plane.step else { break }
    let next = zip(point, step).map(+)
    let there = try TangentPlane(at: next, of: model)
    guard there.cosine < plane.cosine, there.sumOfSquares <= plane.sumOfSquares * (1 + 1e-9) else { break }
    (point, plane) = (next, there)
  }
  return (point, plane)
}

private struct SearchEnd {
  let point: [Double]
  let sumOfSquares: Double
  let iterations: Int
}

/// One way to search, by the library's names.
private struct SearchWay {
  let isAccelerated: Bool
  let scaling: Scaling
  enum Scaling: CaseIterable { case more, levenberg, marquardt }

  static let all = Scaling.allCases.flatMap { scaling in
    [true, false].map { SearchWay(isAccelerated: $0, scaling: scaling) }
  }

  var parameters: gsl_multifit_nlinear_parameters {
    var parameters = unsafe gsl_multifit_nlinear_default_parameters()
    unsafe parameters.trs =
      isAccelerated ? gsl_multifit_nlinear_trs_lmaccel : gsl_multifit_nlinear_trs_lm
    unsafe parameters.scale =
      switch scaling {
      case .more: unsafe gsl_multifit_nlinear_scale_more
      case .levenberg: unsafe gsl_multifit_nlinear_scale_levenberg
      case .marquardt: unsafe gsl_multifit_nlinear_scale_marquardt
      }
    return unsafe parameters
  }
}

private func searched(
  _ callbacks: UnsafeMutablePointer<NonlinearModel>, from start: [Double], way: SearchWay, limit: Int,
  _ operation: String
) throws(GSLError) -> SearchEnd {
  var parameters = unsafe way.parameters
  let count = unsafe callbacks.pointee.count
  guard
    let solver = unsafe gsl_multifit_nlinear_alloc(
      gsl_multifit_nlinear_trust, &parameters, count, start.count),
    let origin = unsafe gsl_vector_alloc(start.count)
  else { throw GSLError(operation: operation, status: Int32(GSL_ENOMEM)) }
  defer {
    unsafe gsl_multifit_nlinear_free(solver)
    unsafe gsl_vector_free(origin)
  }
  for (index, value) in start.enumerated() { unsafe gsl_vector_set(origin, index, value) }
  var function = unsafe gsl_multifit_nlinear_fdf()
  unsafe function.f = { point, callbacks, residuals in
    let found = unsafe callbacks!.assumingMemoryBound(to: NonlinearModel.self).pointee
      .residuals(components(of: point!))
    // A point without a value is as bad as can be, so the region of trust shrinks away from it.
    for (index, value) in found.enumerated() {
      unsafe gsl_vector_set(residuals, index, value.isFinite ? value : 1e150)
    }
    return Int32(GSL_SUCCESS)
  }
  unsafe function.df = { point, callbacks, jacobian in
    let point = unsafe components(of: point!)
    let found = unsafe callbacks!.assumingMemoryBound(to: NonlinearModel.self).pointee.jacobian(point)
    for (index, value) in found.enumerated() {
      guard value.isFinite else { return Int32(GSL_EBADFUNC) }
      unsafe gsl_matrix_set(jacobian, index / point.count, index % point.count, value)
    }
    return Int32(GSL_SUCCESS)
  }
  unsafe function.n = count
  unsafe function.p = start.count
  unsafe function.params = UnsafeMutableRawPointer(callbacks)
  return try unsafe withUnsafeMutablePointer(to: &function) { (function) throws(GSLError) in
    try unsafe check(gsl_multifit_nlinear_init(origin, function, solver), operation)
    var iterations = 0
    var best = SearchEnd(point: start, sumOfSquares: .infinity, iterations: 0)
    while iterations < limit {
      let status = unsafe gsl_multifit_nlinear_iterate(solver)
      iterations += 1
      let sum = unsafe components(of: solver.pointee.f).reduce(0) { $0 + $1 * $1 }
      if sum < best.sumOfSquares {
        best = unsafe SearchEnd(
          point: components(of: solver.pointee.x), sumOfSquares: sum, iterations: iterations)
      }
      var reason: Int32 = 0
      let isOver = unsafe gsl_multifit_nlinear_test(1e-15, 1e-18, 0, &reason, solver) == Int32(GSL_SUCCESS)
      guard status == Int32(GSL_SUCCESS), !isOver else { break }
    }
    return best
  }
}

private func components(of vector: UnsafePointer<gsl_vector>) -> [Double] {
  unsafe (0..<vector.pointee.size).map { unsafe gsl_vector_get(vector, $0) }
}
