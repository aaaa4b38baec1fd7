import Decision
import Indicators
import TestSupport
import Testing

@Suite struct EdgeCaseTests {
  let criterion = Criterion(id: "gdp", direction: .benefit)
  func table(_ columns: [IndicatorTable.Column]) -> IndicatorTable {
    IndicatorTable(
      alternatives: columns[0].values.indices.map { Alternative(id: "R\($0 + 1)", country: "PT") },
      columns: columns)
  }
  func imputed(_ columns: [IndicatorTable.Column], _ policy: MissingPolicy) throws -> [Double] {
    try complete(table(columns), by: policy).imputed.map(\.value)
  }

  @Test func theMeanOfHugeFiguresIsANumber() throws {
    #expect(try imputed([column("a", [1e308, 1.2e308, nil])], .countryMean) == [1.1e308])
  }

  @Test(arguments: [1, 1e160, 1e-170]) func theUnitOfAnIndicatorDoesNotChangeTheNeighbours(unit: Double)
    throws
  {
    let b = [1, 2, 3, 4, 5, 6, 7, 7].map { $0 * unit }
    #expect(
      try imputed([column("a", [10, 20, 30, 40, 50, 60, 70, nil]), column("b", b)], .nearestNeighbours) == [
        50
      ])
  }

  @Test(arguments: [1, 1e160, 1e307, 1e-170]) func theUnitOfAPredictorDoesNotChangeTheRegression(unit: Double)
    throws
  {
    let b = [1, 2, 3, 4, 5, 6, 7, 9].map { $0 * unit }
    // NumPy's lstsq on the unit 1 gives 89.9642857142857.
    let found = try imputed([column("a", [10, 20, 31, 40, 50, 60, 70, nil]), column("b", b)], .regression)
    #expect(agree(found, [89.9642857142857], .solver))
  }

  @Test func aRegressionOnHugeFiguresIsNoNaN() throws {
    let a = [1, 2, 3.1, 4, 5, 6, 7, nil].map { $0.map { $0 * 1e307 } }
    let found = try imputed([column("a", a), column("b", [1, 2, 3, 4, 5, 6, 7, 9])], .regression)
    #expect(agree(found, [8.99642857142857e307], .solver))
  }

  @Test func theBasisDoesNotSayFiveWhereTwoWereAsked() throws {
    let found = try complete(
      table([column("a", [1, 3, nil]), column("b", [1, 2, 3])]), by: .nearestNeighbours)
    #expect(found.imputed.first?.basis == "mean of the most similar, five at most")
  }

  @Test func winsorisingDoesNotDependOnTheOrderOfTheRows() throws {
    let values = [-30, -0.3, -0.2, -0.1, -0.05, 0.05, 0.1, 0.2, 0.3, 30]
    let expected = try treated(values, criterion: criterion, by: .winsorise, goalposts: nil).values.sorted()
    for seed in UInt64(1)...20 {
      var random = SeededGenerator(seed: seed)
      let moved = values.shuffled(using: &random)
      #expect(
        try treated(moved, criterion: criterion, by: .winsorise, goalposts: nil).values.sorted() == expected)
    }
  }

  @Test func aRangeThatOverflowsIsWinsorisedAsWell() throws {
    let values = ((0..<19).map(Double.init) + [1000]).map { ($0 - 500) * 3e305 }
    let found = try treated(values, criterion: criterion, by: .winsorise, goalposts: nil)
    #expect(found.values.last == values[18])
  }

  @Test func theNoticeDoesNotSayATenthWasWinsorisedWhereNothingWas() throws {
    let values = (1...16).map(Double.init) + [900, 900]
    let found = try treated(values, criterion: criterion, by: .winsorise, goalposts: nil)
    #expect(found.values == values)
    #expect(!found.notices.contains { $0.text.contains("after a tenth of its values was winsorised") })
  }

  @Test func aScaleWhoseTopOverflowsIsRefused() throws {
    let posts = Goalposts(low: 0, high: 1.79e308)
    let found = try #require(throws: IndicatorError.self) {
      try treated([0, 1.79e308], criterion: criterion, by: .log, goalposts: posts)
    }
    #expect(
      found.problems.kept[0].message == "the scale of 'gdp', 0 to 1.79e+308, is too wide for a logarithm")
  }

  @Test func valuesThatTheLogarithmHoldsAtTheGoalpostsAreNamed() throws {
    let found = try treated(
      [-5, 50, 200], criterion: criterion, by: .log, goalposts: Goalposts(low: 0, high: 100))
    #expect(!found.notices.isEmpty)
  }

  @Test func aSpanThatVanishesIsNotCalledTooWide() throws {
    let found = try #require(throws: IndicatorError.self) {
      try treated([0, Double.leastNonzeroMagnitude * 20], criterion: criterion, by: .log, goalposts: nil)
    }
    #expect(
      found.problems.kept[0].message == "the scale of 'gdp', 0 to 1e-322, is too narrow for a logarithm")
  }

  @Test func aGapKeepsItsPlaceThroughADenominator() throws {
    let place = Place(file: "m.csv", line: 3, column: 2)
    let found = try perUnit(
      column("plants", [1, nil], places: [place]), of: column("area", [1, 2]),
      alternatives: [Alternative(id: "R1"), Alternative(id: "R2")])
    #expect(found.gapPlaces == [1: place])
  }

  @Test func aQuotientOfFiguresWithoutUnitsHasNone() throws {
    let found = try perUnit(
      column("plants", [1]), of: column("area", [2]), alternatives: [Alternative(id: "R1")])
    #expect(found.indicator.unit == "")
  }

  @Test func theErrorReadsAsItsProblems() throws {
    #expect(
      "\(IndicatorError.missing(ProblemList(Problem("x is missing", hint: "add it"))))"
        == "x is missing; add it")
  }
}
