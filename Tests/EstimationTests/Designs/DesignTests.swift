import Decision
import Estimation
import Testing

/// References: designs worked out by hand.
@Suite struct DesignTests {
  private func table(_ columns: ObservationColumn...) throws -> ObservationTable {
    try ObservationTable(columns)
  }

  private func firms() throws -> ObservationTable {
    try table(
      ObservationColumn("y", numbers: [1, 3, 4, 6]), ObservationColumn("size", numbers: [2, 5, 7, 0]),
      ObservationColumn("sector", texts: ["C", "B", "C", "A"]),
      ObservationColumn("year", numbers: [2001, 2000, 2001, 2001]),
      ObservationColumn("exposure", numbers: [1, 2, 4, 8]),
      ObservationColumn("gappy", numbers: [1, 0, 2, 0], gaps: [2, 4]))
  }

  private func problems(_ formula: String, rows: [Int]? = nil) throws -> String {
    let firms = try firms()
    do throws(EstimationError) {
      _ = try Design(Formula(formula), on: firms, rows: rows)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func theExampleOfTheDocumentationHolds() throws {
    let design = try Design(
      Formula("y ~ I(size^2) + sector"),
      on: table(
        ObservationColumn("y", numbers: [1, 3, 4]), ObservationColumn("size", numbers: [2, 5, 7]),
        ObservationColumn("sector", texts: ["A", "B", "A"])))
    #expect(design.names == ["(constant)", "I(size^2)", "sector=B"])
    #expect(design.columns == [[1, 1, 1], [4, 25, 49], [0, 1, 0]])
    #expect(design.response == [1, 3, 4])
    #expect(design.rowNumbers == [1, 2, 3])
    #expect(design.offset == nil)
  }

  @Test func factorsInteractionsAndTheirTermsAreNamed() throws {
    let design = try Design(Formula("y ~ factor(year)*size + sector"), on: firms())
    #expect(design.names == ["(constant)", "year=2001", "size", "sector=B", "sector=C", "year=2001:size"])
    #expect(
      design.terms == ["(constant)", "factor(year)", "size", "sector", "sector", "factor(year):size"])
    #expect(design.columns[5] == [2, 0, 7, 0])
  }

  @Test func theFirstVariableOfAnInteractionChangesFastest() throws {
    let design = try Design(
      Formula("y ~ g:h"),
      on: table(
        ObservationColumn("y", numbers: [1, 2, 3, 4, 5]),
        ObservationColumn("g", texts: ["a", "a", "b", "b", "b"]),
        ObservationColumn("h", texts: ["u", "v", "u", "v", "v"])))
    #expect(design.names == ["(constant)", "g=a:h=u", "g=b:h=u", "g=a:h=v", "g=b:h=v"])
    #expect(design.columns[4] == [0, 0, 0, 1, 1])
  }

  @Test func theBaseIsLeftOutExactlyWhereTheRestOfTheTermIsInTheModel() throws {
    // R leaves the base of the first without a slope, and keeps all levels beside 'size' in the second.
    #expect(
      try Design(Formula("y ~ size:exposure + factor(year):size"), on: firms()).names
        == ["(constant)", "size:exposure", "year=2000:size", "year=2001:size"])
    #expect(
      try Design(Formula("y ~ size + factor(year):size - 1"), on: firms()).names
        == ["size", "year=2001:size"])
  }

  @Test func aTextColumnAndItsFactorAreOneVariable() throws {
    #expect(
      try Design(Formula("y ~ sector + factor(sector) + sector:factor(sector)"), on: firms()).names
        == ["(constant)", "sector=B", "sector=C"])
  }

  @Test func combinationsThatNoRowHasAreDropped() throws {
    let design = try Design(Formula("y ~ sector*factor(year)"), on: firms())
    // Year 2000 has sector B only: 'sector=B' is the whole of it.
    #expect(design.names == ["(constant)", "sector=B", "sector=C", "year=2001", "sector=C:year=2001"])
    #expect(
      design.dropped == [
        OmittedColumn(name: "sector=B:year=2001", reason: "no row has this combination")
      ])
  }

  @Test func aFactorOfOneLevelIsDroppedWithItsReason() throws {
    let design = try Design(Formula("y ~ size + sector"), on: firms(), rows: [1, 3])
    #expect(design.names == ["(constant)", "size"])
    #expect(design.dropped == [OmittedColumn(name: "sector", reason: "'sector' is 'C' in every row")])
  }

  @Test func rowsMayBeChosenRepeatedAndReordered() throws {
    let design = try Design(Formula("y ~ sector + size"), on: firms(), rows: [3, 2, 3])
    #expect(design.response == [4, 3, 4])
    #expect(design.names == ["(constant)", "sector=C", "size"])
    #expect(design.columns[1] == [1, 0, 1])
    #expect(design.rowNumbers == [3, 2, 3])
    #expect(try design.numbers(in: "exposure") == [4, 2, 4])
  }

  @Test func offsetsAddUp() throws {
    let design = try Design(Formula("y ~ size + offset(exposure) + offset(exposure/2)"), on: firms())
    #expect(design.offset == [1.5, 3, 6, 12])
    #expect(design.names == ["(constant)", "size"])
  }

  @Test func absorbedEffectsTakeTheConstantsPlace() throws {
    let design = try Design(Formula("y ~ size + sector | year + sector^year"), on: firms())
    #expect(!design.hasConstant)
    #expect(design.names == ["size", "sector=B", "sector=C"])
    #expect(design.absorbed.map(\.name) == ["year", "sector^year"])
    #expect(design.absorbed[0].levels == ["2000", "2001"])
    #expect(design.absorbed[0].codes == [1, 0, 1, 1])
    #expect(design.absorbed[1].levels == ["A^2001", "B^2000", "C^2001"])
    #expect(design.absorbed[1].codes == [2, 1, 2, 0])
  }

  @Test func aFactorWhoseRestIsAbsorbedLosesItsBase() throws {
    let design = try Design(Formula("y ~ factor(year):sector | sector"), on: firms())
    #expect(design.names == ["year=2001:sector=A", "year=2001:sector=C"])
    #expect(design.dropped.map(\.name) == ["year=2001:sector=B"])
  }

  @Test func aModelOfNothingButEffectsIsAllowed() throws {
    let design = try Design(Formula("y ~ 1 | sector"), on: firms())
    #expect(design.names.isEmpty)
    #expect(design.columns.isEmpty)
    #expect(design.rowCount == 4)
  }

  @Test func unknownNamesAndTextsAreSaidAtOnce() throws {
    #expect(
      try problems("y ~ log(sector) + sizes + size:sectr | yaer")
        == """
        formula, character 9: column 'sector' holds texts where numbers are wanted; a column of texts \
        enters as a factor, on its own or in an interaction
        formula, character 19: there is no column 'sizes'; did you mean 'size'?
        formula, character 32: there is no column 'sectr'; did you mean 'sector'?
        formula, character 40: there is no column 'yaer'; did you mean 'year'?
        """)
    #expect(
      try problems("sector ~ size")
        == "formula, character 1: column 'sector' holds texts where numbers are wanted; "
        + "write the response as numbers, a choice as 1 and the others as 0")
    #expect(
      try problems("y ~ size + y")
        == "formula, character 12: the response 'y' stands among the terms; leave it out")
  }

  @Test func everyGapIsNamed() throws {
    #expect(
      try problems("y ~ log(gappy) + size")
        == """
        row 2, column 'gappy': there is no value; fill the gap or leave the row out
        row 4, column 'gappy': there is no value; fill the gap or leave the row out
        """)
    #expect(try problems("y ~ gappy", rows: [1, 3]).isEmpty)
  }

  @Test func valuesThatAreNotFiniteNameRowTermAndCause() throws {
    #expect(
      try problems("y ~ log(size) + I(1/(size - exposure)) + sqrt(size - 3)")
        == """
        row 4: 'log(size)' is -inf where 'size' is 0; take log1p(size), or leave the row out
        row 1: 'sqrt(size-3)' is nan where 'size' is 2; leave the row out, or change the term so that it \
        has a value there
        row 4: 'sqrt(size-3)' is nan where 'size' is 0; leave the row out, or change the term so that it \
        has a value there
        """)
    #expect(
      try problems("log(size) ~ year + scale(sector2)", rows: nil).contains("there is no column 'sector2'"))
    #expect(
      try problems("y ~ scale(size)", rows: [2, 2])
        .contains("'scale(size)' is nan where 'size' is 5; scale(...) wants at least two different values"))
    #expect(
      try problems("y ~ I(size*1e300):I(exposure*1e300)")
        .hasPrefix("row 1: 'I(size*1e300):I(exposure*1e300)' is inf; divide its parts by a power of ten"))
  }

  @Test func moreFiguresThanAFewAreNotListed() throws {
    #expect(
      try problems("y ~ log(size + y - exposure + year - 2000 - y)").contains(
        "where 'size' is 0 and 'y' is 6 and 'exposure' is 8; leave the row out"))
  }

  @Test func rowsThatDoNotExistAreRefused() throws {
    #expect(try problems("y ~ size", rows: [1, 9]) == "there is no row 9 among 4; number the rows from 1")
    #expect(try problems("y ~ size", rows: []) == "there is no row; give at least one observation")
  }

  @Test func aTermOfTooManyColumnsIsRefused() throws {
    let levels = (0..<120).map { "g\($0)" }
    let many = try table(
      ObservationColumn("y", numbers: (0..<120).map(Double.init)), ObservationColumn("g", texts: levels),
      ObservationColumn("h", texts: levels))
    #expect(throws: EstimationError.self) { try Design(Formula("y ~ g:h"), on: many) }
    do {
      _ = try Design(Formula("y ~ g:h"), on: many)
    } catch {
      #expect(
        "\(error)"
          == "term 'g:h' makes 14400 columns of 120 rows; absorb effects of many levels with '|', or "
          + "merge levels"
      )
    }
  }

  @Test func otherColumnsAreAskedForByName() throws {
    let design = try Design(Formula("y ~ size"), on: firms())
    #expect(throws: EstimationError.self) { try design.grouping(by: "gappy") }
    do {
      _ = try design.numbers(in: "exposur")
    } catch {
      #expect("\(error)" == "there is no column 'exposur'; did you mean 'exposure'?")
    }
    do {
      _ = try design.numbers(in: "sector")
    } catch {
      #expect(
        "\(error)" == "column 'sector': it holds texts where numbers are wanted; name a column of numbers")
    }
  }
}
