import Decision
import Scoring
import TestSupport
import Testing

/// References: closed form; SciPy 1.17.1 `zscore(ddof=1)` on seven regions (`Tests/References/scoring`).
@Suite struct ZScoreTests {
  func zScore(_ column: [Double], cost: Bool = false) throws -> [Double] {
    try ZScore().normalised(matrix(column.map { [$0] }, costs: cost ? [0] : [])).columns[0]
  }

  /// Mean 5, squares 9 + 1 + 16 = 26 over two.
  @Test func valuesAreDistancesFromTheMeanInStandardDeviations() throws {
    let root = 13.0.squareRoot()
    #expect(try agree(zScore([2, 4, 9]), [-3 / root, -1 / root, 4 / root], .roundoff))
    #expect(try agree(zScore([2, 4, 9], cost: true), [3 / root, 1 / root, -4 / root], .roundoff))
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try ZScore().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let expected = [
      [
        0.47466269379847553, -0.8452897286822164, 1.2711857073644104, -0.16255571705427233,
        -1.6645705426357493, 0.7932718992248494, 0.13329568798450347,
      ],
      [
        0.5070745013783773, -0.3635628500448736, 0.9089071251121854, -0.8993396816899512, 1.3107397488459938,
        0.03826977368893448, -1.5020886172906636,
      ],
      [
        -0.5140330923039415, 0.503408739029652, -1.3518209498969929, 1.5289148385112, -0.8094989169470523,
        0.7986505562242086, -0.15562117461707456,
      ],
      [
        -0.3263129482885422, 0.4581565637586602, -1.0415645622139325, 1.0349723814404266,
        -0.0032960903867529394, -1.3876540528229924, 1.2656987085131333,
      ],
    ]
    for (found, wanted) in zip(columns, expected) { #expect(agree(found, wanted, .printed(decimals: 12))) }
  }

  @Test(arguments: [[5.0, 5, 5], [0, -0.0], [7]]) func aColumnThatDoesNotVaryIsZeroForEveryone(
    column: [Double]
  ) throws {
    #expect(try zScore(column).allSatisfy { $0 == 0 })
  }

  @Test func sumsAndSquaresThatOverflowDoNotMatter() throws {
    let most = Double.greatestFiniteMagnitude
    let root = 2.0.squareRoot()
    #expect(try agree(zScore([-most, most]), [-1 / root, 1 / root], .roundoff))
    #expect(try agree(zScore([2e300, 4e300, 9e300]), zScore([2, 4, 9]), .roundoff))
    #expect(try agree(zScore([2e-300, 4e-300, 9e-300]), zScore([2, 4, 9]), .roundoff))
  }

  @Test(arguments: UInt64(1)...20) func columnsHaveMeanZeroAndDeviationOne(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    for column in try ZScore().normalised(matrix(example.rows, costs: example.costs)).columns {
      #expect(agree(1 + column.reduce(0, +), 1, .roundoff))
      #expect(agree(column.reduce(0) { $0 + $1 * $1 }, Double(column.count - 1), .roundoff))
    }
  }
}
