import Decision
import Scoring
import TestSupport
import Testing

/// Reference: the closed form 1/n.
@Suite struct EqualTests {
  @Test(arguments: 1...12) func everyCriterionWeighsTheSame(count: Int) throws {
    let found = try Equal.equal.weights(for: matrix([[Double](repeating: 3, count: count)])).values
    #expect(agree(found, [Double](repeating: 1 / Double(count), count: count), .roundoff))
  }
}
