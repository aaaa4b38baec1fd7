internal import GSL

/// Tests that dissimilarity parameters of a nested logit are one, which is the conditional logit.
public struct DissimilarityTest: Sendable, Equatable {
  /// A chi-square statistic, and the probability of one at least as large when the λs are one.
  public struct Statistic: Sendable, Equatable {
    public let value: Double
    public let degrees: Int
    public let pValue: Double
  }

  /// Names of the λs that are tested.
  public let names: [String]
  /// `(λ − 1)′ V⁻¹ (λ − 1)` with the covariance V of the fit or the one given; for one λ the square of
  /// `(λ − 1)/σ`. Nil where V is not positive definite.
  public let wald: Statistic?
  /// Twice what the log-likelihood loses when the λs are held at one and everything else is fitted again; nil
  /// where that fit did not converge.
  public let likelihoodRatio: Statistic?
}

extension NestedFit {
  /// The test that every λ is one: against the conditional logit.
  ///
  ///     // λ = 0.8465 with an error of 0.0838 lies 1.831 errors below one: Wald 3.353 with 1 degree
  ///
  /// - Parameter covariance: (K + M)², row-major; that of the fit unless a robust one is given.
  /// - Throws: ``EstimationError/input(_:)`` when a tail cannot be found.
  /// - Complexity: O(M³).
  /// - Source: Greene (2018), *Econometric Analysis*, 8th ed., section 14.6.
  public func dissimilarityTest(covariance: [Double]? = nil) throws(EstimationError) -> DissimilarityTest {
    let places = Array(columnCount..<count)
    return DissimilarityTest(
      names: places.map { covariates[$0] }, wald: try wald(places, covariance ?? self.covariance),
      likelihoodRatio: try conditionalLogLikelihood.flatMap { other throws(EstimationError) in
        try Self.statistic(2 * (logLikelihood - other), places.count)
      })
  }

  fileprivate func wald(
    _ places: [Int], _ covariance: [Double]
  ) throws(EstimationError) -> DissimilarityTest.Statistic? {
    precondition(covariance.count == count * count, "caller passes (K + M)² values")
    let part = places.flatMap { a in places.map { covariance[a * count + $0] } }
    let distances = places.map { coefficients[$0] - 1 }
    guard let solution = CholeskyFactor(part, order: places.count)?.solution(distances) else { return nil }
    return try Self.statistic(zip(solution, distances).reduce(0) { $0 + $1.0 * $1.1 }, places.count)
  }

  fileprivate static func statistic(
    _ value: Double, _ degrees: Int
  ) throws(EstimationError) -> DissimilarityTest.Statistic {
    // A fit that is no worse than the wider one but for rounding.
    let value = max(value, 0)
    do throws(GSLError) {
      return DissimilarityTest.Statistic(
        value: value, degrees: degrees, pValue: try chiSquareTail(above: value, degrees: Double(degrees)))
    } catch {
      throw .problem(.table, error.description, hint: "look at the estimates, which are out of range")
    }
  }
}

extension NestedLogit {
  /// The tests that each λ by itself is one, in the order of the λs. For each the model is fitted again with
  /// that λ held at one.
  ///
  /// - Parameters:
  ///   - fit: of this design with these settings.
  ///   - covariance: (K + M)², row-major; that of the fit unless a robust one is given.
  /// - Throws: ``EstimationError/input(_:)`` as fitting does.
  /// - Complexity: of M fits from two starts each.
  public func dissimilarityTests(
    of fit: NestedFit, on design: ChoiceDesign, covariance: [Double]? = nil
  ) throws(EstimationError) -> [DissimilarityTest] {
    if fit.scaleCount == 1 { return [try fit.dissimilarityTest(covariance: covariance)] }
    let flat = try ConditionalLogit(threads: threads).fit(design)
    var problem = try problem(design, nests: fit.nests, equalLambda: false, flat)
    let best = zip(fit.coefficients, problem.units).map { $0 / $1 }
    let start = zip(flat.coefficients, problem.units).map { $0 / $1 } + (0..<fit.scaleCount).map { _ in 1.0 }
    var tests: [DissimilarityTest] = []
    for place in fit.columnCount..<fit.count {
      problem.free = (0..<fit.count).filter { $0 != place }
      var held = best
      held[place] = 1
      // Refused means that the model with this λ at one has no maximum to compare with.
      let found = try? NestedMaximum(problem, starts: [held, start], limit: limit)
      let other = found.flatMap { $0.best.reason == .converged ? $0.best.values.value : nil }
      tests.append(
        DissimilarityTest(
          names: [fit.covariates[place]], wald: try fit.wald([place], covariance ?? fit.covariance),
          likelihoodRatio: try other.flatMap { other throws(EstimationError) in
            try NestedFit.statistic(2 * (fit.logLikelihood - other), 1)
          }))
    }
    return tests
  }
}
