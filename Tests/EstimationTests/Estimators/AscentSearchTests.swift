import Testing

@testable import Estimation

/// Functions whose course is known.
@Suite struct AscentSearchTests {
  private func search(
    limit: Int = 200, hasLeft: @escaping ([Double]) -> Bool = { _ in false },
    _ evaluate: @escaping ([Double]) -> AscentSearch.Values
  ) -> AscentSearch {
    AscentSearch(
      limit: limit, rounding: { _ in 1e-15 },
      distance: { step, _ in step.reduce(0) { max($0, abs($1)) } }, reach: { _, _ in 1 }, hasLeft: hasLeft,
      moved: { zip($0, $1).map(+) }, evaluate: evaluate)
  }

  /// −(x² − 1)²/4 bends upwards around zero, where Newton's own step would go down to the saddle.
  private func hills(_ x: [Double]) -> AscentSearch.Values {
    let (x, square) = (x[0], x[0] * x[0])
    return .init(
      value: -(square - 1) * (square - 1) / 4, gradient: [x - x * square], information: [3 * square - 1],
      squares: [1], isFlat: abs(x - x * square) < 1e-9)
  }

  @Test(arguments: [0.01, 0.5, 3, -0.2]) func theMaximumOnTheNearSideIsFound(start: Double) {
    let outcome = search(hills).maximum(from: [start])
    #expect(outcome.reason == .converged && outcome.factor != nil)
    // Within the 10⁻¹¹ standard errors that the search promises.
    #expect(abs(outcome.point[0] - (start > 0 ? 1 : -1)) <= AscentSearch.nearest)
  }

  @Test func theLimitIsKept() {
    let outcome = search(limit: 2, hills).maximum(from: [30])
    #expect(outcome.reason == .limit && outcome.iterations == 2)
  }

  /// −exp(−x) rises for ever, ever more slowly.
  @Test func aFunctionWithoutAMaximumIsNotCalledConverged() {
    let outcome = search { x in
      let power = exponential(-x[0])
      return .init(
        value: -power, gradient: [power], information: [power], squares: [power],
        isFlat: power < 1e-9)
    }.maximum(from: [0])
    #expect(outcome.reason == .endless)
  }

  @Test func aRidgeIsSingular() {
    let outcome = search { x in
      let sum = x[0] + x[1] - 1
      return .init(
        value: -sum * sum / 2, gradient: [-sum, -sum], information: [1, 1, 1, 1], squares: [1, 1],
        isFlat: abs(sum) < 1e-9)
    }.maximum(from: [5, 7])
    #expect(outcome.reason == .singular)
    #expect(abs(outcome.point[0] + outcome.point[1] - 1) < 1e-9)
  }

  @Test func theEdgeEndsTheSearch() {
    let outcome = search(hasLeft: { $0[0] > 0.9 }, hills).maximum(from: [0.5])
    #expect(outcome.reason == .left)
  }

  @Test func aStartWithoutAValueIsStalled() {
    let outcome = search { _ in
      .init(value: .nan, gradient: [.nan], information: [.nan], squares: [.nan], isFlat: false)
    }.maximum(from: [1])
    #expect(outcome.reason == .stalled && outcome.iterations == 0)
  }
}
