public import Decision

/// A fitted model, as it is reported.
public struct Estimate: Sendable {
  /// One coefficient with its error and the test that it is zero.
  public struct Coefficient: Sendable, Equatable {
    public let name: String
    public let estimate: Double
    /// The rest is not there where the data give the coefficient no variance.
    public let error: ErrorOfCoefficient?
  }

  public struct ErrorOfCoefficient: Sendable, Equatable {
    public let standardError: Double
    /// z, or t for least squares.
    public let statistic: Double
    public let pValue: Double
    /// 95 %.
    public let interval: ClosedRange<Double>
  }

  /// A test of the whole model or of a part of it.
  public struct Test: Sendable, Equatable {
    /// Its key, such as `likelihood_ratio`.
    public let name: String
    /// What is tested, in words.
    public let hypothesis: String
    public let statistic: Double
    public let degrees: Double
    /// Of an F statistic.
    public let denominatorDegrees: Double?
    /// None where the statistic has none, as below zero.
    public let pValue: Double?
  }

  public struct Elasticity: Sendable, Equatable {
    public let name: String
    public let probabilityWeighted: Double
    public let atChosen: Double
  }

  /// A ratio of coefficients: how much of the price a unit of a covariate is worth.
  public struct Worth: Sendable, Equatable {
    /// Where a ratio may lie; it need not be bounded on both sides.
    public enum Set: Sendable, Equatable {
      case interval(low: Double, high: Double)
      /// All but what lies between.
      case outside(low: Double, high: Double)
      case below(Double)
      case above(Double)
      case everywhere
    }

    public let name: String
    public let price: String
    public let value: Double
    public let standardError: Double
    /// 95 % by the delta method.
    public let delta: ClosedRange<Double>
    /// 95 % by Fieller's.
    public let fieller: Set
  }

  /// What draws did, where a likelihood is simulated.
  public struct Simulation: Sendable, Equatable {
    /// Which draws, in words.
    public let draws: String
    /// How often the model was fitted again with other draws.
    public let repeats: Int
    /// The spread of each coefficient over those fits; empty without repeats.
    public let errors: [Double]
    public let logLikelihoodError: Double?
    /// What the random coefficients are themselves, where their parameters do not say it.
    public let implied: [Implied]

    public struct Implied: Sendable, Equatable {
      public let name: String
      public let value: Double
      public let standardError: Double?
    }
  }

  /// What a prior did.
  public struct PriorFinding: Sendable, Equatable {
    /// τ; none where the stated weights alone foresee best.
    public let strength: Double?
    /// Whether it was found by held-out cases.
    public let isCrossValidated: Bool
    /// Utils that a stated weight of one is worth, and its error.
    public let scale: Double
    public let scaleStandardError: Double
    /// How many coefficients the decisions and not the weights decide.
    public let effectiveCount: Double
    /// Part-worths in utils per standard deviation: stated, and revealed by decisions alone.
    public let parts: [Part]

    public struct Part: Sendable, Equatable {
      public let name: String
      public let stated: Double
      public let revealed: Double
      /// Of the difference.
      public let standardError: Double
    }
  }

  /// How the search ended.
  public struct Ending: Sendable, Equatable {
    public enum Reason: String, Sendable { case converged, stalled, limit = "iteration-limit" }
    public let reason: Reason
    public let iterations: Int
    /// Largest derivative of the log-likelihood left, in the units of the coefficients.
    public let gradientNorm: Double
  }

  /// What is measured of the fit as a whole; not there where it has no meaning.
  public struct Fit: Sendable, Equatable {
    public var logLikelihood: Double?
    public var nullLogLikelihood: Double?
    public var mcFaddenR2: Double?
    public var aic: Double?
    public var bic: Double?
    public var r2: Double?
    public var residualStandardError: Double?
    public var degreesOfFreedom: Int?
  }

  public let model: EstimationModel
  public let formula: String
  public let cases: Int?
  public let rows: Int
  public let fit: Fit
  public let ending: Ending
  public let coefficients: [Coefficient]
  /// K × K, row by row; none where the data give none.
  public let covariance: [[Double]]?
  /// How it was come by, in the words of the option: `information`, `robust`, `cluster:firm`.
  public let covarianceType: String
  /// How many clusters there are by each column.
  public let clusters: [Int]
  public let correctsSmallSample: Bool
  public let dropped: [Dropped]
  /// Numbers of the rows that are predicted perfectly, from 1.
  public let separatedRows: [Int]
  public let separatedColumns: [String]
  public let tests: [Test]
  public let elasticities: [Elasticity]
  /// What a unit of each covariate is worth in units of the price.
  public let worths: [Worth]
  public let prior: PriorFinding?
  public let simulation: Simulation?
  public let substitution: SubstitutionTable?
  public let notices: [Notice]

  public struct Dropped: Sendable, Equatable {
    public let name: String
    public let reason: String
  }
}
