import Decision
import TestSupport
import Testing

@testable import Indicators

/// References: SciPy 1.17.1, `skew` and `kurtosis` with `bias=False`, and the steps taken with them
/// (`Tests/References/treatments`).
@Suite struct WinsorisationTests {
  let criterion = Criterion(id: "gdp", direction: .benefit)

  static let tame: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3]
  static let densities: [Double] = [
    12.5, 3.25, 0.75, 41, 8.5, 5.5, 2.25, 19, 6.75, 3876.5, 15.25, 9, 4.5, 7.25, 11.75, 2, 1.5, 22.5, 1208.25,
    13,
    6.25, 17.75, 3.5, 10, 25.5, 5, 8, 14.5, 30.25, 2.75,
  ]

  func winsorised(_ values: [Double], posts: Goalposts? = nil) throws -> TreatedColumn {
    try treated(values, criterion: criterion, by: .winsorise, goalposts: posts)
  }

  @Test(arguments: [
    ([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000], 3.161878427717573, 9.998148395031883),
    ([-1000, 1, 2, 3, 4, 5, 6, 7, 8, 9], -3.1618863324366937, 9.998185055685385),
    (tame + [150, 210], 3.0422921217516765, 8.491355695552729),
    (tame + [-400, 310], -1.2671267233721901, 10.24136730557202),
    ([2.5, 3.5, 1.25, 7.75, 4, 6.5, 5.25, 3], 0.4475976673070315, -0.5789651385124612),
    ([1, 2, 4, 9], 1.3309377322476705, 1.5),
    (densities, 4.855602380236004, 24.479278921537784),
  ]) func skewnessAndKurtosisMatchAnotherProgram(values: [Double], skewness: Double, kurtosis: Double) throws
  {
    let found = try #require(shape(of: values))
    #expect(agree(found.skewness, skewness, .printed(decimals: 12)))
    #expect(agree(found.kurtosis, kurtosis, .printed(decimals: 12)))
  }

  @Test(arguments: [[1.0, 2, 4], [], [5, 5, 5, 5, 5]]) func fewerThanFourValuesOrNoneThatVaryHaveNoShape(
    values: [Double]
  ) {
    #expect(shape(of: values) == nil)
  }

  @Test func theOutermostValueTakesTheOneNextToIt() throws {
    let found = try winsorised([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000])
    #expect(found.values == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
    #expect(found.notices.map(\.text) == ["'gdp': 1 of 10 values winsorised"])
  }

  @Test func theLowerTailIsPulledInAsWell() throws {
    #expect(try winsorised([-1000, 1, 2, 3, 4, 5, 6, 7, 8, 9]).values == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test func bothTailsArePulledInTheMoreSkewedFirst() throws {
    let found = try winsorised(Self.tame + [-400, 310])
    #expect(found.values == Self.tame + [1, 9])
    #expect(found.notices.map(\.text) == ["'gdp': 2 of 20 values winsorised"])
  }

  @Test func severalValuesOfOneTailArePulledIn() throws {
    #expect(try winsorised(Self.tame + [150, 210]).values == Self.tame + [9, 9])
    let found = try winsorised(Self.densities)
    #expect(found.values == Self.densities.map { min($0, 41) })
    #expect(found.notices.map(\.text) == ["'gdp': 2 of 30 values winsorised"])
  }

  @Test func aCalmColumnStaysAsItIs() throws {
    let calm = [2.5, 3.5, 1.25, 7.75, 4, 6.5, 5.25, 3]
    let found = try winsorised(calm)
    #expect(found.values == calm)
    #expect(found.notices == [])
  }

  @Test func moreThanATenthIsNotPulledIn() throws {
    let found = try winsorised(Self.tame + [100, 3000, 90_000])
    #expect(found.values == Self.tame + [100, 100, 100])
    #expect(
      found.notices.map(\.text) == [
        "'gdp': 2 of 21 values winsorised",
        "'gdp' is still skewed after 2 of its values were winsorised, and at most a tenth may be; "
          + "consider 'treat: log'",
      ])
  }

  @Test func aWholeGroupMovesInwardsTogether() throws {
    #expect(try winsorised(Self.tame + [500, 500]).values == Self.tame + [9, 9])
  }

  @Test func theTargetStaysWhereItIs() throws {
    let found = try treated(
      Self.densities, criterion: criterion, by: .winsorise, goalposts: nil, target: Target(3000))
    #expect(found.target == Target(3000))
  }

  @Test func goalpostsStayWhereTheyAre() throws {
    let posts = try #require(Goalposts(low: 0, high: 50))
    #expect(try winsorised(Self.densities, posts: posts).goalposts == posts)
  }

  @Test(arguments: UInt64(1)...20) func whatIsLeftIsWithinTheLimitsOrSaidNotToBe(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<40).map { _ in
      let tail = 1 / Double.random(in: 0.001...1, using: &random)
      return Bool.random(using: &random) ? tail : -tail
    }
    let found = try winsorised(values)
    let left = try #require(shape(of: found.values))
    let isCalm = abs(left.skewness) <= 2 && left.kurtosis <= 3.5
    #expect(isCalm != found.notices.contains { $0.text.contains("still skewed") })
    #expect(zip(found.values, values).count { $0 != $1 } <= 4)
    // Nothing comes in that was not there, and every value only moves inwards.
    #expect(Set(found.values).isSubset(of: values))
  }
}
