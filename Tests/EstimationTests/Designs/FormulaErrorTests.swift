import Decision
import Estimation
import Testing

@Suite struct FormulaErrorTests {
  private func problems(_ text: String, columns: [String]? = nil) -> String {
    do throws(EstimationError) {
      _ = try Formula(text, columns: columns)
      return ""
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    (
      "",
      "formula, character 1: found the end where the response was wanted; write it like 'choice ~ log(wage)'"
    ),
    (
      "~ x",
      "formula, character 1: found '~' where the response was wanted; write it like 'choice ~ log(wage)'"
    ),
    (
      "y",
      "formula, character 2: found the end where '~' was wanted; join terms with '+', and put arithmetic "
        + "in I(...)"
    ),
    (
      "y ~",
      "formula, character 4: found the end where a column or a function was wanted; "
        + "write terms like 'wage', 'log(wage)' or 'I(wage^2)'"
    ),
    ("y ~ lgo(wage)", "formula, character 5: there is no function 'lgo'; did you mean 'log'?"),
    ("y ~ x^2", "formula, character 6: '^' is arithmetic only inside I(...); write it like 'I(x^2)'"),
    ("y ~ x/z", "formula, character 6: '/' is arithmetic only inside I(...); write it like 'I(x/z)'"),
    ("y/2 ~ x", "formula, character 2: '/' is arithmetic only inside I(...); write it like 'I(y/2)'"),
    (
      "y ~ (a + b)^2",
      "formula, character 12: '^' is arithmetic only inside I(...); write it like 'I(wage^2)'"
    ),
    (
      "y ~ x - z",
      "formula, character 9: only the constant can be taken away, as '-1'; "
        + "leave the term out, or write a column whose name has a '-' in `backquotes`"
    ),
    (
      "y ~ x + 2",
      "formula, character 9: found '2' as a term; "
        + "a number alone is '1', '0' or '-1', the constant; arithmetic stands in I(...)"
    ),
    (
      "y ~ log(x, 2)", "formula, character 10: found a second argument; every function of a formula takes one"
    ),
    ("y ~ log(x", "formula, character 10: found the end where ')' was wanted; close the parenthesis"),
    (
      "y ~ x:offset(z)",
      "formula, character 7: offset(...) stands within another term; write it on its own, after a '+'"
    ),
    (
      "y ~ I(factor(g)^2)",
      "formula, character 7: factor(...) stands inside an expression; write it as a term of its own"
    ),
    (
      "y ~ factor(log(x))",
      "formula, character 12: found 'log(' where a column was wanted; factor(...) takes a column's name"
    ),
    ("factor(y) ~ x", "formula, character 1: the response is a factor; give a column of numbers"),
    ("y ~ .", "formula, character 5: '.' does not stand for all other columns; name the columns"),
    ("y ~ x $ z", "formula, character 7: '$' does not belong here; '+' was wanted here"),
    ("y ~ `x", "formula, character 5: the backquote is not closed; a column or a function was wanted here"),
    (
      "y ~ I(2x)",
      "formula, character 7: '2x' is not a number; a number, a column or a function was wanted here"
    ),
    (
      "y ~ I(1e999*x)",
      "formula, character 7: '1e999' is too large for a number; a number, a column or a function was "
        + "wanted here"
    ),
    (
      "y ~ x | f | g",
      "formula, character 11: found '|' after the formula's end; write 'response ~ terms | effects'"
    ),
    (
      "y ~ x ~ z",
      "formula, character 7: found '~' after the formula's end; write 'response ~ terms | effects'"
    ),
    (
      "y ~ x)",
      "formula, character 6: found ')' where '+' was wanted; join terms with '+', and put arithmetic in "
        + "I(...)"
    ),
    (
      "y ~ x | f*g",
      "formula, character 10: found '*' where '+' was wanted; write effects like 'region + year + "
        + "region^industry'"
    ),
    (
      "y ~ 'a b'",
      "formula, character 5: a quote does not belong here; a name with blanks stands in `backquotes`; "
        + "a column or a function was wanted here"
    ),
  ]) func aProblemNamesItsCharacterAndWhatWasWanted(text: String, message: String) {
    #expect(problems(text) == message)
  }

  @Test func everythingWrongIsSaidAtOnceInOrder() {
    #expect(
      problems(
        "y ~ lgo(wge) + x^2 + unemp + sqrt() | regio", columns: ["y", "wage", "x", "unemp", "region"])
          == """
          formula, character 5: there is no function 'lgo'; did you mean 'log'?
          formula, character 9: there is no column 'wge'; did you mean 'wage'?
          formula, character 17: '^' is arithmetic only inside I(...); write it like 'I(x^2)'
          formula, character 35: found ')' where a number, a column or a function was wanted; write it like \
          'I(wage^2)' or 'log(wage + 1)'
          formula, character 39: there is no column 'regio'; did you mean 'region'?
          """)
  }

  @Test func nestingEndsAtSixtyFour() throws {
    func nested(_ depth: Int) -> String {
      "y ~ " + String(repeating: "sqrt(", count: depth) + "x" + String(repeating: ")", count: depth)
    }
    _ = try Formula(nested(63))
    #expect(problems(nested(65)).contains("nest more than 64 deep; write it flatter"))
    #expect(
      problems("y ~ I(" + String(repeating: "-", count: 5000) + "x)").contains("nest more than 64 deep"))
    #expect(
      problems("y ~ I(x" + String(repeating: "^x", count: 5000) + ")").contains("nest more than 64 deep"))
    #expect(problems("y ~ " + String(repeating: "(", count: 20000) + "x").contains("nest more than 64 deep"))
  }

  @Test func aLongSumIsNoNesting() throws {
    let formula = try Formula("y ~ I(x" + String(repeating: "+x", count: 20_000) + ")")
    let table = try ObservationTable([
      ObservationColumn("y", numbers: [1]), ObservationColumn("x", numbers: [2]),
    ])
    #expect(try Design(formula, on: table).columns[1] == [40_002])
  }

  @Test func explosionsAreRefused() {
    let names = (1...12).map { "x\($0)" }
    #expect(
      problems("y ~ " + names.joined(separator: "*"))
        == "formula, character 5: the formula expands to more than 1000 terms; write the interactions "
        + "that are meant"
    )
    #expect(
      problems("y ~ " + (1...17).map { "x\($0)" }.joined(separator: ":"))
        == "formula, character 5: more than 16 variables stand in one interaction; interact fewer, or "
        + "absorb their combinations with '|'"
    )
    #expect(
      problems("y ~ " + (1...1001).map { "x\($0)" }.joined(separator: "+")).contains("more than 1000 terms"))
    #expect(
      problems("y ~ " + String(repeating: "x", count: 100_000))
        == "formula, character 100001: the formula has more than 100000 characters; absorb effects with "
        + "'|' in place of naming many columns"
    )
  }

  @Test func onlyTheFirstHundredProblemsAreKept() {
    let text = "y ~ " + [String](repeating: "f(x)", count: 250).joined(separator: " + ")
    #expect(problems(text).hasSuffix("\nand 150 more"))
  }
}
