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
  public static let scoreScale = ScoreScale.mean("weighted sum")
  public static let defaultNormalisation = MinMax.name
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { self.init(workers: parameters.workers) }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    let families = matrix.criteria.map(\.family)
    let signed = matrix.criteria.indices.map { signedWeight($0, matrix, weights) }
    let scores = workers.joined(rows: matrix.alternatives.count, block: Workers.rowsInCache) { rows in
      var scores = [Double](repeating: 0, count: rows.count)
      var family = scores
      for (j, column) in matrix.scaled.enumerated() {
        column.add(rows, times: signed[j], to: &family)
        let isLast = j + 1 == families.count
        guard isLast || families[j + 1] != families[j] else { continue }
        for k in scores.indices {
          scores[k] += family[k]
          family[k] = 0
        }
      }
      return scores
    }
    return Scores(values: scores)
  }

  public func contributions(
    of alternative: Int, in matrix: NormalisedMatrix, weights: WeightVector
  ) -> [Double] {
    matrix.scaled.indices.map { signedWeight($0, matrix, weights) * matrix.scaled[$0][alternative] }
  }

  private func signedWeight(_ j: Int, _ matrix: NormalisedMatrix, _ weights: WeightVector) -> Double {
    matrix.criteria[j].direction == .benefit ? weights.values[j] : -weights.values[j]
  }
}

extension ScoringMethod where Self == WeightedSum {
  public static var weightedSum: Self { WeightedSum() }
}
