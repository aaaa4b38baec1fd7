public import Decision

/// Distance from the mean in standard deviations (n − 1); a cost changes its sign and becomes a benefit.
///
///     // 2, 4, 9 (mean 5, sd √13) → −3/√13, −1/√13, 4/√13
///
/// A column that does not vary is 0 for everyone.
///
/// - Throws: nothing of its own.
/// - Complexity: O(m·n).
/// - Source: OECD & JRC (2008), *Handbook on Constructing Composite Indicators*, section 5.2.
public struct ZScore: Normalisation {
  public static let name = "z-score"
  public init() {}

  public func normalised(_ matrix: DecisionMatrix) throws(ScoringError) -> NormalisedMatrix {
    NormalisedMatrix(
      alternatives: matrix.alternatives, criteria: matrix.criteria.map { $0.directed(.benefit) },
      columns: zip(matrix.criteria, matrix.columns).map { standardised($1, cost: $0.direction == .cost) },
      normalisation: Self.name)
  }

  private func standardised(_ column: [Double], cost: Bool) -> [Double] {
    let (low, high) = extremes(column)
    guard low < high else { return [Double](repeating: 0, count: column.count) }
    // On 0 to 1 first: then neither the sum nor the squares can overflow or vanish.
    let range = high - low
    let unit =
      range.isFinite
      ? column.map { ($0 - low) / range } : column.map { ($0 / 2 - low / 2) / (high / 2 - low / 2) }
    let mean = unit.reduce(0, +) / Double(unit.count)
    let squares = unit.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(unit.count - 1)).squareRoot()
    return unit.map { cost ? (mean - $0) / deviation : ($0 - mean) / deviation }
  }
}
