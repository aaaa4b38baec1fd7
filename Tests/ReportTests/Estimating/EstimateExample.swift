import Decision

@testable import Pipeline

/// A fit whose figures are easily seen in what is written of it.
enum EstimateExample {
  static let coefficients: [Estimate.Coefficient] = [
    .init(
      name: "log(wage)", estimate: -0.5,
      error: .init(standardError: 0.25, statistic: -2, pValue: 0.0455, interval: -0.99...(-0.01))),
    .init(
      name: "log1p(plants)", estimate: 1.25,
      error: .init(standardError: 0.125, statistic: 10, pValue: 1.5e-23, interval: 1.005...1.495)),
    .init(name: "coast", estimate: 0.75, error: nil),
  ]

  static func fit(
    coefficients: [Estimate.Coefficient] = coefficients, reason: Estimate.Ending.Reason = .converged
  ) -> Estimate {
    let count = coefficients.count
    return Estimate(
      model: .conditionalLogit, formula: "choice ~ log(wage) + log1p(plants) + coast", cases: 40,
      rows: 12_000,
      fit: Estimate.Fit(
        logLikelihood: -100.5, nullLogLikelihood: -120.25, mcFaddenR2: 0.1642, aic: 207, bic: 212.066),
      ending: Estimate.Ending(reason: reason, iterations: 5, gradientNorm: 1e-12),
      coefficients: coefficients,
      covariance: (0..<count).map { row in (0..<count).map { row == $0 ? 0.0625 : 0 } },
      covarianceType: "cluster:firm,year", clusters: [12, 7], correctsSmallSample: true,
      dropped: [.init(name: "income", reason: "it is the same for all alternatives of every case")],
      separatedRows: [3, 9], separatedColumns: ["coast"],
      tests: [
        .init(
          name: "likelihood_ratio", hypothesis: "all coefficients are zero", statistic: 39.5, degrees: 3,
          denominatorDegrees: nil, pValue: 1.36e-8)
      ],
      elasticities: [.init(name: "log(wage)", probabilityWeighted: -0.48, atChosen: -0.47)],
      worths: [
        .init(
          name: "log1p(plants)", price: "log(wage)", value: 2.5, standardError: 1.25, delta: 0.05...4.95,
          fieller: .outside(low: -8, high: 1.5))
      ],
      prior: .init(
        strength: 4, isCrossValidated: true, scale: 1.5, scaleStandardError: 0.25, effectiveCount: 2.25,
        parts: [.init(name: "log(wage)", stated: -0.75, revealed: -0.5, standardError: 0.125)]),
      simulation: .init(
        draws: "500 draws of the Halton sequence", repeats: 3, errors: [0.01, 0.02, 0.03],
        logLikelihoodError: 0.25,
        implied: [.init(name: "median(log(wage))", value: 0.5, standardError: 0.25)]), substitution: nil,
      notices: [Notice("'coast' has no variance above zero, so it has no test")])
  }
}
