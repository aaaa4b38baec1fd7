internal import Decision
internal import Kernels

extension MixedRun {
  /// The end in the user's units.
  func report(_ end: End, on design: ChoiceDesign, _ found: [Notice]) throws(EstimationError) -> MixedFit {
    let outcome = end.outcome
    let order = model.count
    let (places, factors, coefficients) = inUserUnits(end)
    var notices = conditional.notices + found + boundaryNotices(end) + signNotices()
    if !outcome.runaways.isEmpty {
      let names = outcome.runaways.map { "'\(end.model.covariates[$0])'" }.joined(separator: ", ")
      notices.append(Notice("the likelihood rises for ever along \(names), so no finite value is the best"))
    }
    let inverse = outcome.factor?.inverse()
    if inverse == nil {
      notices.append(Notice("the information cannot be inverted, so there are no standard errors"))
    }
    var covariance = [Double](repeating: 0, count: order * order)
    for a in 0..<order {
      for b in 0..<order {
        guard let row = places[a], let column = places[b] else { continue }
        let value = inverse.map { $0[row * end.model.count + column] } ?? .nan
        covariance[a * order + b] = value * factors[a] * factors[b]
      }
    }
    let error = try simulationError(of: end, &notices)
    let errors = error.map { error in
      (0..<order).map { a in places[a].map { error.coefficients[$0] * abs(factors[a]) } ?? 0 }
    }
    if let errors { notices += drawNotices(errors, covariance) }
    let implied = impliedFigures(coefficients, covariance)
    notices += correlationNotices(implied)
    let logProbabilities = logProbabilities(end, design)
    return MixedFit(
      covariates: model.covariates, coefficients: coefficients, covariance: covariance,
      logLikelihood: outcome.values.logLikelihood, nullLogLikelihood: conditional.nullLogLikelihood,
      conditionalLogLikelihood: conditional.logLikelihood, caseCount: conditional.caseCount,
      choiceCount: conditional.choiceCount, rowCount: conditional.rowCount, members: investors.names,
      memberOfCase: investors.ofCase, termination: termination(outcome, end.model),
      logProbabilities: logProbabilities, ownElasticities: elasticities(end, design, logProbabilities),
      dropped: conditional.dropped,
      separation: conditional.separation, notices: notices, atBoundary: end.held.map(model.name),
      simulationErrors: errors, simulationErrorOfLogLikelihood: error?.logLikelihood,
      repeats: error?.repeats ?? 0, implied: implied, draws: settings.draws,
      memberScores: scores(outcome.values.scores, places, factors, end.model.count))
  }

  /// Where every parameter of the whole model stands in the end's, nil for one that is held at zero; what a
  /// step of it is in the user's units; and its value there.
  func inUserUnits(_ end: End) -> (places: [Int?], factors: [Double], coefficients: [Double]) {
    let places = (0..<model.count).map { a -> Int? in
      guard a >= model.columnCount else { return a }
      let spread = model.columns.spreads[a - model.columnCount]
      return end.model.columns.spreads.firstIndex(of: spread).map { $0 + model.columnCount }
    }
    let signs = end.model.signs(at: end.outcome.point)
    let factors = places.map { place in place.map { signs[$0] * end.model.scale($0) } ?? 0 }
    let coefficients = zip(places, factors).map { place, factor in
      place.map { factor * end.outcome.point[$0] + end.model.shift($0) } ?? 0
    }
    return (places, factors, coefficients)
  }

  private func scores(
    _ scores: [Double], _ places: [Int?], _ factors: [Double], _ width: Int
  ) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(investors.names.count * places.count)
    for member in investors.names.indices {
      for (place, factor) in zip(places, factors) {
        result.append(place.map { scores[member * width + $0] / factor } ?? 0)
      }
    }
    return result
  }

  private func termination(_ outcome: TrustSearch.Outcome, _ model: MixedModel) -> Termination {
    let norm = outcome.values.gradient.enumerated().reduce(0) { max($0, abs($1.1 / model.scale($1.0))) }
    return switch outcome.reason {
    case .converged: .converged(gradientNorm: norm, iterations: outcome.iterations)
    case .stalled, .stopped: .stalled(gradientNorm: norm, iterations: outcome.iterations)
    case .limit: .iterationLimit(gradientNorm: norm, limit: settings.limit)
    }
  }

  private func logProbabilities(_ end: End, _ design: ChoiceDesign) -> [Double] {
    let found = end.choices.shares(at: end.outcome.point, threads: settings.threads)
    var result = [Double](repeating: -.infinity, count: design.rowCount)
    for (row, share) in zip(problem.data.rows, found) { result[row] = logarithm(share) }
    return result
  }

  private func boundaryNotices(_ end: End) -> [Notice] {
    end.held.map {
      Notice(
        "the likelihood is highest where \(model.name(of: $0)) is zero, the boundary of what it can be; it "
          + "is held there and has no standard error")
    }
  }

  private func signNotices() -> [Notice] {
    model.random.filter {
      $0.distribution == .logNormal && conditional.coefficients[$0.column] <= 0
    }.map {
      Notice(
        "the coefficient of '\(model.names[$0.column])' is below zero in the conditional logit, which a "
          + "log-normal one cannot be; take the negative of the column")
    }
  }

  /// Draws that move an estimate by more than a tenth of its standard error are too few.
  private func drawNotices(_ errors: [Double], _ covariance: [Double]) -> [Notice] {
    let order = errors.count
    let ratios = errors.indices.map { a -> Double in
      let variance = covariance[a * order + a]
      return variance > 0 ? errors[a] / variance.squareRoot() : 0
    }
    guard let worst = ratios.indices.max(by: { ratios[$0] < ratios[$1] }), ratios[worst] > 0.1 else {
      return []
    }
    let percent = Int((100 * ratios[worst]).rounded())
    return [
      Notice(
        "other draws move '\(model.covariates[worst])' by \(percent) % of its standard error; "
          + "take more of them"
      )
    ]
  }

  private func correlationNotices(_ implied: [ImpliedFigure]) -> [Notice] {
    implied.filter { $0.name.hasPrefix("cor(") && abs($0.value) > 1 - 1e-6 }.map {
      Notice(
        "\($0.name) is at its boundary of \($0.value > 0 ? "" : "−")1; "
          + "the errors of the triangle are not regular"
      )
    }
  }
}
