/// The covariance matrix of the coefficients, and how it was come by.
public struct Covariance: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The inverse Hessian; for least squares times s².
    case information
    /// The plain sandwich, HC0.
    case robust
    /// The sandwich over the sums of scores in clusters, one or two ways.
    case clustered(by: [String])
    /// Of the coefficients of resamples.
    case bootstrap(draws: Int)
  }

  public let kind: Kind
  /// K × K, row-major, symmetric.
  public let values: [Double]
  /// K.
  public let order: Int
  /// How many clusters there are in each way, in the order of the names; empty without clusters.
  public let clusters: [Int]
  public let smallSample: SmallSample

  init(
    kind: Kind, values: [Double], order: Int, clusters: [Int] = [], smallSample: SmallSample = .none
  ) {
    precondition(values.count == order * order, "caller passes K × K values")
    self.kind = kind
    self.values = values
    self.order = order
    self.clusters = clusters
    self.smallSample = smallSample
  }

  /// The covariance that the model itself implies.
  ///
  /// - Parameter information: the inverse of the negative Hessian of the log-likelihood, K × K, row-major.
  public init(inverseInformation information: [Double]) {
    let order = Int(Double(information.count).squareRoot().rounded())
    self.init(kind: .information, values: information, order: order)
  }

  /// The covariance of what resamples give.
  public init(_ bootstrap: Bootstrap) {
    self.init(
      kind: .bootstrap(draws: bootstrap.fitCount), values: bootstrap.covariance,
      order: bootstrap.names.count)
  }

  public subscript(row: Int, column: Int) -> Double { values[row * order + column] }

  /// Coefficients whose variance is not positive, counted from 0. Only two-way clustering can give one,
  /// because it takes a difference of matrices; such a coefficient has no standard error.
  public var withoutVariance: [Int] { (0..<order).filter { !(self[$0, $0] > 0) } }

  /// The square roots of the diagonal; nil where the variance is negative.
  public var standardErrors: [Double?] {
    (0..<order).map { self[$0, $0] >= 0 ? self[$0, $0].squareRoot() : nil }
  }
}
