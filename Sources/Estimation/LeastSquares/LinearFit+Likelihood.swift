internal import Decision

extension LinearFit {
  /// Log-likelihood of normal errors at their most likely variance: −n/2·(1 + ln(2π·RSS/n)).
  ///
  ///     // three residuals whose squares add up to 3: −3/2·(1 + ln 2π)
  ///     fit.gaussianLogLikelihood  // −4.256815599614018
  ///
  /// Without weights only. Source: Greene (2018), *Econometric Analysis*, 8th ed., eq. 14-34.
  public var gaussianLogLikelihood: Double {
    let n = Double(observations)
    return -n / 2 * (1 + logarithm(2 * .pi * residualSumOfSquares / n))
  }

  /// `k ln n − 2L` with k the coefficients and absorbed effects; the variance is not counted, as Stata and
  /// fixest have it and R has not.
  public var bic: Double {
    Double(countedParameters) * logarithm(Double(observations)) - 2 * gaussianLogLikelihood
  }
}

/// Schwarz's criterion `k ln n − 2L`.
///
///     bayesianCriterion(-100, parameters: 3, observations: 50)  // 211.736
public func bayesianCriterion(_ logLikelihood: Double, parameters: Double, observations: Int) -> Double {
  parameters * logarithm(Double(observations)) - 2 * logLikelihood
}
