import Decision
import TestSupport
import Testing

@testable import Indicators

/// References: closed forms; NumPy 2.4.6 and scikit-learn (`Tests/References/imputations`).
@Suite struct LeaveOneOutTests {
  private func errors(
    _ columns: [IndicatorTable.Column], _ policy: MissingPolicy, countries: [String]? = nil
  ) -> [ImputationError] {
    imputationErrors(of: table(columns, countries: countries), by: policy)
  }

  /// Means without 1, 2 and 6 are 4, 3.5 and 1.5; the one figure of the other country cannot be found again.
  @Test func countryMeansAreThoseOfTheOthers() {
    let found = errors(
      [column("wage", [1, nil, 2, 6, 40]), column("gdp", [1, 2, 3, 4, 5])], .countryMean,
      countries: ["PT", "PT", "PT", "PT", "ES"])
    #expect(found.map(\.indicator) == ["wage"])
    #expect(found[0].isLeftOut)
    #expect(agree(found[0].error, (31.5 / 3.0).squareRoot(), .roundoff))
  }

  @Test func errorsMatchAnotherProgram() throws {
    let neighbours = errors(NineRegions.columns, .nearestNeighbours)
    #expect(neighbours.map(\.indicator) == ["wage", "patents"])
    #expect(agree(neighbours.map(\.error), [5.400793592479853, 86.36729705160397], .solver))
    let regression = errors(NineRegions.columns, .regression)
    #expect(agree(regression[0].error, 1.146801152516967, .solver))
  }

  /// By leverages it is the same as by leaving each figure out of the table.
  @Test(arguments: UInt64(1)...8) func aRegressionIsLeftOutAsByFittingAnew(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let known = (0..<14).map { _ in (0..<4).map { _ in Double.random(in: 1...9, using: &random) } }
    var wage: [Double?] = known.map { $0[0] }
    wage[3] = nil
    // One that hangs on another, and one that only the last row has: a figure of leverage one.
    let others = [
      column("gdp", known.map { $0[1] }), column("twice", known.map { 2 * $0[1] + 1 }),
      column("rail", known.map { $0[2] }), column("alone", known.indices.map { $0 == 13 ? 1 : 0 }),
    ]
    let again = regressionLeftOut(of: column("wage", wage), in: table([column("wage", wage)] + others))
    #expect(again.count == 13)
    for row in known.indices where row != 3 {
      var without = wage
      without[row] = nil
      let filled = try complete(table([column("wage", without)] + others), by: .regression).table
      #expect(agree(try #require(again[row]), filled.columns[0].values[row], .solver))
    }
  }

  @Test func neighboursAreAskedAsForAGap() throws {
    for row in NineRegions.wage.indices where NineRegions.wage[row] != nil {
      var without = NineRegions.wage
      without[row] = nil
      let columns = [column("wage", without)] + NineRegions.columns.dropFirst()
      let filled = try complete(table(columns), by: .nearestNeighbours).table
      let again = nearestNeighbours(
        for: NineRegions.columns[0], in: table(NineRegions.columns), rows: [row])
      #expect(again[row] == filled.columns[0].values[row])
    }
  }

  /// 1 and 5 in a country of their own each: the standard deviation √8 stands in.
  @Test func whereNothingIsFoundAgainTheStandardDeviationStandsIn() {
    let found = errors(
      [column("wage", [1, 5, nil])], .countryMean, countries: ["PT", "ES", "FR"])
    #expect(!found[0].isLeftOut)
    #expect(agree(found[0].error, 8.0.squareRoot(), .roundoff))
    // With one of three figures left out no fit of two coefficients is made.
    let few = errors([column("wage", [1, 2, 4, nil]), column("gdp", [1, 2, 3, 4])], .regression)
    #expect(!few[0].isLeftOut)
    let one = errors([column("wage", [1, nil])], .countryMean)
    #expect(one[0].error == 0 && !one[0].isLeftOut)
  }

  @Test func aPolicyThatFillsNothingHasNoErrors() {
    for policy in [MissingPolicy.refuse, .excludeRegion] {
      #expect(errors(NineRegions.columns, policy).isEmpty)
    }
    #expect(errors([column("gdp", [1, 2, 3])], .countryMean).isEmpty)
  }

  /// Of 2,400 known figures every third is left out: one of 0 between neighbours of 100, 100, 100, 100 and 0.
  @Test func ofALongColumnAThousandFiguresAreLeftOut() {
    let wage = (0..<2_400).map { Double?($0 % 3 == 0 ? 0 : 100) } + [nil]
    let found = errors(
      [column("wage", wage), column("gdp", (0...2_400).map(Double.init))], .nearestNeighbours)
    #expect(agree(found[0].error, 80, .roundoff))
  }

  /// Errors of 1e200 squared are too large for a double, and come out all the same.
  @Test func hugeFiguresDoNotOverflow() {
    let found = errors([column("wage", [1e200, 3e200, nil])], .countryMean)
    #expect(agree(found[0].error, 2e200, .roundoff))
  }
}
