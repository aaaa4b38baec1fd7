internal import Decision
public import Kernels

/// Conditional logit: the probability that case n chooses alternative j among the ones open to it.
///
/// `Pₙⱼ = exp(Vₙⱼ) / Σᵢ exp(Vₙᵢ)` with `Vₙⱼ = offsetₙⱼ + Σₖ βₖ xₙⱼₖ`; β maximises `Σₙ wₙ log Pₙ,chosen`,
/// which is concave. Newton's steps with the exact second derivatives, halved where they go too far; columns
/// are centred within their cases and scaled, coefficients and covariance come back in the unit of the data.
/// Where Newton's steps fail, BFGS goes on, and the fit says so.
///
///     // 50 people, two modes, x = 1 for the mode that was advertised; 40 chose it
///     let fit = try ConditionalLogit().fit(design)
///     fit.coefficients    // [1.3863], log(40/10)
///     fit.standardErrors  // [0.3536], √(1/40 + 1/10)
///
/// A fit has converged when the gradient is zero in the unit of every covariate (10⁻⁷, or the rounding of its
/// sum if that is more), the coefficients are within 10⁻¹¹ standard errors of the maximum, and the last step
/// proves that there is a maximum. Columns that cannot be told apart, and rows and columns with perfect
/// prediction, are found, named and left out (``ChoiceSeparation`` says how).
///
/// When the alternatives of a case are a sample, alternative j with inclusion probability πⱼ (one for the
/// chosen one), McFadden's correction is the offset −ln πⱼ: `offset(-log(pi))` in the formula. For a sample
/// with the same π for all it cancels.
///
/// - Source: McFadden (1974), in Zarembka (ed.), *Frontiers in Econometrics*, ch. 4; sampled alternatives:
///   McFadden (1978), in Karlqvist et al. (eds.), *Spatial Interaction Theory and Planning Models*, pp.
///   87-91.
public struct ConditionalLogit: Sendable {
  public static let name = "conditional-logit"
  /// Most Newton steps.
  public let limit: Int
  /// The fit is the same on any number of them.
  public let threads: Threads

  public init(limit: Int = 100, threads: Threads = .one) {
    precondition(limit > 0, "caller allows at least one step")
    self.limit = limit
    self.threads = threads
  }

  /// - Throws: ``EstimationError/input(_:)`` when nothing can be estimated: no column is left, figures are
  ///   too large, or memory runs out. Not converging is no error but a ``Termination``.
  /// - Complexity: O(rows × K²) a step; 5 to 9 steps as a rule. Memory: the data once more.
  public func fit(_ design: ChoiceDesign) throws(EstimationError) -> ChoiceFit {
    var data = ChoiceData(design)
    var findings = Findings(dropped: design.dropped)
    while true {
      guard !data.columns.isEmpty else { throw nothingLeft(findings) }
      let problem = try ChoiceProblem(data, threads)
      let constant = data.columns.indices.filter {
        problem.rows.spreads[$0].distance <= ChoiceSets.sameness * problem.rows.spreads[$0].size
      }
      if !constant.isEmpty {
        findings.dropped += constant.map {
          OmittedColumn(name: data.names[$0], reason: "it is the same for all alternatives of every case")
        }
        data = data.keeping(columns: data.columns.indices.filter { !constant.contains($0) })
        continue
      }
      if let separation = ChoiceSeparation(singleColumnsOf: problem) {
        data = findings.take(separation, from: data)
        continue
      }
      let start = try start(problem)
      let identified = IdentifiedColumns(problem, curvature: start.values.curvature)
      if !identified.combinations.isEmpty {
        findings.dropped += identified.dropped(data.names)
        data = data.keeping(columns: identified.kept)
        continue
      }
      let (outcome, separation) = try search(problem, from: start)
      if let separation {
        data = findings.take(separation, from: data)
        continue
      }
      return fit(outcome, of: problem, on: design, findings)
    }
  }

  /// What was found on the way to the data that can be fitted.
  private struct Findings {
    var dropped: [OmittedColumn]
    /// Places of rows in the design.
    var rows: [Int] = []
    var columns: [String] = []

    mutating func take(_ separation: ChoiceSeparation, from data: ChoiceData) -> ChoiceData {
      rows += data.rows.indices.filter { separation.isRuledOut[$0] }.map { data.rows[$0] }
      columns += separation.columns.map { data.names[$0] }
      dropped += separation.dropped
      return separation.remaining
    }
  }

  private func nothingLeft(_ findings: Findings) -> EstimationError {
    if findings.columns.isEmpty {
      let found = findings.dropped.prefix(5).map { "'\($0.name)': \($0.reason)" }.joined(separator: "; ")
      return .problem(
        .table, "no column is left to estimate" + (found.isEmpty ? "" : " (\(found))"),
        hint: "take covariates that differ between the alternatives of a case")
    }
    let names = findings.columns.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return .problem(
      .table, "\(names) \(findings.columns.count == 1 ? "predicts" : "predict") every choice perfectly",
      hint: "no finite coefficient fits best; leave out what is another form of the choice")
  }
}

extension ConditionalLogit {
  struct Start {
    var point: [Double]
    var values: ChoiceSums
  }

