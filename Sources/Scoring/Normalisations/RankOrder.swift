public import Decision

/// Place in the column's order as a share: 0 for the worst, 1 for the best; equal values share the mean.
///
/// `(number of worse + ½ number of other equals)/(m − 1)`; one alternative alone is 1. A cost is turned
/// round and becomes a benefit.
///
///     // benefit 7, 5, 5, 9 → 2/3, 1/6, 1/6, 1
///
/// - Throws: nothing of its own.
/// - Complexity: O(n·m log m).
/// - Source: OECD & JRC (2008), *Handbook on Constructing Composite Indicators*, section 5.1.
public struct RankOrder: Normalisation {
  public static let name = "rank"
  public init() {}

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria.map { $0.directed(.benefit) },
      columns: zip(matrix.criteria, matrix.columns).map { places($1, cost: $0.direction == .cost) },
      normalisation: Self.name)
  }

  private func places(_ column: [Double], cost: Bool) -> [Double] {
    guard column.count > 1 else { return [1] }
    let order = column.indices.sorted { cost ? column[$0] > column[$1] : column[$0] < column[$1] }
    var places = [Double](repeating: 0, count: column.count)
    var first = 0
    while first < order.count {
      var next = first + 1
      while next < order.count, column[order[next]] == column[order[first]] { next += 1 }
      let place = (Double(first) + Double(next - first - 1) / 2) / Double(column.count - 1)
      for i in order[first..<next] { places[i] = place }
      first = next
    }
    return places
  }
}
