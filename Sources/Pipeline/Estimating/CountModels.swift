internal import Decision
internal import Estimation
internal import Kernels

extension EstimationQuestion {
  func countModel(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    let design = try Design(formula, on: table)
    let weights = try rowWeights(of: design)
    let threads = Threads(options.threads)
    let isPoisson = model == .poisson
    let found =
      isPoisson
      ? try Poisson(threads: threads).fit(design, weights: weights)
      : try NegativeBinomial(threads: threads).fit(design, weights: weights)
    var model = FittedModel(
      rows: found.rowCount, termination: found.termination, covariates: found.covariates,
      coefficients: found.coefficients, information: Covariance(finiteInformation: found.covariance),
      influence: {
        InfluenceRows(
          bread: found.covariance, scores: found.scores(on: design), isCounted: found.isCounted)
      },
      clustering: { column throws(EstimationError) in Clustering(try design.grouping(by: column)) },
      countedParameters: found.parameterCount)
    model.fit = Estimate.Fit(
      logLikelihood: found.logLikelihood, nullLogLikelihood: found.nullLogLikelihood,
      mcFaddenR2: found.nullLogLikelihood < 0 ? found.mcFaddenR2 : nil, aic: found.aic, bic: found.bic)
    model.dropped = found.dropped.map { .init(name: $0.name, reason: $0.reason) }
    model.separation = (found.separation.rows, found.separation.columns)
    model.notices = found.notices
    if let absorbed = found.absorbed { model.notices.append(absorbed.notice) }
    if !isPoisson, found.alpha != 0 {
      let test = try overdispersionTest(
        poisson: Poisson(threads: threads).fit(design, weights: weights), negativeBinomial: found)
      model.tests = [
        Estimate.Test(
          name: "overdispersion",
          hypothesis:
            "alpha is zero, the Poisson model (half the tail of chi², since alpha cannot be below zero)",
          statistic: test.statistic, degrees: 1, denominatorDegrees: nil, pValue: test.pValue)
      ]
    }
    model.bootstrap = { draws, seed throws(EstimationError) in
      let rows = drawableRows(of: table, weights)
      return try bootstrap(
        of: found, cases: rows.count, draws: draws, seed: seed, threads: threads
      ) { sample throws(EstimationError) in
        let resampled = try Design(formula, on: table, rows: sample.indices.map { rows[$0] })
        let weights = try rowWeights(of: resampled)
        return isPoisson
          ? try Poisson().fit(resampled, weights: weights)
          : try NegativeBinomial().fit(resampled, weights: weights)
      }
    }
    return model
  }
}

extension AbsorbedDegrees {
  var notice: Notice {
    Notice(
      "the absorbed effects take \(isExact ? "" : "at most ")\(count) degrees of freedom"
        + (isExact ? "" : ", counted without what three effects or more share"))
  }
}
