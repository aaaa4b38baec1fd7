internal import Decision
internal import Estimation
internal import Kernels

extension EstimationQuestion {
  /// Conditional logit under a prior that is centred on stated weights.
  func priorLogit(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    guard let prior = options.prior else { preconditionFailure("the question has a prior") }
    let design = try choiceDesign(on: table)
    let (stated, notices) = try statedWeights(prior, on: design)
    let width: PriorWidth =
      switch prior.strength {
      case .given(let strength): .given(1 / strength.squareRoot())
      case .crossValidated: .crossValidated(seed: options.seed)
      }
    let found = try PriorLogit(stated, width: width, threads: Threads(options.threads)).fit(design)
    var model = choiceModel(
      found, on: design, choices: found.choiceCount, dropped: found.dropped, separation: found.separation
    ) { found.scores(on: design) }
    model.fit.aic = found.aic
    model.fit.bic = found.bic
    if let test = found.disagreement?.test {
      model.tests = [
        Estimate.Test(
          name: "disagreement", hypothesis: "decisions weigh the covariates in the stated proportions",
          statistic: test.statistic, degrees: Double(test.degrees), denominatorDegrees: nil,
          pValue: test.pValue)
      ]
    }
    model.prior = Estimate.PriorFinding(
      strength: found.width > 0 ? 1 / (found.width * found.width) : nil,
      isCrossValidated: found.validation != nil, scale: found.scale,
      scaleStandardError: found.scaleStandardError, effectiveCount: found.effectiveCount,
      parts: found.disagreement?.parts.map {
        .init(name: $0.term, stated: $0.stated, revealed: $0.revealed, standardError: $0.standardError)
      } ?? [])
    model.notices = notices + found.notices
    return model
  }

  /// The stated weights by the columns of the design, and what is to be known of them.
  private func statedWeights(
    _ prior: StatedPrior, on design: ChoiceDesign
  ) throws(EstimationError) -> (stated: [StatedWeight], notices: [Notice]) {
    let (stated, told) = try statedWeights(prior.weights, on: design)
    var notices = told
    let free = design.names.filter { name in !stated.contains { $0.term == name } }
    if !free.isEmpty {
      notices.append(Notice("without a stated weight, so without a prior: \(listed(free))"))
    }
    return (stated, notices)
  }

  /// Weights of indicators as those of terms: an indicator is the term of its name, or else the one term that
  /// is a function of it alone. Those that are none are told.
  func statedWeights(
    _ weights: [StatedPrior.Weight], on design: ChoiceDesign
  ) throws(EstimationError) -> (stated: [StatedWeight], notices: [Notice]) {
    var stated: [StatedWeight] = []
    var lost: [String] = []
    for weight in weights where weight.share > 0 {
      let terms = formula.terms.filter { $0.isOneColumn(named: weight.indicator) }.map(\.name)
      let known = design.names + design.dropped.map(\.name)
      if let name = known.contains(weight.indicator) ? weight.indicator : terms.first,
        terms.count < 2 || known.contains(weight.indicator)
      {
        stated.append(StatedWeight(name, weight.share, weight.direction))
      } else {
        lost.append(weight.indicator)
      }
    }
    if stated.isEmpty {
      throw .problem(
        .table, "no indicator of the profile is a term of the formula",
        hint: "give terms the profile's names: \(lost.prefix(5).joined(separator: ", "))")
    }
    return (
      stated,
      lost.isEmpty
        ? []
        : [Notice("the profile's \(listed(lost)) \(lost.count == 1 ? "is" : "are") no term of the formula")]
    )
  }
}

extension FormulaTerm {
  /// Whether it is the column, or a function of this column alone.
  fileprivate func isOneColumn(named name: String) -> Bool {
    guard variables.count == 1 else { return false }
    switch variables[0].role {
    case .column(let column): return column == name
    case .expression(let expression): return expression.columns == [name]
    case .factor: return false
    }
  }
}
