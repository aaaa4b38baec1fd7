public import Decision

/// The ratio system of multi-objective optimisation on the basis of ratio analysis: benefits minus costs.
///
/// `y_i = Σ_j w_j·x̃_ij` over the benefits minus the same over the costs, on columns of length one (vector).
///
///     // benefit .6 .8, cost .8 .6 (vector), weights ½ ½ → −.1 .1
///
/// Adding an alternative can reverse ranks, since the columns' lengths move.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` when a sum is more than a double holds, which cannot
///   be under vector.
/// - Complexity: O(m·n).
/// - Source: Brauers & Zavadskas (2006), *Control and Cybernetics* 35(2) 445-469.
public struct MOORA: AdditiveMethod {
  public static let name = "moora"
  public static let scoreScale = ScoreScale.mean("benefits less costs")
  public static let defaultNormalisation = Vector.name
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { self.init(workers: parameters.workers) }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    // The same sum by families as there, so that what a reader adds up from the page is the score.
    let sums = try WeightedSum(workers: workers).scores(for: matrix, weights: weights).values
    if let huge = sums.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the sum of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    return Scores(values: sums, notices: [rankReversal(Self.name)])
  }

  public func contributions(
    of alternative: Int, in matrix: NormalisedMatrix, weights: WeightVector
  ) -> [Double] {
    WeightedSum().contributions(of: alternative, in: matrix, weights: weights)
  }
}

extension ScoringMethod where Self == MOORA {
  public static var moora: Self { MOORA() }
}
