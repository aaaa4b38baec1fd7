import Foundation
import GSL
import TestSupport
import Testing

/// References: `References/embeddedness/beta.txt`, mpmath at 50 digits by bisection; closed forms of shapes 1
/// and ½.
@Suite struct BetaQuantilesTests {
  struct Line {
    let a, b: Double
    let isBelow: Bool
    let probability, value: Double
  }
  func lines() throws -> [Line] {
    let path = "\(Fixture.package)/Tests/References/embeddedness/beta.txt"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { text in
      let fields = text.split(separator: " ")
      guard fields[1] != "of", let a = Double(fields[0]), let b = Double(fields[1]) else { return nil }
      return Line(
        a: a, b: b, isBelow: fields[2] == "below", probability: Double(fields[3]) ?? .nan,
        value: Double(fields[4]) ?? .nan)
    }
  }

  @Test func quantilesMatchTheReference() throws {
    let lines = try lines()
    #expect(lines.count == 60)
    for line in lines {
      let found =
        line.isBelow
        ? try betaQuantile(below: line.probability, a: line.a, b: line.b)
        : try betaQuantile(above: line.probability, a: line.a, b: line.b)
      // The logarithm of the tail is good to a few units of 1e-15 and a small shape divides that by itself.
      let bound = 4e-14 * max(1, 1 / min(line.a, line.b))
      #expect(abs(found / line.value - 1) <= bound, "\(line) found \(found)")
    }
  }
  @Test func shapesOfOneAndOfAHalfHaveClosedForms() throws {
    #expect(agree(try betaQuantile(below: 0.25, a: 1, b: 1), 0.25, .roundoff))
    #expect(agree(try betaQuantile(above: 1e-20, a: 1, b: 2), 1 - 1e-10, .roundoff))
    // The arcsine distribution: sin²(πp/2), a quarter at 1/3.
    #expect(agree(try betaQuantile(below: 1.0 / 3, a: 0.5, b: 0.5), 0.25, .roundoff))
  }
  @Test func theEndsOfTheRangeAreZeroAndOne() throws {
    #expect(try betaQuantile(below: 0, a: 2, b: 3) == 0)
    #expect(try betaQuantile(below: 1, a: 2, b: 3) == 1)
    #expect(try betaQuantile(above: 0, a: 2, b: 3) == 1)
    #expect(try betaQuantile(above: 1, a: 2, b: 3) == 0)
  }
  @Test func aQuantileTooSmallForADoubleIsZero() throws {
    // About (0.025)^1000 = 10^-1602.
    #expect(try betaQuantile(below: 0.025, a: 0.001, b: 1) == 0)
  }
  @Test(arguments: 1...20) func quantilesUndoTheTailsAndMirror(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let a = Double.random(in: 0.5...4000, using: &random)
      let b = Double.random(in: 0.5...4000, using: &random)
      // A power of two over 64: its complement is exact.
      let probability = Double(Int.random(in: 1...62, using: &random)) / 64
      let value = try betaQuantile(below: probability, a: a, b: b)
      #expect(abs(try betaQuantile(above: 1 - probability, a: a, b: b) - value) <= 1e-13 * value)
      #expect(abs(try betaQuantile(above: probability, a: b, b: a) - (1 - value)) <= 1e-13)
      #expect(try betaQuantile(below: probability + 1.0 / 64, a: a, b: b) > value)
    }
  }
  @Test(arguments: [
    (0.5, 0.0, 1.0), (0.5, -1, 1), (0.5, 2, 0), (-0.1, 2, 1), (.nan, 2, 1), (0.5, .infinity, 1),
  ])
  func argumentsOutsideTheirRangeAreRefused(probability: Double, a: Double, b: Double) {
    #expect(throws: GSLError.self) { try betaQuantile(below: probability, a: a, b: b) }
    #expect(throws: GSLError.self) { try betaQuantile(above: probability, a: a, b: b) }
  }
}
