import Foundation
import GSL
import TestSupport
import Testing

/// References: `References/least-squares/tails.txt`, mpmath at 60 digits; Abramowitz & Stegun (1964), table
/// 26.10.
@Suite struct TailsTests {
  struct Line {
    let degrees: [Double]
    let value, tail: Double
  }
  func lines(of distribution: String) throws -> [Line] {
    let path = "\(Fixture.package)/Tests/References/least-squares/tails.txt"
    var lines: [Line] = []
    for text in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let fields = text.split(separator: " ").map(String.init)
      guard fields[0] == distribution else { continue }
      let degrees = fields[1].split(separator: ",").compactMap { Double($0) }
      lines.append(Line(degrees: degrees, value: Double(fields[2]) ?? .nan, tail: Double(fields[3]) ?? .nan))
    }
    return lines
  }
  /// 64 ulp for the steps of the fraction; and a tail is an exponential, so a rounded exponent moves it as a
  /// whole.
  func close(_ found: Double, _ tail: Double) -> Bool {
    abs(found - tail) <= tail * 0x1p-52 * (64 + abs(log(tail)))
  }

  @Test func normalTailsMatchTheReference() throws {
    for line in try lines(of: "normal") where line.tail > 1e-300 {
      #expect(close(normalTail(above: line.value), line.tail))
    }
    #expect(agree(normalQuantile(above: 0.025), 1.959963984540054, .roundoff))
  }
  @Test func chiSquareTailsMatchTheReference() throws {
    for line in try lines(of: "chi") {
      #expect(close(try chiSquareTail(above: line.value, degrees: line.degrees[0]), line.tail))
    }
  }
  @Test func fisherTailsMatchTheReference() throws {
    let lines = try lines(of: "f")
    #expect(lines.count > 50)
    for line in lines {
      let found = try fisherTail(above: line.value, numerator: line.degrees[0], denominator: line.degrees[1])
      #expect(close(found, line.tail))
    }
  }
  @Test func studentTailsMatchTheReference() throws {
    let lines = try lines(of: "t")
    #expect(lines.count > 80)
    for line in lines {
      #expect(close(try studentTail(above: line.value, degrees: line.degrees[0]), line.tail))
      #expect(close(try studentTail(above: -line.value, degrees: line.degrees[0]), 1 - line.tail))
    }
  }
  @Test func studentQuantilesUndoTheTails() throws {
    // Near the middle a quantile is the difference of the tail from a half, so it is good to that difference
    // only.
    for line in try lines(of: "t") where line.value > 0.1 {
      let found = try studentQuantile(above: line.tail, degrees: line.degrees[0])
      #expect(abs(found / line.value - 1) <= 1e-14)
    }
  }
  @Test func quantilesMatchTheTable() throws {
    // Table 26.10: t of 0.95 two-sided, and of 0.99.
    for (degrees, five, one) in [
      (1.0, 12.706, 63.657), (5, 2.571, 4.032), (30, 2.042, 2.750), (120, 1.980, 2.617),
    ] {
      #expect(agree(try studentQuantile(above: 0.025, degrees: degrees), five, .printed(decimals: 3)))
      #expect(agree(try studentQuantile(above: 0.005, degrees: degrees), one, .printed(decimals: 3)))
    }
  }
  @Test func oneDegreeIsCauchysDistribution() throws {
    for value in [0.1, 1, 7, 1e6] {
      #expect(agree(try studentTail(above: value, degrees: 1), atan(1 / value) / .pi, .roundoff))
    }
  }
  @Test func infinitelyManyDegreesAreTheNormalDistribution() throws {
    #expect(try studentTail(above: 2, degrees: .infinity) == normalTail(above: 2))
    #expect(try studentQuantile(above: 0.1, degrees: .infinity) == normalQuantile(above: 0.1))
  }
  @Test func theEndsOfTheRangeAreCertain() throws {
    #expect(try studentTail(above: .infinity, degrees: 3) == 0)
    #expect(try studentTail(above: -.infinity, degrees: 3) == 1)
    #expect(try studentTail(above: 0, degrees: 3) == 0.5)
    #expect(try fisherTail(above: 0, numerator: 2, denominator: 9) == 1)
    #expect(try fisherTail(above: .infinity, numerator: 2, denominator: 9) == 0)
    #expect(try chiSquareTail(above: 0, degrees: 2) == 1)
    #expect(try studentQuantile(above: 0, degrees: 3) == .infinity)
    #expect(try studentQuantile(above: 1, degrees: 3) == -.infinity)
    #expect(try studentQuantile(above: 0.5, degrees: 3) == 0)
  }
  @Test func examplesOfTheDocumentationHold() throws {
    #expect(agree(normalTail(above: 8), 6.220960574271785e-16, .roundoff))
    #expect(agree(try fisherTail(above: 4, numerator: 3, denominator: 37), 0.014565484730608427, .roundoff))
    #expect(agree(try studentTail(above: 2.5, degrees: 30), 0.009057824534033347, .roundoff))
    #expect(agree(try studentQuantile(above: 0.025, degrees: 30), 2.0422724563012383, .roundoff))
    #expect(agree(try chiSquareTail(above: 3.841458820694124, degrees: 1), 0.05, .roundoff))
  }
  @Test func argumentsOutsideTheirRangeAreRefused() {
    #expect(throws: GSLError.self) { try chiSquareTail(above: -1, degrees: 2) }
    #expect(throws: GSLError.self) { try fisherTail(above: 1, numerator: 0, denominator: 2) }
    #expect(throws: GSLError.self) { try fisherTail(above: .nan, numerator: 1, denominator: 2) }
    #expect(throws: GSLError.self) { try studentTail(above: .nan, degrees: 2) }
    #expect(throws: GSLError.self) { try studentTail(above: 1, degrees: -2) }
    #expect(throws: GSLError.self) { try studentQuantile(above: 1.5, degrees: 2) }
  }
}
