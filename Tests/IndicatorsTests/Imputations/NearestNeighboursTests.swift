import Decision
import Indicators
import TestSupport
import Testing

/// References: by hand; scikit-learn 1.9.1 `KNNImputer` on columns in standard deviations
/// (`Tests/References/imputations`).
@Suite struct NearestNeighboursTests {
  func filled(_ columns: [IndicatorTable.Column]) throws -> [Double] {
    try complete(table(columns), by: .nearestNeighbours).imputed.map(\.value)
  }

  @Test func meansMatchAnotherProgram() throws {
    let expected = [13.600000000000001, 19.150000000000002, 113.15, 69.1, 113.15]
    #expect(agree(try filled(NineRegions.columns), expected, .roundoff))
  }

  /// The five that lie nearest to 7 are 3 to 7: (30 + 40 + 50 + 60 + 70)/5.
  @Test func theFiveMostAlikeAreAsked() throws {
    #expect(
      try filled([
        column("wage", [10, 20, 30, 40, 50, 60, 70, nil]), column("gdp", [1, 2, 3, 4, 5, 6, 7, 7]),
      ]) == [50])
  }

  /// Everyone is equally alike: the first five rows that know the figure are asked, wherever the gap stands.
  @Test func tiesGoToTheEarlierRow() throws {
    let equal = column("gdp", [5, 5, 5, 5, 5, 5, 5, 9])
    #expect(try filled([column("wage", [nil, 1, 2, 3, 4, 5, 60, 70]), equal]) == [3])
    #expect(try filled([column("wage", [1, 2, 3, 4, 5, 60, nil, 70]), equal]) == [3])
    // 4 and 6 are as far from 5: of the two the earlier row is the fifth.
    let far = column("gdp", [5, 5, 5, 5, 5, 6, 4, 9])
    #expect(try filled([column("wage", [nil, 1, 1, 1, 1, 6, 70, 70]), far]) == [2])
  }

  @Test func fewerThanFiveAreAskedWhereNoMoreAreKnown() throws {
    #expect(try filled([column("wage", [1, 3, nil, nil]), column("gdp", [1, 2, 3, 4])]) == [2, 2])
  }

  /// Variances are 51/175 and 1/6. R6 lies (175/51 + 6)/2 = 4.72 away on two indicators, R7 1.44·175/51 =
  /// 4.94 on one: a mean asks R6, a sum would ask R7. R8 shares nothing with the gap's row that tells them
  /// apart.
  @Test func likenessIsTheMeanOverWhatBothKnow() throws {
    let wage = column("wage", [nil, 10, 10, 10, 10, 60, 90, 1000])
    let gdp = column("gdp", [0, 0, 0, 0, 0, 1, 1.2, nil])
    let rail = column("rail", [0, 0, 0, 0, 0, 1, nil, nil])
    let found = try complete(table([wage, gdp, rail]), by: .nearestNeighbours)
    #expect(found.table.column("wage")?.values[0] == 20)
  }

  @Test func anIndicatorThatDoesNotVaryMakesNobodyAlike() throws {
    let flat = table([column("wage", [1, nil, 3]), column("gdp", [5, 5, 5])])
    let found = try #require(throws: IndicatorError.self) { try complete(flat, by: .nearestNeighbours) }
    #expect(
      found.problems.kept.map(\.description)
        == ["the figure of 'R2' on 'wage' is missing; no alternative knows both; drop the indicator"])
  }

  @Test func aGapThatSharesNothingWithAnyoneIsRefusedByName() throws {
    let apart = table([column("wage", [1, 2, nil]), column("gdp", [1, 2, nil])])
    let found = try #require(throws: IndicatorError.self) { try complete(apart, by: .nearestNeighbours) }
    #expect(
      found.problems.kept.map(\.message)
        == ["the figure of 'R3' on 'wage' is missing", "the figure of 'R3' on 'gdp' is missing"])
    #expect(throws: IndicatorError.self) {
      try complete(table([column("wage", [1, nil])]), by: .nearestNeighbours)
    }
  }
}
