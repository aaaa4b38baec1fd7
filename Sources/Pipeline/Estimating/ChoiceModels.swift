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
