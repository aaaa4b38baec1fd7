import Decision
import Foundation
import Scoring
import TestSupport
import Testing

/// References: Hwang & Yoon (1981), *Multiple Attribute Decision Making*, Springer: the fighter
/// aircraft; pymcdm 1.4.0 on seven regions, and 40 digits of mpmath on columns that hardly vary
/// (`Tests/References/weightings`).
@Suite struct EntropyTests {
  /// The book goes on from entropies that it has rounded to four decimals, which moves the third decimal of
  /// its weights: two hold.
  @Test func weightsOfTheFightersMatchTheBook() throws {
    let found = try weights(
      "entropy",
      [
        [2, 1500, 20_000, 5.5, 5, 9], [2.5, 2700, 18_000, 6.5, 3, 5], [1.8, 2000, 21_000, 4.5, 7, 7],
        [2.2, 1800, 20_000, 5, 5, 5],
      ])
    #expect(agree(found, [0.0649, 0.2055, 0.0133, 0.0829, 0.3570, 0.2764], .printed(decimals: 2)))
  }

  @Test func weightsMatchAnotherProgram() throws {
    let found = try weights("entropy", Regions.rows, costs: Regions.costs)
    let expected = [0.07283663300553704, 0.29044286524685403, 0.42116956689319646, 0.21555093485441243]
    // The program forms 1 − e from e, which costs it three digits.
    #expect(agree(found, expected, .printed(decimals: 12)))
  }

  /// The share 0 has no entropy: e of (1, 0) is 0; e of (1, 3) is ¼·2 + ¾·(2 − log₂ 3).
  @Test func aShareOfNothingHasNoEntropy() throws {
    let second = 0.75 * log2(3.0) - 1
    let found = try weights("entropy", [[1, 1], [0, 3]])
    #expect(agree(found, [1 / (1 + second), second / (1 + second)], .roundoff))
  }

  @Test func onlyTheUnevenColumnWeighs() throws {
    #expect(try weights("entropy", [[1, 1], [3, 1]]) == [1, 0])
    #expect(try weights("entropy", [[1, 0], [3, 0]]) == [1, 0])
  }

  @Test func columnsThatHardlyVaryKeepTheirDigits() throws {
    let found = try weights("entropy", HardlyVarying.rows)
    let expected = [
      0.84966503340040832378, 3.529873471542934241e-13, 1.4707446199649208719e-23, 0.15033496659923868888,
    ]
    #expect(agree(found, expected, .solver))
  }

  @Test func everyNegativeValueIsNamed() throws {
    let found = try #require(throws: ScoringError.self) {
      try weights("entropy", [[1, -2], [3, 4], [-5, 6]])
    }
    #expect(
      "\(found)" == "alternative 'A3' has -5 on criterion 'c1', and 'entropy' wants no negative value\n"
        + "alternative 'A1' has -2 on criterion 'c2', and 'entropy' wants no negative value")
  }

  @Test func aTinyNegativeValueBesideHugeOnesIsNamed() {
    #expect(throws: ScoringError.self) { try weights("entropy", [[-1e-300, 1], [1e308, 2]]) }
  }

  @Test func aNegativeValueOfTheOnlyCriterionIsNamedToo() {
    #expect(throws: ScoringError.self) { try weights("entropy", [[1], [-2]]) }
  }
}

/// The second column varies in its seventh digit, the third in its twelfth.
enum HardlyVarying {
  static let rows: [[Double]] = [
    [1.5, 1000.0001, 1.000000000001, 7], [2.5, 1000.0004, 1.000000000005, 9],
    [4.25, 1000.0002, 1.000000000002, 8], [3, 1000.0007, 1.000000000003, 6],
  ]
}
