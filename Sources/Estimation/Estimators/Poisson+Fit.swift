internal import Decision
internal import Foundation
internal import Kernels

extension Poisson {
  func fit(_ solution: Solution) -> CountFit {
    let (data, problem, outcome) = (solution.data, solution.problem, solution.outcome)
    let design = data.design
    var notices = solution.findings.notices
    let order = problem.columnCount
    let gradient = CountGradient(problem, data, residual: { problem.response[$0] - outcome.means[$0] }) {
      problem.response[$0] + outcome.means[$0]
    }
    let termination: Termination =
      switch outcome.reason {
      case .converged where gradient.isZero:
        .converged(gradientNorm: gradient.norm, iterations: outcome.iterations)
      case .limit: .iterationLimit(gradientNorm: gradient.norm, limit: limit)
      default: .stalled(gradientNorm: gradient.norm, iterations: outcome.iterations)
      }
    if solution.findings.isUndecided { notices.append(CountFindings.undecided) }
    if outcome.factor == nil { notices.append(CountFindings.singular) }
    if outcome.projection.effects.remainder > 1e-10 {
      notices.append(
        Notice(
          "the absorbed effects could be taken out of the covariates only to "
            + "\(outcome.projection.effects.remainder) of their length; standard errors are no better"))
    }
    let singletons = data.singletonCount
    if singletons > 0 {
      notices.append(
        Notice(
          "\(singletons) "
            + (singletons == 1 ? "group of an absorbed effect has" : "groups of absorbed effects have")
            + " a single row, which tells nothing about the coefficients"))
    }
    if problem.response.contains(where: { $0 != $0.rounded() }) {
      notices.append(
        Notice(
          "the response is not made of whole numbers: the log-likelihood is a pseudo-likelihood, and errors "
            + "are right only with a robust or clustered covariance"))
    }
    let degrees = design.absorbed.isEmpty ? nil : AbsorbedDegrees(design.absorbed, rows: data.rows)
    let scaled = outcome.factor?.inverse() ?? [Double](repeating: .nan, count: order * order)
    return CountFit(
      covariates: problem.names, coefficients: problem.coefficients(outcome.coefficients),
      covariance: problem.covariance(scaled, order: order),
      logLikelihood: outcome.value - problem.factorials,
      nullLogLikelihood: problem.poissonNull - problem.factorials, rowCount: data.rows.count,
      termination: termination, dropped: solution.findings.dropped,
      separation: solution.findings.separation(design), notices: notices, absorbed: degrees, alpha: nil,
      logMeans: problem.spread(outcome.logMeans, over: design.rowCount, elsewhere: -.infinity),
      isCounted: problem.isCounted(of: design.rowCount), columnPlaces: data.places,
      residuals: problem.spread(gradient.residuals, over: design.rowCount, elsewhere: 0), alphaScores: nil,
      centres: problem.centres(outcome.projection))
  }
}

extension CountProblem {
  /// Σw log Γ(y + 1).
  var factorials: Double {
    response.indices.reduce(0) { $0 + weights[$1] * lgamma(response[$1] + 1).0 }
  }

  /// The logarithm of the one rate at which all means, each by its offset, add up to the counts.
  var commonRate: Double {
    // The largest offset is taken out first, lest its exponential overflow.
    let highest = offset?.max() ?? 0
    var (total, exposure) = (0.0, 0.0)
    for row in response.indices {
      total += weights[row] * response[row]
      exposure += weights[row] * exponential((offset?[row] ?? 0) - highest)
    }
    return logarithm(total / exposure) - highest
  }

  /// Logarithms of the means at the common rate.
  var level: [Double] {
    let rate = commonRate
    return offset.map { $0.map { rate + $0 } } ?? [Double](repeating: rate, count: response.count)
  }

  /// Σw(y log μ − μ) of the constant alone with the offset kept.
  var poissonNull: Double {
    let level = level
    var (total, product) = (0.0, 0.0)
    for row in response.indices {
      total += weights[row] * response[row]
      product += weights[row] * response[row] * level[row]
    }
    return product - total
  }

  func spread(_ values: [Double], over count: Int, elsewhere: Double) -> [Double] {
    var result = [Double](repeating: elsewhere, count: count)
    for (place, row) in places.enumerated() { result[row] = values[place] }
    return result
  }

  func isCounted(of count: Int) -> [Bool]? {
    guard places.count < count else { return nil }
    var result = [Bool](repeating: false, count: count)
    for row in places { result[row] = true }
    return result
  }
}

/// The gradient in the unit of the data: of every column, and of every level of every absorbed effect.
struct CountGradient {
  /// Of the sorted rows, weights in them.
  let residuals: [Double]
  /// The largest component.
  let norm: Double
  /// Whether every component is 10⁻⁷ or the rounding of its sum.
  let isZero: Bool

  /// - Parameters:
  ///   - residual: ∂/∂ log mean of a sorted row, without its weight.
  ///   - size: of the terms that the residual is the difference of.
  init(_ problem: CountProblem, _ data: CountData, residual: (Int) -> Double, size: (Int) -> Double) {
    let count = problem.response.count
    var residuals: [Double] = []
    var sizes: [Double] = []
    residuals.reserveCapacity(count)
    sizes.reserveCapacity(count)
    for row in 0..<count {
      residuals.append(problem.weights[row] * residual(row))
      sizes.append(problem.weights[row] * size(row))
    }
    var norm = 0.0
    var isZero = true
    func judge(_ sum: Double, _ size: Double) {
      norm = max(norm, abs(sum))
      // The logarithm of a mean carries the rounding of its own size, about 20 at most.
      if !(abs(sum) <= max(1e-7, 256 * Double.ulpOfOne * size)) { isZero = false }
    }
    for place in data.places {
      let column = data.design.columns[place]
      var (sum, bound) = (0.0, 0.0)
      for (position, row) in problem.places.enumerated() {
        sum += residuals[position] * column[row]
        bound += sizes[position] * abs(column[row])
      }
      judge(sum, bound)
    }
    for grouping in data.design.absorbed {
      var sums = [Double](repeating: 0, count: grouping.levels.count)
      var bounds = sums
      for (position, row) in problem.places.enumerated() {
        sums[Int(grouping.codes[row])] += residuals[position]
        bounds[Int(grouping.codes[row])] += sizes[position]
      }
      for (sum, bound) in zip(sums, bounds) { judge(sum, bound) }
    }
    self.residuals = residuals
    self.norm = norm
    self.isZero = isZero
  }
}
