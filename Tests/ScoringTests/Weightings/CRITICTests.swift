import Decision
import Scoring
import TestSupport
import Testing

/// References: Diakoulaki, Mavrotas & Papayannakis (1995), *Computers & Operations Research* 22(7) 763:
/// three figures of eight firms; scikit-criteria 0.10 on seven regions (`Tests/References/weightings`).
@Suite struct CRITICTests {
  @Test func weightsOfTheFirmsMatchThePaper() throws {
    let found = try weights(
      "critic",
      [
        [61, 1.08, 4.33], [20.7, 0.26, 4.34], [16.3, 1.98, 2.53], [9, 3.29, 1.65], [5.4, 2.77, 2.33],
        [4, 4.12, 1.21], [-6.1, 3.52, 2.10], [-34.6, 3.31, 0.98],
      ])
    #expect(agree(found, [0.20222554, 0.48090173, 0.31687273], .printed(decimals: 8)))
  }

  @Test func weightsMatchAnotherProgram() throws {
    let found = try weights("critic", Regions.rows, costs: Regions.costs)
    let expected = [0.23030073135671486, 0.28786471607509145, 0.2166220824001348, 0.2652124701680589]
    #expect(agree(found, expected, .printed(decimals: 14)))
  }

  /// The first and the third say the same; the second agrees with neither. Conflicts are 1, 2 and 1.
  @Test func whatRepeatsAnotherWeighsLess() throws {
    let found = try weights("critic", [[0, 0, 0], [1, 0, 5], [0, 1, 0], [1, 1, 5]])
    #expect(agree(found, [0.25, 0.5, 0.25], .roundoff))
  }

  @Test func twoThatDoNotCorrelateWeighTheSame() throws {
    #expect(agree(try weights("critic", [[0, 0], [1, 0], [0, 1], [1, 1]]), [0.5, 0.5], .roundoff))
  }

  /// A benefit that rises where a cost rises contradicts it: r is −1 once the cost is turned round, and
  /// with the third, which correlates with neither, the conflicts are 3, 3 and 2.
  @Test func aCostIsTurnedRound() throws {
    let rows: [[Double]] = [[0, 0, 0], [1, 5, 0], [0, 0, 1], [1, 5, 1]]
    #expect(agree(try weights("critic", rows, costs: [1]), [3.0 / 8, 3.0 / 8, 2.0 / 8], .roundoff))
  }

  @Test func columnsThatHardlyVaryKeepTheirDigits() throws {
    let plain = try weights("critic", [[1.5, 1, 1], [2.5, 4, 5], [4.25, 2, 2], [3, 7, 3]])
    let raised = try weights(
      "critic", [[1.5, 0x1p40 + 1, 1], [2.5, 0x1p40 + 4, 5], [4.25, 0x1p40 + 2, 2], [3, 0x1p40 + 7, 3]])
    #expect(agree(raised, plain, .roundoff))
  }

  @Test func criteriaThatRiseTogetherAreRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try weights("critic", [[1, 10, 7], [2, 20, 7], [4, 40, 7]])
    }
    #expect(
      "\(found)"
        == "'critic' has no value here: 'c1', 'c2' rise and fall together, so none contradicts another")
  }

  @Test func theOnlyOneThatVariesHasTheWholeWeight() throws {
    #expect(try weights("critic", [[1, 5], [2, 5], [4, 5]]) == [1, 0])
  }
}
