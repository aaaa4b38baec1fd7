import TestSupport
import Testing

@testable import Estimation

/// References: R's `lm` for weights (`References/least-squares/weighted.txt`); closed forms; NIST's sets have
/// their own suite.
@Suite struct LeastSquaresTests {
  func line(_ x: [Double], _ y: [Double], more: [(name: String, values: DesignColumn)] = []) throws
    -> LinearFit
  {
    try leastSquares(
      LinearProblem(
        columns: [("(constant)", DesignColumn(x.map { _ in 1 })), ("x", DesignColumn(x))] + more,
        response: DesignColumn(y), hasConstant: true))
  }

  @Test func aLineThroughThreePointsHasItsClosedForm() throws {
    let fit = try line([1, 2, 4], [1, 3, 4])
    #expect(agree(fit.coefficients, [0.5, 13.0 / 14], .roundoff))
    // Residuals −3/7, 9/14, −3/14: their squares add up to 9/14.
    #expect(agree(fit.residuals, [-3.0 / 7, 9.0 / 14, -3.0 / 14], .roundoff))
    #expect(agree(fit.residualSumOfSquares, 9.0 / 14, .roundoff))
    #expect(agree(fit.inverseGram, [1.5, -0.5, -0.5, 3.0 / 14], .roundoff))
    #expect(agree(try #require(fit.r2), 1 - (9.0 / 14) / (14.0 / 3), .roundoff))
    #expect(agree(try #require(fit.overallTest).statistic, (14.0 / 3 - 9.0 / 14) / (9.0 / 14), .roundoff))
    #expect(fit.degreesOfFreedom == 1 && fit.observations == 3)
    #expect(fit.gradientNorm <= 1e-29)
  }
  @Test func theExampleOfTheDocumentationHolds() throws {
    let set = try #require(NISTLinearSet.all.first { $0.name == "NoInt1" })
    let fit = try leastSquares(try set.problem())
    #expect(agree(fit.coefficients, [2.0743801652892562], .roundoff))
    #expect(agree(fit.standardErrors, [0.01652892561983471], .roundoff))
    #expect(agree(try #require(fit.r2), 0.9993654922986628, .roundoff))
  }
  @Test func weightsAreThoseOfR() throws {
    let weights = CovarianceReference.rows.map { $0 == 4 ? 0 : CovarianceReference.weights[$0] }
    let fit = try leastSquares(try CovarianceReference.problem(weights: weights))
    let estimates = [0.49866590919173254, 0.42787891954582452, -0.63024787714229202]
    let errors = [0.362597826148075564, 0.082521376004758396, 0.174271925027028984]
    #expect(agree(fit.coefficients, estimates, .difference))
    #expect(agree(fit.standardErrors, errors, .difference))
    #expect(agree(try #require(fit.r2), 0.66710467890343361, .difference))
    #expect(agree(fit.residualStandardError, 0.80675013677022522, .difference))
    #expect(agree(try #require(fit.overallTest).statistic, 20.03947297024098972, .difference))
    #expect(agree(fit.residualSumOfSquares, 13.01691566357554386, .difference))
    #expect(fit.degreesOfFreedom == 20)
  }
  @Test func aWeightedFitWithoutConstantIsThatOfR() throws {
    let weights = CovarianceReference.rows.map { $0 == 4 ? 0 : CovarianceReference.weights[$0] }
    let fit = try leastSquares(try CovarianceReference.problem(weights: weights, hasConstant: false))
    #expect(agree(fit.coefficients, [0.48878081064565920, -0.44914124385620541], .difference))
    #expect(agree(fit.standardErrors, [0.071095087500132506, 0.116540459794207657], .difference))
    #expect(agree(try #require(fit.r2), 0.70461139988045507, .difference))
    #expect(agree(try #require(fit.overallTest).statistic, 25.04639547955001788, .difference))
  }
  @Test func bothFactorisationsGiveOneResult() throws {
    for weights in [nil, CovarianceReference.weights] {
      let problem = try CovarianceReference.problem(weights: weights)
      let columns = ScaledColumns(problem)
      let fit = try leastSquares(problem)
      let mirrored = Factorisation(
        householder: columns, names: problem.names,
        test: problem.collinearityTest(lengths: [1, 1, 1], columns))
      let other = try problem.fit(mirrored, columns)
      #expect(agree(fit.coefficients, other.coefficients, .roundoff))
      #expect(agree(fit.inverseGram, other.inverseGram, .roundoff))
      #expect(agree(fit.residualSumOfSquares, other.residualSumOfSquares, .roundoff))
    }
  }
  @Test func theWayIsChosenByTheConditionNumber() throws {
    func method(_ name: String) throws -> Factorisation.Method {
      let set = try #require(NISTLinearSet.all.first { $0.name == name })
      let problem = try set.problem()
      let columns = ScaledColumns(problem)
      return Factorisation(columns, names: problem.names) {
        problem.collinearityTest(lengths: $0, columns)
      }.method
    }
    // Condition numbers 2375 and 5.5·10⁹ by mpmath.
    #expect(try method("Wampler5") == .cholesky)
    #expect(try method("Filip") == .householder)
  }
  @Test func absorbedEffectsCostDegreesOfFreedom() throws {
    let problem = try LinearProblem(
      columns: [("x", DesignColumn([-1.0, 1, -2, 2]))], response: DesignColumn([-1.0, 1, -3, 3]),
      hasConstant: false, absorbedDegrees: 2)
    let fit = try leastSquares(problem)
    // Slope 14/10, residual squares 20 − 196/10 = 0.4 over 4 − 1 − 2 degrees.
    #expect(agree(fit.coefficients, [1.4], .roundoff))
    #expect(fit.degreesOfFreedom == 1 && fit.countedParameters == 3)
    #expect(agree(fit.residualStandardError, 0.4.squareRoot(), .difference))
  }
  @Test(arguments: [1e-120, 1e-9, 1e9, 1e150]) func unitsChangeNothingButUnits(_ unit: Double) throws {
    let fit = try line([1, 2, 4, 7], [1, 3, 4, 9])
    let moved = try line([1, 2, 4, 7].map { $0 * unit }, [1, 3, 4, 9])
    #expect(agree(moved.coefficients[1] * unit, fit.coefficients[1], .roundoff))
    #expect(agree(moved.coefficients[0], fit.coefficients[0], .roundoff))
    #expect(agree(try #require(moved.r2), try #require(fit.r2), .roundoff))
    #expect(agree(moved.conditionNumber, fit.conditionNumber, .roundoff))
  }
  @Test func aResultBeyondTheRangeOfADoubleIsRefused() {
    // The variance of the slope would be of the order of 10⁴⁰⁰.
    let error = #expect(throws: EstimationError.self) { try line([1e-200, 2e-200, 4e-200], [1, 3, 4]) }
    #expect(
      error?.description.hasPrefix("the coefficients or their variances are beyond 10^308; give") == true)
  }
  @Test func aResponseWithoutSpreadHasNoR2() throws {
    let fit = try line([1, 2, 4], [0.1, 0.1, 0.1])
    #expect(fit.r2 == nil && fit.overallTest == nil)
    #expect(fit.isExact)
    #expect(agree(fit.coefficients, [0.1, 0], .difference))
  }
  @Test(arguments: 1...20) func rowsMayComeInAnyOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let x = (0..<30).map { _ in Double.random(in: -5...5, using: &random) }
    let y = x.map { 3 - 2 * $0 + Double.random(in: -1...1, using: &random) }
    let order = x.indices.shuffled(using: &random)
    let fit = try line(x, y)
    let moved = try line(order.map { x[$0] }, order.map { y[$0] })
    #expect(agree(moved.coefficients, fit.coefficients, .roundoff))
    #expect(agree(order.indices.map { moved.residuals[$0] }, order.map { fit.residuals[$0] }, .difference))
  }
  @Test func asManyCoefficientsAsRowsAreRefused() {
    let error = #expect(throws: EstimationError.self) { try line([1, 2], [1, 3]) }
    #expect(
      error?.description
        == "2 rows leave nothing to measure errors by beside 2 coefficients; give more rows or fewer terms")
  }
  @Test func aModelOfZerosIsRefused() throws {
    let problem = try LinearProblem(
      columns: [("x", DesignColumn([0.0, 0, 0]))], response: DesignColumn([1.0, 2, 3]), hasConstant: false)
    let error = #expect(throws: EstimationError.self) { try leastSquares(problem) }
    #expect(error?.description == "every column is zero in every row; give a term that varies")
  }
}
