public import Decision

/// A fitted mixed logit.
public struct MixedFit: Sendable, Equatable {
  /// Names of the K parameters: every column by its own name, or as `mean(x)` where it is random, and then
  /// the spreads, `sd(x)` or `chol(x,y)`.
  public let covariates: [String]
  /// Utils per unit of the covariate; those of a log-normal coefficient are of its logarithm. An `sd` is not
  /// below zero.
  public let coefficients: [Double]
  /// Inverse of the observed information of the simulated likelihood, K × K, row-major. The row and column of
  /// a parameter at its boundary are zero: it is held there, and has no error.
  public let covariance: [Double]
  public let logLikelihood: Double
  /// Every alternative of a case with an equal share.
  public let nullLogLikelihood: Double
  /// The same design without random coefficients.
  public let conditionalLogLikelihood: Double
  public let caseCount: Int
  /// Choices made: cases, each as often as it was chosen.
  public let choiceCount: Int
  /// Rows used.
  public let rowCount: Int
  /// Investors, by whom the draws go: those of the panel, or the cases.
  public let members: [String]
  /// For every case the place of its investor.
  public let memberOfCase: [Int]
  public let termination: Termination
  /// Logarithm of every alternative's probability for an investor of whom nothing is known, a value for every
  /// row of the design, −∞ in a row left out.
  public let logProbabilities: [Double]
  /// Own elasticities of those probabilities, averaged as in ``ChoiceFit/ownElasticities(on:)``.
  public let ownElasticities: [OwnElasticity]
  /// Columns without a coefficient, those that the design dropped first.
  public let dropped: [OmittedColumn]
  public let separation: Separation
  public let notices: [Notice]
  /// Spreads for which the likelihood is highest at zero. They are given as zero and have no standard error.
  public let atBoundary: [String]
  /// For every coefficient how far it moves with the draws: the standard deviation of the estimates from the
  /// draws asked for and from ``repeats`` others; nil without others.
  public let simulationErrors: [Double]?
  /// The same of the log-likelihood.
  public let simulationErrorOfLogLikelihood: Double?
  public let repeats: Int
  /// What the parameters say of the coefficients' distribution, where they do not say it themselves.
  public let implied: [ImpliedFigure]
  public let draws: MixedDraws
  /// Members × K, row-major.
  let memberScores: [Double]

  public var count: Int { coefficients.count }

  /// 1 − L/L₀ with the equal shares' L₀.
  public var mcFaddenR2: Double { 1 - logLikelihood / nullLogLikelihood }
  public var aic: Double { 2 * Double(count) - 2 * logLikelihood }
  /// With the number of choices as its n.
  public var bic: Double { Double(count) * logarithm(Double(choiceCount)) - 2 * logLikelihood }

  /// nil where there is none: at a boundary, and where the information cannot be inverted.
  public var standardErrors: [Double?] {
    (0..<count).map { place in
      let variance = covariance[place * count + place]
      return variance.isFinite && variance > 0 ? variance.squareRoot() : nil
    }
  }

  /// Each investor's part of the gradient: members × K, row-major, in the order of ``members``, of which
  /// sandwich and clustered covariances are made. They add up to zero; the columns of parameters at their
  /// boundary are zero.
  public func scores(on design: ChoiceDesign) -> [Double] {
    precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
    return memberScores
  }
}

/// A figure that follows from the parameters, with its standard error by the delta method.
public struct ImpliedFigure: Sendable, Equatable {
  /// `sd(x)` and `cor(x,y)` of correlated coefficients; `median(x)`, `mean of exp(x)`… of log-normal ones.
  public let name: String
  public let value: Double
  public let standardError: Double?
}
