internal import Decision
public import Kernels

/// Conditional logit with a normal prior centred on stated weights: the decisions say how much, and where
/// they are few the office's own weights say what.
///
/// With L the log-likelihood of the conditional logit, the coefficients b and the scale κ maximise
///
///     L(b) − Σₖ (sₖ bₖ − κ wₖ σₖ)² / (2ω²)
///
/// - sₖ is the standard deviation of column k within cases, `√(Σ wₙ Σⱼ (xₙⱼₖ − x̄ₙₖ)²/Jₙ ÷ Σ wₙ)`, so sₖbₖ,
///   the standardised part-worth, is in utils and no unit of measure matters;
/// - wₖ are the stated weights, which sum to one, and σₖ is 1 for a benefit and −1 for a cost;
/// - κ, how many utils a stated weight of one is worth, is free: it has no prior. A κ below zero says that
///   the decisions are the other way round, and is reported as it is;
/// - ω is the standard deviation of a part-worth around its stated value. As ω → ∞ the conditional logit
///   comes back, and at ω = 0 the part-worths are in the stated proportions and κ alone is fitted.
///
/// Covariates without a stated weight have no prior; one with a stated weight of zero is drawn to zero.
///
///     let model = PriorLogit([StatedWeight("wage", 3, .cost), StatedWeight("gdp", 1)], width: .given(0.5))
///     let fit = try model.fit(design)
///     fit.coefficients   // between the stated weights and the conditional logit's
///
/// The penalty is a constant along one direction only, so the maximum exists and is unique as soon as the
/// model of κ and the free covariates has one, even where the conditional logit has none: few cases, columns
/// that cannot be told apart, perfect prediction. The gradient that `termination` speaks of is taken for κ,
/// for the free coefficients, and for the distances from the ray in standard deviations ω.
///
/// - Source: Lindley & Smith (1972), *Journal of the Royal Statistical Society B* 34(1) 1; the mode under a
///   normal prior as ridge regression of a logit: le Cessie & van Houwelingen (1992), *Applied Statistics*
///   41(1) 191.
public struct PriorLogit: Sendable {
  public let stated: [StatedWeight]
  public let width: PriorWidth
  /// Most Newton steps.
  public let limit: Int
  /// The fit is the same on any number of them.
  public let threads: Threads

  public init(_ stated: [StatedWeight], width: PriorWidth, limit: Int = 100, threads: Threads = .one) {
    precondition(limit > 0, "caller allows at least one step")
    self.stated = stated
    self.width = width
    self.limit = limit
    self.threads = threads
  }

  /// - Throws: ``EstimationError/input(_:)`` for stated weights that cannot be used, a ω that is negative or
  ///   not finite, folds in which κ and the free covariates are not identified, and free covariates or an
  ///   index of the stated ones that predict perfectly.
  /// - Complexity: as ``ConditionalLogit/fit(_:)``; with cross-validation some 28 searches a fold, of two or
  ///   three steps each.
  public func fit(_ design: ChoiceDesign) throws(EstimationError) -> PriorFit {
    try checkWidth(design)
    let columns = try StatedColumns(stated, on: design)
    let index = design.index(of: columns)
    let reduced = design.replacing(
      names: [Self.indexName] + columns.free.map { design.names[$0] },
      columns: [index] + columns.free.map { design.columns[$0] })
    let ray = try rayFit(reduced, of: "the cases")
    let free = ray.columnPlaces.dropFirst().map { columns.free[$0 - 1] }
    let choices = try ChoiceProblem(
      ChoiceData(design).keeping(columns: columns.places + free), threads)
    let problem = PriorProblem(
      choices: choices, weights: columns.weights, deviations: columns.deviations, limit: limit)
    let validation = try validation(problem, reduced, like: ray)
    let width = validation?.width ?? givenWidth
    let mode = problem.mode(
      width: width, from: problem.start(ray.coefficients), caseWeights: choices.data.weights, threads: threads
    )
    return try fit(mode, of: problem, ray, validation, columns, on: design)
  }

