internal import Kernels

extension MixedRun {
  /// Twice the log-likelihood that a spread must win over zero when the likelihood also falls away from zero:
  /// less than that is what draws win for a spread that is none.
  private static var leastGain: Double { 0.2 }

  /// Spreads for which the likelihood is highest at zero are held there, one after the other, the least
  /// certain one first, and the rest is fitted again.
  ///
  /// With the exact expectation the likelihood is even in a spread: its slope at zero is zero, and zero is a
  /// maximum when the second derivative, the other parameters following, is negative there. That derivative
  /// is also the slope in the variance (Chesher 1984), so the variance would be negative if it could.
  func withoutBoundary(_ found: End) -> End {
    var end = found
    while true {
      guard let next = candidates(end).lazy.compactMap({ held(at: $0, end) }).first else { return end }
      end = next
    }
  }

  private func candidates(_ end: End) -> [Int] {
    let (point, columnCount) = (end.outcome.point, end.model.columnCount)
    let inverse = end.outcome.factor?.inverse()
    let ratios = end.model.columns.spreads.indices.map { s -> Double in
      let a = columnCount + s
      // Without errors nothing is known of any of them.
      return inverse.map { abs(point[a]) / $0[a * point.count + a].squareRoot() } ?? 0
    }
    return ratios.indices.filter { ratios[$0] < 2 && end.model.isAlone($0) }
      .sorted { ratios[$0] < ratios[$1] }
  }

  /// The end with the spread held at zero, or nil when zero is not where the likelihood is highest.
  private func held(at spread: Int, _ end: End) -> End? {
    let a = end.model.columnCount + spread
    let model = end.model.without(spread: spread)
    let choices = end.choices.with(model.columns)
    var point = end.outcome.point
    point.remove(at: a)
    let outcome = search(choices, model, from: point)
    guard outcome.reason == .converged,
      2 * (end.outcome.values.logLikelihood - outcome.values.logLikelihood) < Self.leastGain
    else { return nil }
    var full = outcome.point
    full.insert(0, at: a)
    let values = end.choices.sums(at: full, threads: settings.threads)
    guard rest(of: a, values.curvature, outcome.factor) > 0 else { return nil }
    return End(
      model: model, choices: choices, outcome: outcome, held: end.held + [end.model.columns.spreads[spread]])
  }

  /// The curvature in one parameter when the others follow: `A_aa − A_aᵣ A_rr⁻¹ A_ra`.
  private func rest(of a: Int, _ curvature: [Double], _ factor: CholeskyFactor?) -> Double {
    guard let factor else { return 0 }
    let order = factor.order + 1
    let others = (0..<order).filter { $0 != a }
    let column = others.map { curvature[a * order + $0] }
    return zip(column, factor.solution(column)).reduce(curvature[a * order + a]) { $0 - $1.0 * $1.1 }
  }
}
