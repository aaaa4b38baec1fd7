public import Decision

/// What the data rule out without a fault.
public struct Separation: Sendable, Equatable {
  /// Numbers of the rows that were left out, from 1, in order.
  public let rows: [Int]
  /// The columns whose coefficients would grow without end.
  public let columns: [String]

  public var isEmpty: Bool { rows.isEmpty && columns.isEmpty }
}

/// A fitted model of choices.
public struct ChoiceFit: Sendable, Equatable {
  /// Names of the K coefficients.
  public let covariates: [String]
  /// Utils per unit of the covariate.
  public let coefficients: [Double]
  /// Inverse of the information, K × K, row-major.
  public let covariance: [Double]
  public let logLikelihood: Double
  /// Every alternative of a case with an equal share.
  public let nullLogLikelihood: Double
  public let caseCount: Int
  /// Choices made: cases, each as often as it was chosen.
  public let choiceCount: Int
  /// Rows used.
  public let rowCount: Int
  public let termination: Termination
  /// Logarithm of every alternative's probability, a value for every row of the design, −∞ in a row left out.
  public let logProbabilities: [Double]
  /// Columns without a coefficient, those that the design dropped first.
  public let dropped: [OmittedColumn]
  public let separation: Separation
  public let notices: [Notice]
  /// Places of the covariates among the columns of the design.
  let columnPlaces: [Int]

  public var count: Int { coefficients.count }

  /// 1 − L/L₀. Source: McFadden (1974), in Zarembka (ed.), *Frontiers in Econometrics*, p. 121.
  public var mcFaddenR2: Double { 1 - logLikelihood / nullLogLikelihood }
  public var aic: Double { 2 * Double(count) - 2 * logLikelihood }
  /// With the number of choices as its n.
  public var bic: Double { Double(count) * logarithm(Double(choiceCount)) - 2 * logLikelihood }

  public var standardErrors: [Double] {
    (0..<count).map { covariance[$0 * count + $0].squareRoot() }
  }

  /// Each case's part of the gradient, `w (x_c − Σⱼ pⱼ xⱼ)`: cases × K, row-major, of which sandwich and
  /// clustered covariances are made. They add up to zero.
  ///
  /// - Complexity: O(rows × K).
  public func scores(on design: ChoiceDesign) -> [Double] {
    choiceScores(of: columnPlaces, logProbabilities, on: design)
  }
}