  private static let indexName = "(stated weights)"

  private var givenWidth: Double { if case .given(let width) = width { width } else { 0 } }

  private func checkWidth(_ design: ChoiceDesign) throws(EstimationError) {
    switch width {
    case .given(let width):
      guard width >= 0, width.isFinite else {
        throw .problem(
          .table, "the prior's width is \(width); wanted a finite number of at least zero",
          hint: "leave out the prior where it should not count")
      }
    case .crossValidated(let folds, _):
      let cases = ChoiceData(design).chosen.count
      guard folds >= 2, folds <= cases else {
        throw .problem(
          .table, "\(folds) folds cannot be made of \(cases) cases",
          hint: "take at least 2 folds, and at most as many as there are cases")
      }
    }
  }

  /// The model at ω = 0, which must have a maximum of its own.
  private func rayFit(
    _ reduced: ChoiceDesign, of what: String, threads: Threads? = nil
  ) throws(EstimationError) -> ChoiceFit {
    let fit = try ConditionalLogit(limit: limit, threads: threads ?? self.threads).fit(reduced)
    if !fit.separation.isEmpty {
      let names = fit.separation.columns.map { "'\($0)'" }.joined(separator: ", ")
      throw .problem(
        .table,
        "\(names) \(fit.separation.columns.count == 1 ? "predicts" : "predict") choices of \(what) "
          + "perfectly, and no prior holds \(fit.separation.columns.count == 1 ? "it" : "them")",
        hint: "state weights of such covariates too, or leave them out")
    }
    guard fit.covariates.first == Self.indexName else {
      throw .problem(
        .table, "the stated weights together do not tell the alternatives of \(what) apart",
        hint: "state the weight of another covariate")
    }
    guard fit.termination.hasConverged else {
      throw .problem(
        .table, "the fit of \(what) by the stated weights alone has not converged", hint: "allow more steps")
    }
    return fit
  }

  private func validation(
    _ problem: PriorProblem, _ reduced: ChoiceDesign, like ray: ChoiceFit
  ) throws(EstimationError) -> PriorValidation? {
    guard case .crossValidated(let count, let seed) = width else { return nil }
    let counted = reduced.choiceCounts.indices.filter { reduced.choiceCounts[$0] > 0 }
    let folds = PriorValidation.folds(count, of: counted.count, seed: seed)
    var starts: [[Double]] = []
    for fold in 0..<count {
      var counts = [Int](repeating: 0, count: reduced.choiceCounts.count)
      for (place, n) in counted.enumerated() where folds[place] != fold { counts[n] = 1 }
      let found = try rayFit(reduced.resampled(counts), of: "the cases without fold \(fold + 1)")
      guard found.covariates == ray.covariates else {
        let lost = ray.covariates.filter { !found.covariates.contains($0) }.map { "'\($0)'" }
        throw .problem(
          .table, "\(lost.joined(separator: ", ")) cannot be told without fold \(fold + 1)",
          hint: "take more folds, state its weight too, or give tau a value")
      }
      starts.append(found.coefficients)
    }
    return try PriorValidation(
      problem, folds: folds, count: count, seed: seed, starts: starts, threads: threads)
  }
}

