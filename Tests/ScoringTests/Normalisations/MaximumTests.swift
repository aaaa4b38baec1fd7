import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct MaximumTests {
  func maximum(_ column: [Double], cost: Bool = false) throws -> [Double] {
    try Maximum().normalised(matrix(column.map { [$0] }, costs: cost ? [0] : [])).columns[0]
  }

  @Test func valuesAreSharesOfTheLargest() throws {
    #expect(try maximum([1, -2, 4]) == [0.25, -0.5, 1])
    #expect(try maximum([1, -8, 4]) == [0.125, -1, 0.5])
    #expect(try maximum([-3, -12]) == [-0.25, -1])
  }

  @Test func costsStayCosts() throws {
    #expect(try maximum([1, 2, 4], cost: true) == [0.25, 0.5, 1])
    let found = try Maximum().normalised(matrix([[1, 2], [4, 1]], costs: [1]))
    #expect(found.criteria.map(\.direction) == [.benefit, .cost])
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try Maximum().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let expected = [
      [
        0.8771929824561403, 0.6736842105263158, 1, 0.7789473684210526, 0.5473684210526316, 0.9263157894736842,
        0.8245614035087719,
      ],
      [
        0.5081967213114754, 0.7213114754098361, 0.4098360655737705, 0.8524590163934426, 0.3114754098360656,
        0.6229508196721312, 1,
      ],
      [
        0.44660194174757284, 0.7222087378640777, 0.2196601941747573, 1, 0.3665655339805825,
        0.8021844660194175, 0.5436893203883495,
      ],
      [
        0.7578947368421053, 0.5789473684210527, 0.9210526315789473, 0.4473684210526316, 0.6842105263157895, 1,
        0.39473684210526316,
      ],
    ]
    for (found, wanted) in zip(columns, expected) { #expect(agree(found, wanted, .roundoff)) }
  }

  @Test func everyColumnOfZerosIsRefusedAtOnce() throws {
    let found = try #require(throws: ScoringError.self) {
      try Maximum().normalised(matrix([[0, 1, -0.0], [-0.0, 2, 0]], costs: [2]))
    }
    #expect(
      found.problems.kept.map(\.message) == [
        "alternative 'A1' has 0 on criterion 'c1', and 'max' wants a value other than zero somewhere",
        "alternative 'A1' has 0 on criterion 'c3', and 'max' wants a value other than zero somewhere",
      ])
  }

  @Test func theSmallestAndTheLargestNumbersHaveAValue() throws {
    let least = Double.leastNonzeroMagnitude
    let most = Double.greatestFiniteMagnitude
    #expect(try maximum([least, -4 * least]) == [0.25, -1])
    #expect(try maximum([-most, most / 2]) == [-1, 0.5])
  }
}
