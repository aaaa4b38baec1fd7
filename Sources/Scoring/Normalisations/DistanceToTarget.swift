public import Decision

/// Nearness to an ideal value or range: 1 within it, 0 for whoever lies farthest from it.
///
/// `1 − |x − t|/max|x − t|`, t the target or, where it is a range, the end of it that is nearer. Too much is as bad as
/// too little, so every criterion becomes a benefit, whatever its direction was. Where nobody is off the target
/// everyone is 1; one alternative alone that is off it is 0.
///
///     // 6, 10, 13 with target 9           → 0.25, 0.75, 0
///     // 6, 10, 13 with target 9 to 11     → 0, 1, 1/3
///
/// - Throws: ``ScoringError/noTargets(criteria:)`` naming every criterion without a target.
/// - Complexity: O(m·n).
/// - Source: Kuo, Yang & Huang (2008), *Computers & Industrial Engineering* 55(1) 80, eq. 3 (closer to the desired
///   value is better).
public struct DistanceToTarget: Normalisation {
  public static let name = "target"
  public let targets: [String: Target]
  public init(targets: [String: Target]) { self.targets = targets }

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    var columns: [[Double]] = []
    var without: [String] = []
    for (criterion, column) in zip(matrix.criteria, matrix.columns) {
      if let target = targets[criterion.id] {
        columns.append(nearness(column, to: target))
      } else {
        without.append(criterion.id)
      }
    }
    guard without.isEmpty else { throw .noTargets(criteria: without) }
    return NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria.map { $0.directed(.benefit) },
      columns: columns, normalisation: Self.name)
  }

  private func nearness(_ column: [Double], to target: Target) -> [Double] {
    var distances = column.map { max(target.low - $0, $0 - target.high, 0) }
    if !distances.allSatisfy(\.isFinite) {
      // The distance of two huge values of different sign overflows; that of their halves does not.
      distances = column.map { max(target.low / 2 - $0 / 2, $0 / 2 - target.high / 2, 0) }
    }
    let (_, farthest) = extremes(distances)
    return distances.map { farthest > 0 ? 1 - $0 / farthest : 1 }
  }
}
