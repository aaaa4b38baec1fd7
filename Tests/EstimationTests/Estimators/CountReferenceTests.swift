import Estimation
import TestSupport
import Testing

/// References: `Tests/References/counts/models.txt`, 50-digit arithmetic with indicators for absorbed
/// effects.
@Suite struct CountReferenceTests {
  struct Case: Sendable {
    let name: String
    let seed: UInt64
    let formula: String
    var isWeighted = false
    var isPoisson = true
  }

  static let cases = [
    Case(name: "poisson", seed: 1, formula: "y ~ a + b + c"),
    Case(
      name: "poisson-weights-offset", seed: 2, formula: "y ~ a + b + c + offset(log(e))", isWeighted: true),
    Case(name: "poisson-no-constant", seed: 1, formula: "y ~ a + b - 1"),
    Case(name: "poisson-one-effect", seed: 3, formula: "y ~ a + b + c | f", isWeighted: true),
    Case(
      name: "poisson-two-effects", seed: 4, formula: "y ~ a + b + c + offset(log(e)) | f + g",
      isWeighted: true),
    Case(name: "poisson-three-effects", seed: 5, formula: "y ~ a + b + c | f + g + h"),
    Case(name: "negative-binomial", seed: 1, formula: "y ~ a + b + c", isPoisson: false),
    Case(
      name: "negative-binomial-weights-offset", seed: 6, formula: "y ~ a + b + offset(log(e))",
      isWeighted: true,
      isPoisson: false),
  ]

  @Test(arguments: cases) func fitMatchesTheReference(_ one: Case) throws {
    let lines = try SimulatedCounts.reference("models")
    let start = try #require(lines.firstIndex { $0 == ["model", one.name] })
    func numbers(_ line: Int) -> [Double] { lines[start + line].dropFirst().map { Double($0)! } }
    let counts = SimulatedCounts(seed: one.seed, rows: 90)
    let design = try counts.design(one.formula)
    let weights = one.isWeighted ? counts.weights : nil
    let fit =
      try one.isPoisson
      ? Poisson().fit(design, weights: weights) : NegativeBinomial().fit(design, weights: weights)
    #expect(fit.termination.hasConverged)
    #expect(agree(fit.coefficients, numbers(1), .solver))
    let order = fit.count
    func matches(_ found: [Double], _ triangle: [Double]) {
      var place = 0
      for a in 0..<order {
        for b in 0...a {
          // Off the diagonal a covariance may be near zero; its size is that of the variances.
          let scale = (found[a * order + a] * found[b * order + b]).squareRoot()
          #expect(abs(found[a * order + b] - triangle[place]) <= 1e-9 * scale)
          place += 1
        }
      }
    }
    matches(fit.covariance, numbers(2))
    let influence = InfluenceRows(
      bread: fit.covariance, scores: fit.scores(on: design), isCounted: fit.isCounted)
    matches(try robustCovariance(influence).values, numbers(3))
    #expect(agree([fit.logLikelihood, fit.nullLogLikelihood], numbers(4), .solver))
  }
}
