import Decision
import Intake
import TestSupport
import Testing

@Suite struct ConstraintParserTests {
  @Test(
    arguments: zip(
      ["<", "<=", ">", ">=", "=", "!=", "=="],
      [
        Constraint.Comparison.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .equal,
      ]))
  func everySignComparesAFigure(_ sign: String, _ comparison: Constraint.Comparison) throws {
    #expect(try constraint(from: "wage \(sign) -1.5e3") == .number("wage", comparison, -1500))
    #expect(try constraint(from: "wage\(sign).5") == .number("wage", comparison, 0.5))
  }

  @Test func aWordIsOneOfAList() throws {
    #expect(try constraint(from: "country = PL") == .oneOf("country", ["PL"]))
    #expect(try constraint(from: "country != PL") == .not(.oneOf("country", ["PL"])))
    #expect(try constraint(from: "country in [PL, RO,CZ]") == .oneOf("country", ["PL", "RO", "CZ"]))
    #expect(try constraint(from: "country in[PL]") == .oneOf("country", ["PL"]))
    #expect(try constraint(from: "year in [2013, 2014]") == .oneOf("year", ["2013", "2014"]))
  }

  @Test func namesAndWordsThatHoldBlanksStandInQuotes() throws {
    #expect(try constraint(from: "'port hours' < 6") == .number("port hours", .less, 6))
    #expect(try constraint(from: "name = \"Côte d'Ivoire\"") == .oneOf("name", ["Côte d'Ivoire"]))
    #expect(try constraint(from: "name in ['New York', 'a, b']") == .oneOf("name", ["New York", "a, b"]))
    #expect(try constraint(from: "'in' = 'or'") == .oneOf("in", ["or"]))
  }

  @Test func aNumberInQuotesIsAWord() throws {
    #expect(try constraint(from: "code = '5'") == .oneOf("code", ["5"]))
    #expect(try constraint(from: "code = 5") == .number("code", .equal, 5))
  }

  @Test func andBindsCloserThanOrAndNotClosest() throws {
    let (a, b, c) = (
      Constraint.number("a", .greater, 1), Constraint.number("b", .less, 2), Constraint.number("c", .equal, 3)
    )
    #expect(try constraint(from: "a > 1 or b < 2 and c = 3") == .any([a, .all([b, c])]))
    #expect(try constraint(from: "a > 1 and b < 2 or c = 3") == .any([.all([a, b]), c]))
    #expect(try constraint(from: "(a > 1 or b < 2) and c = 3") == .all([.any([a, b]), c]))
    #expect(try constraint(from: "not a > 1 and b < 2") == .all([.not(a), b]))
    #expect(try constraint(from: "not (a > 1 and b < 2)") == .not(.all([a, b])))
    #expect(try constraint(from: "not not a > 1") == .not(.not(a)))
    #expect(try constraint(from: "a > 1 and b < 2 and c = 3") == .all([a, b, c]))
  }

