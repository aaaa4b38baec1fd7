import Kernels
import TestSupport
import Testing

@testable import Estimation

/// Functions whose maximum is known.
@Suite struct ConcaveSearchTests {
  /// The sums' initialiser is the kernels' own, so one is made and its values replaced.
  private func values(_ value: Double, _ gradient: [Double], _ curvature: [Double]) -> ChoiceSums {
    let rows = GroupedRows(columns: [[0, 0]], starts: [0, 2], chosen: [0], units: [1])!
    var sums = rows.sums(at: [0], weights: [1])
    sums.logLikelihood = value
    sums.gradient = gradient
    sums.curvature = curvature
    return sums
  }

  private func search(limit: Int = 50) -> ConcaveSearch {
    ConcaveSearch(zeros: [1e-9], limit: limit, rounding: 1e-15)
  }

  /// −√(1 + x²): Newton's full step from x leads to −x³, so without halving it never arrives from x > 1.
  @Test func stepsThatGoTooFarAreHalved() {
    func hill(_ x: [Double], _: Bool) -> ChoiceSums {
      let root = (1 + x[0] * x[0]).squareRoot()
      return values(-root, [-x[0] / root], [1 / (root * root * root)])
    }
    let outcome = search().maximum(from: ([10], hill([10], false)), evaluate: hill) { _ in false }
    #expect(outcome.reason == .converged && outcome.fallbackIterations == 0)
    #expect(abs(outcome.point[0]) < 1e-9)
  }

  /// −√√(1 + x²) is not concave away from zero, where Newton's step has no sense.
  @Test func whereTheCurvatureIsNotPositiveBFGSGoesOnAndSaysSo() {
    func hill(_ x: [Double], _: Bool) -> ChoiceSums {
      let base = 1 + x[0] * x[0]
      let value = base.squareRoot().squareRoot()
      let slope = x[0] / 2 * value / base
      return values(-value, [-slope], [value / base * (0.5 - 0.75 * x[0] * x[0] / base)])
    }
    let outcome = search().maximum(from: ([5], hill([5], false)), evaluate: hill) { _ in false }
    #expect(outcome.reason == .converged && outcome.fallbackIterations > 0)
    #expect(abs(outcome.point[0]) < 1e-9)
  }

  /// x has no maximum: nothing may be called converged.
  @Test func aSlopeWithoutEndIsNotCalledConverged() {
    func slope(_ x: [Double], _: Bool) -> ChoiceSums { values(x[0], [1], [0]) }
    let outcome = search(limit: 5).maximum(from: ([0], slope([0], false)), evaluate: slope) { _ in false }
    #expect(outcome.reason == .stalled)
  }

  @Test func aMatrixThatIsNotPositiveDefiniteHasNoFactor() {
    #expect(CholeskyFactor([1, 2, 2, 1], order: 2) == nil)
    #expect(CholeskyFactor([1, 1, 1, 1], order: 2) == nil)
    #expect(CholeskyFactor([0], order: 1) == nil)
    let factor = CholeskyFactor([4, 2, 2, 3], order: 2)
    #expect(agree(factor?.solution([8, 7]) ?? [], [1.25, 1.5], .roundoff))
    #expect(agree(factor?.inverse() ?? [], [0.375, -0.25, -0.25, 0.5], .roundoff))
  }
}
