import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

/// Laws that fits of random studies keep, each checked by sums of the test's own over the rows.
///
/// `LODESTONE_FUZZ_SEEDS=1000` takes so many seeds instead of the few.
@Suite struct FuzzLawTests {
  private static func seeds(_ few: Int) -> Range<UInt64> {
    let asked = ProcessInfo.processInfo.environment["LODESTONE_FUZZ_SEEDS"].flatMap { Int($0) }
    return 0..<UInt64(asked ?? few)
  }

  private func fitted(_ study: RandomStudy) -> Estimate? {
    guard let estimate = try? study.question().estimate(on: study.columns),
      estimate.ending.reason == .converged, !study.formula.contains("|")
    else { return nil }
    return estimate
  }

  /// No move of a tenth of an error in any coefficient or in alpha, and with alpha at zero no alpha above it,
  /// gains anything.
  @Test func negativeBinomialsAreMaxima() throws {
    var (inner, edge) = (0, 0)
    for seed in Self.seeds(200) {
      let study = RandomStudy(.negativeBinomial, seed: seed)
      guard let estimate = fitted(study), let value = estimate.fit.logLikelihood, abs(value) < 1e6,
        let oracle = LikelihoodOracle(study, estimate)
      else { continue }
      let point = estimate.coefficients.map(\.estimate)
      let slack = 1e-9 * max(1, abs(value))
      #expect(abs(oracle.value(point) - value) <= slack, "seed \(seed): \(oracle.value(point)), not \(value)")
      for (k, coefficient) in estimate.coefficients.enumerated() {
        guard let error = coefficient.error?.standardError else { continue }
        for step in [-0.1, 0.1] {
          var other = point
          other[k] += step * error
          if coefficient.name == "alpha", other[k] <= 0 { continue }
          #expect(oracle.value(other) <= value + slack, "seed \(seed): \(coefficient.name) by \(step) errors")
        }
      }
      if estimate.coefficients.contains(where: { $0.name == "alpha" }) {
        inner += 1
      } else {
        edge += 1
        try expectPoisson(estimate, study, seed)
        for alpha in [1e-6, 1e-3, 0.1, 1] {
          let above = oracle.value(point, alpha: alpha)
          // The logarithms of gammas at 1/alpha cancel to 10⁻¹⁶/alpha of their size.
          #expect(above <= value + max(slack, 1e-13 / alpha * oracle.size), "seed \(seed): alpha \(alpha)")
        }
      }
    }
    #expect(inner > 10 && edge > 10, "\(inner) with an alpha and \(edge) without")
  }

  /// At alpha zero the same coefficients and likelihood as Poisson's own.
  private func expectPoisson(_ estimate: Estimate, _ study: RandomStudy, _ seed: UInt64) throws {
    let poisson = try EstimationQuestion(.poisson, formula: study.formula, options: study.options)
      .estimate(on: study.columns)
    #expect(poisson.coefficients == estimate.coefficients, "seed \(seed)")
    #expect(poisson.fit.logLikelihood == estimate.fit.logLikelihood, "seed \(seed)")
    #expect(
      estimate.dropped.contains { $0.name == "alpha" && $0.reason.contains("boundary of zero") },
      "seed \(seed)")
  }

  /// Every column that has a coefficient is orthogonal to what is left, but for the rounding of figures and
  /// coefficients, half a unit in the last place of each. Where nothing is left but rounding, as the fit then
  /// says, there is no more of it than rounding of the response.
  @Test func leastSquaresSolveTheirEquations() throws {
    var found = 0
    for seed in Self.seeds(200) {
      let study = RandomStudy(.ols, seed: seed)
      guard let estimate = fitted(study), let oracle = LikelihoodOracle(study, estimate) else { continue }
      let equations = oracle.equations(estimate.coefficients.map(\.estimate))
      let isExact = estimate.notices.contains { $0.text.contains("give the response exactly") }
      for (name, one) in zip(oracle.names, equations) {
        guard one.size.isFinite, one.rounding.isFinite, one.whole.isFinite else { continue }
        #expect(
          abs(one.product) <= 4 * one.rounding + 1e-15 * (isExact ? one.whole : one.size),
          "seed \(seed): \(name) has \(one.product) of \(one.size)")
        found += 1
      }
    }
    #expect(found > 100)
  }
}
