public import Decision

/// A fitted nested logit.
public struct NestedFit: Sendable, Equatable {
  /// Names of the K coefficients and, after them, of the M dissimilarity parameters: `lambda(NEST)`, or
  /// `lambda` where they are equal.
  public let covariates: [String]
  /// Utils per unit of the covariate, then the λs.
  public let coefficients: [Double]
  /// Inverse of the observed information, (K + M)², row-major.
  public let covariance: [Double]
  public let logLikelihood: Double
  /// Every alternative of a case with an equal share.
  public let nullLogLikelihood: Double
  /// Of the conditional logit on the same rows and columns, which is this model with every λ at one; nil
  /// where that one did not converge.
  public let conditionalLogLikelihood: Double?
  public let caseCount: Int
  /// Choices made: cases, each as often as it was chosen.
  public let choiceCount: Int
  /// Rows used.
  public let rowCount: Int
  public let termination: Termination
  /// Logarithm of every alternative's probability, a value for every row of the design, −∞ in a row left out.
  public let logProbabilities: [Double]
  /// Logarithm of its probability among the alternatives of its nest, the same.
  public let logInnerProbabilities: [Double]
  /// Columns without a coefficient, those that the design dropped first.
  public let dropped: [OmittedColumn]
  public let separation: Separation
  public internal(set) var notices: [Notice]
  /// Nests of one alternative in every case, whose λ is one.
  public let singleNests: [String]
  /// M.
  public let scaleCount: Int
  /// On the rows of the design.
  let nests: Grouping
  /// For every level of the nests the place of its λ, −1 without one.
  let scaleOfLevel: [Int]
  /// Places of the covariates among the columns of the design.
  let columnPlaces: [Int]

  /// K + M.
  public var count: Int { coefficients.count }
  /// K.
  public var columnCount: Int { count - scaleCount }

  /// The dissimilarity parameters λ. One stands for alternatives of a nest that are no closer to each other
  /// than to the rest; near zero they are nearly the same.
  public var dissimilarities: [Double] { Array(coefficients.suffix(scaleCount)) }

  /// 1 − L/L₀. Source: McFadden (1974), in Zarembka (ed.), *Frontiers in Econometrics*, p. 121.
  public var mcFaddenR2: Double { 1 - logLikelihood / nullLogLikelihood }
  /// Counts the λs.
  public var aic: Double { 2 * Double(count) - 2 * logLikelihood }
  /// Counts the λs, and has the number of choices as its n.
  public var bic: Double { Double(count) * logarithm(Double(choiceCount)) - 2 * logLikelihood }

  public var standardErrors: [Double] {
    (0..<count).map { covariance[$0 * count + $0].squareRoot() }
  }

  /// λ of the nest of a row of the design.
  func dissimilarity(ofRow row: Int) -> Double {
    let scale = scaleOfLevel[Int(nests.codes[row])]
    return scale < 0 ? 1 : coefficients[columnCount + scale]
  }
}
