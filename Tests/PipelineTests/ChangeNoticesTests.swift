import Decision
import Pipeline
import TestSupport
import Testing

/// On the small dataset one tax rate stands for AA1 and AA2, while AA3 has its own; wages run from 4 to 20.
@Suite struct ChangeNoticesTests {
  func notices(
    _ id: String, _ changes: [(name: String, value: Double)], _ conditions: [Constraint] = []
  ) throws -> [String] {
    try question(SmallDataset().dataset(), options: Study.Options(conditions: conditions)).study
      .whatIf(id, changes: changes).notices.map(\.text)
  }

  @Test func aCountrysFigureChangedForOneRegionNamesThoseThatKeepTheirs() throws {
    #expect(
      try notices("AA1", [("tax_rate", 20)])
        == [
          "'tax_rate' is one figure for AA: it is changed for 'AA1' alone, and AA2 keeps its own; what-if --country AA changes it for all"
        ])
    #expect(
      try notices("CC2", [("tax_rate", 12), ("rule_of_law", 0)])
        == [
          "'tax_rate', 'rule_of_law' are one figure each for CC: they are changed for 'CC2' alone, and CC1 keeps its "
            + "own; what-if --country CC changes them for all"
        ])
    // Three regions of AA share one figure of the rule of law.
    #expect(
      try notices("AA1", [("rule_of_law", 1)])
        == [
          "'rule_of_law' is one figure for AA: it is changed for 'AA1' alone, and AA2, AA3 keep theirs; what-if --country AA changes it for all"
        ])
  }

  @Test func aRegionsOwnFigureIsNobodyElses() throws {
    #expect(try notices("AA3", [("tax_rate", 10)]) == [])
    #expect(try notices("AA1", [("wage", 15)]) == [])
  }

  @Test func regionsThatAreNotOnTheListKeepNothing() throws {
    #expect(try notices("AA1", [("tax_rate", 20)], [.not(.oneOf("id", ["AA2"]))]) == [])
  }

  @Test func aFigureThatNobodyHasIsSaidToBeOne() throws {
    #expect(
      try notices("AA1", [("wage", -5)])
        == ["'wage' at -5 lies outside what is observed on the list, 4 to 20"])
    #expect(
      try notices("CC2", [("wage", 25)])
        == ["'wage' at 25 lies outside what is observed on the list, 4 to 20"])
    #expect(try notices("CC2", [("wage", 20)]) == [])
    // Without AA1 the highest wage is AA2's, 16 in 2019.
    #expect(
      try notices("AA3", [("wage", 17)], [.not(.oneOf("id", ["AA1"]))])
        == ["'wage' at 17 lies outside what is observed on the list, 4 to 16"])
  }
}
