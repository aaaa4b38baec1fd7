public import Decision

/// A conditional logit under a prior that is centred on stated weights.
public struct PriorFit: LikelihoodFit, Equatable {
  public let covariates: [String]
  /// At the mode of the posterior, in utils per unit of the covariate.
  public let coefficients: [Double]
  /// Of the posterior at its mode: the inverse of the penalised information, κ fitted. K × K, row-major.
  public let covariance: [Double]
  /// Without the penalty.
  public let logLikelihood: Double
  /// What the prior takes off, not negative.
  public let penalty: Double
  /// Every alternative of a case with an equal share.
  public let nullLogLikelihood: Double
  public let caseCount: Int
  public let choiceCount: Int
  public let rowCount: Int
  /// Standard deviation of the prior, in utils per standard deviation of a covariate within cases.
  public let width: Double
  /// How ω was found; nil when it was given.
  public let validation: PriorValidation?
  /// κ: how many utils a standard deviation of a covariate is worth whose stated weight is one.
  public let scale: Double
  /// Of the posterior: it grows with ω, since part-worths far from the ray say little of it.
  public let scaleStandardError: Double
  /// How many coefficients the data and not the prior decide: from one, and the free ones, at ω = 0 to K.
  public let effectiveCount: Double
  public let termination: Termination
  /// Logarithm of every alternative's probability, a value for every row of the design, −∞ in a row left out.
  public let logProbabilities: [Double]
  public let dropped: [OmittedColumn]
  public let separation: Separation
  /// Of the estimate without a prior with the stated weights; nil with a notice where there is none.
  public let disagreement: Disagreement?
  public let notices: [Notice]
  let columnPlaces: [Int]

  public var count: Int { coefficients.count }
  public var mcFaddenR2: Double { 1 - logLikelihood / nullLogLikelihood }
  /// With the effective number of coefficients.
  public var aic: Double { 2 * effectiveCount - 2 * logLikelihood }
  /// With the effective number of coefficients, and the number of choices as its n.
  public var bic: Double { effectiveCount * logarithm(Double(choiceCount)) - 2 * logLikelihood }

  public var standardErrors: [Double] {
    (0..<count).map { covariance[$0 * count + $0].squareRoot() }
  }

  /// Each case's part of the gradient of the likelihood, cases × K, row-major. They add up to the gradient of
  /// the penalty and not to zero.
  ///
  /// - Complexity: O(rows × K).
  public func scores(on design: ChoiceDesign) -> [Double] {
    choiceScores(of: columnPlaces, logProbabilities, on: design)
  }
}
