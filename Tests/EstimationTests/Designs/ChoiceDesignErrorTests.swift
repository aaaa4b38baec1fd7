import Decision
import Estimation
import Testing

@Suite struct ChoiceDesignErrorTests {
  /// Three cases of two alternatives, with some columns replaced.
  private func problems(
    _ formula: String = "choice ~ wage", replacing columns: ObservationColumn..., cases: String = "firm",
    alternatives: String = "region", weights: String? = nil, rows: [Int]? = nil
  ) throws -> String {
    let usual = [
      ObservationColumn("firm", texts: ["f1", "f1", "f2", "f2", "f3", "f3"]),
      ObservationColumn("region", texts: ["A", "B", "A", "B", "A", "B"]),
      ObservationColumn("choice", numbers: [0, 1, 1, 0, 0, 1]),
      ObservationColumn("wage", numbers: [1, 2, 3, 4, 0, 6]),
      ObservationColumn("w", numbers: [1, 1, 0, 0, 2, 3]),
    ]
    let table = try ObservationTable(usual.map { old in columns.first { $0.name == old.name } ?? old })
    do throws(EstimationError) {
      _ = try ChoiceDesign(
        Formula(formula), on: table, cases: cases, alternatives: alternatives, weights: weights, rows: rows)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func casesWithoutOneChoiceAreNamedAllAtOnce() throws {
    #expect(
      try problems(replacing: ObservationColumn("choice", numbers: [0, 0, 1, 1, 0, 0.5]))
        == """
        case 'f1': no alternative is chosen; mark one with 1, or leave the case out
        case 'f2': 2 alternatives are chosen ('A', 'B'); mark one with 1, or give every choice a case of \
        its own
        case 'f3': the choice in row 6 is 0.5; write 1 for the alternative chosen and 0 for the others
        """)
    #expect(
      try problems(replacing: ObservationColumn("choice", numbers: [0, 1, 3, 1, 0, -1]))
        == """
        case 'f2': 2 alternatives are chosen ('A', 'B'); give every choice a case of its own, or take \
        'poisson' with the case absorbed
        case 'f3': the choice in row 6 is -1; write 1 for the alternative chosen and 0 for the others
        """)
  }

  @Test func anAlternativeTwiceInACaseIsNamedWithItsRows() throws {
    #expect(
      try problems(replacing: ObservationColumn("region", texts: ["A", "B", "B", "B", "A", "B"]))
        == "case 'f2': alternative 'B' stands in 2 rows (3, 4); give every alternative of a case one row, "
        + "or another case id"
    )
  }

  @Test func aValueThatIsNotFiniteNamesItsCase() throws {
    #expect(
      try problems("choice ~ log(wage)")
        == "row 5: case 'f3': 'log(wage)' is -inf where 'wage' is 0; take log1p(wage), or leave the row out")
  }

  @Test func unknownColumnsAndGapsAreSaidAtOnce() throws {
    #expect(
      try problems(
        "choice ~ wge",
        replacing: ObservationColumn("region", texts: ["A", "", "A", "B", "A", "B"], gaps: [2]),
        cases: "frim", weights: "x")
          == """
          formula, character 10: there is no column 'wge'; did you mean 'wage'?
          there is no column 'frim'; did you mean 'firm'?
          there is no column 'x'; choose from: firm, region, choice, wage, w
          row 2, column 'region': there is no value; fill the gap or leave the row out
          """)
  }

  @Test func absorbedEffectsAreRefused() throws {
    #expect(
      try problems("choice ~ wage | region")
        == "formula, character 17: a choice model has no absorbed effects; its cases are absorbed "
        + "already; write factor(...) for the alternatives' constants"
    )
  }

  @Test func weightsMustBePositiveAndOneForACase() throws {
    #expect(
      try problems(weights: "w")
        == """
        case 'f3': 'w' is '2' in row 5 and '3' in row 6; give it one value for the whole case
        case 'f2': its weight is 0; wanted one above zero; leave the case out where it should not count
        """)
    #expect(
      try problems("choice ~ wge", weights: "region")
        == "formula, character 10: there is no column 'wge'; did you mean 'wage'?\n"
        + "column 'region': it holds texts where numbers are wanted; name a column of numbers")
  }

  @Test func casesMayBeLeftOut() throws {
    #expect(try problems("choice ~ log(wage)", rows: [1, 2, 3, 4]).isEmpty)
    #expect(
      try problems(rows: [1, 3, 4])
        == "case 'f1': no alternative is chosen; mark one with 1, or leave the case out")
  }
}
