internal import Decision
internal import Estimation
internal import Kernels

extension EstimationQuestion {
  func choiceDesign(on table: ObservationTable) throws(EstimationError) -> ChoiceDesign {
    guard let cases = options.cases, let alternatives = options.alternatives else {
      preconditionFailure("the question of a choice model names its cases")
    }
    return try ChoiceDesign(
      formula, on: table, cases: cases, alternatives: alternatives, weights: options.weights)
  }

  func conditionalLogit(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    let design = try choiceDesign(on: table)
    let found = try ConditionalLogit(threads: Threads(options.threads)).fit(design)
    var model = FittedModel(
      cases: found.caseCount, rows: found.rowCount, termination: found.termination,
      covariates: found.covariates, coefficients: found.coefficients,
      information: Covariance(finiteInformation: found.covariance),
      influence: { InfluenceRows(bread: found.covariance, scores: found.scores(on: design)) },
      clustering: { column throws(EstimationError) in
        Clustering(try design.grouping(ofCasesBy: column))
      }, countedParameters: found.count)
    model.fit = Estimate.Fit(
      logLikelihood: found.logLikelihood, nullLogLikelihood: found.nullLogLikelihood,
      mcFaddenR2: found.nullLogLikelihood < 0 ? found.mcFaddenR2 : nil, aic: found.aic, bic: found.bic)
    model.dropped = found.dropped.map { .init(name: $0.name, reason: $0.reason) }
    model.separation = (found.separation.rows, found.separation.columns)
    model.tests = [
      try .likelihoodRatio(
        found.logLikelihood, over: found.nullLogLikelihood, degrees: found.count,
        hypothesis: "all coefficients are zero: every alternative of a case is equally likely")
    ]
    model.elasticities = found.ownElasticities(on: design).map {
      .init(name: $0.name, probabilityWeighted: $0.probabilityWeighted, atChosen: $0.atChosen)
    }
    model.notices = found.notices
    return model
  }
}

extension EstimationQuestion {
  func nestedLogit(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    guard let column = options.nests else { preconditionFailure("the question names its nests") }
    let design = try choiceDesign(on: table)
    let estimator = NestedLogit(threads: Threads(options.threads))
    let found = try estimator.fit(
      design, nests: design.grouping(ofRowsBy: column), equalLambda: options.hasEqualLambda)
    var model = FittedModel(
      cases: found.caseCount, rows: found.rowCount, termination: found.termination,
      covariates: found.covariates, coefficients: found.coefficients,
      information: Covariance(finiteInformation: found.covariance),
      influence: { InfluenceRows(bread: found.covariance, scores: found.scores(on: design)) },
      clustering: { column throws(EstimationError) in
        Clustering(try design.grouping(ofCasesBy: column))
      }, countedParameters: found.count)
    model.fit = Estimate.Fit(
      logLikelihood: found.logLikelihood, nullLogLikelihood: found.nullLogLikelihood,
      mcFaddenR2: found.nullLogLikelihood < 0 ? found.mcFaddenR2 : nil, aic: found.aic, bic: found.bic)
    model.dropped = found.dropped.map { .init(name: $0.name, reason: $0.reason) }
    model.separation = (found.separation.rows, found.separation.columns)
    model.tests = try lambdaTests(found, covariance: nil)
    model.waldTests = { covariance throws(EstimationError) in
      try lambdaTests(found, covariance: covariance)
    }
    model.elasticities = found.ownElasticities(on: design).map {
      .init(name: $0.name, probabilityWeighted: $0.probabilityWeighted, atChosen: $0.atChosen)
    }
    model.notices = found.notices
    return model
  }

  /// That every λ is one: by the likelihood without a covariance, after Wald with one.
  private func lambdaTests(
    _ found: NestedFit, covariance: Covariance?
  ) throws(EstimationError) -> [Estimate.Test] {
    let test = try found.dissimilarityTest(covariance: covariance?.values)
    let names = test.names.joined(separator: ", ")
    let key = covariance == nil ? "lambda_likelihood_ratio" : "lambda_wald"
    return [covariance == nil ? test.likelihoodRatio : test.wald].compactMap { statistic in
      statistic.map {
        Estimate.Test(
          name: key,
          hypothesis: "\(names) \(test.names.count == 1 ? "is" : "are all") one, the conditional logit",
          statistic: $0.value, degrees: Double($0.degrees), denominatorDegrees: nil, pValue: $0.pValue)
      }
    }
  }
}

extension Covariance {
  /// None where a figure is not finite.
  init?(finiteInformation values: [Double]) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    self.init(inverseInformation: values)
  }
}

extension Clustering {
  init(_ grouping: Grouping) { self.init(grouping.name, labels: grouping.codes) }
}
