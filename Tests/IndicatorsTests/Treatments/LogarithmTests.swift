import Decision
import Indicators
import TestSupport
import Testing

/// Reference: closed form; Becker et al. (2022), *Journal of Open Source Software* 7(78) 4567 (COINr,
/// log_CT).
@Suite struct LogarithmTests {
  let criterion = Criterion(id: "gdp", direction: .benefit)

  func logarithm(_ values: [Double], posts: Goalposts? = nil) throws(IndicatorError) -> TreatedColumn {
    try treated(values, criterion: criterion, by: .log, goalposts: posts)
  }

  /// L = 0 and U = 100, so 1 is added: ln 1, ln 10 (2.302585) and ln 101 (4.615121).
  @Test func theLogarithmIsTakenOfTheDistanceFromTheLowerEnd() throws {
    let found = try logarithm([0, 9, 100])
    #expect(agree(found.values, [0, 2.302585, 4.615121], .printed(decimals: 6)))
    #expect(found.goalposts == nil)
    #expect(found.notices == [])
  }

  @Test func figuresBelowZeroHaveALogarithmAsWell() throws {
    #expect(try logarithm([-50, -41, 50]).values == logarithm([0, 9, 100]).values)
  }

  @Test func goalpostsStandInPlaceOfTheObservedRangeAndAreCarriedAlong() throws {
    let posts = try #require(Goalposts(low: 0, high: 100))
    let found = try logarithm([9, 49], posts: posts)
    // ln 10 and ln 50; the goalposts themselves become ln 1 and ln 101.
    #expect(agree(found.values, [2.302585, 3.912023], .printed(decimals: 6)))
    let carried = try #require(found.goalposts)
    #expect(carried.low == 0)
    #expect(agree(carried.high, 4.615121, .printed(decimals: 6)))
  }

  @Test func valuesOutsideTheGoalpostsAreHeldAtThem() throws {
    let posts = try #require(Goalposts(low: 0, high: 100))
    let found = try logarithm([-5, 250], posts: posts)
    #expect(found.values == [found.goalposts?.low, found.goalposts?.high])
  }

  @Test func aRangeThatOverflowsIsRefused() throws {
    let found = try #require(throws: IndicatorError.self) { try logarithm([-1.5e308, 1.5e308]) }
    #expect(found == .treatment(found.problems))
    #expect(
      found.problems.kept.map(\.description)
        == [
          "the scale of 'gdp', -1.5e+308 to 1.5e+308, is too wide for a logarithm; "
            + "take 'treat: none' or another unit"
        ])
  }

  /// L = 0 and U = 100: 9 becomes ln 10, 20 ln 21 (3.044522); 250 is beyond the scale and becomes ln 251 (5.525453).
  @Test func theTargetIsCarriedAlong() throws {
    func target(_ low: Double, _ high: Double, posts: Goalposts? = nil) throws -> [Double] {
      let found = try treated(
        [0, 30, 100], criterion: criterion, by: .log, goalposts: posts, target: Target(low: low, high: high))
      return [found.target!.low, found.target!.high]
    }
    #expect(agree(try target(9, 20), [2.302585, 3.044522], .printed(decimals: 6)))
    #expect(agree(try target(9, 250), [2.302585, 5.525453], .printed(decimals: 6)))
    #expect(
      agree(
        try target(9, 20, posts: Goalposts(low: 0, high: 100)), [2.302585, 3.044522], .printed(decimals: 6)))
  }

  @Test func aTargetBelowTheScaleHasNoLogarithm() throws {
    let found = try #require(throws: IndicatorError.self) {
      try treated(
        [0, 30, 100], criterion: criterion, by: .log, goalposts: nil, target: Target(low: -1, high: 5))
    }
    #expect(
      found.problems.kept.map(\.description) == [
        "the target of 'gdp', -1 to 5, lies too far outside of the scale, 0 to 100, for a logarithm; "
          + "take 'treat: none', or goalposts that hold the target"
      ])
  }
}
