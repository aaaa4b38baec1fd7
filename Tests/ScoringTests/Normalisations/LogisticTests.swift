import Decision
import Scoring
import TestSupport
import Testing

/// References: closed forms; SciPy 1.17.1, `expit` of `zscore(ddof=1)`, on seven regions and on 2, 4, 9
/// (`Tests/References/scoring`).
@Suite struct LogisticTests {
  func logistic(_ column: [Double], cost: Bool = false) throws -> [Double] {
    try Logistic().normalised(matrix(column.map { [$0] }, costs: cost ? [0] : [])).columns[0]
  }

  @Test func valuesAreTheLogisticFunctionOfStandardScores() throws {
    #expect(agree(try logistic([2, 4, 9]), [0.303212, 0.431104, 0.752017], .printed(decimals: 6)))
    #expect(
      agree(
        try logistic([2, 4, 9]), [0.3032117208317578, 0.4311035541802239, 0.7520173091590144], .roundoff))
  }

  @Test func valuesMatchAnotherProgram() throws {
    let columns = try Logistic().normalised(matrix(Regions.rows, costs: Regions.costs)).columns
    let expected = [
      [
        0.6164867580685068, 0.3004218769531729, 0.7809456538931416, 0.4594503230456145, 0.15914940966236085,
        0.6885334386750889, 0.5332746686067263,
      ],
      [
        0.6241204192949192, 0.4100973748454936, 0.7127764746984782, 0.2891862118899167, 0.7876369162994119,
        0.5095662759062264, 0.182114220545708,
      ],
      [
        0.3742485514865835, 0.6232600625016186, 0.20557282822307418, 0.8218474866547063, 0.3079972837368914,
        0.6896857480432977, 0.4611730338626796,
      ],
      [
        0.4191380091373376, 0.6125767708200325, 0.2608482234130242, 0.7378787594190497, 0.49917597814934056,
        0.19978253806536314, 0.7800055486669695,
      ],
    ]
    for (found, wanted) in zip(columns, expected) { #expect(agree(found, wanted, .roundoff)) }
  }

  /// The logistic function of −z is one less that of z.
  @Test(arguments: UInt64(1)...20) func aCostIsOneLessTheBenefit(seed: UInt64) throws {
    let column = RandomExample(seed: seed).rows.map { $0[0] }
    let pairs = zip(try logistic(column), try logistic(column, cost: true))
    #expect(pairs.allSatisfy { agree($0 + $1, 1, .roundoff) })
    #expect(try Logistic().normalised(matrix([[1], [2]], costs: [0])).criteria[0].direction == .benefit)
  }

  @Test(arguments: [[5.0, 5, 5], [0, -0.0], [7]]) func aColumnThatDoesNotVaryIsAHalfForEveryone(
    column: [Double]
  ) throws {
    #expect(try logistic(column).allSatisfy { $0 == 0.5 })
  }

  /// One among m has a standard score of (m − 1)/√m: 999.999 for a million and one, whose exponential overflows.
  @Test func scoresWhoseExponentialOverflowsHaveAValue() throws {
    let column = [-1.0] + [Double](repeating: 0, count: 1_000_000)
    let low = try logistic(column)
    #expect(low[0] == 0 && low[1] > 0.5 && low[1] < 0.501)
    #expect(try logistic(column, cost: true)[0] == 1)
  }
}
