internal import Kernels

/// The maximum of a Poisson likelihood by Newton's steps, which are weighted least squares of `(y − μ)/μ` on
/// columns and absorbed effects with the weights μ.
///
/// Effects are taken out of the columns as exactly as the step needs: each time they begin with what they
/// were the time before, and the tolerance is the square of the last step. A step is a combination of columns
/// and effects however exact it is, and the gradient is that of the rows themselves, so that inexact
/// projections cost steps but no digits.
struct PoissonSearch {
  let problem: CountProblem
  let limit: Int
  let threads: Threads

  enum Reason { case converged, stalled, limit, unproven }

  struct Outcome {
    var coefficients: [Double]
    /// Logarithm of the mean of every sorted row, the offset in it.
    var logMeans: [Double]
    var means: [Double]
    /// Σw(y log μ − μ).
    var value: Double
    var projection: AbsorbedRows.Projection
    var factor: CholeskyFactor?
    var iterations: Int
    var reason: Reason
    /// Whether the search ended at a point where no step is left.
    var isStill = false
    /// Whether it is proved that no combination rules rows out.
    var isProven: Bool
  }

  /// Steps after which a search that may not end looks for rows that are ruled out.
  static let patience = 10
  static let tightest = 1e-13
  /// The tolerance of projections whose residuals prove anything.
  static let exact = 1e-9

  struct Values: Sendable {
    var means: [Double]
    var value: Double
    /// Sum of the sizes of the terms, to which the value's rounding is relative.
    var size: Double
  }

  func values(at logMeans: [Double]) -> Values {
    let size = 8192
    let count = logMeans.count
    var means = [Double](repeating: 0, count: count)
    let parts = unsafe means.withUnsafeMutableBufferPointer { buffer in
      // Every block writes its own rows.
      nonisolated(unsafe) let buffer = unsafe buffer
      return threads.results(blocks: (count + size - 1) / size) { block -> SIMD2<Double> in
        var sums = SIMD2<Double>.zero
        for row in block * size..<min((block + 1) * size, count) {
          let mean = exponential(logMeans[row])
          unsafe buffer[row] = mean
          let weight = problem.weights[row]
          let term = problem.response[row] * logMeans[row]
          sums += weight * SIMD2(term - mean, abs(term) + mean)
        }
        return sums
      }
    }
    let total = parts.reduce(SIMD2<Double>.zero) { $0 + $1 }
    return Values(means: means, value: total[0], size: total[1])
  }

  /// The start: between each count and the mean of all. A weighted regression of its logarithm brings it into
  /// the space of columns and effects.
  struct Start {
    var weights: [Double]
    var target: [Double]
  }

  var start: Start {
    let level = problem.level
    var start = Start(weights: [], target: [])
    for row in problem.response.indices {
      // A count of zero at an offset far below the others has no mean of its own in a double.
      let mean = max((problem.response[row] + exponential(level[row])) / 2, 1e-300)
      let logMean = logarithm(mean)
      start.weights.append(problem.weights[row] * mean)
      start.target.append(logMean - (problem.offset?[row] ?? 0) + problem.response[row] / mean - 1)
    }
    return start
  }

  /// The point to begin with when the regression leads to a worse one: the same mean for every row but for
  /// the offset, or without a constant the offset alone.
  private var lowest: (coefficients: [Double], logMeans: [Double]) {
    var coefficients = [Double](repeating: 0, count: problem.columnCount)
    guard problem.hasConstant || problem.rows.levels != nil else {
      return (coefficients, problem.offset ?? [Double](repeating: 0, count: problem.response.count))
    }
    if problem.hasConstant { coefficients[0] = problem.commonRate }
    return (coefficients, problem.level)
  }

