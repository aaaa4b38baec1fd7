internal import Decision

/// The likelihood-ratio test of a model against a larger one of which it is a special case.
///
/// `LR = 2 (L₁ − L₀)`, chi-square with as many degrees as the larger model has more coefficients, when the
/// smaller one holds.
///
///     // L₀ = −208.5 with 3 coefficients, L₁ = −203.5 with 5
///     try likelihoodRatioTest(restricted: small, unrestricted: large).statistic  // 10, 2 degrees
///
/// Both fits must be of one sample: the number of rows and the null log-likelihood are compared, and the
/// numbers of the rows too where they are given. That the smaller model is a special case of the larger one
/// cannot be seen from the fits alone; when the names of its covariates are not all among those of the larger
/// one, a notice says so. With sampling weights, or errors that go together in clusters, the statistic is not
/// chi-square: take ``waldTest(of:_:)`` with a robust or clustered covariance. A parameter at the end of its
/// range (a standard deviation of zero) makes the p-value too large.
///
/// - Parameters:
///   - rows: the numbers of the rows of both fits in the order of their designs, or nil to go without.
/// - Throws: ``EstimationError/input(_:)`` for a fit that has not converged, different samples, a larger
///   model that is not larger, and a larger model with a lower likelihood beyond rounding, which shows that
///   it has not reached its maximum.
/// - Source: Wilks (1938), *Annals of Mathematical Statistics* 9(1) 60.
public func likelihoodRatioTest(
  restricted: some LikelihoodFit, unrestricted: some LikelihoodFit,
  rows: (restricted: [Int], unrestricted: [Int])? = nil
) throws(EstimationError) -> ChiSquareTest {
  var problems = EstimationProblems()
  for (fit, name) in [(restricted as any LikelihoodFit, "smaller"), (unrestricted, "larger")]
  where !fit.termination.hasConverged {
    problems.append(
      .init(
        .table, "the \(name) model has not converged, so its likelihood is not at its maximum",
        hint: "allow more iterations"))
  }
  if restricted.rowCount != unrestricted.rowCount {
    problems.append(
      .init(
        .table,
        "the smaller model is fitted on \(restricted.rowCount) rows and the larger one on "
          + "\(unrestricted.rowCount)",
        hint: "fit both on the rows that both can use"))
  } else if rows.map({ $0.restricted != $0.unrestricted }) ?? false {
    problems.append(
      .init(
        .table, "the two models are fitted on different rows", hint: "fit both on the rows that both can use")
    )
  } else if abs(restricted.nullLogLikelihood - unrestricted.nullLogLikelihood)
    > 1e-9 * max(1, abs(restricted.nullLogLikelihood))
  {
    problems.append(
      .init(
        .table,
        "the null log-likelihoods are \(restricted.nullLogLikelihood) and "
          + "\(unrestricted.nullLogLikelihood), so the samples differ",
        hint: "fit both on the same cases and weights"))
  }
  let degrees = unrestricted.coefficients.count - restricted.coefficients.count
  if degrees <= 0 {
    problems.append(
      .init(
        .table,
        "the larger model has \(unrestricted.coefficients.count) coefficients and the smaller one "
          + "\(restricted.coefficients.count)",
        hint: "give the model with more coefficients as the larger one"))
  }
  try problems.refuse()

  let gain = unrestricted.logLikelihood - restricted.logLikelihood
  // The rounding of sums as large as the likelihoods.
  guard gain >= -1e-10 * max(1, abs(restricted.logLikelihood)) else {
    throw .problem(
      .table,
      "the larger model has the lower log-likelihood, \(unrestricted.logLikelihood) against "
        + "\(restricted.logLikelihood); either it has not reached its maximum, or the smaller one is no "
        + "special case of it",
      hint: "fit it again from the coefficients of the smaller one")
  }
  let missing = restricted.covariates.filter { !unrestricted.covariates.contains($0) }
  let names = missing.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
  return try ChiSquareTest(
    statistic: 2 * max(gain, 0), degrees: degrees,
    notices: missing.isEmpty
      ? []
      : [Notice("\(names) of the smaller model is not in the larger one; that they are nested is assumed")])
}
