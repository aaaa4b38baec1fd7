public import Decision

/// Total gap between what each alternative could be and what it is; the index is smaller-is-better.
///
/// Every alternative is as likely a choice as any other, `P_A = 1/m`. Of criterion j it could have
/// `t_p = P_A·w_j`, and has `t_r = t_p·x̃_ij`; the gaps add up to `Q_i = Σ_j (t_p − t_r)`.
///
///     // two alternatives, weights .5 .5, 1 0 and 0.5 0.5 after minmax → Q = .25 and .25
///
/// Under minmax `Q_i` is `(1 − S_i)/m` with S the weighted sum, so the order is that of `weighted-sum`.
/// Adding an alternative can reverse ranks, since minimum and maximum move; goalposts hold them.
///
/// - Throws: ``ScoringError/undefined(method:reason:)`` naming each weighted criterion that is still a cost:
///   the real rating of a cost is defined by its normalisation.
/// - Complexity: O(m·n).
/// - Source: Pamučar, Vasin & Lukovac (2014), *Selection of railway level crossings for investing in security
///   equipment using hybrid DEMATEL-MAIRCA model*, RAILCON 2014, 89.
public struct MAIRCA: ScoringMethod {
  public static let name = "mairca"
  public static let scoreScale = ScoreScale.own("minus the gap Q, 0 without any")
  public static let defaultNormalisation = MinMax.name
  private let workers: Workers
  public init(workers: Workers = .one) { self.workers = workers }
  public init(_ parameters: MethodParameters) throws(ScoringError) { self.init(workers: parameters.workers) }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    try refuseCosts(matrix, weights, method: Self.name)
    let count = matrix.alternatives.count
    let theoretical = weights.values.map { $0 / Double(count) }
    let gaps = workers.joined(rows: count, block: Workers.rowsInCache) { rows in
      var gaps = [Double](repeating: 0, count: rows.count)
      for (j, column) in matrix.scaled.enumerated() where weights.values[j] > 0 {
        column.addGaps(rows, times: theoretical[j], to: &gaps)
      }
      return gaps
    }
    if let huge = gaps.firstIndex(where: { !$0.isFinite }) {
      throw .undefined(
        method: Self.name,
        reason: "the gap of '\(matrix.alternatives[huge].id)' is more than a number can hold")
    }
    return Scores(
      values: gaps.map { 0 - $0 }, index: gaps,
      workings: [Working("t_p", "theoretical rating", along: .criteria, theoretical)],
      notices: matrix.normalisation == FixedGoalposts.name
        ? []
        : [
          Notice(
            "mairca: adding or dropping an alternative can reverse ranks unless every criterion has goalposts"
          )
        ])
  }
}

extension ScoringMethod where Self == MAIRCA {
  public static var mairca: Self { MAIRCA() }
}

/// Refuses weighted criteria that are still costs: a method that only knows benefits would reward them.
func refuseCosts(
  _ matrix: NormalisedMatrix, _ weights: WeightVector, method: String
) throws(ScoringError) {
  let costs = matrix.criteria.indices.filter {
    matrix.criteria[$0].direction == .cost && weights.values[$0] > 0
  }
  guard !costs.isEmpty else { return }
  let named = costs.map { "'\(matrix.criteria[$0].id)'" }.joined(separator: ", ")
  throw .undefined(
    method: method,
    reason: "\(named) \(costs.count == 1 ? "is still a cost" : "are still costs") under normalisation "
      + "'\(matrix.normalisation)'; take one that turns costs round, such as minmax or linear")
}
