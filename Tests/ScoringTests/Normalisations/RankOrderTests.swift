import Decision
import Scoring
import TestSupport
import Testing

/// References: by hand; SciPy 1.17.1 `rankdata` on seven regions (`Tests/References/scoring`).
@Suite struct RankOrderTests {
  func places(_ column: [Double], cost: Bool = false) throws -> [Double] {
    try RankOrder().normalised(matrix(column.map { [$0] }, costs: cost ? [0] : [])).columns[0]
  }

  @Test func equalValuesShareTheMeanPlace() throws {
    #expect(try agree(places([7, 5, 5, 9]), [2.0 / 3, 1.0 / 6, 1.0 / 6, 1], .roundoff))
    #expect(try agree(places([7, 5, 5, 9], cost: true), [1.0 / 3, 5.0 / 6, 5.0 / 6, 0], .roundoff))
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try RankOrder().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let sixths = [
      [4.0, 1, 6, 2, 0, 5, 3], [4, 2, 5, 1, 6, 3, 0], [2, 4, 0, 6, 1, 5, 3], [2, 4, 1, 5, 3, 0, 6],
    ]
    for (found, wanted) in zip(columns, sixths) { #expect(agree(found, wanted.map { $0 / 6 }, .roundoff)) }
  }

  @Test func aColumnThatDoesNotVaryIsHalfForEveryoneAndOneAloneIsOne() throws {
    #expect(try places([4, 4, 4]) == [0.5, 0.5, 0.5])
    #expect(try places([4]) == [1])
    #expect(try places([4], cost: true) == [1])
  }

  @Test func zeroTiesWithItsNegative() throws {
    #expect(try places([0, -0.0, 1]) == [0.25, 0.25, 1])
  }

  @Test func onlyTheOrderCounts() throws {
    let least = Double.leastNonzeroMagnitude
    #expect(try places([-1e308, least, 0, 1e308, 3]) == places([1, 3, 2, 5, 4]))
  }

  @Test(arguments: UInt64(1)...20) func placesCountTheWorseAndHalfTheEquals(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let column = (0..<17).map { _ in Double(Int.random(in: 0...5, using: &random)) }
    let expected = column.map { x in
      (Double(column.count { $0 < x }) + Double(column.count { $0 == x } - 1) / 2) / 16
    }
    #expect(try places(column) == expected)
    #expect(try places(column.map { -$0 }, cost: true) == expected)
  }
}
