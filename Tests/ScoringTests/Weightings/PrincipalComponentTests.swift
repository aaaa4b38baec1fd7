import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; NumPy 2.4.6 on seven regions (`Tests/References/weightings`).
@Suite struct PrincipalComponentTests {
  @Test func weightsMatchAnotherProgram() throws {
    let found = try weights("pca", Regions.rows, costs: Regions.costs)
    let expected = [0.060257303694559526, 0.3448803295754092, 0.2535910782849037, 0.3412712884451277]
    #expect(agree(found, expected, .printed(decimals: 13)))
  }

  @Test func twoThatCorrelateAtAllWeighTheSame() throws {
    #expect(agree(try weights("pca", [[1, 5], [2, 6], [3, 1]]), [0.5, 0.5], .roundoff))
  }

  /// The first and the third are one direction, with the eigenvalue 2; the second stands apart.
  @Test func whatStandsApartFromTheFirstDirectionWeighsNothing() throws {
    let found = try weights("pca", [[0, 0, 0], [1, 0, -5], [0, 1, 0], [1, 1, -5]])
    #expect(agree([found[0], found[2]], [0.5, 0.5], .roundoff))
    #expect(found[1] <= 1e-30)
  }

  @Test func noDirectionIsTheFirstOfTwoThatDoNotCorrelate() throws {
    let found = try #require(throws: ScoringError.self) {
      try weights("pca", [[0, 0], [1, 0], [0, 1], [1, 1]])
    }
    #expect(
      "\(found)"
        == "'pca' has no value here: the first two components explain the same share, so no direction is "
        + "the first")
  }

  @Test func columnsThatDoNotVaryAreNamed() throws {
    let one = try #require(throws: ScoringError.self) {
      try weights("pca", [[1, 5, 2], [2, 5, 9], [4, 5, 3]])
    }
    #expect("\(one)" == "'pca' has no value here: 'c2' does not vary, so it correlates with nothing")
    let two = try #require(throws: ScoringError.self) {
      try weights("pca", [[1, 5, 7], [2, 5, 7], [4, 5, 7]])
    }
    #expect("\(two)" == "'pca' has no value here: 'c2', 'c3' do not vary, so they correlate with nothing")
  }
}
