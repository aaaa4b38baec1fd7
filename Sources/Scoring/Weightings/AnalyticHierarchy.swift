public import Decision
internal import GSL

/// Weights from judgements of every criterion against every other: how many times as important?
///
/// With `a_ij` the importance of criterion i over criterion j and `a_ji = 1/a_ij`, the weights are the
/// vector of the principal eigenvalue, `A·w = λ·w`, summing to one. Judgements that contradict each other
/// raise λ above n: consistency index `(λ − n)/(n − 1)`, consistency ratio the index over that of random
/// judgements.
///
///     // a over b 2, a over c 4, b over c 2 is consistent → 4/7, 2/7, 1/7; λ 3, index 0, ratio 0
///     try AnalyticHierarchy(criteria: ["a", "b", "c"], judgements: [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]])
///
/// One or two criteria cannot contradict themselves: their ratio is 0. More than ten are refused: the
/// random indices that are in print differ from there on, and no ratio could be defended.
///
/// - Complexity: O(n³) for the weights, O(n⁴) for the judgement that hurts most.
/// - Source: Saaty (1980), *The Analytic Hierarchy Process*, McGraw-Hill, ch. 3 (eigenvector, index, ratio)
///   and p. 21 (random indices of 500 matrices).
public struct AnalyticHierarchy: Weighting, Equatable {
  public static let name = "ahp"
  /// The largest ratio that Saaty takes for consistent.
  public static let acceptedRatio = 0.10
  /// Mean consistency index of random judgements of 3, 4, … 10 criteria.
  static let randomIndices = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
  public static let mostCriteria = 2 + randomIndices.count

  public let criteria: [String]
  /// In the order of `criteria`.
  public let weights: WeightVector
  public let principalEigenvalue: Double
  public let consistencyIndex: Double
  public let consistencyRatio: Double
  /// The judgement whose revision would lower the ratio most; none where no revision lowers it.
  public let leastConsistent: RevisedJudgement?

  /// - Parameters:
  ///   - criteria: n ids, all different.
  ///   - judgements: n rows of n values above zero, ones on the diagonal; row i, column j is how many times
  ///     as important criterion i is as criterion j. Of each pair the value of one or more counts, and the
  ///     other must be its inverse to nine digits.
  ///   - allowInconsistent: whether a ratio above 0.10 is taken all the same.
  /// - Throws: ``ScoringError/parameter(key:message:)`` with everything that is wrong: criteria named
  ///   twice, more than ten of them, values that are not above zero, a diagonal that is not one, pairs that
  ///   are not inverse, and a ratio above 0.10 with the judgement that hurts most.
  public init(
    criteria: [String], judgements: [[Double]], allowInconsistent: Bool = false
  ) throws(ScoringError) {
    let table = try JudgementTable(criteria: criteria, judgements: judgements)
    let solution = try table.solution()
    self.criteria = criteria
    weights = solution.weights
    principalEigenvalue = solution.eigenvalue
    consistencyIndex = table.consistencyIndex(solution.eigenvalue)
    consistencyRatio = table.consistencyRatio(solution.eigenvalue)
    leastConsistent = try table.leastConsistent(solution)
    guard allowInconsistent || consistencyRatio <= Self.acceptedRatio else {
      throw .judgements(of: Self.name, [inconsistency])
    }
  }

  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> WeightVector {
    try matched(weights, of: criteria, to: matrix)
  }

  private var inconsistency: String {
    let ratio = rounded(consistencyRatio, apartFrom: Self.acceptedRatio)
    let found = "the consistency ratio is \(ratio), and 0.10 or less is wanted; revise the judgements"
    guard let worst = leastConsistent else { return found + ", or allow them to be inconsistent" }
    return found
      + ", first '\(worst.criterion)' over '\(worst.other)', which is \(written(judgement: worst.stated))"
      + " where the weights say \(rounded(worst.implied)) (the ratio would be \(rounded(worst.ratio))), "
      + "or allow them"
      + " to be inconsistent"
  }
}

/// A judgement that fits badly with the others, and what would fit.
public struct RevisedJudgement: Sendable, Equatable {
  public let criterion: String
  public let other: String
  /// How many times as important `criterion` was judged to be as `other`.
  public let stated: Double
  /// How many times as important the weights make it: `w_i/w_j`.
  public let implied: Double
  /// The consistency ratio with `implied` in place of `stated`.
  public let ratio: Double
}