  /// Zero, or for much data the coefficients of every 16th case, which spare two or three passes over all.
  private func start(_ problem: ChoiceProblem) throws(EstimationError) -> Start {
    let zero = problem.units.map { _ in 0.0 }
    let few = 16 * 10 * zero.count
    if problem.data.rows.count > 100_000, problem.data.chosen.count > few {
      let sample = try ChoiceProblem(problem.data.sample(every: 16), .one)
      let search = sample.search(limit: 8, from: 0)
      let found = search.maximum(from: (zero, sample.values(at: zero)), evaluate: sample.values) {
        // A tenth of a standard error of the sample is less than the sample can tell.
        $0.factor != nil && zip($0.step, $0.values.gradient).reduce(0) { $0 + $1.0 * $1.1 } < 0.01
      }
      if found.reason == .stopped || found.reason == .converged {
        let point = zip(found.point, zip(sample.units, problem.units)).map { $0 * $1.0 / $1.1 }
        let values = problem.values(at: point)
        if values.logLikelihood.isFinite { return Start(point: point, values: values) }
      }
    }
    return Start(point: zero, values: problem.values(at: zero))
  }

  /// Searches for the maximum, and for rows ruled out when the search shows signs of them.
  private func search(
    _ problem: ChoiceProblem, from start: Start
  ) throws(EstimationError) -> (ConcaveSearch.Outcome, ChoiceSeparation?) {
    var step: [Double] = []
    var candidates: [Bool]?
    let search = problem.search(limit: limit, from: start.values.logLikelihood)
    var outcome = search.maximum(from: (start.point, start.values), evaluate: problem.values) { outcome in
      if outcome.factor != nil { step = outcome.step }
      guard outcome.iterations >= 8, !ChoiceSeparation.isExcluded(by: step, problem) else { return false }
      candidates = ChoiceSeparation.candidates(by: step, problem)
      return candidates != nil
    }
    if outcome.reason == .converged, ChoiceSeparation.isExcluded(by: outcome.step, problem) {
      return (outcome, nil)
    }
    if let candidates,
      let found = try ChoiceSeparation(candidates: candidates, step: step, problem, threads: threads)
    {
      return (outcome, found)
    }
    if outcome.reason == .stopped {
      outcome = search.maximum(from: (outcome.point, outcome.values), evaluate: problem.values) { _ in false }
      if outcome.reason == .converged, ChoiceSeparation.isExcluded(by: outcome.step, problem) {
        return (outcome, nil)
      }
    }
    // The gradient may be small along a ridge that never ends; without proof of a maximum that is no answer.
    if outcome.reason == .converged { outcome.reason = .stalled }
    return (outcome, nil)
  }

  private func fit(
    _ outcome: ConcaveSearch.Outcome, of problem: ChoiceProblem, on design: ChoiceDesign, _ findings: Findings
  ) -> ChoiceFit {
    let data = problem.data
    let units = problem.units
    let order = units.count
    let values = outcome.values
    var notices: [Notice] = []
    if outcome.fallbackIterations > 0 {
      notices.append(
        Notice(
          "Newton's steps failed, and BFGS went on for \(outcome.fallbackIterations) iterations"))
    }
    if !findings.rows.isEmpty {
      notices.append(
        Notice(
          "\(findings.rows.count) rows are predicted perfectly by "
            + findings.columns.map { "'\($0)'" }.joined(separator: ", ") + " and were left out"))
    }
    let iterations = outcome.iterations + outcome.fallbackIterations
    let norm = zip(values.gradient, units).reduce(0) { max($0, abs($1.0 / $1.1)) }
    let termination: Termination =
      switch outcome.reason {
      case .converged: .converged(gradientNorm: norm, iterations: iterations)
      case .stalled, .stopped: .stalled(gradientNorm: norm, iterations: iterations)
      case .limit: .iterationLimit(gradientNorm: norm, limit: limit)
      }
    if outcome.factor == nil {
      notices.append(Notice("the information cannot be inverted, so there are no standard errors"))
    }
    var covariance =
      outcome.factor?.inverse() ?? [Double](repeating: .nan, count: order * order)
    for a in 0..<order {
      for b in 0..<order { covariance[a * order + b] *= units[a] * units[b] }
    }
    let found = values.logShares ?? problem.values(at: outcome.point, keepsShares: true).logShares ?? []
    var shares = found
    if data.rows.count < design.rowCount {
      shares = [Double](repeating: -.infinity, count: design.rowCount)
      for (row, value) in zip(data.rows, found) { shares[row] = value }
    }
    var null = 0.0
    for (place, weight) in data.weights.enumerated() {
      null -= weight * logarithm(Double(data.starts[place + 1] - data.starts[place]))
    }
    return ChoiceFit(
      covariates: data.names, coefficients: zip(outcome.point, units).map(*), covariance: covariance,
      logLikelihood: values.logLikelihood, nullLogLikelihood: null, caseCount: data.chosen.count,
      choiceCount: design.choiceCounts.reduce(0, +), rowCount: data.rows.count, termination: termination,
      logProbabilities: shares, dropped: findings.dropped,
      separation: Separation(
        rows: findings.rows.map { design.rowNumbers[$0] }.sorted(), columns: findings.columns),
      notices: notices, columnPlaces: data.places)
  }
}
