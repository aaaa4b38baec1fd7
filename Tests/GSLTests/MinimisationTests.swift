import GSL
import TestSupport
import Testing

/// References: closed forms; Moré, Garbow & Hillstrom (1981), *ACM Transactions on Mathematical Software* 7(1) 17,
/// problem 1 (Rosenbrock).
@Suite struct MinimisationTests {
  private func objective(_ both: @escaping ([Double]) -> (value: Double, gradient: [Double])) -> Objective {
    Objective(value: { both($0).value }, valueAndGradient: both)
  }

  private var rosenbrock: Objective {
    objective { p in
      let valley = p[1] - p[0] * p[0]
      return (
        100 * valley * valley + (1 - p[0]) * (1 - p[0]),
        [-400 * p[0] * valley - 2 * (1 - p[0]), 200 * valley]
      )
    }
  }

  @Test func rosenbrocksValleyEndsAtOneOne() throws {
    let found = try minimum(of: rosenbrock, from: [-1.2, 1], step: 0.1, tolerance: 1e-9, limit: 500)
    #expect(found.hasConverged && found.gradientNorm <= 1e-9)
    #expect(agree(found.point, [1, 1], .solver))
  }
  @Test func aBowlEndsAtItsCentre() throws {
    let centre = [3.0, -2, 0.5, 7]
    let found = try minimum(
      of: objective { p in
        let d = zip(p, centre).map { $0 - $1 }
        return (
          d.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element * $1.element },
          d.enumerated().map { 2 * Double($0.offset + 1) * $0.element }
        )
      }, from: [0, 0, 0, 0], step: 1, tolerance: 1e-8, limit: 200)
    #expect(found.hasConverged)
    #expect(agree(found.point, centre, .solver))
  }
  @Test func aStartAtTheMinimumIsTheAnswer() throws {
    let found = try minimum(of: rosenbrock, from: [1, 1], step: 0.1, tolerance: 1e-9, limit: 500)
    #expect(found.point == [1, 1] && found.iterations == 0 && found.hasConverged)
  }
  @Test func aLimitThatIsTooLowIsNoSuccess() throws {
    let found = try minimum(of: rosenbrock, from: [-1.2, 1], step: 0.1, tolerance: 1e-9, limit: 3)
    #expect(!found.hasConverged && found.iterations == 3)
  }
  @Test func aKinkIsNoSuccess() throws {
    // |x| has its minimum at 0, where no gradient is small: the search stops there without claiming convergence.
    let found = try minimum(
      of: objective { p in (abs(p[0]), [p[0] < 0 ? -1 : 1]) }, from: [0.7], step: 0.1, tolerance: 1e-6,
      limit: 100)
    #expect(!found.hasConverged)
  }
  @Test func aValueThatIsNoNumberIsNoSuccess() throws {
    let found = try minimum(
      of: objective { _ in (.nan, [.nan]) }, from: [1], step: 0.1, tolerance: 1e-6, limit: 100)
    #expect(!found.hasConverged)
  }
}
