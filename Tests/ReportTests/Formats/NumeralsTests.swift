import Report
import TestSupport
import Testing

@Suite struct NumeralsTests {
  @Test func theShortestFormReadsBackAndHasNoEmptyDecimals() {
    #expect(shortest(1.0 / 3) == "0.3333333333333333")
    #expect(shortest(40) == "40")
    #expect(shortest(-40) == "-40")
    #expect(shortest(0) == "0")
    #expect(shortest(-0.0) == "0")
    #expect(shortest(0.1 + 0.2) == "0.30000000000000004")
    #expect(shortest(1e22) == "1e+22")
    #expect(shortest(1e-5) == "1e-05")
  }

  @Test(arguments: 1...20) func theShortestFormReadsBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { #expect(Double(shortest(value)) == value) }
    }
  }

  /// Exact binary values on the half go to the even digit; the others follow their exact value, not their looks.
  @Test func fixedDecimalsAreRoundedFromTheExactValue() {
    #expect(fixed(61.25, decimals: 1) == "61.2")
    #expect(fixed(61.75, decimals: 1) == "61.8")
    #expect(fixed(0.5, decimals: 0) == "0")
    #expect(fixed(1.5, decimals: 0) == "2")
    #expect(fixed(2.5, decimals: 0) == "2")
    #expect(fixed(1.005, decimals: 2) == "1.00")
    #expect(fixed(1.115, decimals: 2) == "1.11")
    #expect(fixed(99.95, decimals: 1) == "100.0")
    #expect(fixed(1e21, decimals: 1) == "1000000000000000000000.0")
  }

  @Test func noMinusStandsBeforeAZero() {
    #expect(fixed(-0.04, decimals: 1) == "0.0")
    #expect(fixed(-0.0, decimals: 2) == "0.00")
    #expect(fixed(-0.05, decimals: 1) == "-0.1")
    #expect(fixed(-12.34, decimals: 1) == "-12.3")
  }

  @Test func figuresForPeopleHaveAboutFourDigits() {
    #expect(readable(42_310.6) == "42,311")
    #expect(readable(0.10725) == "0.1072")
    #expect(readable(1_234_567) == "1,234,567")
    #expect(readable(-42_310.6) == "-42,311")
    #expect(readable(999) == "999")
    #expect(readable(9_999) == "9999")
    #expect(readable(10_000) == "10,000")
    #expect(readable(123.456) == "123.5")
    #expect(readable(12.3456) == "12.35")
    #expect(readable(1.23456) == "1.235")
    #expect(readable(0) == "0")
    #expect(readable(-0.0) == "0")
    #expect(readable(-0.5) == "-0.5000")
    #expect(readable(1e12) == "1.000e+12")
    #expect(readable(999_999_999_999) == "999,999,999,999")
    #expect(readable(0.00001234) == "1.234e-05")
    #expect(readable(1999.5) == "2,000")
  }
}
