public import Decision

/// Turns a normalised matrix and weights into one score per alternative; larger is better.
public protocol ScoringMethod: Sendable {
  static var name: String { get }
  /// The normalisation of the founding paper.
  static var defaultNormalisation: String { get }
  func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores
}

/// A method whose score is a sum of one part per criterion.
public protocol AdditiveMethod: ScoringMethod {
  /// The parts of one alternative, in the order of the criteria; they add up to its score.
  func contributions(of alternative: Int, in matrix: NormalisedMatrix, weights: WeightVector) -> [Double]
}
