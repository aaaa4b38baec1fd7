internal import Decision
internal import Estimation
internal import Kernels

extension EstimationQuestion {
  func nestedLogit(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    guard let column = options.nests else { preconditionFailure("the question names its nests") }
    let design = try choiceDesign(on: table)
    let nests = try design.grouping(ofRowsBy: column)
    let estimator = NestedLogit(threads: Threads(options.threads))
    let isEqual = options.hasEqualLambda
    let found = try estimator.fit(design, nests: nests, equalLambda: isEqual)
    var model = choiceModel(
      found, on: design, choices: found.choiceCount, dropped: found.dropped, separation: found.separation
    ) { found.scores(on: design) }
    model.tests = try lambdaTests(found, covariance: nil)
    model.waldTests = { covariance throws(EstimationError) in
      try lambdaTests(found, covariance: covariance)
    }
    model.elasticities = found.ownElasticities(on: design).map {
      .init(name: $0.name, probabilityWeighted: $0.probabilityWeighted, atChosen: $0.atChosen)
    }
    let threads = Threads(options.threads)
    model.bootstrap = { draws, seed throws(EstimationError) in
      try bootstrap(
        of: found, cases: design.cases.count, draws: draws, seed: seed, threads: threads
      ) { sample throws(EstimationError) in
        try NestedLogit().fit(design.resampled(sample.counts), nests: nests, equalLambda: isEqual)
      }
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
    let way = covariance == nil ? "likelihood ratio" : "Wald"
    return [covariance == nil ? test.likelihoodRatio : test.wald].compactMap { statistic in
      statistic.map {
        Estimate.Test(
          name: covariance == nil ? "lambda_likelihood_ratio" : "lambda_wald",
          hypothesis:
            "\(names) \(test.names.count == 1 ? "is" : "are all") one, the conditional logit (\(way))",
          statistic: $0.value, degrees: Double($0.degrees), denominatorDegrees: nil, pValue: $0.pValue)
      }
    }
  }
}
