import Foundation
import GSL
import TestSupport
import Testing

/// NIST's nonlinear sets from both of their starts, with derivatives by differences.
@Suite struct NonlinearLeastSquaresTests {
  /// Digits in which the worst figure agrees with the certified one, of the 11 that are certified.
  func digits(_ found: [Double], _ certified: [Double]) -> Double {
    zip(found, certified).map { -log10(max(abs($0 - $1) / abs($1), 1e-11)) }.min() ?? 0
  }

  @Test(arguments: NISTNonlinearSet.all) func bothStartsReachTheCertifiedFigures(_ set: NISTNonlinearSet)
    throws
  {
    let model = try set.model()
    for start in [set.near, set.far] {
      let fit = try nonlinearLeastSquares(model, from: start)
      #expect(fit.hasConverged)
      #expect(digits(fit.point, set.estimates) >= 8.5)
      #expect(digits([fit.sumOfSquares], [set.sumOfSquares]) >= 9)
      let gram = try #require(fit.inverseGram)
      let variance = fit.sumOfSquares / Double(model.count - start.count)
      let errors = start.indices.map { (variance * gram[$0 * start.count + $0]).squareRoot() }
      #expect(digits(errors, set.standardErrors) >= 7.5)
    }
  }
  @Test func anExponentialThroughThreePointsIsFound() throws {
    let model = NonlinearModel(count: 3) { p in [0, exp(p[0]) - 2, exp(2 * p[0]) - 4] }
    let fit = try nonlinearLeastSquares(model, from: [0.1])
    #expect(fit.hasConverged)
    #expect(agree(fit.point[0], log(2), .roundoff))
  }
  @Test func givenDerivativesAreUsed() throws {
    // A line is fitted in closed form: y = 1, 3, 4 on x = 1, 2, 4 has slope 13/14 and intercept 1/2.
    let model = NonlinearModel(
      count: 3, residuals: { p in [p[0] + p[1] - 1, p[0] + 2 * p[1] - 3, p[0] + 4 * p[1] - 4] },
      jacobian: { _ in [1, 1, 1, 2, 1, 4] })
    let fit = try nonlinearLeastSquares(model, from: [0, 0])
    #expect(fit.hasConverged && fit.agreeing == fit.searches)
    #expect(agree(fit.point, [0.5, 13.0 / 14], .difference))
    // (X'X)⁻¹ of 3, 7, 21 is (21, −7, −7, 3)/14.
    #expect(agree(try #require(fit.inverseGram), [1.5, -0.5, -0.5, 3.0 / 14], .difference))
  }
  @Test func parametersThatCannotBeToldApartAreNotConverged() throws {
    let model = NonlinearModel(count: 3) { p in [1.0, 2, 3].map { p[0] * p[1] * $0 - $0 * $0 } }
    let fit = try nonlinearLeastSquares(model, from: [1, 1])
    #expect(!fit.hasConverged)
    #expect(fit.inverseGram == nil)
  }
  @Test func aParameterThatRunsAwayIsNotConverged() throws {
    // The sum of squares falls for ever as the decay of e^{-px} grows.
    let model = NonlinearModel(count: 3) { p in [exp(-p[0]), exp(-2 * p[0]), exp(-3 * p[0]) - 0.0] }
    let fit = try nonlinearLeastSquares(model, from: [1], limit: 50)
    #expect(fit.sumOfSquares < 1e-3)
    #expect(!fit.hasConverged)
  }
  @Test func aSaddleIsLeft() throws {
    // p² + (2 − p²)² has a zero gradient and independent derivatives at 0, where it is highest: 4. It is
    // lowest at p² = 3/2: 7/4.
    let model = NonlinearModel(
      count: 2, residuals: { p in [p[0], 2 - p[0] * p[0]] }, jacobian: { p in [1, -2 * p[0]] })
    let fit = try nonlinearLeastSquares(model, from: [0])
    #expect(fit.hasConverged)
    #expect(agree(fit.sumOfSquares, 1.75, .solver))
    #expect(agree(abs(fit.point[0]), 1.5.squareRoot(), .solver))
  }
  @Test func aStepOutOfTheModelsRangeIsTakenBack() throws {
    // √p has no value below zero, where the first step from 0.01 towards (p − 4)/… would lead for p = 9 and
    // back.
    let model = NonlinearModel(count: 2) { p in [p[0].squareRoot() - 3, log(p[0]) - log(9)] }
    let fit = try nonlinearLeastSquares(model, from: [400])
    #expect(fit.hasConverged)
    #expect(agree(fit.point[0], 9, .solver))
  }
  @Test func aStartWithoutAValueIsRefused() {
    let model = NonlinearModel(count: 1) { p in [log(p[0])] }
    #expect(throws: GSLError.self) { try nonlinearLeastSquares(model, from: [-1]) }
  }
  @Test func fewerDeviationsThanParametersAreRefused() {
    let model = NonlinearModel(count: 1) { p in [p[0] + p[1]] }
    #expect(throws: GSLError.self) { try nonlinearLeastSquares(model, from: [1, 1]) }
  }
}
