internal import GSL

/// The likelihood-ratio test that the spread α of a negative binomial model is zero, which makes it a Poisson
/// model.
///
/// `LR = 2 (L − L₀)`. Zero is the boundary of α, so that LR is zero in half of the samples of a Poisson model
/// and χ² with one degree of freedom in the other half: the p-value is half of χ²'s, and one for an LR of
/// zero.
///
///     // y = 0, 0, 0, 10 with a constant alone: L₀ = −15.9415, L = −6.0241 at α = 10.5432
///     test.statistic  // 19.83474658386336
///     test.pValue     // 4.2216899239916e-06
///
/// - Source: Chernoff (1954), *Annals of Mathematical Statistics* 25(3); Cameron & Trivedi (2013),
///   *Regression Analysis of Count Data*, 2nd ed., section 3.4.
public struct OverdispersionTest: Sendable, Equatable {
  /// 2 (L − L₀), not negative.
  public let statistic: Double
  public let pValue: Double
}

/// - Parameters:
///   - poisson: the Poisson model of the same counts on the same columns.
///   - negativeBinomial: the negative binomial model.
/// - Throws: ``EstimationError/input(_:)`` when the fits are not those two, are of different rows or columns,
///   or when one has not converged, so that the likelihoods are no maxima.
public func overdispersionTest(
  poisson: CountFit, negativeBinomial: CountFit
) throws(EstimationError) -> OverdispersionTest {
  var problems = EstimationProblems()
  if poisson.alpha != nil || negativeBinomial.alpha == nil {
    problems.append(
      .init(
        .table, "the first fit must be of a Poisson model and the second of a negative binomial one",
        hint: "fit both to the same design"))
  }
  let isSame =
    poisson.rowCount == negativeBinomial.rowCount && poisson.isCounted == negativeBinomial.isCounted
    && poisson.covariates == negativeBinomial.covariates.filter { $0 != NegativeBinomial.alphaName }
    && poisson.absorbed == negativeBinomial.absorbed
  if !isSame {
    problems.append(
      .init(.table, "the two fits are of different rows or columns", hint: "fit both to the same design"))
  }
  for (name, fit) in [("Poisson", poisson), ("negative binomial", negativeBinomial)]
  where !fit.termination.hasConverged {
    problems.append(
      .init(
        .table, "the \(name) fit has not converged, so that its likelihood is no maximum",
        hint: "allow more steps, or look at the fit's notices"))
  }
  try problems.refuse()
  let statistic = max(0, 2 * (negativeBinomial.logLikelihood - poisson.logLikelihood))
  guard statistic > 0, negativeBinomial.alpha != 0 else { return OverdispersionTest(statistic: 0, pValue: 1) }
  // χ² with one degree of freedom is the square of a normal value: half of its tail is one of the normal's.
  return OverdispersionTest(statistic: statistic, pValue: normalTail(above: statistic.squareRoot()))
}
