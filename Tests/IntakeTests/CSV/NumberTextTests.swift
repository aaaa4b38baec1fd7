import Intake
import Testing

/// References: closed forms (powers of two, the middle between two doubles) and `Double(String)`, which hands
/// the text to the C library.
@Suite struct NumberTextTests {
  @Test(
    arguments: [
      ("5", 5), ("5.", 5), (".5e1", 5), ("0005", 5), ("+5", 5), (" 5 ", 5), ("\t5\t", 5), ("5e0", 5),
      ("5E+00", 5),
      ("-5", -5), ("50e-1", 5), ("-0.0", -0.0), ("0e99999999999999999999", 0), ("0.5", 0.5), ("-.25", -0.25),
      ("5.000000000000000000000001", 5), ("00000000000000000000000000005", 5), ("1e+2", 100),
    ] as [(String, Double)])
  func everyFormOfANumberIsRead(text: String, value: Double) throws {
    let read = try #require(parse(text))
    #expect(read == value && read.sign == value.sign)
  }

  @Test(arguments: [
    "", " ", ".", "+", "-", "+-5", "e5", ".e5", "5e", "5e+", "5e1.5", "5 5", "5,5", "1_000", "0x10", "nan",
    "NaN",
    "inf", "-inf", "Infinity", "5f", "５", "٥", "5\n", "\u{A0}5", "−5", "5..", "5.5.5", "1e5e5", "$5", "5%",
    "1'000", "--5",
    "5\0",
  ])
  func nothingElseIsANumber(text: String) { #expect(parse(text) == nil) }

  @Test(
    arguments: [
      ("9007199254740993", 0x1p53),  // 2⁵³ + 1, a tie: to even
      ("9007199254740995", 0x1.0000000000002p53),
      ("9007199254740993.0000000000000000000000001", 0x1.0000000000001p53),
      ("1e23", 0x1.52d02c7e14af6p76),
      ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
      ("2.2250738585072012e-308", Double.leastNormalMagnitude),
      ("4.9e-324", Double.leastNonzeroMagnitude),
      ("2.4703282292062327e-324", 0),  // half of the smallest is 2.47032822920623272…e-324
      ("2.4703282292062328e-324", Double.leastNonzeroMagnitude),
      ("1e-343", 0),
      ("1e-99999999999999999999", 0),
      ("1.7976931348623158e308", Double.greatestFiniteMagnitude),
    ] as [(String, Double)])
  func hardCasesAreRoundedToTheNearest(text: String, value: Double) { #expect(parse(text) == value) }

  @Test func theMiddleBetweenZeroAndTheSmallestGoesToZeroAndAnythingMoreUp() {
    let middle = power(of: 5, 1075)  // 2⁻¹⁰⁷⁵ = 5¹⁰⁷⁵ · 10⁻¹⁰⁷⁵
    #expect(middle.count == 752)
    #expect(parse("\(middle)e-1075") == 0)
    #expect(parse("\(middle)\(String(repeating: "0", count: 5000))1e-6076") == Double.leastNonzeroMagnitude)
    #expect(parse("0." + String(repeating: "0", count: 1075 - 752) + middle) == 0)
  }

  @Test func theMiddleBetweenTheLargestAndTheNextPowerIsOutOfRange() {
    // 2¹⁰²⁴ − 2⁹⁷⁰ = 2⁹⁷⁰ · (2⁵⁴ − 1)
    let middle = product(of: power(of: 2, 970), by: 1 << 54 - 1)
    #expect(middle.last == "2")
    #expect(parse(middle) == nil)
    #expect(parse(middle.dropLast() + "1.999") == Double.greatestFiniteMagnitude)
    #expect(parse("1.7976931348623159e308") == nil)
    #expect(parse("1e400") == nil && parse("-1e400") == nil && parse("1e99999999999999999999") == nil)
  }

  @Test func digitsBeyondAnyCountStillDecide() {
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(parse("1" + zeros) == nil)
    #expect(parse("1\(zeros)e-1000000") == 1)
    #expect(parse("0.\(zeros)1e1000001") == 1)
    #expect(parse("9007199254740993.\(zeros)1") == 0x1.0000000000001p53)
    #expect(parse("9007199254740993.\(zeros)") == 0x1p53)
  }

  /// 22 × 10,000 texts of every kind.
  @Test(arguments: 1...22 as ClosedRange<UInt64>)
  func randomTextsAgreeWithTheStandardLibrary(seed: UInt64) throws {
    var random = CSVRandom(seed: seed)
    var wrong: [String] = []
    for count in 0..<10_000 {
      let text = Self.text(of: count, &random)
      let expected = try #require(Double(text))
      let read = parse(text)
      if expected.isFinite ? read?.bitPattern != expected.bitPattern : read != nil { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  private static func text(of count: Int, _ random: inout CSVRandom) -> String {
    let sign = ["", "-", "+"].randomElement(using: &random) ?? ""
    let anyBits = Double(bitPattern: UInt64.random(in: 0..<Double.infinity.bitPattern, using: &random))
    let subnormal = Double(bitPattern: UInt64.random(in: 1..<1 << 52, using: &random))
    // An odd number of 54 bits lies in the middle between two doubles; 5³¹ times it still fits into 128 bits.
    let middle = UInt128(UInt64.random(in: 1 << 53..<1 << 54, using: &random) | 1)
    let halvings = Int.random(in: 0...31, using: &random)
    let decimals = (0..<halvings).reduce(middle) { product, _ in product * 5 }
    let exponent = Int.random(in: -345...310, using: &random)
    let digits = random.digits(Int.random(in: 1...40, using: &random))
    switch count % 10 {
    case 0: return "\(sign)\(anyBits)"
    case 1: return "\(sign)\(subnormal)"
    case 2: return "\(sign)\(random.digits(17))e\(exponent - 16)"
    case 3: return "\(sign)\(digits)e\(exponent)"
    case 4: return "\(sign)\(decimals)e-\(halvings)"
    case 5: return "\(sign)\(count % 20 == 5 ? decimals + 1 : decimals - 1)e-\(halvings)"
    case 6: return "\(sign)\(random.digits(Int.random(in: 1...6, using: &random))).\(random.digits(3))"
    case 7: return "\(sign)0.\(String(repeating: "0", count: halvings))\(digits)"
    case 8: return "\(sign)\(decimals).\(random.digits(5))e\(exponent / 8)"
    default: return "\(sign)\(digits).\(random.digits(20))E\(exponent - digits.count)"
    }
  }

  private func parse(_ text: String) -> Double? { parseNumber(Array(text.utf8).span) }
  private func parse(_ text: Substring) -> Double? { parse(String(text)) }

  private func power(of base: Int, _ exponent: Int) -> String {
    (0..<exponent).reduce("1") { power, _ in product(of: power, by: base) }
  }

  /// Schoolbook multiplication of a decimal text.
  private func product(of decimal: String, by factor: Int) -> String {
    var carry = 0
    var digits: [Int] = []
    for digit in decimal.reversed().compactMap(\.wholeNumberValue) {
      let sum = digit * factor + carry
      digits.append(sum % 10)
      carry = sum / 10
    }
    while carry > 0 {
      digits.append(carry % 10)
      carry /= 10
    }
    return digits.reversed().map(String.init).joined()
  }
}
