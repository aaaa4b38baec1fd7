internal import Decision
public import Kernels

/// Negative binomial model of counts whose variance is μ + αμ², known as NB2.
///
/// `log μᵢ = offsetᵢ + Σₖ βₖ xᵢₖ`; β and α maximise `Σᵢ wᵢ (log Γ(yᵢ + 1/α) − log Γ(1/α) − log Γ(yᵢ + 1)
/// + yᵢ log(αμᵢ) − (yᵢ + 1/α) log(1 + αμᵢ))` together. The covariance is the inverse of the joint observed
/// information, with `alpha` as the last of the ``CountFit/covariates``.
///
///     // y = 0, 0, 0, 10 with a constant alone
///     let fit = try NegativeBinomial().fit(design)
///     fit.covariates       // ["(constant)", "alpha"]
///     fit.coefficients[0]  // 0.9162907318741551, log 2.5
///
/// Newton's steps with the exact second derivatives in β and log α, from the Poisson fit and three values of
/// α around what its residuals suggest; the best end is kept, and a notice says how many starts lead to it.
/// Where the likelihood rises as α goes to zero, the Poisson model fits best: the fit is then that one,
/// ``CountFit/alpha`` is zero, `alpha` is among the columns dropped, and a notice says so.
/// ``overdispersionTest(poisson:negativeBinomial:)`` tests whether α is zero.
///
/// - Source: Lawless (1987), *Canadian Journal of Statistics* 15(3); Cameron & Trivedi (2013), *Regression
///   Analysis of Count Data*, 2nd ed., section 3.3.
public struct NegativeBinomial: Sendable {
  public static let name = "negative-binomial"
  /// The coefficient name of the spread.
  public static let alphaName = "alpha"
  /// Most Newton steps from one start.
  public let limit: Int
  /// The fit is the same on any number of them.
  public let threads: Threads

  public init(limit: Int = 100, threads: Threads = .one) {
    precondition(limit > 0, "caller allows at least one step")
    self.limit = limit
    self.threads = threads
  }

  /// - Parameter weights: what each row of the design counts for, not negative; nil for one each.
  /// - Throws: ``EstimationError/input(_:)`` with every response that is no whole number from 0 on and every
  ///   weight outside its range, when all responses are zero, for absorbed effects, and when no column is
  ///   left.
  /// - Complexity: O(rows × K²) a step, some 10 steps for each of 3 starts.
  public func fit(_ design: Design, weights: [Double]? = nil) throws(EstimationError) -> CountFit {
    let data = try CountData(design, weights: weights, model: "a negative binomial model")
    try check(data)
    // The mean model of both is the same, so that rows ruled out and columns dropped are the same too.
    let poisson = Poisson(limit: limit, threads: threads)
    let solution = try poisson.solved(data)
    let (problem, outcome) = (solution.problem, solution.outcome)
    let search = NegativeBinomialSearch(problem: problem, limit: limit, threads: threads)
    let boundary = outcome.value
    let starts = Self.starts(problem, outcome.means)
    let ends = starts.map { search.maximum(from: (outcome.coefficients, $0)) }
    let null = nullLogLikelihood(solution)
    let inner = ends.filter { $0.reason != .vanished && $0.values.value > boundary }
    guard let best = inner.max(by: { $0.values.value < $1.values.value }) else {
      return poissonFit(poisson, solution, null: null)
    }
    let agreeing = ends.count {
      abs($0.values.value - best.values.value) <= 1e-8 * max(1, abs(best.values.value))
        && abs($0.alpha - best.alpha) <= 1e-4 * best.alpha
    }
    return fit(solution, best, search, null: null, starts: (agreeing, ends.count))
  }

  private func check(_ data: CountData) throws(EstimationError) {
    let design = data.design
    var problems = EstimationProblems()
    if !design.absorbed.isEmpty {
      let names = design.absorbed.map { "'\($0.name)'" }.joined(separator: ", ")
      problems.append(
        .init(
          .table, "a negative binomial model cannot absorb effects (\(names))",
          hint: "fit poisson with a robust or clustered covariance, or name them as factors"))
    }
    for row in data.rows where design.response[row] != design.response[row].rounded() {
      problems.append(
        .init(
          .row(design.rowNumbers[row]),
          "the response '\(design.formula.response.name)' is \(design.response[row]); wanted a whole number",
          hint: "fit poisson, which takes any response that is not negative"))
    }
    try problems.refuse()
  }

  /// What the squares of Poisson residuals suggest for α, a tenth and ten times that.
  private static func starts(_ problem: CountProblem, _ means: [Double]) -> [Double] {
    var (excess, squares) = (0.0, 0.0)
    for row in means.indices {
      let rest = problem.response[row] - means[row]
      excess += problem.weights[row] * (rest * rest - problem.response[row])
      squares += problem.weights[row] * means[row] * means[row]
    }
    let suggested = excess > 0 && squares > 0 ? min(max(excess / squares, 1e-4), 1e4) : 0.01
    return [suggested, suggested / 10, suggested * 10]
  }

  /// Of the constant and an α of its own, or of the constant alone where the Poisson model fits as well.
  private func nullLogLikelihood(_ solution: Poisson.Solution) -> Double {
    let problem = solution.problem.constantAlone(threads: threads)
    let search = NegativeBinomialSearch(problem: problem, limit: limit, threads: threads)
    let constant = problem.commonRate
    let means = problem.level.map(exponential)
    let values = Self.starts(problem, means).map {
      search.maximum(from: ([constant], $0)).values.value
    }
    return values.reduce(problem.poissonNull, max) - problem.factorials
  }
}
