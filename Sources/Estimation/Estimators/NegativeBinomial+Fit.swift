internal import Decision
internal import Kernels

extension NegativeBinomial {
  func fit(
    _ solution: Poisson.Solution, _ best: NegativeBinomialSearch.Outcome, _ search: NegativeBinomialSearch,
    null: Double, starts: (agreeing: Int, all: Int)
  ) -> CountFit {
    let (data, problem) = (solution.data, solution.problem)
    let design = data.design
    let order = problem.columnCount + 1
    let terms = search.terms(best.logMeans, best.alpha)
    let gradient = CountGradient(problem, data, residual: { terms[$0].slope }) {
      (problem.response[$0] + exponential(best.logMeans[$0]))
        / (1 + best.alpha * exponential(best.logMeans[$0]))
    }
    let alphaScores = terms.indices.map { problem.weights[$0] * terms[$0].alphaSlope }
    let alphaSlope = alphaScores.reduce(0, +)
    // α's slope is a difference of sums of y²/2 and μ²/2.
    let alphaSize = terms.indices.reduce(0) {
      let mean = exponential(best.logMeans[$1])
      return $0 + problem.weights[$1] * (problem.response[$1] + mean) * (problem.response[$1] + mean)
    }
    let isZero = gradient.isZero && abs(alphaSlope) <= max(1e-7, 64 * Double.ulpOfOne * alphaSize)
    let norm = max(gradient.norm, abs(alphaSlope))
    let isProven = solution.outcome.isProven
    let termination: Termination =
      switch best.reason {
      case .converged where isZero && isProven && best.factor != nil:
        .converged(gradientNorm: norm, iterations: best.iterations)
      case .limit: .iterationLimit(gradientNorm: norm, limit: limit)
      default: .stalled(gradientNorm: norm, iterations: best.iterations)
      }
    var notices = solution.findings.notices
    if solution.findings.isUndecided { notices.append(CountFindings.undecided) }
    if best.factor == nil { notices.append(CountFindings.singular) }
    notices.append(
      Notice("\(starts.agreeing) of \(starts.all) starts of alpha lead to this maximum"))
    let scaled = best.factor?.inverse() ?? [Double](repeating: .nan, count: order * order)
    return CountFit(
      covariates: problem.names + [Self.alphaName],
      coefficients: problem.coefficients(best.coefficients) + [best.alpha],
      covariance: problem.covariance(scaled, order: order),
      logLikelihood: best.values.value - problem.factorials, nullLogLikelihood: null,
      rowCount: data.rows.count, termination: termination, dropped: solution.findings.dropped,
      separation: solution.findings.separation(design), notices: notices, absorbed: nil, alpha: best.alpha,
      logMeans: problem.spread(best.logMeans, over: design.rowCount, elsewhere: -.infinity),
      isCounted: problem.isCounted(of: design.rowCount), columnPlaces: data.places,
      residuals: problem.spread(gradient.residuals, over: design.rowCount, elsewhere: 0),
      alphaScores: problem.spread(alphaScores, over: design.rowCount, elsewhere: 0), centres: [])
  }

  /// The Poisson fit, at which α is at its boundary.
  func poissonFit(_ poisson: Poisson, _ solution: Poisson.Solution, null: Double) -> CountFit {
    let fit = poisson.fit(solution)
    return CountFit(
      covariates: fit.covariates, coefficients: fit.coefficients, covariance: fit.covariance,
      logLikelihood: fit.logLikelihood, nullLogLikelihood: null, rowCount: fit.rowCount,
      termination: fit.termination,
      dropped: fit.dropped + [
        OmittedColumn(
          name: Self.alphaName,
          reason: "it is at its boundary of zero: the counts spread no more than Poisson counts do")
      ],
      separation: fit.separation,
      notices: fit.notices + [
        Notice(
          "alpha goes to zero, so that this is the Poisson fit; the likelihood has no maximum with alpha "
            + "above zero, and alpha has no standard error")
      ],
      absorbed: nil, alpha: 0, logMeans: fit.logMeans, isCounted: fit.isCounted,
      columnPlaces: fit.columnPlaces, residuals: fit.residuals, alphaScores: nil, centres: fit.centres)
  }
}

extension CountProblem {
  /// The same counts with the constant as their only column.
  func constantAlone(threads: Threads) -> CountProblem {
    CountProblem(
      names: [Design.constantName],
      rows: AbsorbedRows(
        rowCount: response.count, columnCount: 1, levels: nil, threads: threads, value: { _, _ in 1 }),
      means: [0], units: [1], hasConstant: true, places: places, response: response, weights: weights,
      offset: offset, levelCounts: [])
  }
}
