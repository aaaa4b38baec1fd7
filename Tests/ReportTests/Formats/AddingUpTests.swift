import TestSupport
import Testing

@testable import Report

@Suite struct AddingUpTests {
  @Test func theMissingUnitGoesToTheLargestRemainderAndTiesToTheEarlier() {
    #expect(addingUp([0.4, 0.4, 0.4], to: 1.2, decimals: 0) == [1, 0, 0])
    #expect(addingUp([0.2, 0.5, 0.3], to: 1, decimals: 0) == [0, 1, 0])
    #expect(addingUp([100.0 / 3, 100.0 / 3, 100.0 / 3], to: 100, decimals: 1) == [33.4, 33.3, 33.3])
    #expect(addingUp([], to: 0, decimals: 2) == [])
  }

  @Test func negativeFiguresAddUpToo() {
    #expect(addingUp([-0.4, -0.4, -0.4], to: -1.2, decimals: 0) == [0, 0, -1])
    #expect(addingUp([2.5, -1.5], to: 1, decimals: 0).reduce(0, +) == 1)
  }

  /// In units of the last decimal, where sums of whole numbers are exact.
  @Test(arguments: 1...40) func printedPartsAddUpToThePrintedTotal(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for decimals in 0...3 {
      let unit = [1.0, 10, 100, 1000][decimals]
      let figures = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Double.random(in: -30...40, using: &random)
      }
      let total = figures.reduce(0, +)
      let shown = addingUp(figures, to: total, decimals: decimals)
      let units = shown.map { Double(fixed($0, decimals: decimals))! * unit }.map { $0.rounded() }
      #expect(units.reduce(0, +) == (Double(fixed(total, decimals: decimals))! * unit).rounded())
      #expect(zip(shown, figures).allSatisfy { abs($0 - $1) < 1 / unit })
    }
  }

  /// The total is printed from its exact value: 0.125 as 0.12, 1.115 (a little less in binary) as 1.11. The parts
  /// must meet the total as it is printed.
  @Test(arguments: [0.125, 0.375, 1.115, 8.345, -0.125, 2.675]) func theTotalIsTheOneThatIsPrinted(
    total: Double
  ) {
    let shown = addingUp([total / 2, total / 2], to: total, decimals: 2)
    let units = shown.map { (100 * $0).rounded() }.reduce(0, +)
    #expect(units == (100 * Double(fixed(total, decimals: 2))!).rounded())
  }
}
