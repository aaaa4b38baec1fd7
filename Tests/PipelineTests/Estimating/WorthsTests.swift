import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct WorthsTests {
  /// Takers of 16 where b alone has x, and where it alone has z.
  private func fit(_ takers: (x: Int, z: Int), price: String) throws -> Estimate {
    let cases = (0..<32).map { n -> (x: Double, takesB: Bool) in
      (n < 16 ? 1 : 0, n < 16 ? n < takers.x : n - 16 < takers.z)
    }
    let z: [Double] = (0..<64).map { $0 > 32 && $0 % 2 == 1 ? 1 : 0 }
    let columns = pairs(cases, more: numbers(("z", z)))
    return try question(.conditionalLogit, "y ~ x + z") { $0.price = price }.estimate(on: columns)
  }

  /// β are log 3 and −log 3 with variances 1/12 + 1/4 and no covariance: the ratio is 1.
  @Test func worthIsTheRatioWithBothIntervals() throws {
    let worth = try #require(fit((12, 4), price: "z").worths.first)
    #expect(worth.name == "x" && worth.price == "z")
    #expect(agree(worth.value, 1, .difference))
    let v: Double = 1.0 / 12 + 1.0 / 4
    #expect(agree(worth.standardError, (2 * v).squareRoot() / log(3.0), .solver))
    // Fieller: (β² − q v) r² − 2 β² r + β² − q v = 0 for ratios of opposite sign, q = 1.96².
    let q = 1.959963984540054 * 1.959963984540054
    let b: Double = log(3.0) * log(3.0)
    let a: Double = b - q * v
    let root: Double = (b * b - a * a).squareRoot()
    guard case .interval(let low, let high) = worth.fieller else {
      // The price's coefficient is less than two errors from zero.
      #expect(a <= 0)
      return
    }
    #expect(a > 0)
    #expect(agree(low, (b - root) / a, .solver))
    #expect(agree(high, (b + root) / a, .solver))
  }

  /// A price that may be zero bounds nothing on at least one side.
  @Test func aPriceThatMayBeZeroHasNoInterval() throws {
    let worth = try #require(fit((12, 7), price: "z").worths.first)
    if case .interval = worth.fieller { Issue.record("the price is \(worth.value)") }
  }

  @Test func aPriceThatIsNoCoefficientIsNamed() {
    #expect(
      refusal { try fit((12, 4), price: "w") } == ["there is no coefficient 'w'; choose from: x, z"])
  }
}
