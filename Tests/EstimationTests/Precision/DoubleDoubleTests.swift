import Estimation
import Foundation
import TestSupport
import Testing

/// References: `References/least-squares/double_double.txt`, mpmath at 2400 bits; exact integers of 128 bits.
@Suite struct DoubleDoubleTests {
  struct Line {
    let operation: String
    let a, b: DoubleDouble
    /// Three doubles that add up to the result.
    let result: [Double]
  }

  /// Bounds of the relative error in units of 2⁻¹⁰⁶, from the paper named at the type.
  static let bounds = ["+": 3.0, "-": 3, "*": 5, "/": 15.1, "sqrt": 3.2]

  func lines() throws -> [Line] {
    try reference("double_double").map { fields in
      let numbers = fields.dropFirst().map { Double($0) ?? .nan }
      return Line(
        operation: fields[0], a: DoubleDouble(numbers[0], plus: numbers[1]),
        b: DoubleDouble(numbers[2], plus: numbers[3]), result: Array(numbers[4...]))
    }
  }

  @Test func everyOperationKeepsItsBound() throws {
    let lines = try lines()
    #expect(lines.count == 300)
    for line in lines {
      let found =
        switch line.operation {
        case "+": line.a + line.b
        case "-": line.a - line.b
        case "*": line.a * line.b
        case "/": line.a / line.b
        default: line.a.magnitude.squareRoot()
        }
      // The two leading parts are close, so their differences are exact.
      let error = (found.high - line.result[0]) + ((found.low - line.result[1]) - line.result[2])
      let bound = try #require(Self.bounds[line.operation])
      #expect(abs(error) <= bound * 0x1p-106 * abs(line.result[0]), "\(line)")
      #expect(found.high + found.low == found.high)
    }
  }
  @Test(arguments: 1...20) func sumsAndProductsOfDoublesAreExact(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let a = Int.random(in: -(1 << 53)...(1 << 53), using: &random)
      let b = Int.random(in: -(1 << 53)...(1 << 53), using: &random)
      let product = DoubleDouble(Double(a), times: Double(b))
      #expect(Int128(product.high) + Int128(product.low) == Int128(a) * Int128(b))
      let sum = DoubleDouble(Double(a) * 0x1p40, plus: Double(b))
      #expect(Int128(sum.high) + Int128(sum.low) == Int128(a) << 40 + Int128(b))
    }
  }
  @Test func oneThirdHasThirtyTwoDigits() {
    let third = DoubleDouble.one / DoubleDouble(3)
    #expect(third.high == 0.3333333333333333)
    #expect(third.low == 1.850371707708594e-17)
  }
  @Test func orderLooksAtTheLowPartLast() {
    let one = DoubleDouble(1)
    let more = DoubleDouble(1, plus: 1e-30)
    #expect(one < more)
    #expect(!(more < one))
    #expect(more > one && one >= one && DoubleDouble(-2) < one)
    #expect((one - more).magnitude == more - one)
    #expect(one != more)
  }
  @Test func zeroAndNegativesHaveTheUsualRoots() {
    #expect(DoubleDouble.zero.squareRoot() == .zero)
    #expect(!DoubleDouble(-1).squareRoot().isFinite)
    #expect(DoubleDouble(4).squareRoot() == DoubleDouble(2))
  }
  @Test func whatLeavesTheRangeOfADoubleIsNotFinite() {
    let huge = DoubleDouble(1e300)
    #expect(!(huge * huge).isFinite)
    #expect(!(huge / .zero).isFinite)
    #expect(!(DoubleDouble(.greatestFiniteMagnitude) + DoubleDouble(.greatestFiniteMagnitude)).isFinite)
  }
}
