internal import Kernels

extension ConditionalLogit {
  /// The case or cluster bootstrap of a conditional logit, as
  /// ``bootstrap(of:cases:by:draws:seed:threads:refit:)`` does it, but without copying: all resamples share
  /// one copy of the rows, in which only the weights of the cases differ, and each search begins at the
  /// estimates on the data. A resample that cannot be fitted so is fitted from the start, with every check.
  ///
  /// - Parameters:
  ///   - fit: of this design.
  ///   - clusters: of the cases, or nil to draw single cases.
  ///   - draws: at least two; they are shared out to the estimator's threads.
  /// - Throws: ``EstimationError/input(_:)``, as the general one, and for a fit that has not converged.
  /// - Complexity: four or five Newton steps a draw. Memory: the data once more, whatever the number of draws
  ///   and threads.
  public func bootstrap(
    _ fit: ChoiceFit, on design: ChoiceDesign, by clusters: Clustering? = nil, draws: Int, seed: UInt64
  ) throws(EstimationError) -> Bootstrap {
    guard fit.termination.hasConverged else {
      throw .problem(
        .table, "the fit has not converged, so there is nothing to resample", hint: "allow more steps")
    }
    let base = design.fitted(by: fit)
    let problem = try ChoiceProblem(ChoiceData(base), threads)
    // A case that counts for nothing in the data is in none of the resamples' sums either.
    let counted = base.choiceCounts.indices.filter { base.choiceCounts[$0] > 0 }
    let start = zip(fit.coefficients, problem.units).map { $0 / $1 }
    let full = ConditionalLogit(limit: limit)
    return try bootstrapped(
      fit.covariates, fit.coefficients, cases: base.cases.count, by: clusters, draws: draws, seed: seed,
      threads: threads
    ) { sample in
      let weights = zip(problem.data.weights, counted).map { $0 * Double(sample.counts[$1]) }
      if let found = problem.maximum(weights: weights, from: start, limit: limit) {
        return .fitted(found)
      }
      guard sample.counts.indices.contains(where: { sample.counts[$0] * base.choiceCounts[$0] > 0 }) else {
        return .failed("no case of the resample counts")
      }
      do throws(EstimationError) {
        return DrawResult(try full.fit(base.resampled(sample.counts)), names: fit.covariates)
      } catch {
        return .failed(error.description)
      }
    }
  }
}

extension ChoiceProblem {
  /// The coefficients in the user's units where another weighting of the cases has its maximum, or nil where
  /// Newton's steps from `start` do not prove one.
  func maximum(weights: [Double], from start: [Double], limit: Int) -> [Double]? {
    func values(_ point: [Double], _ keepsShares: Bool) -> ChoiceSums {
      rows.sums(at: point, weights: weights, offset: data.offset)
    }
    let first = values(start, false)
    guard first.logLikelihood.isFinite, CholeskyFactor(first.curvature, order: start.count) != nil else {
      return nil
    }
    let outcome = search(limit: min(limit, 20), from: first.logLikelihood)
      .maximum(from: (start, first), evaluate: values) { $0.factor == nil }
    guard outcome.reason == .converged, ChoiceSeparation.isExcluded(by: outcome.step, self) else {
      return nil
    }
    return zip(outcome.point, units).map { $0 * $1 }
  }
}

extension ChoiceDesign {
  /// The rows and columns that a fit used.
  func fitted(by fit: ChoiceFit) -> ChoiceDesign {
    let places = fit.columnPlaces
    let used = replacing(names: fit.covariates, columns: places.map { columns[$0] })
    guard !fit.separation.rows.isEmpty else { return used }
    var (rows, newStarts, newChosen): ([Int], [Int], [Int]) = ([], [0], [])
    for n in cases.indices {
      for row in starts[n]..<starts[n + 1]
      where fit.logProbabilities[row] > -.infinity || choiceCounts[n] == 0 {
        if row == chosen[n] { newChosen.append(rows.count) }
        rows.append(row)
      }
      newStarts.append(rows.count)
    }
    return ChoiceDesign(used, cases: Array(cases.indices), rows: rows, starts: newStarts, chosen: newChosen)
  }
}
