import TestSupport
import Testing

@testable import Scoring

/// The ends of a column, eight values at a time, against the plain loop.
@Suite struct ExtremesTests {
  func plain(_ column: [Double]) -> (low: Double, high: Double) {
    var (low, high) = (column[0], column[0])
    for value in column {
      if value < low { low = value }
      if value > high { high = value }
    }
    return (low, high)
  }

  @Test(arguments: 1...40) func endsAreThoseOfThePlainLoop(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    for _ in 0..<50 {
      // Few different values, zeros of both signs among them.
      let column = (0..<count).map { _ in
        [-2, -1, -0.0, 0, 1, .greatestFiniteMagnitude].randomElement(using: &random)!
      }
      let (found, wanted) = (extremes(column), plain(column))
      #expect(found.low.bitPattern == wanted.low.bitPattern)
      #expect(found.high.bitPattern == wanted.high.bitPattern)
    }
  }
}
