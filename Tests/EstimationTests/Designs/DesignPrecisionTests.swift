import Decision
import Estimation
import Testing

/// Whole numbers held exactly as a high and a low part: enough to see whether powers are formed in the type.
private struct Wide: FormulaNumber, Equatable {
  let whole: Int128
  init(_ value: Double) { whole = Int128(value) }
  init(whole: Int128) { self.whole = whole }
  var value: Double { Double(whole) }
  static func + (a: Wide, b: Wide) -> Wide { Wide(whole: a.whole + b.whole) }
  static func - (a: Wide, b: Wide) -> Wide { Wide(whole: a.whole - b.whole) }
  static func * (a: Wide, b: Wide) -> Wide { Wide(whole: a.whole * b.whole) }
  static func / (a: Wide, b: Wide) -> Wide { Wide(whole: a.whole / b.whole) }
  func squareRoot() -> Wide { Wide(value.squareRoot()) }
}

/// References: whole numbers, exact in any precision that holds them.
@Suite struct DesignPrecisionTests {
  private func design(_ formula: String) throws -> Design {
    try Design(
      Formula(formula),
      on: ObservationTable([
        ObservationColumn("y", numbers: [1, 2]), ObservationColumn("x", numbers: [1003, -997]),
        ObservationColumn("g", texts: ["a", "b"]),
      ]))
  }

  @Test func powersAndProductsAreFormedInThePrecisionAskedFor() throws {
    let design = try design("y ~ I(x^10) + I(x^9):x + g:x + I(-x^3*x) + abs(x)")
    let wide = design.columns(as: Wide.self)
    // 1003¹⁰ and 997¹⁰ by Python's integers.
    let powers: [Int128] = [
      1_030_408_257_071_389_352_735_441_889_049, 970_401_776_948_916_827_855_048_229_049,
    ]
    #expect(design.names == ["(constant)", "I(x^10)", "I(-x^3*x)", "abs(x)", "I(x^9):x", "g=a:x", "g=b:x"])
    #expect(
      wide.map { $0.map(\.whole) } == [
        [1, 1], powers, [-1_012_054_108_081, -988_053_892_081], [1003, 997], powers, [1003, 0], [0, -997],
      ])
    #expect(design.response(as: Wide.self).map(\.whole) == [1, 2])
  }

  @Test func aDoubleIsTheNearestToTheExactPower() throws {
    let column = try design("y ~ I(x^10)").columns[1]
    #expect(column == [1.030408257071389352735441889049e30, 0.970401776948916827855048229049e30])
  }

  @Test func columnsInDoublesAreThoseOfTheDesign() throws {
    let design = try design("y ~ I(x^3) + scale(x) + exp(x/1000)")
    #expect(design.columns(as: Double.self) == design.columns)
  }
}
