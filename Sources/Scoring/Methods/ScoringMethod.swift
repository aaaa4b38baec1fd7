public import Decision

/// A way from a matrix and weights to one score per alternative; larger is better.
public protocol Method: Sendable {
  static var name: String { get }
  /// What its scores are.
  static var scoreScale: ScoreScale { get }
  /// Keys of `--param` that the method knows.
  static var parameterKeys: [String] { get }
  /// Whether time grows with the square of the number of alternatives.
  static var isQuadratic: Bool { get }
  /// Time for a figure, one where it is about that of the quickest; to tell beforehand how long many scorings
  /// take.
  static var relativeCost: Int { get }
  /// What comparing all pairs costs; none where they are not compared.
  static func pairwiseCost(_ parameters: MethodParameters, _ criteria: [Criterion]) -> PairwiseCost?
  /// Whether it is asked where all methods are: not where it is another method until parameters are given.
  static var isCompared: Bool { get }
  /// What `KEY.NAME` names for one of its keys.
  static func subject(of key: String) -> ParameterSubject
  init(_ parameters: MethodParameters) throws(ScoringError)
}

extension Method {
  public static var parameterKeys: [String] { [] }
  public static var isQuadratic: Bool { false }
  public static var relativeCost: Int { 1 }
  public static func pairwiseCost(_ parameters: MethodParameters, _ criteria: [Criterion]) -> PairwiseCost? {
    nil
  }
  public static var isCompared: Bool { true }
  public static func subject(of key: String) -> ParameterSubject { .criterion }
}

/// A method on numbers without units.
public protocol ScoringMethod: Method {
  /// The normalisation of the founding paper.
  static var defaultNormalisation: String { get }
  func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores
}

/// A method that takes natural units: thresholds, bounds and ideals are stated in them, or it brings its own scale.
public protocol OutrankingMethod: Method {
  /// What it does to the columns, in words, for the output.
  static var scale: String { get }
  func scores(for matrix: DecisionMatrix, weights: WeightVector) throws(ScoringError) -> Scores
}

/// A method whose score is a sum of one part per criterion.
public protocol AdditiveMethod: ScoringMethod {
  /// The parts of one alternative, in the order of the criteria; they add up to its score.
  func contributions(of alternative: Int, in matrix: NormalisedMatrix, weights: WeightVector) -> [Double]
}
