internal import Decision
internal import Estimation
internal import Kernels

extension EstimationQuestion {
  func linearModel(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    let design = try Design(formula, on: table)
    let weights = try rowWeights(of: design)
    let (problem, absorbed) = try linearProblem(design, weights, threads: options.threads)
    let found = try leastSquares(problem)
    var model = FittedModel(
      rows: found.observations,
      termination: .converged(gradientNorm: found.gradientNorm, iterations: 1), covariates: found.names,
      coefficients: found.coefficients,
      information: Covariance(finiteInformation: found.informationCovariance.values),
      influence: { found.influence(on: problem) },
      clustering: { column throws(EstimationError) in Clustering(try design.grouping(by: column)) },
      countedParameters: found.countedParameters, degrees: Double(found.degreesOfFreedom))
    model.fit = linearFit(found, weights)
    model.dropped =
      design.dropped.map { .init(name: $0.name, reason: $0.reason) }
      + found.dropped.map { .init(name: $0.name, reason: $0.reason) }
    if let test = found.overallTest, test.statistic.isFinite {
      model.tests = [try .fisher(test, hypothesis: "all coefficients but the constant are zero")]
    }
    if let absorbed { model.notices.append(absorbed.notice) }
    if found.isExact {
      model.notices.append(
        Notice(
          "\(found.names.isEmpty ? "the absorbed effects" : "the columns") give the response exactly: what is "
            + "left is rounding, and errors mean nothing"))
    }
    model.bootstrap = { draws, seed throws(EstimationError) in
      let rows = drawableRows(of: table, weights)
      return try bootstrap(
        of: found, cases: rows.count, draws: draws, seed: seed, threads: Threads(options.threads)
      ) { sample throws(EstimationError) in
        let resampled = try Design(formula, on: table, rows: sample.indices.map { rows[$0] })
        return try leastSquares(linearProblem(resampled, rowWeights(of: resampled), threads: 1).problem)
      }
    }
    return model
  }

  private func linearProblem(
    _ design: Design, _ weights: [Double]?, threads: Int
  ) throws(EstimationError) -> (problem: LinearProblem, absorbed: AbsorbedDegrees?) {
    design.absorbed.isEmpty
      ? (try plainProblem(design, weights), nil)
      : try absorbedProblem(design, weights, Threads(threads))
  }

  private func plainProblem(_ design: Design, _ weights: [Double]?) throws(EstimationError) -> LinearProblem {
    var response = design.response(as: DoubleDouble.self)
    if let offset = design.offset {
      for row in response.indices { response[row] = response[row] - DoubleDouble(offset[row]) }
    }
    let columns = zip(design.names, design.columns(as: DoubleDouble.self)).map {
      (name: $0, values: DesignColumn($1))
    }
    return try LinearProblem(
      columns: columns, response: DesignColumn(response), weights: weights, hasConstant: design.hasConstant)
  }

  /// Columns and response without what the absorbed effects explain of them.
  private func absorbedProblem(
    _ design: Design, _ weights: [Double]?, _ threads: Threads
  ) throws(EstimationError) -> (LinearProblem, AbsorbedDegrees?) {
    var response = design.response
    if let offset = design.offset { for row in response.indices { response[row] -= offset[row] } }
    let absorption = try Absorption(design.absorbed, weights: weights, threads: threads)
    let rest = try absorption.demeaned(design.columns + [response])
    func length(_ column: [Double]) -> Double {
      column.indices.reduce(0) { $0 + (weights?[$1] ?? 1) * column[$1] * column[$1] }.squareRoot()
    }
    let error = max(0x1p-50, rest.remainder)
    var left = rest.columns[design.columns.count]
    // Rounding of a response that the effects explain is no response.
    if length(left) <= error * length(response) { left = left.map { _ in 0 } }
    let problem = try LinearProblem(
      columns: zip(design.names, rest.columns).map { (name: $0, values: DesignColumn($1)) },
      response: DesignColumn(left), weights: weights, hasConstant: false,
      absorbedDegrees: absorption.degrees.count,
      precision: ColumnPrecision(relativeError: error, lengths: design.columns.map(length)))
    return (problem, absorption.degrees)
  }

  private func linearFit(_ found: LinearFit, _ weights: [Double]?) -> Estimate.Fit {
    var fit = Estimate.Fit(
      r2: found.r2, residualStandardError: found.residualStandardError,
      degreesOfFreedom: found.degreesOfFreedom)
    // Analytic weights have no likelihood of their own that two programs agree on.
    if weights == nil, !found.isExact {
      let value = found.gaussianLogLikelihood
      fit.logLikelihood = value
      fit.aic = 2 * Double(found.countedParameters) - 2 * value
      fit.bic = found.bic
    }
    return fit
  }
}
