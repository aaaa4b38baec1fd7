internal import Kernels

/// The maximum of a negative binomial likelihood over the coefficients and log α together.
///
/// For a given α the likelihood is concave in the coefficients; in α it need not be. Newton's steps take the
/// exact second derivatives where these are those of a hill, and otherwise the coefficients' own block with a
/// step uphill in log α.
struct NegativeBinomialSearch {
  let problem: CountProblem
  let limit: Int
  let threads: Threads

  struct Values: Sendable {
    var value = 0.0
    var size = 0.0
    /// K + 1 components, the last for α itself.
    var gradient: [Double]
    /// Minus the second derivatives, (K + 1)².
    var curvature: [Double]
  }

  enum Reason { case converged, stalled, limit, vanished }

  struct Outcome {
    var coefficients: [Double]
    var alpha: Double
    var logMeans: [Double]
    var values: Values
    /// Of the curvature in the coefficients and α; nil where it is not that of a maximum.
    var factor: CholeskyFactor?
    var iterations: Int
    var reason: Reason
  }

  /// Of log α: below it α is at its boundary for all that data can tell.
  static let smallestAlpha = 1e-10

  func logMeans(_ coefficients: [Double]) -> [Double] {
    let found = problem.rows.rows.combinations(coefficients, lead: [], others: [], threads: threads)
    return problem.offset.map { zip(found, $0).map(+) } ?? found
  }

  /// - Parameter row: handed every sorted row's terms.
  func terms(_ logMeans: [Double], _ alpha: Double) -> [NegativeBinomialTerms] {
    let rising = RisingCounts(alpha: alpha, largest: problem.response.max() ?? 0)
    return logMeans.indices.map { row in
      let y = problem.response[row]
      return NegativeBinomialTerms(
        y, logMean: logMeans[row], mean: exponential(logMeans[row]), alpha: alpha, rising.terms(y))
    }
  }

  func values(_ logMeans: [Double], _ alpha: Double) -> Values {
    let order = problem.columnCount + 1
    let rising = RisingCounts(alpha: alpha, largest: problem.response.max() ?? 0)
    let count = logMeans.count
    let fours = problem.rows.rows.fours
    let zeros = Values(
      gradient: [Double](repeating: 0, count: order), curvature: [Double](repeating: 0, count: order * order))
    let columns = problem.scaledColumns
    let block = 2048
    let parts = threads.results(blocks: (count + block - 1) / block) { part -> Values in
      var sums = zeros
      var line = [Double](repeating: 0, count: 4 * fours)
      for row in part * block..<min((part + 1) * block, count) {
        let (y, weight) = (problem.response[row], problem.weights[row])
        let mean = exponential(logMeans[row])
        let terms = NegativeBinomialTerms(
          y, logMean: logMeans[row], mean: mean, alpha: alpha, rising.terms(y))
        sums.value += weight * terms.value
        sums.size += weight * (abs(y * logMeans[row]) + mean + abs(terms.value))
        for k in 0..<(order - 1) { line[k] = columns[k * count + row] }
        let (slope, bend, cross) = (weight * terms.slope, -weight * terms.curvature, -weight * terms.cross)
        for a in 0..<(order - 1) {
          sums.gradient[a] += slope * line[a]
          let value = bend * line[a]
          for b in 0...a { sums.curvature[a * order + b] += value * line[b] }
          sums.curvature[(order - 1) * order + a] += cross * line[a]
        }
        sums.gradient[order - 1] += weight * terms.alphaSlope
        sums.curvature[order * order - 1] -= weight * terms.alphaCurvature
      }
      return sums
    }
    var total = zeros
    for part in parts {
      total.value += part.value
      total.size += part.size
      for k in 0..<order { total.gradient[k] += part.gradient[k] }
      for place in total.curvature.indices { total.curvature[place] += part.curvature[place] }
    }
    for a in 0..<order { for b in 0..<a { total.curvature[b * order + a] = total.curvature[a * order + b] } }
    return total
  }

  func maximum(from start: (coefficients: [Double], alpha: Double)) -> Outcome {
    let order = problem.columnCount + 1
    let last = order - 1
    var (coefficients, alpha) = start
    var logMeans = self.logMeans(coefficients)
    var values = self.values(logMeans, alpha)
    var iterations = 0
    while true {
      // In log α: the gradient times α, the curvature times α² less the gradient times α.
      var gradient = values.gradient
      gradient[last] *= alpha
      var curvature = values.curvature
      for k in 0..<last {
        curvature[k * order + last] *= alpha
        curvature[last * order + k] *= alpha
      }
      curvature[order * order - 1] = curvature[order * order - 1] * alpha * alpha - gradient[last]
      let factor = CholeskyFactor(curvature, order: order)
      let step = factor?.solution(gradient) ?? uphill(gradient, values.curvature)
      let gain = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
      var outcome = Outcome(
        coefficients: coefficients, alpha: alpha, logMeans: logMeans, values: values,
        factor: CholeskyFactor(values.curvature, order: order), iterations: iterations, reason: .converged)
      let nearest = max(ConcaveSearch.nearest, 64 * Double.ulpOfOne * values.size.squareRoot())
      if factor != nil, max(gain, 0).squareRoot() <= nearest { return outcome }
      if iterations >= limit {
        outcome.reason = .limit
        return outcome
      }
      if alpha < Self.smallestAlpha {
        outcome.reason = .vanished
        return outcome
      }
      outcome.reason = .stalled
      guard gain > 0, gain.isFinite else { return outcome }
      // A step in log α of more than 3 leaves the region that the derivatives know.
      var length = min(1, 3 / max(abs(step[last]), .leastNormalMagnitude))
      var next = outcome
      repeat {
        next.coefficients = zip(coefficients, step).map { $0 + length * $1 }
        next.alpha = alpha * exponential(length * step[last])
        next.logMeans = self.logMeans(next.coefficients)
        next.values = self.values(next.logMeans, next.alpha)
        let rounding = 64 * Double.ulpOfOne * values.size
        if next.values.value.isFinite, next.values.value >= values.value + 1e-4 * length * gain - rounding {
          break
        }
        length /= 2
      } while length > 1e-9
      guard length > 1e-9 else { return outcome }
      (coefficients, alpha, logMeans, values) = (next.coefficients, next.alpha, next.logMeans, next.values)
      iterations += 1
    }
  }

  /// Where the likelihood is no hill: Newton's step for the coefficients, and one uphill in log α.
  private func uphill(_ gradient: [Double], _ curvature: [Double]) -> [Double] {
    let last = gradient.count - 1
    let order = last + 1
    let block = (0..<last * last).map { curvature[$0 / max(last, 1) * order + $0 % max(last, 1)] }
    let step = CholeskyFactor(block, order: last)?.solution(Array(gradient.prefix(last)))
    return (step ?? [Double](repeating: 0, count: last)) + [gradient[last] > 0 ? 1 : -1]
  }
}

extension CountProblem {
  /// The scaled columns one after the other, sorted rows.
  var scaledColumns: [Double] {
    var result: [Double] = []
    result.reserveCapacity(columnCount * response.count)
    for k in 0..<columnCount {
      var unit = [Double](repeating: 0, count: columnCount)
      unit[k] = 1
      result += rows.rows.combinations(unit, lead: [], others: [], threads: .one)
    }
    return result
  }
}
