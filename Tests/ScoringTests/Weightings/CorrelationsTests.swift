import Decision
import TestSupport
import Testing

@testable import Scoring

/// Reference: Pearson's formula, cell by cell, and closed forms.
@Suite struct CorrelationsTests {
  /// 1, 2, 3 and 1, 3, 2: deviations −1, 0, 1 and −1, 1, 0, so r is ½.
  @Test func correlationsOfThreeAlternatives() throws {
    let found = Correlations(
      of: try matrix([[1, 1, -1], [2, 3, -2], [3, 2, -3]]), directed: false, workers: .one)
    #expect(agree(found.rowMajor, [1, 0.5, -1, 0.5, 1, -0.5, -1, -0.5, 1], .roundoff))
    #expect(found.varying == [0, 1, 2])
  }

  @Test func aCostIsTurnedRoundWhereThatIsAskedFor() throws {
    let given = try matrix([[1, 1], [2, 3], [3, 2]], costs: [1])
    #expect(agree(Correlations(of: given, directed: true, workers: .one).rowMajor[1], -0.5, .roundoff))
    #expect(agree(Correlations(of: given, directed: false, workers: .one).rowMajor[1], 0.5, .roundoff))
  }

  @Test func columnsThatDoNotVaryAreLeftOut() throws {
    let found = Correlations(
      of: try matrix([[5, 1, 7, 1], [5, 2, 7, 3], [5, 3, 7, 2]]), directed: false, workers: .one)
    #expect(found.varying == [1, 3])
    #expect(agree(found.rowMajor, [1, 0.5, 0.5, 1], .roundoff))
  }

  /// Every number of columns from two to eight leaves another rest of the four that are taken at once, and
  /// rows of more than a block another rest of a block.
  @Test(arguments: 2...8, [3, 1023, 1024, 1025, 2051]) func blocksAndRestsAddUp(columns: Int, rows: Int)
    throws
  {
    var random = SeededGenerator(seed: UInt64(columns * rows))
    let given = (0..<rows).map { _ in (0..<columns).map { _ in Double.random(in: -9...9, using: &random) } }
    let found = Correlations(of: try matrix(given), directed: false, workers: Workers(2))
    let deviations = (0..<columns).map { j in
      let mean = given.reduce(0) { $0 + $1[j] } / Double(rows)
      return given.map { $0[j] - mean }
    }
    func product(_ j: Int, _ k: Int) -> Double {
      zip(deviations[j], deviations[k]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for j in 0..<columns {
      for k in 0..<columns {
        let expected = product(j, k) / (product(j, j) * product(k, k)).squareRoot()
        // Sums of m products below one, each rounded to 2⁻⁵³.
        #expect(abs(found.rowMajor[j * columns + k] - expected) <= 4 * Double(rows) * 0x1p-53)
      }
    }
  }
}
