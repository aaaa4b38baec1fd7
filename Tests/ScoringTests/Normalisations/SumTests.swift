import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; pymcdm 1.4.0 on seven regions (`Tests/References/scoring`).
@Suite struct SumTests {
  func sum(_ column: [Double], cost: Bool = false) throws -> [Double] {
    try Sum().normalised(matrix(column.map { [$0] }, costs: cost ? [0] : [])).columns[0]
  }

  @Test func valuesAreSharesOfTheTotal() throws {
    #expect(try agree(sum([1, 3]), [0.25, 0.75], .roundoff))
    #expect(try agree(sum([1, 3], cost: true), [0.75, 0.25], .roundoff))
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try Sum().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let expected = [
      [
        0.15586034912718205, 0.11970074812967581, 0.17768079800498754, 0.13840399002493767,
        0.09725685785536159, 0.16458852867830423, 0.14650872817955113,
      ],
      [
        0.15393462023667795, 0.10845393698493222, 0.19087892909348067, 0.09176871591032724,
        0.2511564856493167, 0.12557824282465835, 0.07822906930060683,
      ],
      [
        0.10890312652590148, 0.17610937661838036, 0.053563766035837415, 0.24384830504712723,
        0.08938638414986017, 0.19561132237396978, 0.13257771924892356,
      ],
      [
        0.11612172828845158, 0.1520138988503366, 0.0955515935630687, 0.1967238691004356, 0.12862714518105406,
        0.08800804670282644, 0.22295371831382702,
      ],
    ]
    for (found, wanted) in zip(columns, expected) { #expect(agree(found, wanted, .roundoff)) }
  }

  @Test(arguments: UInt64(1)...20) func sharesSumToOne(seed: UInt64) throws {
    let example = RandomExample(seed: seed)
    for column in try Sum().normalised(matrix(example.rows, costs: example.costs)).columns {
      #expect(agree(column.reduce(0, +), 1, .roundoff))
    }
  }

  @Test func aTotalThatOverflowsHasAValue() throws {
    #expect(try sum([1.5e308, 1.5e308]) == [0.5, 0.5])
    #expect(try sum([Double.leastNonzeroMagnitude, Double.leastNonzeroMagnitude], cost: true) == [0.5, 0.5])
  }

  @Test func whatHasNoShareIsRefusedInItsOwnName() throws {
    let negative = try #require(throws: ScoringError.self) { try sum([2, -1]) }
    #expect("\(negative)" == "alternative 'A2' has -1 on criterion 'c1', and 'sum' wants no negative value")
    let free = try #require(throws: ScoringError.self) { try sum([0, 1], cost: true) }
    #expect("\(free)" == "alternative 'A1' has 0 on criterion 'c1', and 'sum' wants costs above zero")
    let nothing = try #require(throws: ScoringError.self) { try sum([0, 0, 0]) }
    #expect(
      "\(nothing)" == "alternative 'A1' has 0 on criterion 'c1', and 'sum' wants a value above zero somewhere"
    )
  }
}
