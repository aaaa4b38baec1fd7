import Decision
import TestSupport
import Testing

@testable import Scoring

/// Weights at the points of a sensitivity analysis are those of the draws: uniform on the simplex, or
/// Dirichlet.
@Suite struct WeightSpreadGroupsTests {
  private func point(_ row: Int, isB: Bool = false, swapped: Int? = nil) -> SobolPoint {
    SobolPoint(seed: 4, row: row, isB: isB, swapped: swapped)
  }

  /// Mean w_j and variance w_j(1 − w_j)/(K + 1).
  @Test(arguments: [WeightSpread.uniform, .dirichlet(strength: 5)]) func momentsAreThoseOfDirichlet(
    spread: WeightSpread
  ) {
    let stated = spread == .uniform ? [1.0 / 3, 1.0 / 3, 1.0 / 3] : [0.5, 0.3, 0.2]
    let strength = spread == .uniform ? 3.0 : 5
    let n = 20_000
    let all = (0..<n).map { spread.weights(around: stated, groups: [[0, 2], [1]], at: point($0)) }
    for (j, w) in stated.enumerated() {
      let mean = all.reduce(0) { $0 + $1[j] } / Double(n)
      let variance = w * (1 - w) / (strength + 1)
      #expect(abs(mean - w) < 5 * (variance / Double(n)).squareRoot())
      let found = all.reduce(0) { $0 + ($1[j] - w) * ($1[j] - w) } / Double(n)
      #expect(abs(found / variance - 1) < 0.1)
    }
    #expect(all.allSatisfy { agree($0.reduce(0, +), 1, .roundoff) && $0.allSatisfy { $0 > 0 } })
  }

  /// The variates of the group that stays keep their proportion.
  @Test func aGroupIsSwappedWithAllItsCriteria() {
    let stated = [0.25, 0.25, 0.25, 0.25]
    let groups = [[0, 1], [2, 3]]
    let spread = WeightSpread.dirichlet(strength: 8)
    let a = spread.weights(around: stated, groups: groups, at: point(3))
    let b = spread.weights(around: stated, groups: groups, at: point(3, isB: true))
    let mixed = spread.weights(around: stated, groups: groups, at: point(3, swapped: 1))
    #expect(agree(mixed[0] / mixed[1], a[0] / a[1], .solver))
    #expect(agree(mixed[2] / mixed[3], b[2] / b[3], .solver))
    #expect(abs(mixed[2] / mixed[3] - a[2] / a[3]) > 1e-3)
  }

  @Test func aWeightOfZeroStaysAndStatedWeightsAreHeld() {
    let stated = [0.5, 0, 0.5]
    let drawn = WeightSpread.dirichlet(strength: 3).weights(
      around: stated, groups: [[0], [1], [2]], at: point(1))
    #expect(drawn[1] == 0 && agree(drawn.reduce(0, +), 1, .roundoff))
    #expect(WeightSpread.stated.weights(around: stated, groups: [], at: point(1)) == stated)
    // So weak that a variate is smaller than any double.
    let weak = WeightSpread.dirichlet(strength: 1e-300).weights(
      around: stated, groups: [[0], [1], [2]], at: point(2))
    #expect(weak.allSatisfy(\.isFinite) && agree(weak.reduce(0, +), 1, .roundoff))
  }

  @Test func choicesAreEvenAndHangOnTheirInput() {
    var counts = [0, 0, 0]
    for row in 0..<9_000 { counts[point(row).choice(of: 2, among: 3)] += 1 }
    // Five standard deviations of a count of 9,000/3.
    #expect(counts.allSatisfy { abs($0 - 3_000) < 224 })
    #expect(point(7).choice(of: 2, among: 1) == 0)
  }
}
