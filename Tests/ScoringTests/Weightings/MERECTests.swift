import Decision
import Foundation
import Scoring
import TestSupport
import Testing

/// References: Keshavarz-Ghorabaee et al. (2021), *Symmetry* 13(4) 525, the paper's example; pymcdm
/// 1.4.0 on seven regions, and 40 digits of mpmath on columns that hardly vary
/// (`Tests/References/weightings`).
@Suite struct MERECTests {
  @Test func weightsMatchThePaper() throws {
    let found = try weights(
      "merec",
      [
        [450, 8000, 54, 145], [10, 9100, 2, 160], [100, 8200, 31, 153], [220, 9300, 1, 162],
        [5, 8400, 23, 158],
      ], costs: [2, 3])
    #expect(agree(found, [0.5752, 0.0141, 0.4016, 0.0091], .printed(decimals: 4)))
  }

  @Test func weightsMatchAnotherProgram() throws {
    let found = try weights("merec", Regions.rows, costs: Regions.costs)
    let expected = [0.16399687200424937, 0.24829655199980866, 0.39843997954217186, 0.18926659645377011]
    #expect(agree(found, expected, .printed(decimals: 14)))
  }

  @Test func columnsThatHardlyVaryKeepTheirDigits() throws {
    let found = try weights("merec", HardlyVarying.rows)
    let expected = [
      0.73079540294156840498, 3.115997529630919918e-7, 2.1420952464041043699e-12, 0.26920428545653653668,
    ]
    #expect(agree([found[0], found[1], found[3]], [expected[0], expected[1], expected[3]], .solver))
    // 1 − d/(n + Σd) is rounded to 2⁻⁵³, and the third column's d are a few times 1e-12.
    #expect(abs(found[2] - expected[2]) <= 1e-15)
  }

  /// The formulas of the paper line by line, with a logarithm for every cell.
  @Test(arguments: UInt64(1)...20) func weightsAreThoseOfTheFormulas(seed: UInt64) throws {
    let example = RandomExample(seed: seed, alternatives: Int(seed) * 37, criteria: 6)
    let given = try matrix(example.rows, costs: example.costs)
    var distances: [[Double]] = []
    for (j, column) in given.columns.enumerated() {
      let end = try #require(example.costs.contains(j) ? column.max() : column.min())
      distances.append(column.map { abs(log($0 / end)) })
    }
    let count = Double(distances.count)
    var effects = [Double](repeating: 0, count: distances.count)
    for i in given.alternatives.indices {
      var whole = 0.0
      for distance in distances { whole += distance[i] }
      for j in distances.indices {
        effects[j] += abs(log(1 + (whole - distances[j][i]) / count) - log(1 + whole / count))
      }
    }
    let total = effects.reduce(0, +)
    // Differences of logarithms in the formulas lose a few digits.
    let found = try weights("merec", example.rows, costs: example.costs)
    #expect(agree(found, effects.map { $0 / total }, .printed(decimals: 13)))
  }

  @Test func onlyWhatVariesHasAnEffect() throws {
    #expect(try weights("merec", [[1, 1], [2, 1]]) == [1, 0])
  }

  @Test func everyValueThatIsNotAboveZeroIsNamed() throws {
    let found = try #require(throws: ScoringError.self) {
      try weights("merec", [[1, 0], [-3, 4]], costs: [1])
    }
    #expect(
      "\(found)" == "alternative 'A2' has -3 on criterion 'c1', and 'merec' wants values above zero\n"
        + "alternative 'A1' has 0 on criterion 'c2', and 'merec' wants values above zero")
  }
}
