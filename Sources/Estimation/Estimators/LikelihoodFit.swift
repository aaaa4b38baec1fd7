/// What every model fitted by its likelihood has, whatever the model.
public protocol LikelihoodFit: Sendable {
  /// Names of the K coefficients.
  var covariates: [String] { get }
  var coefficients: [Double] { get }
  /// Inverse of the observed information, K × K, row-major.
  var covariance: [Double] { get }
  var logLikelihood: Double { get }
  var nullLogLikelihood: Double { get }
  /// Rows used.
  var rowCount: Int { get }
  var termination: Termination { get }
}

extension ChoiceFit: LikelihoodFit {}
