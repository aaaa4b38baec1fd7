internal import Decision
internal import Estimation
internal import Kernels

extension PullQuestion {
  /// Whether squares are worth their place: each by itself, and all together.
  func squareTests(
    _ source: PullSource, _ estimator: ConditionalLogit
  ) throws(EstimationError) -> [PullAnswer.Test] {
    let squares = terms.compactMap(\.square)
    var sets = squares.map { [$0] }
    if squares.count > 1 { sets.append(squares) }
    var tests: [PullAnswer.Test] = []
    for set in sets {
      let smaller = try estimator.fit(source.design.leavingOut(terms: Set(set)))
      let test = try likelihoodRatioTest(restricted: smaller, unrestricted: source.fit)
      tests.append(
        PullAnswer.Test(
          name: "likelihood_ratio",
          hypothesis: set.map { "'\($0)'" }.joined(separator: ", ")
            + (set.count == 1 ? " is zero" : " are zero") + ": no crowding",
          statistic: test.statistic, degrees: test.degrees, pValue: test.pValue))
    }
    return tests
  }

  /// A quadratic in levels beside logarithms, which bend by themselves.
  func forms(
    on table: ObservationTable, _ source: PullSource, _ estimator: ConditionalLogit
  ) throws(EstimationError) -> PullAnswer.Forms? {
    let quadratics = terms.filter { $0.form == .level && $0.square != nil }
    guard !quadratics.isEmpty else { return nil }
    let form = ClusterTerm.Form.log1p
    let formula = try question.formula.edited(
      replacing: Dictionary(uniqueKeysWithValues: quadratics.map { ($0.name, form.term(of: $0.stock)) }),
      removing: Set(quadratics.compactMap(\.square)))
    let fit = try estimator.fit(try design(formula, on: table))
    guard fit.termination.hasConverged else { return nil }
    return PullAnswer.Forms(
      logTerms: quadratics.map { form.term(of: $0.stock) }, quadraticLogLikelihood: source.fit.logLikelihood,
      logLogLikelihood: fit.logLikelihood, more: source.fit.count - fit.count)
  }

  /// What past choices of the same cell take from the cluster.
  func pastChoices(
    _ source: PullSource, _ estimator: ConditionalLogit
  ) throws(EstimationError) -> PullAnswer.Past? {
    guard let past = options.past else { return nil }
    let without = try Estimates(try estimator.fit(source.design.leavingOut(terms: [past])))
    var (beside, alone): ([PullAnswer.Coefficient], [PullAnswer.Coefficient]) = ([], [])
    for term in terms {
      beside.append(try source.estimates.coefficient(term.name))
      alone.append(try without.coefficient(term.name))
    }
    return PullAnswer.Past(
      term: past, past: try source.estimates.coefficient(past), beside: beside, without: alone)
  }

  func nestedLogit(
    _ design: ChoiceDesign, _ estimator: ConditionalLogit
  ) throws(EstimationError) -> NestedFit? {
    guard let column = options.nests else { return nil }
    let fit = try NestedLogit(threads: estimator.threads)
      .fit(design, nests: try design.grouping(ofRowsBy: column))
    guard fit.termination.hasConverged else {
      throw .problem(
        .table, "the nested logit by '\(column)' has not converged",
        hint: "take fewer nests, or leave --nest out")
    }
    return fit
  }

  func nests(_ fit: NestedFit) throws(EstimationError) -> PullAnswer.Nests {
    let estimates = try Estimates(fit)
    var lambdas: [PullAnswer.Coefficient] = []
    for name in fit.covariates.suffix(fit.scaleCount) { lambdas.append(try estimates.coefficient(name)) }
    return PullAnswer.Nests(
      column: options.nests ?? "", lambdas: lambdas, logLikelihood: fit.logLikelihood)
  }

  func formNotices(_ forms: PullAnswer.Forms?) -> [Notice] {
    guard let forms else { return [] }
    let terms = forms.logTerms.map { "'\($0)'" }.joined(separator: ", ")
    let figures =
      "log-likelihood \(hundredths(forms.logLogLikelihood)) with \(forms.more) fewer "
      + (forms.more == 1 ? "coefficient" : "coefficients") + " against "
      + hundredths(forms.quadraticLogLikelihood)
    return [
      Notice(
        forms.logIsBetter
          ? "the log form \(terms) fits better than the quadratic in levels (\(figures)): the bend of the "
            + "quadratic is no evidence of crowding"
          : "the quadratic in levels fits better than the log form \(terms) (\(figures)); before its bend "
            + "is taken "
            + "for crowding, give the log form its square and see whether that one matters")
    ]
  }

  func growthNotices(_ channels: [PullAnswer.Channel]) -> [Notice] {
    guard case .percent = options.growth else { return [] }
    return channels.compactMap { channel in
      let still = channel.alternatives.filter {
        $0.positiveSum.value == 0 && (options.region == nil || options.region == $0.id)
      }.map(\.id)
      guard !still.isEmpty else { return nil }
      return Notice(
        "a percentage of no stock is none: \(listed(still)) "
          + (still.count == 1 ? "has" : "have") + " no '\(channel.stock)' that could grow")
    }
  }

  /// Says where the nested logit does not lie between the bounds, as it need not.
  func nestNotices(_ channels: [PullAnswer.Channel]) -> [Notice] {
    channels.compactMap { channel in
      let growers = channel.alternatives.filter {
        $0.nested != nil && (options.region == nil || options.region == $0.id)
      }
      let outside = growers.filter { alternative in
        let ends = [alternative.zeroSum.value, alternative.positiveSum.value].sorted()
        return alternative.nested.map { $0 < ends[0] || $0 > ends[1] } ?? false
      }.map(\.id)
      guard !outside.isEmpty else { return nil }
      return Notice(
        "'\(channel.term)': the nested logit lies outside of the two bounds in \(outside.count) of "
          + "\(growers.count) (\(listed(outside))): it is a zero-sum model too, with coefficients of its "
          + "own; only an "
          + "outside option, which choices alone do not show, would keep it between them")
    }
  }
}

/// Two decimals, and no more than there are.
private func hundredths(_ value: Double) -> String { plain((value * 100).rounded() / 100) }
