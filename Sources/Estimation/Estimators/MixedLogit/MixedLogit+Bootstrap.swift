internal import Kernels

extension MixedLogit {
  /// The bootstrap of a mixed logit: investors, each with all of their choices, are drawn with replacement,
  /// those of the panel or, without one, the cases.
  ///
  /// Every resample is fitted from the estimates on the data, an investor keeping the draws that he has there,
  /// so that resamples differ by who is in them and not by draws. A spread that the fit holds at zero stays
  /// there; one that is highest at zero in a resample is zero in it, as in a fit. Resamples whose conditional
  /// logit predicts choices perfectly, and those whose search does not come to a maximum, count as failed, and
  /// the notice gives their number. The maximum found is the one near the estimates: a resample may have a
  /// higher one elsewhere.
  ///
  ///     let found = try model.bootstrap(fit, on: design, panel: investors, draws: 200, seed: 1)
  ///     found.standardErrors
  ///
  /// - Parameters:
  ///   - fit: of this estimator, on this design and panel.
  ///   - draws: at least two; they are shared out to the estimator's threads.
  /// - Throws: ``EstimationError/input(_:)`` for a fit that has not converged, and when less than two
  ///   resamples could be fitted.
  /// - Complexity: three to ten steps of the search a draw. Memory: the draws of the fit once more.
  /// - Source: Efron (1979), *Annals of Statistics* 7(1) 1; whole investors: Cameron, Gelbach & Miller (2008),
  ///   *Review of Economics and Statistics* 90(3) 414, section III.A. At a boundary the bootstrap does not
  ///   work: Andrews (2000), *Econometrica* 68(2) 399.
  public func bootstrap(
    _ fit: MixedFit, on design: ChoiceDesign, panel: Grouping? = nil, draws: Int, seed: UInt64
  ) throws(EstimationError) -> Bootstrap {
    guard fit.termination.hasConverged else {
      throw .problem(
        .table, "the fit has not converged, so there is nothing to resample", hint: "allow more steps")
    }
    var run = try run(on: design, panel: panel)
    run.settings = MixedLogit(
      random: random, correlated: correlated, draws: self.draws, seed: self.seed, starts: starts,
      repeats: repeats, limit: limit)
    let whole = run
    let start = run.start(of: fit)
    return try bootstrapped(
      fit.covariates, fit.coefficients, cases: whole.investors.names.count, by: nil, draws: draws, seed: seed,
      threads: threads
    ) { sample in
      if let reason = whole.separation(in: sample.counts, of: design) { return .failed(reason) }
      guard let end = whole.end(in: sample.counts, from: start) else {
        return .failed("the search found no maximum near the estimates")
      }
      return .fitted(whole.inUserUnits(end).coefficients)
    }
  }
}

extension MixedRun {
  /// A model, with the spreads held that a fit holds, and the fit's point in it.
  struct Start {
    let model: MixedModel
    let held: [RandomColumns.Spread]
    let point: [Double]
  }

  func start(of fit: MixedFit) -> Start {
    var (start, held) = (model, [RandomColumns.Spread]())
    for spread in model.columns.spreads where fit.atBoundary.contains(model.name(of: spread)) {
      guard let place = start.columns.spreads.firstIndex(of: spread) else { continue }
      held.append(spread)
      start = start.without(spread: place)
    }
    var point: [Double] = []
    for (a, value) in fit.coefficients.enumerated() {
      if a >= model.columnCount, held.contains(model.columns.spreads[a - model.columnCount]) { continue }
      point.append((value - model.shift(a)) / model.scale(a))
    }
    return Start(model: start, held: held, point: point)
  }

  /// The maximum near a point when every investor counts as often as the resample has him, or nil.
  func end(in counts: [Int], from start: Start) -> End? {
    var run = self
    run.choices = choices.with(weights: zip(investors.weights, counts).map { $0 * Double($1) })
    let choices = run.choices.with(start.model.columns)
    let outcome = run.search(choices, start.model, from: start.point)
    guard outcome.reason == .converged else { return nil }
    return run.withoutBoundary(
      End(model: start.model, choices: choices, outcome: outcome, held: start.held))
  }

  /// Why the resample's conditional logit has no finite coefficients, or nil where it has.
  func separation(in counts: [Int], of design: ChoiceDesign) -> String? {
    let counts = investors.ofCase.map { counts[$0] }
    let weights = zip(problem.data.weights, counts).map { $0 * Double($1) }
    let start = zip(conditional.coefficients, problem.units).map { $0 / $1 }
    if problem.maximum(weights: weights, from: start, limit: settings.limit) != nil { return nil }
    let base = design.fitted(by: conditional)
    guard counts.indices.contains(where: { counts[$0] * base.choiceCounts[$0] > 0 }) else {
      return "no case of the resample counts"
    }
    do throws(EstimationError) {
      let found = try ConditionalLogit(limit: settings.limit).fit(base.resampled(counts))
      if case .failed(let reason) = DrawResult(found, names: conditional.covariates) { return reason }
      return nil
    } catch {
      return error.description
    }
  }
}
