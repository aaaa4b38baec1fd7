internal import Decision
internal import Estimation
internal import Kernels

extension EstimationQuestion {
  func mixedLogit(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    let design = try choiceDesign(on: table)
    let panel: Grouping?
    if let column = options.panel { panel = try design.grouping(ofCasesBy: column) } else { panel = nil }
    let estimator = MixedLogit(
      random: options.random.map { RandomCoefficient($0.term, CoefficientDistribution($0.distribution)) },
      correlated: options.isCorrelated, draws: draws, seed: options.seed,
      threads: Threads(options.threads))
    let found = try estimator.fit(design, panel: panel)
    var model = choiceModel(
      found, on: design, choices: found.choiceCount, dropped: found.dropped, separation: found.separation
    ) { found.scores(on: design) }
    model.clustering = { column throws(EstimationError) in
      try clustering(ofMembers: found, by: column, on: design)
    }
    model.bootstrap = { draws, seed throws(EstimationError) in
      try estimator.bootstrap(found, on: design, panel: panel, draws: draws, seed: seed)
    }
    model.tests = [
      try .likelihoodRatio(
        found.logLikelihood, over: found.conditionalLogLikelihood,
        degrees: found.count - conditionalCount(found),
        hypothesis: "no coefficient differs between investors, the conditional logit (conservative: a spread "
          + "of zero is at the edge of its range)", name: "mixing_likelihood_ratio")
    ]
    model.simulation = Estimate.Simulation(
      draws: found.draws.text, repeats: found.repeats, errors: found.simulationErrors ?? [],
      logLikelihoodError: found.simulationErrorOfLogLikelihood,
      implied: found.implied.map { .init(name: $0.name, value: $0.value, standardError: $0.standardError) })
    model.elasticities = found.ownElasticities.map {
      .init(name: $0.name, probabilityWeighted: $0.probabilityWeighted, atChosen: $0.atChosen)
    }
    model.notices = found.notices
    if options.isCorrelated, !found.covariates.contains(where: { $0.hasPrefix("chol(") }) {
      model.notices.append(
        Notice("--correlated changes nothing: fewer than two coefficients are normal, and no others can be"))
    }
    return model
  }

  private var draws: MixedDraws {
    let (count, burnIn) = (options.draws ?? 500, options.burnIn)
    switch options.sequence {
    case .reversedHalton:
      return options.draws == nil && burnIn == nil ? .standard : .halton(count, burnIn: burnIn ?? 100)
    case .halton: return .halton(count, burnIn: burnIn ?? 100, isReversed: false)
    case .sobol: return .sobol(count, burnIn: burnIn ?? 0)
    case .quadrature: return .quadrature(nodes: options.draws ?? 40)
    }
  }

  /// Coefficients of the conditional logit on the same columns.
  private func conditionalCount(_ found: MixedFit) -> Int {
    found.covariates.count { !$0.hasPrefix("sd(") && !$0.hasPrefix("chol(") }
  }

  /// Clusters of investors; every case of one lies in the same.
  private func clustering(
    ofMembers found: MixedFit, by column: String, on design: ChoiceDesign
  ) throws(EstimationError) -> Clustering {
    let cases = try design.grouping(ofCasesBy: column)
    var codes = [Int32](repeating: -1, count: found.members.count)
    for (place, member) in found.memberOfCase.enumerated() {
      let code = cases.codes[place]
      guard codes[member] < 0 || codes[member] == code else {
        throw .problem(
          .choiceCase(design.cases[place]),
          "investor '\(found.members[member])' has cases in two clusters of '\(column)'",
          hint: "cluster by a column that does not differ within an investor")
      }
      codes[member] = code
    }
    return Clustering(column, labels: codes)
  }
}

extension CoefficientDistribution {
  fileprivate init(_ distribution: RandomTerm.Distribution) {
    self =
      switch distribution {
      case .normal: .normal
      case .lognormal: .logNormal
      case .triangular: .triangular
      case .uniform: .uniform
      }
  }
}
