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

  /// What every choice model hands on.
  func choiceModel(
    _ found: some LikelihoodFit, on design: ChoiceDesign, choices: Int, dropped: [OmittedColumn],
    separation: Separation, scores: @escaping () -> [Double]
  ) -> FittedModel {
    let count = Double(found.covariates.count)
    let value = found.logLikelihood
    var model = FittedModel(
      cases: design.cases.count, rows: found.rowCount, termination: found.termination,
      covariates: found.covariates, coefficients: found.coefficients,
      information: Covariance(finiteInformation: found.covariance),
      influence: { InfluenceRows(bread: found.covariance, scores: scores()) },
      clustering: { column throws(EstimationError) in
        Clustering(try design.grouping(ofCasesBy: column))
      }, countedParameters: found.covariates.count)
    let null = found.nullLogLikelihood
    model.fit = Estimate.Fit(
      logLikelihood: value, nullLogLikelihood: null, mcFaddenR2: null < 0 ? 1 - value / null : nil,
      aic: 2 * count - 2 * value, bic: bayesianCriterion(value, parameters: count, observations: choices))
    model.dropped = dropped.map { .init(name: $0.name, reason: $0.reason) }
    model.separation = (separation.rows, separation.columns)
    return model
  }

  func conditionalLogit(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    let design = try choiceDesign(on: table)
    let estimator = ConditionalLogit(threads: Threads(options.threads))
    let found = try estimator.fit(design)
    var model = choiceModel(
      found, on: design, choices: found.choiceCount, dropped: found.dropped, separation: found.separation
    ) { found.scores(on: design) }
    model.tests = [
      try .likelihoodRatio(
        found.logLikelihood, over: found.nullLogLikelihood, degrees: found.count,
        hypothesis: "all coefficients are zero: every alternative of a case is equally likely")
    ]
    if !options.irrelevant.isEmpty {
      let test = try hausmanMcFadden(design, removing: options.irrelevant, estimator: estimator)
      model.tests.append(.hausmanMcFadden(test, without: options.irrelevant))
      model.notices += test.notices.map { Notice("Hausman-McFadden: \($0.text)") }
    }
    model.elasticities = found.ownElasticities(on: design).map {
      .init(name: $0.name, probabilityWeighted: $0.probabilityWeighted, atChosen: $0.atChosen)
    }
    if let term = options.substitution {
      model.substitution = Estimate.SubstitutionTable(try found.substitution(of: term, on: design))
    }
    model.bootstrap = { draws, seed throws(EstimationError) in
      try estimator.bootstrap(found, on: design, draws: draws, seed: seed)
    }
    model.notices += found.notices
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
