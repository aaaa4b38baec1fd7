public import Decision

/// A fitted model of counts.
public struct CountFit: Sendable, Equatable {
  /// Names of the K coefficients; `alpha` last in a negative binomial model.
  public let covariates: [String]
  /// Of the logarithm of the mean, per unit of the covariate.
  public let coefficients: [Double]
  /// Inverse of the observed information, K × K, row-major; of the covariates alone, without absorbed
  /// effects.
  public let covariance: [Double]
  /// With the constant −Σ ln y!.
  public let logLikelihood: Double
  /// Of the constant alone, the offset kept, on the rows used; absorbed effects are no part of it.
  public let nullLogLikelihood: Double
  /// Rows used.
  public let rowCount: Int
  public let termination: Termination
  /// Columns without a coefficient, those that the design dropped first.
  public let dropped: [OmittedColumn]
  public let separation: Separation
  public let notices: [Notice]
  /// What the absorbed effects cost; nil without any.
  public let absorbed: AbsorbedDegrees?
  /// The spread α of Var y = μ + αμ², zero at the Poisson boundary; nil in a Poisson model.
  public let alpha: Double?
  /// Logarithm of every row's mean, −∞ in a row left out.
  public let logMeans: [Double]
  /// Which rows of the design were used; nil when all were.
  public let isCounted: [Bool]?
  /// Places of the covariates among the columns of the design, `alpha` not among them.
  let columnPlaces: [Int]
  /// ∂ log-likelihood/∂ log mean of every row, zero in a row left out.
  let residuals: [Double]
  /// ∂ log-likelihood/∂ α of every row, where α has a coefficient.
  let alphaScores: [Double]?
  /// For every absorbed effect what it explains of the covariates: levels × K, row-major.
  let centres: [[Double]]

  public var count: Int { coefficients.count }
  /// Coefficients and absorbed effects, for small-sample factors.
  public var parameterCount: Int { count + (absorbed?.count ?? 0) }

  /// 1 − L/L₀. Source: McFadden (1974), in Zarembka (ed.), *Frontiers in Econometrics*, p. 121.
  public var mcFaddenR2: Double { 1 - logLikelihood / nullLogLikelihood }
  /// Absorbed effects are counted as the parameters that they are.
  public var aic: Double { 2 * Double(parameterCount) - 2 * logLikelihood }
  /// With the number of rows as its n; absorbed effects are counted.
  public var bic: Double { Double(parameterCount) * logarithm(Double(rowCount)) - 2 * logLikelihood }

  public var standardErrors: [Double] {
    (0..<count).map { covariance[$0 * count + $0].squareRoot() }
  }

  /// Each row's part of the gradient, rows × K, row-major, of which sandwich and clustered covariances are
  /// made with ``covariance`` as their bread and ``isCounted``. They add up to zero.
  ///
  /// What the absorbed effects explain of a covariate, weighted by the means, is taken out, so that the bread
  /// of the covariates alone gives the same errors as that of a model with an indicator for every level.
  ///
  /// - Complexity: O(rows × K × effects).
  public func scores(on design: Design) -> [Double] {
    precondition(
      design.rowCount == residuals.count && design.absorbed.count == centres.count,
      "caller passes the design of the fit")
    var scores = [Double](repeating: 0, count: residuals.count * count)
    let width = columnPlaces.count
    for (k, place) in columnPlaces.enumerated() {
      var values = design.columns[place]
      for (grouping, centre) in zip(design.absorbed, centres) {
        for row in values.indices { values[row] -= centre[Int(grouping.codes[row]) * width + k] }
      }
      for row in values.indices where residuals[row] != 0 {
        scores[row * count + k] = residuals[row] * values[row]
      }
    }
    if let alphaScores {
      for row in alphaScores.indices { scores[row * count + count - 1] = alphaScores[row] }
    }
    return scores
  }
}
