import Estimation
import TestSupport
import Testing

/// Reference: statsmodels, `References/least-squares/covariances.txt`; closed forms on three rows.
@Suite struct CovarianceTests {
  static let fits = ["ols", "wls"]

  func fitted(_ name: String) throws -> (fit: LinearFit, influence: InfluenceRows) {
    let problem = try CovarianceReference.problem(weights: name == "wls" ? CovarianceReference.weights : nil)
    let fit = try leastSquares(problem)
    return (fit, fit.influence(on: problem))
  }
  func variances(_ covariance: Covariance) -> [Double] { (0..<covariance.order).map { covariance[$0, $0] } }

  @Test(arguments: fits) func informationMatchesTheReference(_ name: String) throws {
    let (fit, _) = try fitted(name)
    let expected = try CovarianceReference.figures(name, "information", "-")
    #expect(agree(fit.informationCovariance.standardErrors.compactMap { $0 }, expected, .difference))
    #expect(agree(fit.standardErrors, expected, .difference))
    #expect(agree(fit.coefficients, try CovarianceReference.figures(name, "coefficients", "-"), .difference))
    let summary = try CovarianceReference.figures(name, "summary", "-")
    #expect(agree([fit.r2 ?? 0, fit.overallTest?.statistic ?? 0], Array(summary.prefix(2)), .difference))
    #expect(agree(fit.residualStandardError, summary[3].squareRoot(), .difference))
  }
  @Test(arguments: fits, [SmallSample.none, .standard])
  func robustErrorsMatchTheReference(_ name: String, _ smallSample: SmallSample) throws {
    let covariance = try robustCovariance(try fitted(name).influence, smallSample: smallSample)
    let expected = try CovarianceReference.figures(name, "robust", "\(smallSample)")
    #expect(agree(covariance.standardErrors.compactMap { $0 }, expected, .difference))
    #expect(covariance.kind == .robust && covariance.withoutVariance.isEmpty)
  }
  @Test(arguments: fits, [SmallSample.none, .standard])
  func clusteredErrorsMatchTheReference(_ name: String, _ smallSample: SmallSample) throws {
    let influence = try fitted(name).influence
    for way in [CovarianceReference.firm, CovarianceReference.year] {
      let covariance = try clusteredCovariance(influence, by: way, smallSample: smallSample)
      let expected = try CovarianceReference.figures(name, way.name, "\(smallSample)")
      #expect(agree(variances(covariance), expected, .difference))
      #expect(covariance.kind == .clustered(by: [way.name]) && covariance.clusters == [way.count])
    }
  }
  @Test(arguments: fits, [SmallSample.none, .standard])
  func twoWayErrorsMatchTheReferenceWithTheirNegativeVariances(
    _ name: String, _ smallSample: SmallSample
  ) throws {
    let influence = try fitted(name).influence
    for way in [CovarianceReference.firm, CovarianceReference.sector] {
      let covariance = try clusteredCovariance(
        influence, by: way, and: CovarianceReference.year, smallSample: smallSample)
      let expected = try CovarianceReference.figures(name, "\(way.name),year", "\(smallSample)")
      #expect(agree(variances(covariance), expected, .difference))
      #expect(covariance.withoutVariance == expected.indices.filter { expected[$0] < 0 })
      #expect(covariance.standardErrors.map { $0 == nil } == expected.map { $0 < 0 })
      #expect(covariance.clusters == [way.count, 4])
    }
  }
  @Test func theMeanOfThreeNumbersHasClosedForms() throws {
    let rows = InfluenceRows(bread: [1.0 / 3], scores: [-2, -1, 3])
    #expect(agree(try robustCovariance(rows).values, [14.0 / 9], .roundoff))
    #expect(agree(try robustCovariance(rows, smallSample: .standard).values, [14.0 / 9 * 1.5], .roundoff))
    let firms = Clustering("firm", labels: ["a", "a", "b"])
    #expect(agree(try clusteredCovariance(rows, by: firms).values, [2], .roundoff))
    // G/(G − 1)·(n − 1)/(n − k) is 2·2/2.
    #expect(agree(try clusteredCovariance(rows, by: firms, smallSample: .standard).values, [4], .roundoff))
    // Two absorbed effects more leave no row.
    #expect(throws: EstimationError.self) {
      try robustCovariance(rows, smallSample: .standard, parameters: 3)
    }
  }
  @Test func clustersOfOneRowAreTheRobustCovariance() throws {
    let influence = try fitted("ols").influence
    let rows = Clustering("row", labels: Array(CovarianceReference.rows))
    #expect(
      agree(
        try clusteredCovariance(influence, by: rows).values, try robustCovariance(influence).values, .roundoff
      ))
  }
  @Test func rowsOfWeightZeroCountNowhere() throws {
    // The last row weighs nothing and is alone in its cluster; the fit of the other rows says the same.
    let weights = CovarianceReference.rows.map { $0 == 23 ? 0 : 1.0 }
    let problem = try CovarianceReference.problem(weights: weights)
    let fit = try leastSquares(problem)
    let influence = fit.influence(on: problem)
    let labels = CovarianceReference.rows.map { $0 == 23 ? 99 : $0 / 5 }
    let fewer = try LinearProblem(
      columns: [
        ("(constant)", DesignColumn((0..<23).map { _ in 1 })),
        ("x1", DesignColumn(Array(CovarianceReference.x1.prefix(23)))),
        ("x2", DesignColumn(Array(CovarianceReference.x2.prefix(23)))),
      ], response: DesignColumn(Array(CovarianceReference.y.prefix(23))), hasConstant: true)
    let other = try leastSquares(fewer)
    #expect(fit.observations == 23 && fit.degreesOfFreedom == other.degreesOfFreedom)
    #expect(agree(fit.standardErrors, other.standardErrors, .roundoff))
    let covariance = try clusteredCovariance(
      influence, by: Clustering("firm", labels: labels), smallSample: .standard)
    let expected = try clusteredCovariance(
      other.influence(on: fewer), by: Clustering("firm", labels: Array(labels.prefix(23))),
      smallSample: .standard)
    #expect(covariance.clusters == [5])
    #expect(agree(covariance.values, expected.values, .difference))
    #expect(
      agree(
        try robustCovariance(influence, smallSample: .standard).values,
        try robustCovariance(other.influence(on: fewer), smallSample: .standard).values, .difference))
  }
  @Test func aClusteringThatDoesNotFitIsRefused() throws {
    let rows = InfluenceRows(bread: [1.0 / 3], scores: [-2, -1, 3])
    let one = Clustering("country", labels: ["PT", "PT", "PT"])
    let short = Clustering("year", labels: [1, 2])
    let error = #expect(throws: EstimationError.self) { try clusteredCovariance(rows, by: one, and: short) }
    #expect(
      error?.description == """
        column 'country': there is one cluster; wanted at least 2; cluster by a column that differs, or take \
        the robust covariance
        column 'year': it names the clusters of 2 rows; the fit has 3; give one cluster for every row
        """)
  }
  @Test func robustErrorsOfAnIllConditionedPolynomialKeepTheirDigits() throws {
    // Filip's set against 60 digits (mpmath): in doubles the product (X'X)⁻¹x would keep none.
    let set = try #require(NISTLinearSet.all.first { $0.name == "Filip" })
    let problem = try set.problem()
    let found = try robustCovariance(try leastSquares(problem).influence(on: problem)).standardErrors
    let expected = try reference("filip").first?.dropFirst(2).map { Double($0) ?? .nan } ?? []
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(abs((found ?? 0) / expected - 1) <= 1e-12) }
  }
}
