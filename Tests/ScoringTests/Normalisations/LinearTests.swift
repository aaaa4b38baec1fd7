import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct LinearTests {
  func linear(_ column: [Double], cost: Bool = false) throws -> [Double] {
    try Linear().normalised(matrix(column.map { [$0] }, costs: cost ? [0] : [])).columns[0]
  }

  @Test func valuesAreSharesOfTheBest() throws {
    #expect(try linear([1, 2, 4]) == [0.25, 0.5, 1])
    #expect(try linear([1, 2, 4], cost: true) == [1, 0.5, 0.25])
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try Linear().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let expected = [
      [
        0.8771929824561403, 0.6736842105263158, 1, 0.7789473684210526, 0.5473684210526316, 0.9263157894736842,
        0.8245614035087719,
      ],
      [
        0.6129032258064516, 0.4318181818181818, 0.7599999999999999, 0.3653846153846154, 1, 0.5,
        0.3114754098360656,
      ],
      [
        0.44660194174757284, 0.7222087378640777, 0.2196601941747573, 1, 0.3665655339805825,
        0.8021844660194175, 0.5436893203883495,
      ],
      [
        0.5208333333333334, 0.6818181818181818, 0.42857142857142855, 0.8823529411764706, 0.5769230769230769,
        0.39473684210526316, 1,
      ],
    ]
    for (found, wanted) in zip(columns, expected) { #expect(agree(found, wanted, .roundoff)) }
  }

  @Test func aBenefitOfZeroIsWorthNothing() throws {
    #expect(try linear([0, -0.0, 5]) == [0, 0, 1])
  }

  @Test(arguments: [false, true]) func aNegativeValueIsRefused(cost: Bool) throws {
    let found = try #require(throws: ScoringError.self) { try linear([1, -2.5, 3], cost: cost) }
    let wanted = cost ? "costs above zero" : "no negative value"
    #expect("\(found)" == "alternative 'A2' has -2.5 on criterion 'c1', and 'linear' wants \(wanted)")
  }

  @Test func aCostOfZeroIsRefused() throws {
    let found = try #require(throws: ScoringError.self) { try linear([1, 3, 0], cost: true) }
    #expect("\(found)" == "alternative 'A3' has 0 on criterion 'c1', and 'linear' wants costs above zero")
  }

  @Test func aBenefitThatIsZeroForEveryoneIsRefused() throws {
    let found = try #require(throws: ScoringError.self) { try linear([0, 0]) }
    #expect(
      "\(found)"
        == "alternative 'A1' has 0 on criterion 'c1', and 'linear' wants a value above zero somewhere")
    #expect(
      found.hint == "take another method or normalisation, shift the column, or leave the criterion out")
  }

  @Test func theSmallestAndTheLargestNumbersHaveAValue() throws {
    let least = Double.leastNonzeroMagnitude
    #expect(try linear([least, 4 * least]) == [0.25, 1])
    #expect(try linear([least, 4 * least], cost: true) == [1, 0.25])
    #expect(try linear([1e308, 0.5e308]) == [1, 0.5])
  }
}
