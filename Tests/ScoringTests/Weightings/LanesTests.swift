import Foundation
import TestSupport
import Testing

@testable import Scoring

/// Reference: the C library's `log` and `log1p`, which err by less than one unit in the last place.
@Suite struct LanesTests {
  private func close(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 2 * expected.ulp
  }

  @Test(arguments: 1...20) func logarithmsAreThoseOfTheLibrary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let values = Lanes(
        Double.random(in: 0...4, using: &random), exp(Double.random(in: -700...700, using: &random)),
        Double.random(in: 1e-300...1, using: &random), Double.random(in: 0.5...2, using: &random))
      let found = logarithms(of: values, excess: values - 1)
      for lane in 0..<4 { #expect(close(found[lane], log(values[lane]))) }
    }
  }

  @Test(arguments: [1e-1, 1e-5, 1e-9, 1e-16, 1e-200, -1e-1, -1e-5, -1e-9, -1e-16, 0])
  func nearOneTheDigitsComeFromTheExcess(excess: Double) {
    let found = logarithms(of: Lanes(repeating: 1 + excess), excess: Lanes(repeating: excess))
    #expect(close(found[2], log1p(excess)))
  }

  @Test func nothingHasAFiniteLogarithm() {
    #expect(logarithms(of: .zero, excess: Lanes(repeating: -1))[0].isFinite)
  }

  @Test(arguments: 1...9) func sumsCountEveryValueOnce(count: Int) {
    let column = (1...count).map(Double.init)
    #expect(total(column) { $0 + 1 } == Double(count * (count + 1) / 2 + count))
  }

  @Test func aColumnComesNearOneByAPowerOfTwo() {
    let bounded = BoundedColumn([3e300, -6e300, 0])
    #expect(bounded.values[1] / bounded.values[0] == -2 && bounded.values[2] == 0)
    #expect(bounded.low == bounded.values[1] && bounded.high == bounded.values[0])
    #expect((-2 ..< -1).contains(bounded.low))
    #expect(BoundedColumn([3, -6, 0]).values == [3, -6, 0])
    #expect(BoundedColumn([-1e-300, 1e300]).lowest == -1e-300)
  }
}
