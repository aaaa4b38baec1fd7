import Decision
import Testing

/// Reference: Kleene (1952), *Introduction to Metamathematics*, § 64: the strong tables of three truth
/// values.
@Suite struct ConstraintTests {
  /// Truth values by name: 'yes' is 1, 'no' is 0, anything else is not known.
  func attribute(_ name: String) -> Attribute {
    switch name {
    case "yes": .number(1)
    case "no": .number(0)
    case "country": .text("PL")
    case "nace": .number(29)
    default: .unknown
    }
  }

  func fact(_ name: String) -> Constraint { .number(name, .equal, 1) }

  func verdict(_ constraint: Constraint) -> Verdict { constraint.verdict(attribute) }

  func named(_ name: String) -> Verdict {
    switch name {
    case "yes": .yes
    case "no": .no
    default: .unknown(name)
    }
  }

  @Test(arguments: [
    ("yes", "yes", "yes", "yes"), ("yes", "no", "no", "yes"), ("yes", "?", "?", "yes"),
    ("no", "yes", "no", "yes"), ("no", "no", "no", "no"), ("no", "?", "no", "?"),
    ("?", "yes", "?", "yes"), ("?", "no", "no", "?"), ("?", "?", "?", "?"),
  ]) func conjunctionAndDisjunctionFollowTheTables(a: String, b: String, both: String, either: String) {
    #expect(verdict(.all([fact(a), fact(b)])) == named(both))
    #expect(verdict(.any([fact(a), fact(b)])) == named(either))
  }

  @Test(arguments: [("yes", "no"), ("no", "yes"), ("?", "?")]) func negationFollowsTheTable(
    a: String, not: String
  ) {
    #expect(verdict(.not(fact(a))) == named(not))
    #expect(verdict(.not(.not(fact(a)))) == named(a))
  }

  @Test(arguments: ["yes", "no", "?"], ["yes", "no", "?"]) func deMorganHolds(a: String, b: String) {
    let one = Constraint.not(.all([fact(a), fact(b)]))
    let other = Constraint.any([.not(fact(a)), .not(fact(b))])
    #expect(verdict(one) == verdict(other))
  }

  @Test func theFirstNameWithoutAFigureIsGivenWhereTheAnswerHangsOnIt() {
    #expect(verdict(.all([fact("yes"), fact("rail"), fact("port")])) == .unknown("rail"))
    #expect(verdict(.any([fact("port"), fact("rail"), fact("no")])) == .unknown("port"))
    #expect(verdict(.all([fact("rail"), .any([fact("port"), fact("no")]), fact("no")])) == .no)
  }

  @Test func nothingToMeetIsMetAndNothingToChooseIsNot() {
    #expect(verdict(.all([])) == .yes)
    #expect(verdict(.any([])) == .no)
  }

  @Test(arguments: [
    (Constraint.Comparison.lessOrEqual, [true, true, false]), (.greaterOrEqual, [false, true, true]),
    (.notEqual, [true, false, true]), (.equal, [false, true, false]), (.less, [true, false, false]),
    (.greater, [false, false, true]),
  ]) func comparisonsHoldBelowAtAndAboveTheBound(comparison: Constraint.Comparison, expected: [Bool]) {
    let found = [28.0, 29, 30].map { value in
      Constraint.number("n", comparison, 29).verdict { _ in .number(value) } == .yes
    }
    #expect(found == expected)
  }

  @Test func zeroEqualsItsNegative() {
    #expect(Constraint.number("n", .equal, 0).verdict { _ in .number(-0.0) } == .yes)
    #expect(Constraint.number("n", .less, 0).verdict { _ in .number(-0.0) } == .no)
  }

  @Test func aWordIsNoNumber() {
    #expect(verdict(.number("country", .less, 5)) == .no)
  }

  @Test func wordsAreFoundAsTheyAreWritten() {
    #expect(verdict(.oneOf("country", ["DE", "PL"])) == .yes)
    #expect(verdict(.oneOf("country", ["DE", "pl"])) == .no)
    #expect(verdict(.oneOf("country", [])) == .no)
    #expect(verdict(.oneOf("region", ["PL"])) == .unknown("region"))
  }

  @Test func aNumberIsFoundAmongWordsByItsValue() {
    #expect(verdict(.oneOf("nace", ["28", "29.0"])) == .yes)
    #expect(verdict(.oneOf("nace", ["twenty-nine", "30"])) == .no)
  }

  @Test func everyNameIsListedOnceInOrder() {
    let constraint = Constraint.all([
      .number("port", .less, 6), .any([.oneOf("country", ["PL"]), .not(.number("rail", .greater, 1))]),
      .number("port", .greater, 0),
    ])
    #expect(constraint.names == ["port", "country", "rail"])
    #expect(Constraint.all([]).names == [])
  }

  @Test(arguments: [
    (Constraint.number("port_hours", .less, 6), "port_hours < 6"),
    (.number("wage", .lessOrEqual, 7.25), "wage <= 7.25"),
    (.number("frost", .notEqual, -3), "frost != -3"),
    (.oneOf("country", ["PL"]), "country = PL"),
    (.oneOf("country", ["PL", "RO", "CZ"]), "country in [PL, RO, CZ]"),
    (.not(.oneOf("country", ["PL", "RO"])), "not (country in [PL, RO])"),
    (
      .all([.oneOf("country", ["PL", "RO", "CZ"]), .number("port_distance", .less, 300)]),
      "country in [PL, RO, CZ] and port_distance < 300"
    ),
    (
      .all([.number("a", .equal, 1), .any([.number("b", .greater, 2), .number("c", .greaterOrEqual, 3)])]),
      "a = 1 and (b > 2 or c >= 3)"
    ),
  ]) func conditionsReadAsTheyAreTyped(constraint: Constraint, text: String) {
    #expect("\(constraint)" == text)
  }

  @Test(arguments: [
    (300.0, "300"), (-4, "-4"), (0.1, "0.1"), (2.50, "2.5"), (1e21, "1e+21"), (1e-7, "1e-07"),
  ])
  func wholeNumbersArePrintedWithoutAPoint(value: Double, text: String) {
    #expect(plain(value) == text)
    #expect(Double(plain(value)) == value)
  }
}
