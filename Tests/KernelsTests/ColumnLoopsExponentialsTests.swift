import Foundation
import TestSupport
import Testing

@testable import Kernels

/// Reference: `Tests/References/kernels/wide-exponentials.txt` for some arguments (the first to the nearest of
/// the doubles there, 4.94·10⁻³²⁴ apart), the C library's `exp` for many, which errs by less than one unit in the
/// last place.
@Suite struct ColumnLoopsExponentialsTests {
  private static let known: [(x: Double, power: Double)] = [
    (-740.5, 51 * .leastNonzeroMagnitude), (-708.25, 2.5759248692837693828e-308),
    (-87.3, 1.2192470959520051619e-38), (-10, 0.000045399929762484851536),
    (-0.6931471805599453, 0.5000000000000000116), (-0.1, 0.90483741803595956814),
    (-1e-9, 0.9999999990000000005), (0.3, 1.349858807576003089), (1, 2.7182818284590452354),
    (2.5, 12.182493960703473438), (33.3, 289738526663660.51912), (300.7, 3.911566412479152605e+130),
    (709.75, 1.7398368732641605577e+308),
  ]

  private func exponentials(_ values: [Double], _ set: InstructionSet) -> [Double] {
    var values = values
    var all = values.mutableSpan
    ColumnLoops.exponentiate(&all, set)
    return values
  }

  private func isWithinTwoUnits(_ found: Double, _ wanted: Double) -> Bool {
    abs(found - wanted) <= 2 * wanted.ulp
  }

  @Test(arguments: InstructionSet.available) func exponentialsAreThoseOfThirtyDigits(set: InstructionSet) {
    for (found, known) in zip(exponentials(Self.known.map(\.x), set), Self.known) {
      #expect(isWithinTwoUnits(found, known.power), "\(known.x)")
    }
  }

  @Test(arguments: InstructionSet.available) func exponentialsAreThoseOfTheLibrary(set: InstructionSet) {
    var random = SeededGenerator(seed: 11)
    for range in [-745.0...709.7, -1...1, -1e-6...1e-6, -30...0] {
      let values = (0..<5_000).map { _ in Double.random(in: range, using: &random) }
      for (x, found) in zip(values, exponentials(values, set)) { #expect(isWithinTwoUnits(found, exp(x))) }
    }
  }

  @Test(arguments: InstructionSet.available) func theEndsAreOneNoughtAndInfinity(set: InstructionSet) {
    let values = [0, -0.0, -746, -1e300, -.infinity, 709.79, 1e300, .infinity]
    #expect(exponentials(values, set) == [1, 1, 0, 0, 0, .infinity, .infinity, .infinity])
    #expect(exponentials([.nan], set)[0].isNaN)
    #expect(exponentials([], set).isEmpty)
  }

  @Test(arguments: ColumnLoopsTests.counts) func everySetGivesTheSameBits(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in Double.random(in: -750...715, using: &random) }
    let quotients = values.map { exp($0 / 300) }
    let mean = quotients.reduce(0, +) / Double(count)
    var wanted: [UInt64]?
    for set in InstructionSet.available {
      let uneven = ColumnLoops.unevenness(
        quotients.span, low: 0, rise: mean, inverse: 1 / mean, isWide: true, set)
      let bits = (exponentials(values, set) + [uneven]).map(\.bitPattern)
      #expect(bits == wanted ?? bits)
      wanted = bits
    }
  }

  /// Reference: the sum as it is printed, by `log1p` of each value's distance from the mean.
  @Test(arguments: InstructionSet.available, [0.04, 0.2, 0.9]) func unevennessOfWideColumnsIsThePrintedSum(
    set: InstructionSet, spread: Double
  ) {
    var random = SeededGenerator(seed: 21)
    // Most values lie close to one another, so that few stand far out.
    let values = (0..<4_001).map { i in
      3 * (1 + (i % 50 == 0 ? spread : 1e-3) * Double.random(in: -1...1, using: &random))
    }
    let low = values.min()!
    let rise = values.reduce(0) { $0 + ($1 - low) } / Double(values.count)
    let inverse = 1 / (low + rise)
    let wanted = values.reduce(0) { sum, x in
      let excess = (x - low - rise) * inverse
      return sum + (1 + excess) * log1p(excess) - excess
    }
    let found = ColumnLoops.unevenness(
      values.span, low: low, rise: rise, inverse: inverse, isWide: true, set)
    #expect(abs(found - wanted) <= 1e-12 * wanted)
  }

  @Test(arguments: InstructionSet.available) func logarithmsCarryTheirWeightInEveryPart(set: InstructionSet) {
    for reference in [1.0, 1.25, 1.49999, 1.75, 0x1.fffffffffffffp0, 1e-200, 7e250] {
      for part in -64...64 {
        let quotient = 1 + Double(part) / 128
        let x = reference * quotient
        // The distance from the reference is exact.
        let wanted = -0.375 * log1p((x - reference) / reference)
        var sums = [0.0]
        var sum = sums.mutableSpan
        ColumnLoops.addLogarithms([x].span, over: reference, times: -0.375, to: &sum, set)
        #expect(abs(sums[0] - wanted) <= 0x1p-50 * abs(wanted))
      }
    }
  }
}
