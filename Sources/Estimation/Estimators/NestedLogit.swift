internal import Decision
public import Kernels

/// Nested logit: alternatives of one nest are closer substitutes than those of different nests.
///
///     Pₙⱼ = exp(Vⱼ/λₘ) / Σᵢ∈ₘ exp(Vᵢ/λₘ) · exp(λₘ Iₘ) / Σₗ exp(λₗ Iₗ),   Iₘ = log Σᵢ∈ₘ exp(Vᵢ/λₘ)
///
/// with j in nest m and `Vₙⱼ = offsetₙⱼ + Σₖ βₖ xₙⱼₖ`: utility is divided by λ inside the nest, so that β is
/// in the same units in every nest. λ = 1 in all nests is the conditional logit.
///
///     // two buses and a train, x = 1 for bus 2: 50 took bus 1, 30 bus 2 and 60 the train
///     let fit = try NestedLogit().fit(design, nests: ["road", "road", "rail", …])
///     fit.covariates    // ["second", "lambda(road)"]
///     fit.coefficients  // [-0.3127, 0.6121]: λ = log(80/60)/log(80/50), β = λ log(30/50)
///
/// The likelihood is not concave. The search by ``AscentSearch`` sets out from the conditional logit with λ =
/// 1 and from smaller, larger and mixed λs; the best maximum is kept, and a notice says how many starts led
/// there. λ is nowhere held within bounds: above one it is reported with what that means, and where the
/// likelihood rises on towards zero from every start the search goes on below zero and, when there is no
/// higher maximum there, the fit is refused with the λ named. A nest of one alternative in every case has no
/// λ; cases in which a nest has one alternative say nothing about its λ, and the others do.
///
/// A fit has converged when the gradient is zero in the unit of every covariate and of every λ (10⁻⁷, or the
/// rounding of its sum if that is more), the information is positive definite there, and the point is within
/// 10⁻¹¹ standard errors of the maximum (10⁻⁸ where rounding lets it come no nearer). Columns that cannot be
/// told apart, and perfect prediction, are found as for ``ConditionalLogit``. With λ ≤ 1 that is the
/// separation of the nested logit, too; with λ > 1 it rules out more than it need
/// (``NestedLogit/separationNotice``), and a notice says so.
///
/// - Source: McFadden (1978), in Karlqvist et al. (eds.), *Spatial Interaction Theory and Planning Models*;
///   Train (2009), *Discrete Choice Methods with Simulation*, 2nd ed., eqs. 4.2-4.5.
public struct NestedLogit: Sendable {
  public static let name = "nested-logit"
  /// Most steps from a start.
  public let limit: Int
  /// The fit is the same on any number of them.
  public let threads: Threads

  public init(limit: Int = 200, threads: Threads = .one) {
    precondition(limit > 0, "caller allows at least one step")
    self.limit = limit
    self.threads = threads
  }

  /// - Parameters:
  ///   - nests: the nest of every row of the design, as `design.grouping(ofRowsBy:)` gives them.
  ///   - equalLambda: whether all nests have the same λ.
  /// - Throws: ``EstimationError/input(_:)`` when an alternative is in several nests or a row in none, no
  ///   nest has two alternatives or no case two nests, no column is left, or the likelihood has no single
  ///   maximum; parameters are named. Not converging within the limit is no error but a ``Termination``.
  /// - Complexity: O(rows × K²) a step; some 10 steps from each of 5 starts. Memory: the data twice more.
  public func fit(
    _ design: ChoiceDesign, nests: Grouping, equalLambda: Bool = false
  ) throws(EstimationError) -> NestedFit {
    try NestedChoices.check(nests, on: design)
    let flat = try ConditionalLogit(threads: threads).fit(design)
    let problem = try problem(design, nests: nests, equalLambda: equalLambda, flat)
    let found = try NestedMaximum(problem, from: flat.coefficients, limit: limit)
    return try fit(found, of: problem, on: design, nests: nests, flat)
  }

  /// - Parameter nests: the name of the nest of every row, in the order of the design's rows.
  /// - Throws: as with a grouping; an empty name is no nest.
  public func fit(
    _ design: ChoiceDesign, nests: [String], equalLambda: Bool = false
  ) throws(EstimationError) -> NestedFit {
    let levels = Array(Set(nests)).sorted()
    let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
    return try fit(
      design, nests: Grouping(name: "nest", levels: levels, codes: nests.map { places[$0] ?? 0 }),
      equalLambda: equalLambda)
  }

  func problem(
    _ design: ChoiceDesign, nests: Grouping, equalLambda: Bool, _ flat: ChoiceFit
  ) throws(EstimationError) -> NestedProblem {
    let data = ChoiceData(design).keeping(columns: flat.columnPlaces)
      .removing(rows: flat.logProbabilities.map { $0 == -.infinity })
    return try NestedProblem(NestedChoices(data, nests: nests, equalLambda: equalLambda), threads)
  }

  private func fit(
    _ found: NestedMaximum, of problem: NestedProblem, on design: ChoiceDesign, nests: Grouping,
    _ flat: ChoiceFit
  ) throws(EstimationError) -> NestedFit {
    let outcome = found.best
    let (order, units) = (problem.order, problem.units)
    let sums = problem.sums(at: outcome.point, keepsShares: true)
    guard let factor = CholeskyFactor(sums.curvature, order: order) else {
      throw .problem(
        .table,
        "the search ended after \(outcome.iterations) steps where the information cannot be inverted, "
          + "so there are no standard errors",
        hint: "allow more steps, take equal lambdas, or fewer nests or columns")
    }
    var covariance = factor.inverse()
    for a in 0..<order {
      for b in 0..<order { covariance[a * order + b] *= units[a] * units[b] }
    }
    let norm = zip(sums.gradient, units).reduce(0) { max($0, abs($1.0 / $1.1)) }
    let termination: Termination =
      switch outcome.reason {
      case .converged: .converged(gradientNorm: norm, iterations: outcome.iterations)
      case .limit: .iterationLimit(gradientNorm: norm, limit: limit)
      default: .stalled(gradientNorm: norm, iterations: outcome.iterations)
      }
    func onDesign(_ values: [Double]?) -> [Double] {
      var spread = [Double](repeating: -.infinity, count: design.rowCount)
      for (row, value) in zip(problem.choices.data.rows, values ?? []) { spread[row] = value }
      return spread
    }
    var notices: [Notice] = []
    if !flat.separation.isEmpty {
      notices.append(
        Notice(
          "\(flat.separation.rows.count) rows are predicted perfectly by "
            + flat.separation.columns.map { "'\($0)'" }.joined(separator: ", ") + " and were left out"))
      notices.append(Self.separationNotice)
    }
    notices += found.notices
    var fit = NestedFit(
      covariates: problem.names, coefficients: zip(outcome.point, units).map(*), covariance: covariance,
      logLikelihood: outcome.values.value, nullLogLikelihood: flat.nullLogLikelihood,
      conditionalLogLikelihood: flat.termination.hasConverged ? flat.logLikelihood : nil,
      caseCount: flat.caseCount, choiceCount: flat.choiceCount, rowCount: flat.rowCount,
      termination: termination, logProbabilities: onDesign(sums.logShares),
      logInnerProbabilities: onDesign(sums.logInnerShares), dropped: flat.dropped,
      separation: flat.separation, notices: notices, singleNests: problem.choices.singles,
      scaleCount: problem.scaleCount, nests: nests, scaleOfLevel: problem.choices.scaleOfLevel,
      columnPlaces: flat.columnPlaces)
    fit.notices += fit.meanings(on: design)
    return fit
  }
}
