public import Decision

/// Simple additive weighting: the weighted mean of the normalised values.
///
/// `S_i = Σ_j w_j·x̃_ij`; a criterion that is still a cost after normalisation (vector) is subtracted.
/// Criteria are added up within their family and the families then in order, so that a family's part
/// and the score are the plain sums of what is shown.
///
///     // weights 0.5, 0.5 on 0.2, 0.8 → 0.5
///
/// - Throws: nothing of its own.
/// - Complexity: O(m·n).
/// - Source: Churchman & Ackoff (1954), *Journal of the Operations Research Society of America* 2(2) 172.
public struct WeightedSum: AdditiveMethod {
  public static let name = "weighted-sum"
  public static let defaultNormalisation = MinMax.name
  public init() {}
  public init(_: MethodParameters) throws(ScoringError) {}

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let count = matrix.alternatives.count
    var scores = [Double](repeating: 0, count: count)
    var family = [Double](repeating: 0, count: count)
    for (j, column) in matrix.columns.enumerated() {
      let weight = signedWeight(j, matrix, weights)
      for i in 0..<count { family[i] += weight * column[i] }
      let isLast = j + 1 == matrix.columns.count
      guard isLast || matrix.criteria[j + 1].family != matrix.criteria[j].family else { continue }
      for i in 0..<count {
        scores[i] += family[i]
        family[i] = 0
      }
    }
    return Scores(values: scores)
  }

  public func contributions(
    of alternative: Int, in matrix: NormalisedMatrix, weights: WeightVector
  ) -> [Double] {
    matrix.columns.indices.map { signedWeight($0, matrix, weights) * matrix.columns[$0][alternative] }
  }

  private func signedWeight(_ j: Int, _ matrix: NormalisedMatrix, _ weights: WeightVector) -> Double {
    matrix.criteria[j].direction == .benefit ? weights.values[j] : -weights.values[j]
  }
}

extension ScoringMethod where Self == WeightedSum {
  public static var weightedSum: Self { WeightedSum() }
}
