import Estimation
import Testing

/// A double that takes every default of the protocol.
private struct Bare: FormulaNumber {
  let value: Double
  init(_ value: Double) { self.value = value }
  static func + (a: Bare, b: Bare) -> Bare { Bare(a.value + b.value) }
  static func - (a: Bare, b: Bare) -> Bare { Bare(a.value - b.value) }
  static func * (a: Bare, b: Bare) -> Bare { Bare(a.value * b.value) }
  static func / (a: Bare, b: Bare) -> Bare { Bare(a.value / b.value) }
  func squareRoot() -> Bare { Bare(value.squareRoot()) }
}

/// References: powers of two and squares, which doubles hold exactly.
@Suite struct FormulaNumberTests {
  @Test(arguments: [
    (2.0, 10.0, 1024.0), (2, -3, 0.125), (2, 0, 1), (0, 0, 1), (-3, 3, -27), (9, 0.5, 3), (2, 1023, 0x1p1023),
    (1, 1e300, 1), (2, -1074, 0x1p-1074),
  ]) func powersAreExactWhereTheyCanBe(base: Double, exponent: Double, power: Double) {
    #expect(base.raised(to: exponent) == power)
    #expect(Bare(base).raised(to: Bare(exponent)).value == power)
  }

  @Test func aRootOfLessThanZeroIsNotANumber() {
    #expect((-2.0).raised(to: 0.5).isNaN)
    #expect(Bare(-2).raised(to: Bare(0.5)).value.isNaN)
    #expect(Bare(0).raised(to: Bare(-1)).value == .infinity)
  }
}
