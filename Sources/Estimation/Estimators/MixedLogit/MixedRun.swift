internal import Decision
internal import Kernels

/// One mixed logit on its way from data to fit.
struct MixedRun {
  var settings: MixedLogit
  let model: MixedModel
  let problem: ChoiceProblem
  let investors: Investors
  let source: DrawSource
  let conditional: ChoiceFit
  var choices: SimulatedChoices

  init(
    _ settings: MixedLogit, model: MixedModel, problem: ChoiceProblem, investors: Investors,
    source: DrawSource,
    conditional: ChoiceFit
  ) throws(EstimationError) {
    self.settings = settings
    self.model = model
    self.problem = problem
    self.investors = investors
    self.source = source
    self.conditional = conditional
    guard let deviates = try source.deviates() else {
      preconditionFailure("the first draws are always there")
    }
    choices = SimulatedChoices(
      rows: problem.rows, random: model.columns, deviates: deviates, members: investors.ofCase,
      counts: investors.counts, weights: investors.weights, offset: problem.data.offset)
  }

  /// Where the search ended: a model, perhaps with spreads held at zero, and a point.
  struct End {
    var model: MixedModel
    var choices: SimulatedChoices
    var outcome: TrustSearch.Outcome
    var held: [RandomColumns.Spread] = []
  }

  func fit(on design: ChoiceDesign, from start: [Double]?) throws(EstimationError) -> MixedFit {
    var notices: [Notice] = []
    let outcome: TrustSearch.Outcome
    if let start {
      let point = start.enumerated().map { ($1 - model.shift($0)) / model.scale($0) }
      outcome = search(choices, model, from: point)
    } else {
      outcome = best(&notices)
    }
    guard outcome.values.logLikelihood.isFinite else {
      throw .problem(
        .table, "the log-likelihood is not a number where the search starts",
        hint: "start nearer to zero, or give no start")
    }
    let end = withoutBoundary(End(model: model, choices: choices, outcome: outcome))
    return try report(end, on: design, notices)
  }

  func search(
    _ choices: SimulatedChoices, _ model: MixedModel, from point: [Double],
    stops: (TrustSearch.Outcome) -> Bool = { _ in false }
  ) -> TrustSearch.Outcome {
    let weight = investors.weights.reduce(0, +)
    let search = TrustSearch(
      zeros: { zeros(model, at: $0) }, reaches: reaches(model), limit: settings.limit,
      rounding: 64 * Double.ulpOfOne * max(abs(conditional.logLikelihood), weight))
    return search.maximum(
      from: point, evaluate: { choices.sums(at: $0, threads: settings.threads) }, stops: stops)
  }

  /// A deviate is rarely above four.
  private func reaches(_ model: MixedModel) -> [Double] {
    (0..<model.count).map { a in
      let column = a < model.columnCount ? a : model.column(of: a - model.columnCount)
      return (a < model.columnCount ? 1 : 4) * (model.isExponential(column) ? 1 : problem.spread(of: column))
    }
  }

  /// As ``ChoiceProblem/zeros``, times what a unit of the parameter moves the coefficient by.
  private func zeros(_ model: MixedModel, at point: [Double]) -> [Double] {
    let rounding = 64 * problem.totalWeight * Double.ulpOfOne
    return reaches(model).enumerated().map { a, reach in
      let column = a < model.columnCount ? a : model.column(of: a - model.columnCount)
      guard model.isExponential(column) else { return max(1e-7 * problem.units[column], reach * rounding) }
      return max(1e-7, reach * rounding * problem.spread(of: column) * exponential(point[column]))
    }
  }
}
