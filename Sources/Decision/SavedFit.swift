/// A fitted model as it is kept in a file: what a table of several fits and a later ranking need.
public struct SavedFit: Sendable, Equatable {
  public struct Coefficient: Sendable, Equatable {
    public let name: String
    public let estimate: Double
    /// None where the data give it no variance.
    public let standardError: Double?
    public let pValue: Double?

    public init(name: String, estimate: Double, standardError: Double?, pValue: Double?) {
      self.name = name
      self.estimate = estimate
      self.standardError = standardError
      self.pValue = pValue
    }
  }

  /// Figures of the fit as a whole; none where the model has no such figure.
  public struct Quality: Sendable, Equatable {
    public var logLikelihood: Double?
    public var mcFaddenR2: Double?
    public var r2: Double?
    public var aic: Double?
    public var bic: Double?

    public init() {}
  }

  public let name: String
  public let model: String
  public let formula: String
  public let cases: Int?
  public let rows: Int
  public let quality: Quality
  /// `converged`, `stalled` or `iteration-limit`.
  public let ending: String
  public let coefficients: [Coefficient]
  /// K × K, in the order of the coefficients; none where there is none.
  public let covariance: [[Double]]?
  /// How it was come by: `information`, `robust`, `cluster:firm`.
  public let covarianceType: String
  /// SHA-256 of the data, where the file tells it.
  public let dataChecksum: String?
  /// What the model was fitted on, and what it may be used for, in words.
  public let sample: String?
  public let validFor: String?

  public var hasConverged: Bool { ending == "converged" }

  public init(
    name: String, model: String, formula: String, cases: Int?, rows: Int, quality: Quality, ending: String,
    coefficients: [Coefficient], covariance: [[Double]]?, covarianceType: String, dataChecksum: String? = nil,
    sample: String? = nil, validFor: String? = nil
  ) {
    precondition(
      covariance.map { matrix in
        matrix.count == coefficients.count && matrix.allSatisfy { $0.count == coefficients.count }
      } ?? true, "caller passes K × K values")
    self.name = name
    self.model = model
    self.formula = formula
    self.cases = cases
    self.rows = rows
    self.quality = quality
    self.ending = ending
    self.coefficients = coefficients
    self.covariance = covariance
    self.covarianceType = covarianceType
    self.dataChecksum = dataChecksum
    self.sample = sample
    self.validFor = validFor
  }
}