extension PriorLogit {
  private func fit(
    _ mode: PriorProblem.Mode, of problem: PriorProblem, _ ray: ChoiceFit, _ validation: PriorValidation?,
    _ columns: StatedColumns, on design: ChoiceDesign
  ) throws(EstimationError) -> PriorFit {
    let (outcome, coordinates) = (mode.outcome, mode.coordinates)
    guard let factor = outcome.factor else {
      throw .problem(
        .table, "a prior \(plain(mode.width)) wide does not tell all columns apart",
        hint: "take a larger tau, or leave out columns that are combinations of others")
    }
    let inverse = factor.inverse()
    let data = problem.choices.data
    let penalty = outcome.point.indices.reduce(0) {
      coordinates.isPenalised($1) ? $0 + outcome.point[$1] * outcome.point[$1] / 2 : $0
    }
    let priors = outcome.point.indices.reduce(0) {
      coordinates.isPenalised($1) ? $0 + inverse[$1 * coordinates.count + $1] : $0
    }
    let coefficients = mode.coefficients
    let shares =
      problem.choices.values(
        at: zip(coefficients, problem.choices.units).map { $0 / $1 }, keepsShares: true
      ).logShares ?? []
    var spread = [Double](repeating: -.infinity, count: design.rowCount)
    for (row, value) in zip(data.rows, shares) { spread[row] = value }
    let norm = outcome.values.gradient.reduce(0) { max($0, abs($1)) }
    let iterations = outcome.iterations + outcome.fallbackIterations
    let termination: Termination =
      switch outcome.reason {
      case .converged: .converged(gradientNorm: norm, iterations: iterations)
      case .stalled, .stopped: .stalled(gradientNorm: norm, iterations: iterations)
      case .limit: .iterationLimit(gradientNorm: norm, limit: limit)
      }
    let dropped =
      design.dropped + columns.dropped.filter { !design.dropped.contains($0) }
      + ray.dropped.filter { !design.dropped.contains($0) }
    let (disagreement, missing) = disagreement(on: design)
    let scale = outcome.point[0]
    // κ as a coordinate is the nearest multiple of v to S b; as the centre of the prior it is as far from
    // that as K₁ normal distances let it be.
    let square = columns.weights.reduce(0) { $0 + $1 * $1 }
    return PriorFit(
      covariates: data.names, coefficients: coefficients, covariance: coordinates.covariance(inverse),
      logLikelihood: outcome.values.logLikelihood + penalty, penalty: penalty,
      nullLogLikelihood: ray.nullLogLikelihood, caseCount: ray.caseCount, choiceCount: ray.choiceCount,
      rowCount: ray.rowCount, width: mode.width, validation: validation, scale: scale,
      scaleStandardError: (inverse[0] + mode.width * mode.width / square).squareRoot(),
      effectiveCount: Double(coordinates.count) - priors,
      termination: termination, logProbabilities: spread, dropped: dropped,
      separation: Separation(rows: [], columns: []), disagreement: disagreement,
      notices: notices(scale, columns) + (validation?.notices ?? []) + missing, columnPlaces: data.places)
  }

  private func notices(_ scale: Double, _ columns: StatedColumns) -> [Notice] {
    var notices: [Notice] = []
    if scale < 0 {
      notices.append(
        Notice("the decisions are the other way round from the stated weights: their scale is below zero"))
    }
    for column in columns.dropped {
      notices.append(Notice("the stated weight of '\(column.name)' does not count: \(column.reason)"))
    }
    return notices
  }

  private func disagreement(on design: ChoiceDesign) -> (Disagreement?, [Notice]) {
    do throws(EstimationError) {
      let fit = try ConditionalLogit(limit: limit, threads: threads).fit(design)
      return (try fit.disagreement(with: stated, on: design), [])
    } catch {
      return (nil, [Notice("the stated weights cannot be tested against the decisions: \(error)")])
    }
  }
}

extension ChoiceDesign {
  /// `Σₖ wₖ σₖ (xₖ − x̄ₖ)/sₖ` over the stated columns, of which κ is the coefficient at ω = 0.
  fileprivate func index(of columns: StatedColumns) -> [Double] {
    var index = [Double](repeating: 0, count: rowCount)
    for (place, column) in columns.places.enumerated() {
      let values = self.columns[column]
      let factor = columns.weights[place] / columns.deviations[place]
      for n in chosen.indices {
        let rows = starts[n]..<starts[n + 1]
        let origin = values[rows.lowerBound]
        let mean = rows.reduce(0) { $0 + (values[$1] - origin) } / Double(rows.count)
        for row in rows { index[row] += factor * ((values[row] - origin) - mean) }
      }
    }
    return index
  }
}
