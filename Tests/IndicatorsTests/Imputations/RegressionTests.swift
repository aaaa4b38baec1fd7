import Decision
import TestSupport
import Testing

@testable import Indicators

/// References: closed forms; NumPy 2.4.6 `lstsq` (`Tests/References/imputations`).
@Suite struct RegressionTests {
  func filled(_ columns: [IndicatorTable.Column]) throws -> [Double] {
    try complete(table(columns), by: .regression).imputed.map(\.value)
  }

  @Test func predictionsMatchAnotherProgram() throws {
    let expected = [
      15.835521131380748, 20.651462740595676, 185.67503002694065, -8.08348130826289, 157.50823093567018,
    ]
    #expect(agree(try filled(NineRegions.columns), expected, .solver))
  }

  @Test func coefficientsMatchAnotherProgram() throws {
    let found = try #require(
      leastSquares(
        [[1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 7, 5]], onto: [3, 5, 4, 8, 9, 13]))
    #expect(agree(found, [0.6772428884026279, 2.428884026258206, -0.594091903719913], .solver))
  }

  /// wage = 3 + 2·gdp without error, so the gap at 10 is 23.
  @Test func aLineIsContinued() throws {
    #expect(
      agree(
        try filled([column("wage", [5, 7, 9, 11, nil]), column("gdp", [1, 2, 3, 4, 10])]), [23], .solver))
  }

  /// wage = 1 + gdp − 2·rail; 'twice' hangs on gdp where wages are known, and says something else at the gap.
  @Test func aPredictorThatHangsOnThoseBeforeItIsLeftOut() throws {
    let gdp = [1.0, 2, 3, 4, 5, 6]
    let rail = [2.0, 0, 1, 5, 3, 4]
    var wage: [Double?] = zip(gdp, rail).map { 1 + $0 - 2 * $1 }
    wage[5] = nil
    var twice = gdp.map { 2 * $0 + 1 }
    twice[5] = 1000
    let found = try filled([
      column("wage", wage), column("gdp", gdp), column("twice", twice), column("rail", rail),
    ])
    #expect(agree(found, [-1], .solver))
  }

  @Test func aPredictorThatDoesNotVaryWhereFiguresAreKnownIsLeftOut() throws {
    let found = try filled([
      column("wage", [5, 7, 9, 11, nil]), column("flat", [0.1, 0.1, 0.1, 0.1, 50]),
      column("gdp", [1, 2, 3, 4, 10]),
    ])
    #expect(agree(found, [23], .solver))
  }

  @Test func onlyIndicatorsWithoutAnyGapPredict() throws {
    let found = try filled([
      column("wage", [5, 7, 9, 11, nil]), column("rail", [9, 1, 7, nil, 2]), column("gdp", [1, 2, 3, 4, 10]),
    ])
    // 'rail' is filled from gdp alone, which is 4 on average where 'rail' is known: so it is the mean, 19/4.
    #expect(agree(found, [23, 4.75], .solver))
  }

  @Test func twoMoreFiguresThanCoefficientsAreNeeded() throws {
    let gdp = column("gdp", [1, 2, 3, 4, 5])
    let rail = column("rail", [2, 1, 5, 4, 4])
    // Four figures allow constant and slope; a second slope would want five.
    #expect(throws: Never.self) { try filled([column("wage", [1, 2, 4, 3, nil]), gdp]) }
    let found = try #require(throws: IndicatorError.self) {
      try filled([column("wage", [1, 2, 4, 3, nil]), gdp, rail])
    }
    #expect(
      found.problems.kept.map(\.description) == [
        "the figure of 'R5' on 'wage' is missing; "
          + "too few alternatives or complete indicators for a regression; take nearest-neighbours"
      ])
  }

  @Test func withoutAnIndicatorThatVariesAndIsCompleteThereIsNoRegression() {
    let wage = column("wage", [1, 2, 4, 3, nil])
    #expect(throws: IndicatorError.self) { try filled([wage]) }
    #expect(throws: IndicatorError.self) { try filled([wage, column("flat", [7, 7, 7, 7, 8])]) }
    #expect(throws: IndicatorError.self) { try filled([wage, column("gdp", [1, 2, 3, nil, 5])]) }
  }

  @Test func aColumnThatHangsOnThoseBeforeItHasCoefficientZero() throws {
    let ones = [1.0, 1, 1, 1, 1]
    let slope = [1.0, 2, 3, 4, 5]
    let found = try #require(
      leastSquares([ones, slope, slope.map { 3 - 2 * $0 }], onto: slope.map { 4 + 5 * $0 }))
    #expect(agree(found, [4, 5, 0], .solver))
    #expect(found[2] == 0)
    #expect(leastSquares([ones, slope], onto: [1, 2, 3, 4, 5]) != nil)
    #expect(leastSquares([[1, 1, 1], [1, 2, 3]], onto: [1, 2, 3]) == nil)
    #expect(leastSquares([[1], [2]], onto: [1]) == nil)
  }

  @Test(arguments: UInt64(1)...20) func residualsStandAtRightAnglesToThePredictors(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let columns = (0..<4).map { _ in (0..<12).map { _ in Double.random(in: -1...1, using: &random) } }
    let target = (0..<12).map { _ in Double.random(in: -1...1, using: &random) }
    let fit = try #require(leastSquares(columns, onto: target))
    let residuals = target.indices.map { i in target[i] - zip(columns, fit).reduce(0) { $0 + $1.0[i] * $1.1 }
    }
    for column in columns {
      #expect(agree(1 + zip(column, residuals).reduce(0) { $0 + $1.0 * $1.1 }, 1, .roundoff))
    }
  }
}
