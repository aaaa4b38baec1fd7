internal import Decision
internal import Estimation
internal import Kernels

extension PullQuestion {
  /// What the control function gives on.
  struct Controlled {
    let source: PullSource
    let draws: [Double]
    let finding: PullAnswer.Control
    let notices: [Notice]
  }

  func controlFunction(
    on table: ObservationTable, _ plain: PullSource, _ estimator: ConditionalLogit
  ) throws(EstimationError) -> Controlled? {
    guard let instrumented, let term = terms.first else { return nil }
    let found = try controlFunction(instrumented, on: table, term, estimator)
    let estimates = try Estimates(
      names: found.fit.covariates, values: found.fit.coefficients, covariance: found.bootstrap.covariance)
    let residual = try estimates.coefficient(found.residual)
    let test = try CoefficientTest(
      estimate: residual.estimate, standardError: residual.standardError, degrees: nil)
    var notices = found.bootstrap.notices
    notices.append(
      Notice(
        test.pValue < 0.05
          ? "'\(term.name)' goes together with what the model does not see (residual of the first stage: p "
            + "\(rounded(test.pValue))), so its coefficient without the instrument is off"
          : "nothing shows that '\(term.name)' goes together with what the model does not see (residual of "
            + "the first stage: p \(rounded(test.pValue)))"))
    return Controlled(
      source: PullSource(fit: found.fit, design: found.design, estimates: estimates),
      draws: found.bootstrap.values,
      finding: PullAnswer.Control(
        instruments: found.instruments, firstStageF: found.firstStageF,
        plainFirstStageF: found.plainFirstStageF, residual: residual, pValue: test.pValue,
        uncontrolled: try plain.estimates.coefficient(term.name)), notices: notices)
  }

  private func controlFunction(
    _ formula: Formula, on table: ObservationTable, _ term: ClusterTerm, _ estimator: ConditionalLogit
  ) throws(EstimationError) -> ControlFunction {
    try estimator.controlFunction(
      try design(formula, on: table), term: term, instruments: options.instruments, draws: options.draws,
      seed: question.options.seed)
  }

  /// The stock after the decision beside the one before it: a cause does not come after what it causes.
  func placebo(
    on table: ObservationTable, _ estimator: ConditionalLogit
  ) throws(EstimationError) -> PullAnswer.Placebo? {
    guard let withLead, let lead = options.lead, let term = terms.first else { return nil }
    let name = term.form.term(of: lead)
    let none = PullAnswer.Placebo(term: name, lead: nil, pValue: nil, lag: nil)
    let estimates: Estimates
    if instrumented == nil {
      estimates = try Estimates(try estimator.fit(try design(withLead, on: table)))
    } else {
      let formula = try withLead.edited(adding: options.instruments)
      let found = try controlFunction(formula, on: table, term, estimator)
      estimates = try Estimates(
        names: found.fit.covariates, values: found.fit.coefficients, covariance: found.bootstrap.covariance)
    }
    guard estimates.names.contains(name) else { return none }
    let coefficient = try estimates.coefficient(name)
    let test = try CoefficientTest(
      estimate: coefficient.estimate, standardError: coefficient.standardError, degrees: nil)
    return PullAnswer.Placebo(
      term: name, lead: coefficient, pValue: test.pValue,
      lag: estimates.names.contains(term.name) ? try estimates.coefficient(term.name) : nil)
  }

  func design(_ formula: Formula, on table: ObservationTable) throws(EstimationError) -> ChoiceDesign {
    guard let cases = question.options.cases, let alternatives = question.options.alternatives else {
      preconditionFailure("the question of a choice model names its cases")
    }
    return try ChoiceDesign(
      formula, on: table, cases: cases, alternatives: alternatives, weights: question.options.weights)
  }

  /// What the label allows one to say.
  func identificationNotices(
    _ label: PullAnswer.Identification, placebo: PullAnswer.Placebo?, hasControl: Bool, terms: Int
  ) -> [Notice] {
    var notices: [Notice] = []
    if let placebo, !placebo.holds {
      let asked = hasControl ? PullAnswer.Identification.controlFunction : hasEffects ? .fixedEffects : nil
      notices.append(
        Notice(
          (placebo.pValue.map {
            "the placebo fails: '\(placebo.term)', the stock after the decision, seems to draw it as well (p "
              + "\(rounded($0))), which no cause can do"
          } ?? "the placebo cannot be run: '\(placebo.term)' cannot be told apart from the other terms")
            + "; the label is 'descriptive'" + (asked.map { ", not '\($0.rawValue)'" } ?? "")))
    } else if let placebo, let p = placebo.pValue {
      notices.append(
        Notice(
          "the placebo holds: beside the stock before the decision the one after it ('\(placebo.term)') says "
            + "nothing more (p \(rounded(p)))"))
    }
    let words =
      switch label {
      case .descriptive:
        "identification 'descriptive': choices go where the stock is larger; whether because of it, or "
          + "because "
          + "of what drew both, these data do not say"
      case .fixedEffects:
        "identification 'fixed effects': what is lasting about an alternative is held constant, so the "
          + "pull is "
          + "read from changes of its stock; what changed together with the stock is not ruled out"
      case .controlFunction:
        "identification 'control function': the pull of '\(self.terms[0].name)' is that of the stock "
          + "itself if "
          + "the instrument has no way to the choice but through the stock, which the data cannot show"
          + (terms > 1 ? "; the other cluster terms stay descriptive" : "")
      }
    notices.append(Notice(words))
    return notices
  }
}
