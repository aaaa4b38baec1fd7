import Estimation
import Testing

@Suite struct FormulaTests {
  private func names(_ text: String) throws -> [String] { try Formula(text).terms.map(\.name) }

  @Test func theContractsExampleReads() throws {
    let formula = try Formula(
      "choice ~ log(wage) + unemp + log1p(domestic) + I(log1p(domestic)^2) + a:b + a*b + factor(sector) + "
        + "offset(log(exposure))"
    )
    #expect(formula.response.name == "choice")
    #expect(
      formula.terms.map(\.name) == [
        "log(wage)", "unemp", "log1p(domestic)", "I(log1p(domestic)^2)", "a", "b", "factor(sector)", "a:b",
      ])
    #expect(formula.offsets.map(\.name) == ["log(exposure)"])
    #expect(formula.hasConstant)
    #expect(formula.absorbed.isEmpty)
  }

  @Test func theExampleOfTheDocumentationReads() throws {
    #expect(
      try names("choice ~ log(wage) + factor(alt)*I(income/1000)")
        == ["log(wage)", "factor(alt)", "I(income/1000)", "factor(alt):I(income/1000)"])
  }

  @Test func namesOfTermsAreAsWrittenWithoutBlanks() throws {
    #expect(
      try names("y ~  I( log1p( d ) ^ 2 )+log( a  +1)\n + sqrt(`b`) + `gross wage`:c")
        == ["I(log1p(d)^2)", "log(a+1)", "sqrt(b)", "`gross wage`:c"])
  }

  @Test(arguments: [
    ("y ~ a*b*c", "a b c a:b a:c b:c a:b:c"), ("y ~ (a + b):c", "a:c b:c"),
    ("y ~ (a + b)*c", "a b c a:c b:c"),
    ("y ~ a:b*c", "c a:b a:b:c"), ("y ~ a:b + b:a + a + a", "a a:b"), ("y ~ a:a", "a"), ("y ~ ((a))", "a"),
    ("y ~ b:a + a", "a b:a"), ("y ~ + a", "a"), ("y~1", ""), ("y ~ 0", ""), ("y ~ 1 | f", ""),
  ]) func interactionsExpandAsInR(text: String, terms: String) throws {
    #expect(try names(text).joined(separator: " ") == terms)
  }

  @Test(arguments: [
    ("y ~ x", true), ("y ~ x - 1", false), ("y ~ -1 + x", false), ("y ~ x + 0", false), ("y ~ 0 + x", false),
    ("y ~ x + -1", false), ("y ~ 1 + x", true), ("y ~ x - 1 + 1", true), ("y ~ x + 1 - 1", false),
    ("y ~ x-1", false),
  ]) func theLastMentionOfTheConstantCounts(text: String, hasConstant: Bool) throws {
    #expect(try Formula(text).hasConstant == hasConstant)
  }

  @Test func absorbedEffectsAreColumnsOrTheirCombinations() throws {
    let formula = try Formula("y ~ x | region + year + region ^ industry + industry^region + region")
    #expect(formula.absorbed.map(\.name) == ["region", "year", "region^industry"])
    #expect(formula.absorbed.map(\.columns) == [["region"], ["year"], ["region", "industry"]])
  }

  @Test func aColumnMayHaveAFunctionsName() throws {
    #expect(try names("y ~ log + I + log(log) + factor") == ["log", "I", "log(log)", "factor"])
  }

  @Test func shapesTellWhatAnElasticityNeeds() throws {
    let terms = try Formula("y ~ wage + log(wage) + log1p(n) + I(n^2) + I(wage) + exp(-n)").terms
    let shapes = terms.map { term -> FormulaExpression.Shape? in
      if case .expression(let expression) = term.variables[0].role { expression.shape } else { nil }
    }
    #expect(
      shapes == [
        nil, .function(.log, of: "wage"), .function(.log1p, of: "n"), .other, .column("wage"), .other,
      ])
  }

  @Test(arguments: [
    "y ~ x", "y ~ 0 | f + g^h", "log(y) ~ a*b + factor(c):I(-x^2/(1 - z)) - 1",
    "y ~ offset(log(e)) + offset(w)",
    "`my y` ~ `a b`*c + exp(`a b`) | `f 1`^g", "y ~ (a + b + c)*(d + e)", "y ~ I(1e-3 * x) + I(.5 + x)",
  ]) func aFormulaPrintsInAFormThatReadsBackTheSame(text: String) throws {
    let formula = try Formula(text)
    let again = try Formula(formula.description)
    #expect(again == formula)
    #expect(again.description == formula.description)
  }

  @Test func namesMayHaveLettersOfAnyScript() throws {
    #expect(try names("y ~ łódź + größe_2 + .hidden + _x") == ["łódź", "größe_2", ".hidden", "_x"])
  }

  @Test func knownColumnsRaiseNoProblem() throws {
    _ = try Formula("y ~ log(a) + b | c", columns: ["a", "b", "c", "y"])
  }
}
