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
    public let pValue: Double
  }

  public struct Elasticity: Sendable, Equatable {
    public let name: String
    public let probabilityWeighted: Double
    public let atChosen: Double
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
  public let notices: [Notice]

  public struct Dropped: Sendable, Equatable {
    public let name: String
    public let reason: String
  }
}
