import Decision
import Scoring
import TestSupport
import Testing

/// References: the triangle 3, 4, 5; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct VectorTests {
  func vector(_ column: [Double]) throws -> [Double] {
    try Vector().normalised(matrix(column.map { [$0] })).columns[0]
  }

  @Test func aColumnIsDividedByItsLength() throws {
    #expect(try vector([3, 4]) == [0.6, 0.8])
    #expect(try vector([-3, 4]) == [-0.6, 0.8])
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try Vector().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let expected = [
      [
        0.406018603613956, 0.31182228757551816, 0.4628612081199098, 0.3605445200091929, 0.25335560865510853,
        0.4287556454163375, 0.38165748739711863,
      ],
      [
        0.2859603384744025, 0.4058791900927003, 0.23061317618903426, 0.47967540647319123, 0.17526601390366603,
        0.35053202780733206, 0.5626961499012436,
      ],
      [
        0.26488092792469203, 0.4283441309999571, 0.1302811085716556, 0.5931029473096364, 0.21741109858601418,
        0.47577797108212344, 0.3224637383431033,
      ],
      [
        0.400446734936816, 0.30589681141006775, 0.4866540181523805, 0.23637480881687054, 0.36151441348462554,
        0.5283672197082988, 0.20856600777959164,
      ],
    ]
    for (found, wanted) in zip(columns, expected) { #expect(agree(found, wanted, .roundoff)) }
  }

  @Test func directionsStayAsTheyAre() throws {
    #expect(
      try Vector().normalised(matrix([[3, 6], [4, 8]], costs: [1])).criteria.map(\.direction) == [
        .benefit, .cost,
      ])
  }

  @Test func aColumnOfZerosStaysZeros() throws {
    #expect(try vector([0, -0.0, 0]) == [0, 0, 0])
  }

  @Test func squaresThatOverflowOrVanishDoNotMatter() throws {
    #expect(try agree(vector([3e200, 4e200]), [0.6, 0.8], .roundoff))
    #expect(try agree(vector([3e-200, 4e-200]), [0.6, 0.8], .roundoff))
    let least = Double.leastNonzeroMagnitude
    #expect(try vector([3 * least, -4 * least]) == [0.6, -0.8])
    #expect(try vector([0x1.8p1023, 0x1p1023, 0]) == vector([3, 2, 0]))
  }

  @Test(arguments: UInt64(1)...20) func columnsHaveLengthOne(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    for column in try Vector().normalised(matrix(example.rows, costs: example.costs)).columns {
      #expect(agree(column.reduce(0) { $0 + $1 * $1 }, 1, .roundoff))
    }
  }
}