  /// - Parameters:
  ///   - start: with its projection to 10⁻¹² or better.
  ///   - isProven: whether it is known that no combination rules rows out.
  ///   - stops: whether the search ends after ``patience`` steps none of which has proved that.
  func maximum(from start: Start, _ projection: AbsorbedRows.Projection, isProven: Bool, stops: Bool)
    -> Outcome
  {
    let order = problem.columnCount
    var isProven = isProven
    var projection = projection
    var factor = CholeskyFactor(projection.gram, order: order)
    var (coefficients, logMeans) = lowest
    var values = self.values(at: logMeans)
    // The first regression gives the coefficients themselves, all later ones their changes.
    if let factor {
      let found = factor.solution(projection.moments)
      let fitted = problem.rows.combination(found, projection, withTarget: true)
      isProven = isProven || isExcluded(zip(fitted, start.target).map { $0 - $1 - 1 }, start.weights)
      let point = problem.offset.map { zip(fitted, $0).map(+) } ?? fitted
      let there = self.values(at: point)
      if there.value.isFinite, there.value > values.value {
        (coefficients, logMeans, values) = (found, point, there)
      }
    }
    var tolerance = 1e-4
    var iterations = 1
    while true {
      let weights = zip(problem.weights, values.means).map { $0 * $1 }
      let target = zip(problem.response, values.means).map { $0 > 0 ? min($0 / $1, 1e100) - 1 : -1 }
      projection = problem.rows.projection(
        of: target, weights: weights, start: projection.effects.others, tolerance: tolerance)
      factor = CholeskyFactor(projection.gram, order: order)
      let step = factor?.solution(projection.moments) ?? coefficients.map { _ in 0 }
      let change = problem.rows.combination(step, projection, withTarget: true)
      isProven =
        isProven || (factor != nil && tolerance <= Self.exact && isExcluded(change, weights))
      let here = logMeans
      let sums = CountProblem.sums(change.count, threads) { row in
        let size = 1 + abs(here[row])
        return weights[row] * SIMD4(change[row] * change[row], change[row] * target[row], 1, size * size)
      }
      let distance = sums[0].squareRoot()
      let nearest = max(ConcaveSearch.nearest, 8 * Double.ulpOfOne * sums[3].squareRoot())
      var outcome = Outcome(
        coefficients: coefficients, logMeans: logMeans, means: values.means, value: values.value,
        projection: projection, factor: factor, iterations: iterations, reason: .converged, isProven: isProven
      )
      if factor != nil, distance <= nearest {
        guard tolerance <= Self.tightest else {
          // Near enough: once more for the covariance and the last proof.
          tolerance = Self.tightest
          continue
        }
        // The step costs nothing more and brings the last digits.
        outcome.coefficients = zip(coefficients, step).map(+)
        outcome.logMeans = zip(logMeans, change).map(+)
        values = self.values(at: outcome.logMeans)
        (outcome.means, outcome.value) = (values.means, values.value)
        outcome.isStill = true
        outcome.reason = isProven ? .converged : .unproven
        return outcome
      }
      if iterations >= limit {
        outcome.reason = .limit
        return outcome
      }
      if stops, !isProven, iterations >= Self.patience {
        outcome.reason = .unproven
        return outcome
      }
      outcome.reason = .stalled
      guard factor != nil, sums[1] > 0, distance.isFinite else { return outcome }
      var length = 1.0
      var next = values
      var point = logMeans
      repeat {
        let factor = length
        point = zip(logMeans, change).map { $0 + factor * $1 }
        next = self.values(at: point)
        let rounding = 64 * Double.ulpOfOne * values.size
        if next.value.isFinite, next.value >= values.value + 1e-4 * length * sums[1] - rounding { break }
        length /= 2
      } while length > 1e-9
      guard length > 1e-9 else { return outcome }
      for k in 0..<order { coefficients[k] += length * step[k] }
      (logMeans, values) = (point, next)
      iterations += 1
      let relative = sums[0] / max(sums[2], .leastNormalMagnitude)
      tolerance = max(Self.tightest, min(tolerance, relative * relative.squareRoot()))
      if length < 1 { tolerance = min(tolerance, 1e-6) }
    }
  }

  /// Whether a regression proves that no combination of columns and effects is zero where the count is not
  /// and of one sign elsewhere: its residuals, which every combination is orthogonal to, are then all below
  /// zero in the rows of count zero.
  ///
  /// - Parameters:
  ///   - change: fitted values of the regression, effects taken out to ``exact`` or better.
  ///   - weights: of the regression. A row of too little weight is lost in the rounding of others.
  private func isExcluded(_ change: [Double], _ weights: [Double]) -> Bool {
    let least = CountSeparation.smallestWeight * weights.reduce(0, max)
    for row in change.indices where problem.response[row] == 0 {
      guard change[row] > -0.75, weights[row] >= least else { return false }
    }
    return true
  }
}

extension CountProblem {
  /// Sums over rows in blocks that do not hang on the number of threads.
  static func sums(
    _ count: Int, _ threads: Threads, _ term: @Sendable (Int) -> SIMD4<Double>
  ) -> SIMD4<Double> {
    let size = 8192
    return threads.results(blocks: (count + size - 1) / size) { block in
      var sum = SIMD4<Double>.zero
      for row in block * size..<min((block + 1) * size, count) { sum += term(row) }
      return sum
    }.reduce(.zero) { $0 + $1 }
  }
}