  @Test func theExampleOfTheDocumentationIsRead() throws {
    #expect(
      try constraint(from: "country in [PL, RO, CZ] and port_distance < 300")
        == .all([.oneOf("country", ["PL", "RO", "CZ"]), .number("port_distance", .less, 300)]))
  }

  @Test(arguments: [
    ("", 1, "the name of an indicator was wanted here"),
    ("  ", 3, "the name of an indicator was wanted here"),
    ("< 5", 1, "the name of an indicator was wanted here"),
    ("and a > 1", 1, "the name of an indicator was wanted here"),
    ("a > 1 and", 10, "the name of an indicator was wanted here"),
    ("()", 2, "the name of an indicator was wanted here"),
    ("wage", 5, "one of < <= > >= = != or 'in' was wanted here"),
    ("wage 5", 6, "one of < <= > >= = != or 'in' was wanted here"),
    ("a not in [b]", 3, "one of < <= > >= = != or 'in' was wanted here"),
    ("wage <", 7, "a number or a word was wanted here"),
    ("a = = 5", 5, "a number or a word was wanted here"),
    ("a => 5", 4, "a number or a word was wanted here"),
    ("wage < low", 8, "'low' is not a number"),
    ("wage <  '5'", 9, "'5' is not a number"),
    ("wage >= 1e400", 9, "'1e400' is not a number"),
    ("wage < 1_000", 8, "'1_000' is not a number"),
    ("wage < nan", 8, "'nan' is not a number"),
    ("a > 1 AND b > 2", 7, "'and', 'or' or the end was wanted here"),
    ("a > 1 b > 2", 7, "'and', 'or' or the end was wanted here"),
    ("a > 1)", 6, "'and', 'or' or the end was wanted here"),
    ("a = 1,5", 6, "'and', 'or' or the end was wanted here"),
    ("(a > 1", 7, "')' was wanted here"),
    ("a in PL", 6, "'[' was wanted here"),
    ("a in []", 7, "a word was wanted here"),
    ("a in [b,]", 9, "a word was wanted here"),
    ("a in [b", 8, "',' or ']' was wanted here"),
    ("a in [b c]", 9, "',' or ']' was wanted here"),
    ("a = 'b", 5, "the quote is not closed"),
    ("a ! 5", 3, "'!' does not belong here"),
    ("é🏭 = 'b", 6, "the quote is not closed"),
  ])
  func aConditionThatCannotBeReadSaysWhereAndWhatWasWanted(_ text: String, _ column: Int, _ message: String) {
    #expect(refusal(of: text) == Refusal(text: text, column: column, message: message))
    do {
      _ = try constraint(from: text)
    } catch {
      #expect(
        error.problem
          == Problem(
            "condition '\(text)', character \(column): \(message)",
            hint: "write it like 'wage < 1000', 'country in [PL, RO]' or 'a > 1 and not b <= 2'"))
    }
  }

  @Test func parenthesesNestSixtyThreeDeepAndNoDeeper() throws {
    func nested(_ open: String, _ close: String, _ depth: Int) -> String {
      String(repeating: open, count: depth) + "a > 1" + String(repeating: close, count: depth)
    }
    #expect(try constraint(from: nested("(", ")", 63)) == .number("a", .greater, 1))
    for (text, column) in [
      (nested("(", ")", 64), 65), (nested("not ", "", 64), 257), (String(repeating: "(", count: 200_000), 65),
    ] {
      #expect(
        refusal(of: text) == Refusal(text: text, column: column, message: "conditions nest more than 64 deep")
      )
    }
  }

  @Test func aConditionOfManyPartsIsReadWhole() throws {
    let text = (0..<5000).map { "a\($0) > \($0)" }.joined(separator: " and ")
    #expect(try constraint(from: text) == .all((0..<5000).map { .number("a\($0)", .greater, Double($0)) }))
  }

  /// What a condition says of itself is read back as the same condition.
  @Test(arguments: 1...40) func aDescriptionIsReadBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let made = Self.made(depth: 4, &random)
      let read = try constraint(from: made.description)
      #expect(read.description == made.description)
      #expect(read.names == made.names)
    }
  }

  @Test(arguments: 1...40) func noTextTraps(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    let whole = "country in [PL, 'New York'] and (port_distance <= 3e2 or not \"wage b\" != 5) and x == y"
    for _ in 0..<100 {
      let text = String(decoding: mutation.damaged(whole), as: UTF8.self)
      do throws(ConstraintError) {
        #expect(!(try constraint(from: text)).names.isEmpty)
      } catch {
        #expect(error.text == text && !error.message.isEmpty)
        #expect((1...(text.count + 1)).contains(error.column))
      }
    }
  }

  private struct Refusal: Equatable {
    let text: String
    let column: Int
    let message: String
  }

  private func refusal(of text: String) -> Refusal? {
    do {
      _ = try constraint(from: text)
      return nil
    } catch {
      return Refusal(text: error.text, column: error.column, message: error.message)
    }
  }

  private static func made(depth: Int, _ random: inout SeededGenerator) -> Constraint {
    let name = ["wage", "port_distance", "B-N_S95", "é"].randomElement(using: &random)!
    switch Int.random(in: 0..<(depth == 0 ? 3 : 6), using: &random) {
    case 0, 1:
      return .number(
        name, Constraint.Comparison.allCases.randomElement(using: &random)!,
        Double.random(in: -1e6...1e6, using: &random))
    case 2: return .oneOf(name, Array(["PL", "RO", "b1"].prefix(Int.random(in: 1...3, using: &random))))
    case 3: return .not(made(depth: depth - 1, &random))
    case 4: return .all((0..<3).map { _ in made(depth: depth - 1, &random) })
    default: return .any((0..<2).map { _ in made(depth: depth - 1, &random) })
    }
  }
}
