import GSL
import TestSupport
import Testing

/// References: the closed form of shape 1; elsewhere mpmath at 40 digits, by bisection on the incomplete
/// gamma function below shape 10⁵ and by quadrature of the density from there on.
@Suite struct QuantilesTests {
  struct Case: Sendable {
    let shape: Double
    let probability: Double
    let value: Double
  }

  static let below = [
    Case(shape: 0.01, probability: 0.025, value: 3.52268599731374573e-161),
    Case(shape: 0.05, probability: 0.025, value: 5.31566188991428106e-33),
    Case(shape: 0.3, probability: 0.5, value: 0.0731311358669519027),
    Case(shape: 1.7, probability: 0.025, value: 0.156177272869249659),
    Case(shape: 37.2, probability: 0.025, value: 26.219171629072729),
    Case(shape: 350, probability: 0.975, value: 387.605340292191764),
    Case(shape: 1e4, probability: 1e-10, value: 9376.96168204438752),
    Case(shape: 1e6, probability: 0.025, value: 998040.983340293903),
  ]
  static let above = [
    Case(shape: 0.01, probability: 0.025, value: 0.0471379584315904464),
    Case(shape: 1.7, probability: 0.025, value: 5.04111132721738336),
    Case(shape: 37.2, probability: 1e-10, value: 89.970316614373167),
    Case(shape: 1e4, probability: 0.025, value: 10196.9418249998832),
    Case(shape: 1e6, probability: 0.025, value: 1001960.91096545036),
    Case(shape: 1e8, probability: 0.025, value: 100019600.586981144),
  ]

  /// The logarithm of a tail is good to a few units of 1e-15, and a small shape divides that by itself.
  private func close(_ found: Double, _ expected: Double, shape: Double) -> Bool {
    abs(found / expected - 1) <= 1e-14 * max(1, 1 / shape)
  }

  @Test(arguments: below) func lowerQuantilesMatchTheReference(_ reference: Case) throws {
    let found = try gammaQuantile(below: reference.probability, shape: reference.shape, scale: 1)
    #expect(close(found, reference.value, shape: reference.shape))
  }
  @Test(arguments: above) func upperQuantilesMatchTheReference(_ reference: Case) throws {
    let found = try gammaQuantile(above: reference.probability, shape: reference.shape, scale: 1)
    #expect(close(found, reference.value, shape: reference.shape))
  }
  @Test func shapeOneIsTheExponentialDistribution() throws {
    #expect(agree(try gammaQuantile(below: 0.5, shape: 1, scale: 1), 0.6931471805599453, .roundoff))
    #expect(agree(try gammaQuantile(above: 1e-20, shape: 1, scale: 1), 46.051701859880914, .roundoff))
  }
  @Test func theScaleMultipliesTheQuantile() throws {
    let one = try gammaQuantile(below: 0.3, shape: 2.5, scale: 1)
    #expect(agree(try gammaQuantile(below: 0.3, shape: 2.5, scale: 40), 40 * one, .roundoff))
  }
  @Test func theEndsOfTheRangeAreZeroAndInfinity() throws {
    #expect(try gammaQuantile(below: 0, shape: 2, scale: 1) == 0)
    #expect(try gammaQuantile(above: 1, shape: 2, scale: 1) == 0)
    #expect(try gammaQuantile(below: 1, shape: 2, scale: 1) == .infinity)
    #expect(try gammaQuantile(above: 0, shape: 2, scale: 1) == .infinity)
  }
  @Test func aQuantileTooSmallForADoubleIsZero() throws {
    // About (0.025)^1000 = 10^-1602.
    #expect(try gammaQuantile(below: 0.025, shape: 0.001, scale: 1) == 0)
  }
  @Test(arguments: 1...20) func bothSidesGiveTheSameQuantileAndGrowWithIt(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let shape = Double.random(in: 0.5...400, using: &random)
      // A power of two over 64: its complement is exact.
      let probability = Double(Int.random(in: 1...62, using: &random)) / 64
      let value = try gammaQuantile(below: probability, shape: shape, scale: 1)
      #expect(close(try gammaQuantile(above: 1 - probability, shape: shape, scale: 1), value, shape: shape))
      #expect(try gammaQuantile(below: probability + 1.0 / 64, shape: shape, scale: 1) > value)
    }
  }
  @Test(arguments: [
    (0.5, 0.0, 1.0), (0.5, -1, 1), (0.5, 2, 0), (-0.1, 2, 1), (.nan, 2, 1), (0.5, .infinity, 1),
  ])
  func argumentsOutsideTheirRangeAreRefused(probability: Double, shape: Double, scale: Double) {
    #expect(throws: GSLError.self) { try gammaQuantile(below: probability, shape: shape, scale: scale) }
    #expect(throws: GSLError.self) { try gammaQuantile(above: probability, shape: shape, scale: scale) }
  }
}
