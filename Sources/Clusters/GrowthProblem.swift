internal import Foundation
internal import GSL

/// A series ready for fitting: times from −1 to 1 and values up to 1, so that parameters are of one size.
struct GrowthProblem {
  private let times: [Double]
  private let values: [Double]
  private let middle: Double
  private let halfWidth: Double
  private let largest: Double

  /// Nil where all times or all values are the same.
  init?(times: [Double], values: [Double]) {
    guard let first = times.min(), let last = times.max(), let least = values.min(), let most = values.max(),
      last > first, most - least > 1e-12 * most
    else { return nil }
    (middle, halfWidth, largest) = ((first + last) / 2, (last - first) / 2, most)
    self.times = times.map { [middle, halfWidth] in ($0 - middle) / halfWidth }
    self.values = values.map { $0 / most }
  }

  /// Sum of squares around the mean, in squared units of the series: a curve without a trend.
  var sumAroundMean: Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * largest * largest
  }

  /// The least sum of squares that the search came to, and the curve where it settled on one.
  func fitted() throws(ClusterError) -> (sumOfSquares: Double, curve: GrowthCurve?) {
    let fit = try logisticFit(from: bestStart())
    let sum = fit.sumOfSquares * largest * largest
    guard fit.hasConverged, let gram = fit.inverseGram, fit.point[0] > 0 else { return (sum, nil) }
    let degrees = values.count - 3
    let variance = fit.sumOfSquares / Double(degrees)
    let units = [largest, 1 / halfWidth, halfWidth]
    let covariance = (0..<9).map { gram[$0] * variance * units[$0 / 3] * units[$0 % 3] }
    let curve = GrowthCurve(
      ceiling: fit.point[0] * largest, rate: fit.point[1] / halfWidth,
      midpoint: middle + halfWidth * fit.point[2], covariance: covariance, sumOfSquares: sum,
      degrees: degrees)
    return (sum, curve)
  }

  /// Least sum of squares with the ceiling given, in squared units of the series.
  func sumOfSquares(ceiling: Double, near curve: GrowthCurve) throws(ClusterError) -> Double {
    let k = ceiling / largest
    let rate = curve.rate * halfWidth
    let midpoint = (curve.midpoint - middle) / halfWidth
    // Below a far higher ceiling the curve stays where it is if its middle moves out with it.
    let starts = [[rate, midpoint + log(ceiling / curve.ceiling) / rate], line(ceiling: max(k, 1.0001))]
    let model = NonlinearModel(
      count: values.count, residuals: { residuals([k, $0[0], $0[1]]) },
      jacobian: { point in
        jacobian([k, point[0], point[1]]).enumerated().filter { $0.offset % 3 > 0 }.map(\.element)
      })
    return try least(model, starts)
  }

  /// Least sum of squares of `a·e^{ρt}`, the limit of a ceiling without end, in squared units of the series.
  func exponentialSumOfSquares() throws(ClusterError) -> Double {
    let model = NonlinearModel(
      count: values.count,
      residuals: { p in zip(times, values).map { exp(p[0] + p[1] * $0) - $1 } },
      jacobian: { p in
        times.flatMap { time in
          let value = exp(p[0] + p[1] * time)
          return [value, value * time]
        }
      })
    let line = line(ceiling: 1000)
    return try least(model, [[log(1000) - line[0] * line[1], line[0]], [-1, 1], [-1, -1]])
  }

  private func least(_ model: NonlinearModel, _ starts: [[Double]]) throws(ClusterError) -> Double {
    var least = Double.infinity
    for start in starts where model.residuals(start).allSatisfy(\.isFinite) {
      let fit = try reached { () throws(GSLError) in try nonlinearLeastSquares(model, from: start) }
      least = min(least, fit.sumOfSquares)
    }
    return least * largest * largest
  }

  private func logisticFit(from start: [Double]) throws(ClusterError) -> NonlinearFit {
    let model = NonlinearModel(count: values.count, residuals: residuals, jacobian: jacobian)
    return try reached { () throws(GSLError) in try nonlinearLeastSquares(model, from: start) }
  }

  private func residuals(_ p: [Double]) -> [Double] {
    zip(times, values).map { p[0] / (1 + exp(-p[1] * ($0 - p[2]))) - $1 }
  }

  private func jacobian(_ p: [Double]) -> [Double] {
    times.flatMap { time in
      let share = 1 / (1 + exp(-p[1] * (time - p[2])))
      let slope = p[0] * share * (1 - share)
      return [share, slope * (time - p[2]), -slope * p[1]]
    }
  }

  /// Of the lines for several ceilings the one with the least sum of squares.
  private func bestStart() -> [Double] {
    let starts = [1.001, 1.02, 1.1, 1.3, 2, 4, 10].map { [$0] + line(ceiling: $0) }
    let sums = starts.map { residuals($0).reduce(0) { $0 + $1 * $1 } }
    let best = sums.indices.min { sums[$0] < sums[$1] }!  // there is more than one start
    return starts[best]
  }

  /// Rate and midpoint from the straight line through the log-odds of n/K, which are held away from 0 and 1.
  private func line(ceiling: Double) -> [Double] {
    let odds = values.map { value in
      let share = min(max(value / ceiling, 1e-3 / ceiling), 1 - 1e-3)
      return log(share / (1 - share))
    }
    let n = Double(times.count)
    let (meanTime, meanOdds) = (times.reduce(0, +) / n, odds.reduce(0, +) / n)
    var (cross, square) = (0.0, 0.0)
    for (time, odd) in zip(times, odds) {
      cross += (time - meanTime) * (odd - meanOdds)
      square += (time - meanTime) * (time - meanTime)
    }
    let slope = cross / square
    // A level line has no middle; any small slope will do to set out from.
    let rate = abs(slope) > 1e-3 ? slope : (slope < 0 ? -1e-3 : 1e-3)
    return [rate, meanTime - meanOdds / rate]
  }
}
